"""Reads dates that are told from an earlier date of the same paragraph: "the next day", "a year earlier"."""

from __future__ import annotations

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.amounts import amount
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.reading import Found, Reading
from extractor.recognizers.dates.relative import unit_name

GRAINS: dict[str, tuple[str, ...]] = {
    "day": ("day",),
    "week": ("day",),
    "weekend": ("day",),
    "month": ("day", "month"),
    "quarter": ("day", "month"),
}
ANY = ("day", "month", "year")


def _told(hit: Hit, period: cal.Period | None, span: tuple[int, int] | None = None) -> list[Found]:
    start, end = span or (hit.start, hit.end)
    return [Found(start, end, period, hit.name, resolved=True, confidence=0.75)] if period else []


def same(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the same day", "that year"."""
    name = unit_name(reading, hit)
    anchor = reading.anchor(GRAINS.get(name, ANY), single=name == "day")
    if anchor is None or name == "fortnight" or (reading.is_lower(hit.end) and reading.kind(hit.end) == "time"):
        return []
    return _told(hit, cal.unit_of(anchor.start, name))


def beside(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the next day", "the following week", "the previous year"; "the next year" is a length."""
    name = unit_name(reading, hit) if "unit" in hit else "day"
    anchor = reading.anchor(GRAINS.get(name, ANY), single=name == "day")
    if anchor is None or (reading.kind(hit.start + 1) == "next" and name != "day") or name == "fortnight":
        return []
    date = anchor.end if "ahead" in hit else anchor.start
    try:
        return _told(hit, cal.unit_beside(date, name, 1 if "ahead" in hit else -1))
    except (ValueError, OverflowError):
        return []


def later(reading: Reading, hit: Hit) -> list[Found]:
    """Read "a year earlier", "three days later", "the year before"."""
    ahead = "ahead" in hit
    word = reading.tokens.word(hit.end - 1)
    if word in ("before", "after", "previous") and reading.is_word(hit.end):  # "the day before the vote"
        return []
    if reading.listed("length_words", hit.start - 1) or reading.kind(hit.end) == "than":  # "within two years before"
        return []
    months, days = _amount(reading, hit)
    anchor = reading.anchor(("day",) if days else ANY, single=days > 0)
    if anchor is None or not months + days:
        return []
    sign = 1 if ahead else -1
    try:
        return _told(hit, _moved(anchor, months * sign, days * sign))
    except (ValueError, OverflowError):
        return []


def _amount(reading: Reading, hit: Hit) -> tuple[int, int]:
    if "amount" in hit:
        return amount(reading, hit.parts["amount"]) or (0, 0)
    size, letter = reading.know.words.units.get(unit_name(reading, hit), (0, "d"))
    return (size, 0) if letter == "m" else (0, size)


def _moved(anchor: cal.Period, months: int, days: int) -> cal.Period | None:
    """Return the anchor moved: a quarter by a year is a quarter, a day by a year is a year."""
    if days:
        return cal.shift(cal.shift(anchor, months, "m"), days, "d")
    if anchor.grain == "day":
        date = cal.add_months(anchor.start, months)
        return cal.year(date.year) if months % 12 == 0 else cal.month(date.year, date.month)
    if anchor.grain == "year" and months % 12:
        return None
    return cal.shift(anchor, months, "m")


def same_of(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the same month a year ago", "the same period last year"."""
    name = unit_name(reading, hit)
    anchor = reading.anchor(("month",) if name in ("period", "quarter", "half") else GRAINS.get(name, ANY))
    if anchor is None:
        return []
    span = hit.first("y", "ydei")
    told = reading.year(span) if span else (anchor.start.year - 1, True)
    if told is None:
        return []
    base = anchor if name in ("period", "quarter", "half", "day") else cal.unit_of(anchor.start, name)
    step = told[0] - anchor.start.year
    if told[1] and step == 0:  # "last year" said of a quarter of last year
        step = -1
    return _told(hit, cal.shift(base, step * 12, "m"))


def closing_day(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the day" in "the index ended the day at 9,505"."""
    anchor = reading.anchor(("day",), single=True)
    period = cal.day(anchor.end) if anchor else cal.day(reading.today) if reading.today else None
    return _told(hit, period, hit.parts["span"])
