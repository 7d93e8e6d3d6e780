"""Reads the preposition before a date as its bound: "since March", "until 2027", "by the end of 2025"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.recognizers.dates.reading import Found, Reading
from extractor.values import DateBound

ONWARDS = frozenset(("on", "onward", "onwards", "forward"))


class BoundReader:
    """Finds the words of a bound before a date."""

    def __init__(self, bounds: Mapping[str, DateBound]) -> None:
        self._bounds = {tuple(words.split()): bound for words, bound in bounds.items()}
        self._longest = max(map(len, self._bounds))

    def __call__(self, reading: Reading, found: Found) -> tuple[int, DateBound]:
        """Return the first token of the bound's words (else of the date) and the bound."""
        if found.bound:
            return found.start, found.bound
        first = found.start - 1 if reading.kind(found.start - 1) == "the" else found.start
        for length in range(self._longest, 0, -1):
            words = tuple(reading.tokens.word(index) for index in range(first - length, first))
            bound = self._bounds.get(words)
            if bound:
                return first - length, bound
        if reading.kind(found.start - 1) == "from" and reading.tokens.word(found.end) in ONWARDS:
            return found.start - 1, "since"
        return found.start, "on"
