"""Reads longer stretches: quarters, halves, seasons, decades, centuries, holidays."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.lexicon import Holiday
from extractor.recognizers.dates.reading import STEPS, Found, Reading

# A decade of two digits that begins later than this many years before the article is the one a century earlier.
YOUNG = 5


def quarter(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the third quarter of 2014", "fourth-quarter", "first half of last year"."""
    nth = reading.number(hit.first("nth", "nthn") or (0, 0))
    unit, told = hit.word("unit"), "y" in hit or "ydei" in hit
    most = 4 if unit == "quarter" else 2
    number = most if nth is None else nth
    if number > most or (nth is None and not told):
        return []
    if not told and not _of_business(reading, hit, unit):
        return []
    if any(reading.kind(index) in ("fiscal", "fyear") for index in range(hit.start, hit.end)):
        return reading.dated(hit, cal.year, "y", "ydei")
    make = cal.quarter if unit == "quarter" else cal.half
    return reading.dated(hit, lambda y: make(y, number), "y", "ydei")


def _of_business(reading: Reading, hit: Hit, unit: str) -> bool:
    """Return whether a quarter or half without year is one of the calendar, not of a match or a fiscal year."""
    if reading.kind(hit.end) == "of" or reading.kind(hit.start - 1) == "fiscal":
        return False
    if unit == "quarter":
        return not reading.tokens.word(hit.end).startswith("final")
    return reading.listed("half_words", hit.end) or reading.listed("half_words", hit.end + 1)


def quarter_code(reading: Reading, hit: Hit) -> list[Found]:
    """Read "Q3 2014", "H1"."""
    code = hit.word("qcode")
    if "y" in hit and reading.kind(hit.parts["y"][0]) == "fyear":
        return reading.dated(hit, cal.year, "y")
    number = int(code.strip("qh"))
    make = cal.quarter if "q" in code else cal.half
    if "h" in code and not hit.first("y", "ydei"):
        return []
    found = reading.dated(hit, lambda y: make(y, number), "y", "ydei")
    return [replace(f, confidence=0.85) for f in found]


def months_of(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the first nine months of 2014"."""
    count = reading.number(hit.parts["count"])
    text = reading.tokens.word(hit.parts["count"][1])
    if count is None or text != "months" or not 1 <= count <= 11 or ("nth" in hit and hit.word("nth") != "first"):
        return []
    first = 1 if "nth" in hit else 13 - count
    return reading.dated(hit, lambda y: cal.months(y, first, count, "span"), "y", "ydei")


def season(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the summer of 1998", "last spring", "winter 2010-11"; south of the equator half a year later."""
    name = hit.word("season")
    month = reading.know.words.seasons[name]
    if reading.country in reading.know.southern:
        month = (month + 5) % 12 + 1
    if "years" in hit:
        return [Found(hit.start, hit.end, cal.season(int(hit.word("years")[:4]), month), hit.name)]
    if "dei" not in hit:
        return reading.dated(hit, lambda y: cal.season(y, month), "y", "ydei")
    if reading.today is None or (name == "fall" and reading.kind(hit.end) in ("in", "of", "from", "to")):
        return []
    return _near_season(reading, hit, month, reading.kind(hit.parts["dei"][1] - 1))


def season_alone(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the autumn" in "elections in the autumn": the one that the tense makes likely."""
    month, follower = reading.know.words.seasons[hit.word("season")], reading.kind(hit.end)
    if reading.today is None or follower in ("of", "poss", "hyphen"):
        return []
    if reading.country in reading.know.southern:
        month = (month + 5) % 12 + 1
    near = reading.nearest(hit, lambda y: cal.season(y, month))
    return [Found(hit.start + 1, hit.end, near[0], hit.name, resolved=True, confidence=0.75)] if near else []


def _near_season(reading: Reading, hit: Hit, month: int, step: str) -> list[Found]:
    today = reading.today
    assert today is not None
    seasons = [cal.season(y, month) for y in range(today.year - 2, today.year + 3)]
    if STEPS[step] < 0:
        chosen = max((s for s in seasons if s.end < today), key=lambda s: s.end)
    elif STEPS[step] > 0:
        chosen = min((s for s in seasons if s.start > today), key=lambda s: s.start)
    else:  # "this autumn" is of this year; of the two winters in it the tense tells which
        own = [s for s in seasons if s.start.year <= today.year <= s.end.year]
        chosen = cal.choose(own, today, reading.direction(hit), 120) or own[0]
    return [Found(hit.start, hit.end, chosen, hit.name, resolved=True, confidence=0.85)]


def decade(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the 1990s", "the '80s", "the nineties"; "his 80s" is an age."""
    before = reading.tokens.word(hit.start - 1)
    if "decadew" in hit:
        number = reading.know.words.decades[hit.word("decadew")]
        if "ed" not in hit and reading.kind(hit.end - 2) != "the":
            return []
    else:
        digits = re.sub(r"\D", "", hit.word("decade"))
        if len(digits) == 4:
            first = int(digits)
            period = cal.years(first, first + 99, "century") if first % 100 == 0 and first < 1900 else cal.decade(first)
            return [] if first == 1900 else [Found(hit.start, hit.end, period, hit.name)]
        number = int(digits)
        marked = hit.word("decade")[0] in "'’‘" or hit.end - hit.start > 1 or before in ("and", "or")
        if not marked:
            return []
    if before in ("his", "her", "their", "my", "your", "its", "our") and hit.word("decade")[:1] not in ("'", "’", "‘"):
        return []
    now = reading.today.year if reading.today else 2000
    first = now // 100 * 100 + number
    return [
        Found(hit.start, hit.end, cal.decade(first - 100 if first > now - YOUNG else first), hit.name, confidence=0.85)
    ]


def century(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the 19th century", "the early twenty-first century"."""
    number = reading.number(hit.first("nth", "nthn") or (0, 0))
    if number is None or not 1 <= number <= 22 or reading.tokens.word(hit.end) in ("bc", "bce"):
        return []
    return [Found(hit.start, hit.end, cal.century(number), hit.name)]


def holiday(reading: Reading, hit: Hit) -> list[Found]:
    """Read a named day with or without year."""
    first, last = hit.parts["holiday"]
    tokens = reading.tokens
    name = tokens.text[tokens.starts[first] : tokens.end(last - 1)]
    day = reading.know.holidays[holiday_key(name)]
    told = "y" in hit or "ydei" in hit
    if not told and "dei" not in hit and not _is_day(reading, hit, day):
        return []
    if told or "dei" not in hit:
        return reading.dated(hit, lambda y: holiday_in(reading, day, y), "y", "ydei")
    today, step = reading.today, STEPS[reading.kind(hit.parts["dei"][1] - 1)]
    if today is None:
        return []
    days = [p for y in range(today.year - 1, today.year + 2) if (p := holiday_in(reading, day, y))]
    on_side = [p for p in days if p.distance(today) * step > 0] if step else days
    chosen = cal.choose(on_side, today, reading.direction(hit) if step == 0 else None, 180)
    return [Found(hit.start, hit.end, chosen, hit.name, resolved=True)] if chosen else []


def holiday_key(name: str) -> str:
    """Return the form of a holiday's name that names are compared in."""
    return " ".join(name.lower().replace("’", "'").split())


def _is_day(reading: Reading, hit: Hit, day: Holiday) -> bool:
    """Return whether a name without year is the day: "on Christmas", not "a Christmas tree"."""
    noun = (
        reading.is_lower(hit.end) and reading.kind(hit.end) == "other" and not reading.listed("clause_words", hit.end)
    )
    before = reading.kind(hit.start - 1)
    return (
        day.alone
        or reading.is_all(hit)
        or (before in ("on", "at", "by", "before", "until", "since", "after") and not noun)
    )


def holiday_in(reading: Reading, day: Holiday, year: int) -> cal.Period | None:
    """Return a holiday's day in a year."""
    if day.easter is not None:
        date = cal.easter(year) + cal.ONE_DAY * day.easter
    elif day.month and day.nth and day.weekday:
        found = cal.nth_weekday(reading.know.words.weekdays[day.weekday], cal.month(year, day.month), day.nth)
        if found is None:
            return None
        date = found.start
    elif day.month and day.day:
        date = datetime.date(year, day.month, day.day)
    else:
        return None
    return cal.day(date + cal.ONE_DAY * day.plus)
