"""Names of known people said again: a surname recognised in one sentence is found in all."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.recognizers.people.candidates import ROMAN, Candidate
from extractor.recognizers.people.evidence import Judge


def find_repeats(
    known: Iterable[Candidate], rest: Iterable[Candidate], judge: Judge, text: str
) -> list[tuple[int, int]]:
    """Return where ``rest`` names people of ``known`` by a part of their name."""
    parts = name_parts(known)
    return [(c.start, c.end) for c in rest if tuple(c.lows) in parts and not _barred(c, judge, parts)]


def name_parts(known: Iterable[Candidate]) -> dict[tuple[str, ...], bool]:
    """Return the short forms of known names; the value says whether the form is a surname.

    A surname may keep its particles ("van der Berg", "al-Masri"); given names count too, last.
    """
    parts: dict[tuple[str, ...], bool] = {}
    for candidate in known:
        words = [w for w in candidate.words if not ROMAN.match(w.low)]
        lows = [w.low for w in words]
        if not lows:
            continue
        first = len(lows) - 1
        parts[tuple(lows)] = True
        parts[(lows[-1],)] = True
        while first > 0 and not words[first - 1].is_capital:
            first -= 1
            parts[tuple(lows[first:])] = True
        if len(lows) > 2:
            parts.setdefault(tuple(lows[-2:]), True)
        if len(lows) > 1 and len(lows[0]) > 2:
            parts.setdefault((lows[0],), False)
    return parts


def _barred(candidate: Candidate, judge: Judge, parts: dict[tuple[str, ...], bool]) -> bool:
    """Say whether a short form means a place or an ordinary word here."""
    if candidate.size > 1:
        return False
    low = candidate.lows[0]
    names = judge.names
    if low in names.openers or low in names.countries:
        return True
    if judge.is_other(candidate):
        return True
    return not parts[(low,)] and low not in names.gender
