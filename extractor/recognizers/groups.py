"""What was read, as spans of a spaCy Doc: a group for each kind, and behind each span its value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span

from extractor.records import Json


class Read(NamedTuple):
    """What was read at a place: offsets, the id that its span gets, and the value as plain data."""

    start: int
    end: int
    id: str
    value: Json


def set_group(doc: Doc, kind: str, found: Iterable[Read]) -> Doc:
    """Write what was read into ``doc.spans[kind]`` (label: the kind in capitals) and return the Doc.

    Spans hold whole tokens: one that would begin or end in a token is widened.
    """
    spans = []
    kept: dict[Any, Any] = doc.user_data  # of any keys, whatever its type says
    for start, end, name, value in found:
        span = doc.char_span(start, end, label=kind.upper(), span_id=name, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            kept[_key(span)] = value
    doc.spans[kind] = spans
    return doc


def value_of(span: Span) -> Json:
    """Return what was read of a span of a group of this package, in the words of the record; empty for other spans.

    A sum has its ``amount``, ``currency`` and so on, a length of time or a date its ``iso``, a country its ``code`` and
    ``form``, a title its ``status`` where it has one; a name has nothing. In a Doc of a DocBin the value of a fact are
    all its slots, and that of a mention its entity's ``name`` besides.
    """
    kept: dict[Any, Any] = span.doc.user_data
    value: Json = kept.get(_key(span), {})
    # A DocBin gives lists back as tuples.
    return {name: list(part) if isinstance(part, tuple) else part for name, part in value.items()}


def _key(span: Span) -> tuple[str, str, int, int]:
    """Return the key of a span's value: of a form that spaCy moves along when it joins Docs or cuts them."""
    return "._.", f"{span.label_}:{span.id_}", span.start_char, span.end_char
