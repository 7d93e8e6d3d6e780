"""Joins dates that stand together: "from 2009 to 2011", "between April and June", "two weeks before May 13"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.absolute import revise
from extractor.recognizers.dates.amounts import amount
from extractor.recognizers.dates.forms import Forms, hit
from extractor.recognizers.dates.reading import Found, Reading

# What may stand between the ends of a span, and between dates that share a year.
SPANNING = frozenset(("to", "through", "until", "hyphen"))
SHARING = SPANNING | {"and", "or", "comma"}
# "the week of Sunday, May 4" begins on that day.
SUNDAY = 6
# "moved from Friday to Monday", "rose from May to June": two dates, no span.
CHANGE = re.compile(
    r"\b(?:moved?|postponed|rescheduled|delayed|changed?|shifted|pushed|brought|rose|fell|grew|increased?|decreased?|dropped|revised|"
    r"switched|advanced)\b[^.]{0,30}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount before a date: "two weeks before", from the token ``start``."""

    start: int
    months: int
    days: int
    sign: int


def offsets(reading: Reading, forms: Forms, runs: Sequence[tuple[int, int]]) -> dict[int, Offset]:
    """Return the amounts that stand before a date, by the token at which the date must begin."""
    found = {}
    kinds = reading.tokens.kinds
    for match in (match for start, end in runs for match in forms.offset.finditer(kinds, start, end)):
        part = hit(reading.tokens, "offset", match)
        told = amount(reading, part.parts["amount"])
        starting = part.word("ahead") == "from" and reading.tokens.word(part.start - 1) in (
            "for",
            "next",
            "last",
            "of",
            "the",
        )
        if told and not starting and reading.kind(part.start - 1) not in ("or", "to", "hyphen", "half"):
            found[part.end] = Offset(part.start, *told, 1 if "ahead" in part else -1)
    return found


def moved(found: Found, offset: Offset) -> Found | None:
    """Return the date that lies ``offset`` from ``found``; None where the date is too coarse for the amount."""
    period = found.period
    single = period.grain == "day" and period.start == period.end
    if not single and (offset.days or (period.grain == "year" and offset.months % 12)):
        return None
    try:
        period = cal.shift(period, offset.sign * offset.months, "m")
        period = cal.shift(period, offset.sign * offset.days, "d")
    except (ValueError, OverflowError):
        return None
    return replace(found, start=offset.start, period=period, resolved=True, yearless=False, form="offset")


def week_of(reading: Reading, found: Found) -> Found:
    """Return the week of a day after "the week of", the seven days up to it after "the week ended", else the date."""
    words = [reading.tokens.word(index) for index in (found.start - 2, found.start - 1)]
    if words[0] != "week" or found.period.unit != "day":
        return found
    last = found.period.start
    if words[1] in ("ended", "ending"):
        week = cal.Period(last - cal.ONE_DAY * 6, last, "day", "span")
    elif words[1] in ("of", "beginning", "starting"):
        week = (
            cal.week(last)
            if words[1] == "of" and last.weekday() != SUNDAY
            else cal.Period(last, last + cal.ONE_DAY * 6, "day", "span")
        )
    else:
        return found
    return replace(found, start=found.start - 2, period=week, form="week_of")


def weekdays(reading: Reading, left: Found, right: Found) -> list[Found] | None:
    """Return what two weekdays with "to" between them are; None where they are no such pair.

    "Monday to Friday" are opening hours and no date; else the second follows on the first.
    """
    between = _between(reading, left, right)
    if (left.form, right.form) != ("weekday", "weekday") or len(between) != 1 or between[0] not in SPANNING:
        return None
    first, last = left.period.start, right.period.start
    if reading.kind(left.start - 1) != "from" or (first.weekday(), last.weekday()) == (0, 4):
        return []
    day = cal.day(first + cal.ONE_DAY * ((last - first).days % 7))
    return [left, replace(right, period=day)]


def bracketed(reading: Reading, left: Found, right: Found) -> Found:
    """Return "Wednesday" of "Wednesday (March 13)" on the day in brackets."""
    day = right.period.start
    named = left.form == "weekday" and _between(reading, left, right) == ["open"] and right.period.unit == "day"
    return replace(left, period=right.period) if named and left.period.start.weekday() == day.weekday() else left


def join(reading: Reading, dates: list[Found]) -> list[Found]:
    """Return the dates with those that form a span joined, and with years shared; dates without any year go."""
    out: list[Found] = []
    for single in dates:
        date = week_of(reading, single)
        if out and (pair := weekdays(reading, out[-1], date)) is not None:
            if not pair:
                out.pop()
                continue
            out[-1], date = pair
        if out:
            out[-1], date = share_year(reading, bracketed(reading, out[-1], date), date)
            span = _span(reading, out[-1], date)
            if span:
                out[-1] = span
                continue
        out.append(date)
    return [date for date in out if not date.open]


def _between(reading: Reading, left: Found, right: Found) -> list[str]:
    return [reading.kind(index) for index in range(left.end, min(right.start, left.end + 3))]


def share_year(reading: Reading, left: Found, right: Found) -> tuple[Found, Found]:
    """Return "May 3" of "May 3 to June 5, 2014" in the year of the other, and the other way round."""
    between = _between(reading, left, right)
    if not 0 < len(between) <= 2 or not SHARING.issuperset(between) or left.yearless == right.yearless:
        return left, right
    if left.yearless and not right.resolved:
        number = right.period.start.year
        shared = revise(left, number)
        if shared and shared.period.start > right.period.start:
            shared = revise(left, number - 1)
        return shared or left, right
    if right.yearless and not left.resolved and left.period.grain != "year" and between != ["comma"]:
        number = left.period.end.year
        shared = revise(right, number)
        if shared and shared.period.start < left.period.start:
            shared = revise(right, number + 1)
        return left, shared or right
    return left, right


def _changes(reading: Reading, start: int) -> bool:
    end = reading.tokens.starts[start]
    return CHANGE.search(reading.tokens.text[max(0, end - 60) : end]) is not None


def _span(reading: Reading, left: Found, right: Found) -> Found | None:
    """Return one span of two dates with "to" or "-" between them, or "and" after "between"."""
    between = _between(reading, left, right)
    opening = reading.kind(left.start - 1)
    if len(between) != 1 or left.open or right.open:
        return None
    if not (between[0] in SPANNING or (between[0] == "and" and opening == "between")):
        return None
    period = cal.join(left.period, right.period)
    start = left.start - 1 if opening in ("between", "from") else left.start
    if period is None or (opening == "from" and _changes(reading, start)):
        return None
    confidence = min(left.confidence, right.confidence)
    resolved = left.resolved or right.resolved
    return Found(start, right.end, period, "span", resolved=resolved, confidence=confidence)
