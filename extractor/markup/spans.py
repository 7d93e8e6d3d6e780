"""Mentions of a record as spans over its text, nested for HTML even where they overlap.

Offsets are half-open and count code points. The text nodes of the HTML made here, put together, are the
article's text: a page can find every offset again by counting.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

KINDS = ("person", "role", "organization", "country", "money", "duration", "date", "agreement", "statement")
ENTITY_KINDS = (("people", "person"), ("organizations", "organization"), ("countries", "country"))

# HTML parsers turn a raw carriage return into a line feed and drop NUL; surrogates cannot be written as UTF-8.
_UNWRITABLE = {0: "�", **dict.fromkeys(range(0xD800, 0xE000), "�")}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark: its kind, the entity or fact it belongs to, and a label for readers."""

    start: int
    end: int
    kind: str
    ref: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside the same spans throughout, the outermost first."""

    start: int
    end: int
    spans: tuple[Span, ...]


def escape(text: str) -> str:
    """Write text for HTML so that a browser keeps every code point: one in, one out."""
    return html.escape(text.translate(_UNWRITABLE)).replace("\r", "&#13;")


def fits(start: Any, end: Any, length: int) -> bool:
    """Return whether two values from a record are offsets of a non-empty stretch of the text."""
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length


def mention_spans(record: Json, length: int) -> list[Span]:
    """Return what a record marks in its text, in text order: entities, values, titles and pacts."""
    found = [
        Span(m["start"], m["end"], kind, entity["id"], entity["name"])
        for key, kind in ENTITY_KINDS
        for entity in record.get(key, [])
        for m in entity["mentions"]
        if fits(m["start"], m["end"], length)
    ]
    for fact in record.get("facts", []):
        place = _marked_place(fact)
        if place and fits(*place, length):
            found.append(Span(*place, fact["kind"], fact["id"], fact["kind"]))
    unique = {(s.start, s.end, s.kind): s for s in reversed(found)}
    return sorted(unique.values(), key=_outermost_first)


def _marked_place(fact: Json) -> tuple[int, int] | None:
    """Return where a fact is marked: a value on its own words, a pact on its noun, a title on the title.

    Statements are marked by their quote only when they are lit; marking whole sentences would hide the rest.
    """
    kind = fact["kind"]
    if kind in ("money", "duration", "date"):
        return fact["start"], fact["end"]
    if kind == "agreement" and fact.get("what"):
        return fact["what"]["start"], fact["what"]["end"]
    if kind == "role":
        return locate(fact.get("role"), fact)
    return None


def locate(value: Any, fact: Json) -> tuple[int, int] | None:
    """Return where a slot without offsets stands in the fact's own words, in any case and ending, or None."""
    found = re.search(rf"\b{re.escape(str(value))}\w*", fact["text"], re.IGNORECASE) if value else None
    return (fact["start"] + found.start(), fact["start"] + found.end()) if found else None


def _outermost_first(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, KINDS.index(span.kind) if span.kind in KINDS else -1


def pieces(length: int, spans: Iterable[Span]) -> list[Piece]:
    """Cut ``length`` characters wherever a span begins or ends; costs no more than the sum of span depths."""
    ordered = sorted((s for s in spans if fits(s.start, s.end, length)), key=_outermost_first)
    edges = sorted({0, length, *(s.start for s in ordered), *(s.end for s in ordered)})
    waiting = iter(ordered)
    following = next(waiting, None)
    active: list[Span] = []
    cut: list[Piece] = []
    for start, end in itertools.pairwise(edges):
        active = [s for s in active if s.end > start]
        while following is not None and following.start == start:
            active.append(following)
            following = next(waiting, None)
        cut.append(Piece(start, end, tuple(active)))
    return cut


def nested_html(
    text: str,
    spans: Iterable[Span],
    opening: Callable[[Span, bool, bool], str],
    *,
    closing: str = "</mark>",
    anchors: Sequence[tuple[int, str]] = (),
) -> str:
    """Return the text as HTML with each span opened by ``opening(span, is_first_part, is_last_part)``.

    A span that crosses the end of one around it is closed there and opened again, as HTML demands.
    ``anchors`` are (offset, HTML) pairs put in between, in text order.
    """
    return "".join(_tags(text, pieces(len(text), spans), opening, closing, list(anchors)))


def _tags(
    text: str,
    cut: list[Piece],
    opening: Callable[[Span, bool, bool], str],
    closing: str,
    anchors: list[tuple[int, str]],
) -> Iterator[str]:
    stack: list[Span] = []
    anchors = sorted(anchors, key=lambda anchor: anchor[0], reverse=True)
    for piece in cut:
        shared = 0
        while shared < min(len(stack), len(piece.spans)) and stack[shared] is piece.spans[shared]:
            shared += 1
        yield closing * (len(stack) - shared)
        del stack[shared:]
        for span in piece.spans[shared:]:
            stack.append(span)
            inside = min(outer.end for outer in stack)
            yield opening(span, span.start == piece.start, span.end == inside)
        at = piece.start
        while anchors and anchors[-1][0] < piece.end:
            offset, anchor = anchors.pop()
            yield escape(text[at:offset]) + anchor
            at = max(at, offset)
        yield escape(text[at : piece.end])
    yield closing * len(stack)


def verify(record: Json, text: str) -> bool:
    """Return whether every quote of the record stands in ``text`` where the record says."""
    entities = (m for key, _ in ENTITY_KINDS for entity in record.get(key, []) for m in entity["mentions"])
    return all(
        fits(q["start"], q["end"], len(text)) and text[q["start"] : q["end"]] == q["text"]
        for q in itertools.chain(entities, record.get("facts", []))
    )
