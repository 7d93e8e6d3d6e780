"""Quotations in running text, with any marks, recovered paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*[“\"])")
CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "‘": "’", "'": "'"}
# An opening mark stands before a word and after a space or bracket; a closing one the other way round. Single marks
# are also apostrophes, so they close only after a stop, as quoted speech does.
OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)(?:``|[“„«\"‘'])(?=[^\s.,;:)])|[“„«](?=\S)")
CLOSE_DOUBLE = re.compile(r"(?<=\S)(?:''|[”“»\"])")
CLOSE_SINGLE = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
MIN_LETTERS = 2


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
    found = []
    place = start
    unclosed: set[str] = set()  # marks that nothing further on closes: not looked for again, or time were quadratic
    while (opening := OPEN.search(text, place, end)) is not None:
        mark = opening.group()
        closing = None if mark in unclosed else _closing(text, mark, opening.end(), end)
        if closing is None:
            unclosed.add(mark)
            if goes_on and mark not in "'‘":
                found += _quotation(text, opening.span(), (end, end))
                break
            place = opening.end()
            continue
        found += _quotation(text, opening.span(), closing)
        place = closing[1]
    return found


def _closing(text: str, mark: str, start: int, end: int) -> tuple[int, int] | None:
    pattern = CLOSE_SINGLE if mark in "'‘" else CLOSE_DOUBLE
    for close in pattern.finditer(text, start, end):
        if close.group() in CLOSERS[mark] or close.group() == CLOSERS[mark]:
            return close.span()
    return None


def _quotation(text: str, opening: tuple[int, int], closing: tuple[int, int]) -> list[Quotation]:
    start, end = opening[1], closing[0]
    while end > start and text[end - 1].isspace():
        end -= 1
    if sum(map(str.isalpha, text[start:end])) < MIN_LETTERS:
        return []
    return [Quotation(start, end, (opening[0], closing[1]))]
