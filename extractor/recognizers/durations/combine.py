"""Join neighbouring lengths: "a year and six months", "18 months to two years", "between a week and a month"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extractor.recognizers.durations.grammar import DASH, Length
from extractor.recognizers.durations.lengths import ORDER, SECONDS, Parts, seconds
from extractor.recognizers.numbers import SPACE

SUM = re.compile(rf"(?P<space>{SPACE})\Z|(?P<listed>,?{SPACE}?(?:and|&){SPACE}|,{SPACE})\Z", re.IGNORECASE)
RANGE = re.compile(rf"{SPACE}(?:to|or){SPACE}\Z|{SPACE}?{DASH}{SPACE}?\Z", re.IGNORECASE)
AND = re.compile(rf"{SPACE}and{SPACE}\Z", re.IGNORECASE)
LEAD = re.compile(rf"\b(?P<word>between|from){SPACE}\Z", re.IGNORECASE)
MAX_GAP = 12


Test = Callable[[str, int], bool]


def combine(text: str, lengths: list[Length], *, is_change: Test, is_rate: Test) -> list[Length]:
    """Return ``lengths`` with neighbours that state one length or one range joined.

    ``is_change`` says of an offset whether a verb of change stands before it ("cut from five to three years"),
    ``is_rate`` whether what starts there is the unit of a rate ("40 hours a week and 10 days of leave").
    """
    found: list[Length] = []
    for length in lengths:
        joined = _join(text, found[-1], length, is_change, is_rate) if found else None
        if joined is None:
            found.append(length)
        else:
            found[-1] = joined
    return found


def _join(text: str, left: Length, right: Length, is_change: Test, is_rate: Test) -> Length | None:
    if left.low is None or right.low is None or left.high or not 0 < right.core - left.end <= MAX_GAP:
        return None
    if left.kind in ("long", "reach") or right.kind in ("long", "reach", "bare"):
        return None
    if left.kind == "article" and is_rate(text, left.start):
        return None
    gap = text[left.end : right.start]
    if right.bound is None and right.high is None and _adds(left.low, right, gap):
        return replace(left, end=right.end, low=left.low | right.low, kind="number", unit=right.unit)
    lead = LEAD.search(text, max(0, left.start - MAX_GAP), left.start)
    between = lead is not None and lead["word"].lower() == "between" and AND.match(gap)
    if (between or RANGE.match(gap)) and right.high is None and seconds(left.low) < seconds(right.low):
        if lead is not None and not between and is_change(text, lead.start()):
            return None
        start = left.start if lead is None else lead.start()
        return replace(
            left, start=start, core=start, outer=start, end=right.end, high=right.low, unit=right.unit, kind="number"
        )
    return None


def _adds(low: Parts, right: Length, gap: str) -> bool:
    """Say whether ``right`` adds to the length before ``gap``: it is smaller, or only a blank parts them."""
    assert right.low is not None
    match = SUM.match(gap)
    if match is None or any(code in low for code in right.low):
        return False
    if match["space"]:
        return right.kind == "number" and not right.hyphen
    smallest = max(low, key=ORDER.index)
    return seconds(right.low) < SECONDS[smallest] and not right.hyphen
