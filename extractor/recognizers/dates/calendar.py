"""Periods of the calendar and what can be done with them: pure arithmetic, no words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Grain = Literal["day", "month", "year"]
Date = datetime.date

ONE_DAY = datetime.timedelta(days=1)
WIDTH: dict[Grain, int] = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included, told to the ``grain`` that the text gives.

    ``unit`` says what kind of stretch it is where the grain does not ("week", "quarter", "decade" ...).
    """

    start: Date
    end: Date
    grain: Grain
    unit: str

    @property
    def iso(self) -> str:
        """The first day, month or year as YYYY-MM-DD, YYYY-MM or YYYY."""
        return self.start.isoformat()[: WIDTH[self.grain]]

    @property
    def iso_end(self) -> str | None:
        """The last day, month or year; None where it is the first."""
        end = self.end.isoformat()[: WIDTH[self.grain]]
        return None if end == self.iso else end

    def distance(self, today: Date) -> int:
        """Return the days between the period and ``today``: negative for the past, 0 when today is inside."""
        if self.end < today:
            return (self.end - today).days
        return max((self.start - today).days, 0)


def day(date: Date) -> Period:
    """Return one day."""
    return Period(date, date, "day", "day")


def week(date: Date) -> Period:
    """Return the week of ``date``, Monday to Sunday."""
    monday = date - ONE_DAY * date.weekday()
    return Period(monday, monday + ONE_DAY * 6, "day", "week")


def weekend(date: Date) -> Period:
    """Return the Saturday and Sunday of the week of ``date``."""
    monday = week(date).start
    return Period(monday + ONE_DAY * 5, monday + ONE_DAY * 6, "day", "weekend")


def months(year: int, first: int, count: int, unit: str) -> Period:
    """Return ``count`` months from month ``first``, which may lie outside 1..12, of ``year``."""
    start = add_months(Date(year, 1, 1), first - 1)
    last = add_months(start, count - 1)
    return Period(start, month_end(last.year, last.month), "month", unit)


def month(year: int, number: int) -> Period:
    """Return a month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Period:
    """Return a quarter of the calendar year, 1 to 4."""
    return months(year, number * 3 - 2, 3, "quarter")


def half(year: int, number: int) -> Period:
    """Return a half of the calendar year, 1 or 2."""
    return months(year, number * 6 - 5, 6, "half")


def season(year: int, first_month: int) -> Period:
    """Return the season that begins in ``first_month`` of ``year``; a winter ends in the next year."""
    return months(year, first_month, 3, "season")


def years(first: int, last: int, unit: str = "year") -> Period:
    """Return the years from ``first`` to ``last``."""
    return Period(Date(first, 1, 1), Date(last, 12, 31), "year", unit)


def year(number: int) -> Period:
    """Return a year."""
    return years(number, number)


def decade(first: int) -> Period:
    """Return ten years from ``first``."""
    return years(first, first + 9, "decade")


def century(number: int) -> Period:
    """Return a century: the 19th is 1801 to 1900."""
    return years(number * 100 - 99, number * 100, "century")


def join(first: Period, last: Period) -> Period | None:
    """Return the stretch from one period to another; None unless they are equally fine and in order."""
    if first.grain != last.grain or first.start >= last.start:
        return None
    return Period(first.start, last.end, first.grain, "span")


def month_end(year: int, number: int) -> Date:
    """Return the last day of a month."""
    return Date(year, number, calendar.monthrange(year, number)[1])


def add_months(date: Date, count: int) -> Date:
    """Return ``date`` moved by months, to the month's last day where the day does not exist.

    Raises ValueError outside the calendar's years 1 to 9999.
    """
    index = date.year * 12 + date.month - 1 + count
    year, number = divmod(index, 12)
    return Date(year, number + 1, min(date.day, calendar.monthrange(year, number + 1)[1]))


def shift(period: Period, count: int, unit: str) -> Period:
    """Return ``period`` moved by ``count`` days ("d") or months ("m")."""
    if unit == "d":
        return Period(period.start + ONE_DAY * count, period.end + ONE_DAY * count, period.grain, period.unit)
    start = add_months(period.start, count)
    end = add_months(period.end, count)
    if period.grain != "day":
        end = month_end(end.year, end.month)
    return Period(start, end, period.grain, period.unit)


def unit_of(date: Date, unit: str) -> Period:
    """Return the "day", "week", "weekend", "month", "quarter", "year", "decade" or "century" that holds ``date``."""
    if unit in ("day", "week", "weekend"):
        return {"day": day, "week": week, "weekend": weekend}[unit](date)
    if unit == "month":
        return month(date.year, date.month)
    if unit == "quarter":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "half":
        return half(date.year, (date.month + 5) // 6)
    if unit == "decade":
        return decade(date.year // 10 * 10)
    if unit == "century":
        return century((date.year + 99) // 100)
    return year(date.year)


STEP = {
    "day": (1, "d"),
    "week": (7, "d"),
    "weekend": (7, "d"),
    "fortnight": (14, "d"),
    "month": (1, "m"),
    "quarter": (3, "m"),
    "half": (6, "m"),
    "year": (12, "m"),
    "decade": (120, "m"),
    "century": (1200, "m"),
}


def unit_beside(date: Date, unit: str, count: int) -> Period:
    """Return the unit ``count`` units after the one that holds ``date``: -1 is the previous one."""
    size, letter = STEP[unit]
    moved = shift(day(date if letter == "d" else date.replace(day=1)), count * size, letter)
    return unit_of(moved.start, unit)


def nth_weekday(weekday: int, within: Period, nth: int) -> Period | None:
    """Return the ``nth`` (from 1; -1 is the last) given weekday within a period."""
    if nth > 0:
        first = within.start + ONE_DAY * ((weekday - within.start.weekday()) % 7)
        found = first + ONE_DAY * 7 * (nth - 1)
    else:
        found = within.end - ONE_DAY * ((within.end.weekday() - weekday) % 7)
    return day(found) if within.start <= found <= within.end else None


def easter(year: int) -> Date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skip = divmod(century, 4)
    lead = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - lead + 15) % 30
    weekday = (32 + 2 * skip + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number, index = divmod(epact + weekday - 7 * late + 114, 31)
    return Date(year, number, index + 1)


def choose(candidates: Sequence[Period], today: Date, direction: str | None, penalty: int) -> Period | None:
    """Return the candidate nearest to ``today``; one against ``direction`` counts ``penalty`` days farther.

    Of quarters and halves the past knows only those that are over.
    """
    if not candidates:
        return None

    def cost(candidate: Period) -> tuple[int, int]:
        gap = candidate.distance(today)
        going_on = candidate.unit in ("quarter", "half") and candidate.end >= today
        against = (direction == "past" and (gap > 0 or going_on)) or (direction == "future" and gap < 0)
        return abs(gap) + (penalty if against else 0), gap

    return min(candidates, key=cost)
