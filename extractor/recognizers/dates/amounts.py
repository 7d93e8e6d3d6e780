"""Reads amounts of time and the dates that lie one away from the article's: "two years ago", "in three days"."""

from __future__ import annotations

import datetime
from dataclasses import replace

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.reading import Found, Reading, told

MAX_COUNT = 5000


def amount(reading: Reading, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return months and days of "1 month and 21 days"; None for what is no amount."""
    months = days = 0
    count: int | None = None
    for index in range(*span):
        size = reading.know.words.units.get(reading.tokens.word(index))
        value = reading.number((index, index + 1))
        if reading.kind(index) == "couple":
            count = 2
        elif size and count is not None:
            if size[1] == "m":
                months += count * size[0]
            else:
                days += count * size[0]
            count = None
        elif value is not None:
            count = (count or 0) + value
    return (months, days) if 0 < months + days <= MAX_COUNT else None


def moved(date: datetime.date, months: int, days: int, sign: int) -> cal.Period | None:
    """Return ``date`` moved by an amount, as fine as it: years, months or days; None off the calendar."""
    try:
        moved = cal.add_months(date, sign * months) + cal.ONE_DAY * (sign * days)
    except (ValueError, OverflowError):
        return None
    if days:
        return cal.day(moved)
    return cal.year(moved.year) if months % 12 == 0 else cal.month(moved.year, moved.month)


def ago(reading: Reading, hit: Hit) -> list[Found]:
    """Read "more than two years ago", "three weeks from now"."""
    if reading.kind(hit.start - 1) in ("last", "past", "next"):  # "the last three months and two days ago they"
        hit = _last_amount(reading, hit)
    size = amount(reading, hit.parts["amount"])
    if reading.today is None or size is None or _continues(reading, hit):
        return []
    period = moved(reading.today, *size, 1 if "ahead" in hit else -1)
    found = told(hit, period, 0.9)
    if "far" in hit or "near" in hit:
        earlier = ("far" in hit) != ("ahead" in hit)
        return [replace(f, bound="before" if earlier else "after", confidence=0.8) for f in found]
    return found


def _last_amount(reading: Reading, hit: Hit) -> Hit:
    """Return ``hit`` without the amount before "and", which belongs to what stands before it."""
    first, last = hit.parts["amount"]
    start = next((index + 1 for index in range(first, last) if reading.kind(index) == "and"), first)
    return replace(hit, start=start, parts=hit.parts | {"amount": (start, last)})


def _continues(reading: Reading, hit: Hit) -> bool:
    """Return whether the amount is only the end of one: "two to three weeks ago", "half a year ago"."""
    before = reading.kind(hit.start - 1)
    if before in ("hyphen", "dot"):
        return reading.tokens.glued(hit.start)
    return before in ("or", "to", "half", "num", "two", "slash", "hundred", "thousand")


def in_amount(reading: Reading, hit: Hit) -> list[Found]:
    """Read "in three days" where the clause speaks of the future; else it is a length."""
    size = amount(reading, hit.parts["amount"])
    if reading.today is None or size is None or reading.listed("length_before", hit.start - 1):
        return []
    if "time" not in hit and not reading.is_all(hit) and reading.direction(hit) != "future":
        return []
    return told(hit, moved(reading.today, *size, 1), 0.8)
