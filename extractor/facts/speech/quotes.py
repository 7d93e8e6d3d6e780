"""Quotations in running text, with any marks, recovered paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*[“\"])")
CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "‘": "’", "'": "'"}
# An opening mark stands before a word and after a space or bracket; a closing one the other way round. Single marks
# are also apostrophes, so they close only after a stop, as quoted speech does.
MARK = re.compile("[`“„«\"‘']")
OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)(?:``|[“„«\"‘'])(?=[^\s.,;:)])|[“„«](?=\S)")
CLOSE_DOUBLE = re.compile(r"(?<=\S)(?:''|[”“»\"])")
CLOSE_SINGLE = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
MIN_LETTERS = 2
MAX_NAME = 4  # words of a name and titles between a comma and the verb of speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: ``start`` and ``end`` without the marks, ``outer`` with them, all half-open code points."""

    start: int
    end: int
    outer: tuple[int, int]


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of ``text`` in order; one that runs on into a new paragraph gives one for each.

    A mark that nothing closes in its paragraph opens a quotation only where the next paragraph opens with a mark
    again, as newspapers write long speech; otherwise it is passed over, so that one lost mark spoils no more than
    its own paragraph.
    """
    found: list[Quotation] = []
    start = 0
    for gap in (*PARAGRAPH.finditer(text), None):
        end = gap.start() if gap else len(text)
        goes_on = gap is not None and OPEN.match(text, gap.end()) is not None
        found += _in_paragraph(text, start, end, goes_on=goes_on)
        start = gap.end() if gap else end
    return found


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Quotation]:
    if MARK.search(text, start, end) is None:
        return []
    found = []
    place = start
    unclosed: set[str] = set()  # marks that nothing further on closes: not looked for again, or time were quadratic
    while (opening := OPEN.search(text, place, end)) is not None:
        mark, place = opening.group(), opening.end()
        again = end if mark in unclosed else _again(text, mark, place, end)
        closing = None if mark in unclosed else _closing(text, mark, place, again)
        if closing is not None:
            found += _quotation(text, opening.span(), closing)
            place = closing[1]
        elif again == end:
            unclosed.add(mark)
            if goes_on and mark not in "'‘":
                found += _quotation(text, opening.span(), (end, end))
                break
    return found


def _closing(text: str, mark: str, start: int, end: int) -> tuple[int, int] | None:
    pattern = CLOSE_SINGLE if mark in "'‘" else CLOSE_DOUBLE
    for close in pattern.finditer(text, start, end):
        if close.group() in CLOSERS[mark] or close.group() == CLOSERS[mark]:
            return close.span()
    return None


def _again(text: str, mark: str, start: int, end: int) -> int:
    """Return where the same mark opens another quotation, or else ``end``: what is open there was never closed."""
    if mark in "'‘":
        return end
    return next((found.start() for found in OPEN.finditer(text, start, end) if found.group() == mark), end)


def cut_short(quotations: list[Quotation], places: Sequence[int], text: str) -> Iterator[Quotation]:
    """Yield the quotations; one without a closing mark ends where a speaker is named: “We will win, said Brel.

    ``places`` are the starts of the words that say that somebody spoke, in text order.
    """
    for quotation in quotations:
        end = quotation.end
        if quotation.outer[1] == end and text[end : end + 1].strip() == "":
            inside = places[bisect_right(places, quotation.start) : bisect_left(places, end)]
            end = next((stop for place in inside if (stop := _named_after(text, quotation.start, place))), end)
        yield quotation if end == quotation.end else replace(quotation, end=end, outer=(quotation.outer[0], end))


def _named_after(text: str, start: int, cue: int) -> int | None:
    """Return the end of what is said before ", said X" or ", X said"."""
    comma = max(text.rfind(mark, start, cue) for mark in ",?!")
    name = text[comma + 1 : cue]
    return (
        comma + 1 if comma > start and len(name.split()) <= MAX_NAME and (not name.strip() or name.istitle()) else None
    )


def _quotation(text: str, opening: tuple[int, int], closing: tuple[int, int]) -> list[Quotation]:
    start, end = opening[1], closing[0]
    while end > start and text[end - 1].isspace():
        end -= 1
    if sum(map(str.isalpha, text[start:end])) < MIN_LETTERS:
        return []
    return [Quotation(start, end, (opening[0], closing[1]))]
