"""Reads dates that name a day, a month or a year: "3 May 2014", "Feb. 28", "5/3/2014", "in 2024"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.isolated import Order, read_date
from extractor.recognizers.dates.reading import Found, Reading, in_year
from extractor.recognizers.dates.tokens import month_and_year

# A weekday beside a day and month without year fixes the year only for days as near as this.
NEAR = 60
# After these a month's name may also be a person's: "the speech by May".
LOOSE = frozenset(("of", "and", "or", "by", "from", "to", "than", "for", "before", "after"))
PLAIN = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4}")


def day_month(reading: Reading, hit: Hit) -> list[Found]:
    """Read a day and a month with or without year and weekday."""
    if "y2" in hit and not _is_short_year(reading, hit):
        hit = _without_year(reading, hit)
    day = reading.number(hit.first("day", "dayw", "dayc") or (0, 0))
    month = month_number(reading, hit)
    if day is None or month is None or not 1 <= day <= 31 or not _is_month(reading, hit):
        return []
    if _first_meeting(reading, hit):
        return []
    if "y2" in hit:
        return reading.dated(hit, lambda y: cal.day(datetime.date(y, month, day)), "y2")
    if "yr" in hit and (plain := _plain(reading, hit)):
        return [Found(hit.start, hit.end, cal.day(plain), hit.name)]
    if "yr" not in hit and "y" not in hit and (weekday := _weekday(reading, hit)) is not None:
        found = _by_weekday(reading, hit, weekday, lambda y: cal.day(datetime.date(y, month, day)))
        if found:
            return found
    return reading.dated(hit, lambda y: cal.day(datetime.date(y, month, day)), "yr", "y")


def _is_short_year(reading: Reading, hit: Hit) -> bool:
    """Return whether two digits after day and month are the year: "3rd Feb 82", "21-APR-56", not "5 May 10 people"."""
    if len(hit.word("y2")) != 2 or (reading.is_word(hit.end) and reading.tokens.glued(hit.end)):
        return False
    return reading.tokens.glued(hit.end - 1) or not reading.is_word(hit.end)


def _without_year(reading: Reading, hit: Hit) -> Hit:
    """Return ``hit`` without the two digits after it and the comma before them."""
    end = hit.parts["y2"][0]
    end -= reading.kind(end - 1) == "comma"
    return replace(hit, end=end, parts={name: span for name, span in hit.parts.items() if name != "y2"})


def _first_meeting(reading: Reading, hit: Hit) -> bool:
    """Return whether an ordinal counts what follows the month: "the first March meeting"."""
    if "dayw" not in hit or hit.name != "day_month" or "yr" in hit:
        return False
    return reading.kind(hit.parts["mon"][0] - 1) != "of" and hit.parts["dayw"][1] - hit.parts["dayw"][0] == 1


def _plain(reading: Reading, hit: Hit) -> datetime.date | None:
    """Return the day of a date written in full in digits and letters, as the date parser reads it."""
    tokens = reading.tokens
    first = hit.parts["wd"][1] if "wd" in hit else hit.start
    while reading.kind(first) in ("the", "comma"):
        first += 1
    text = tokens.text[tokens.starts[first] : tokens.end(hit.end - 1)]
    return read_date(text, "MDY") if PLAIN.fullmatch(text) else None


def month_number(reading: Reading, hit: Hit) -> int | None:
    """Return the number of the month that ``hit`` names."""
    return reading.know.words.months.get(reading.tokens.word(hit.parts["mon"][0]))


def _is_month(reading: Reading, hit: Hit) -> bool:
    """Return whether lower-case "may" or "march" beside a number is a month, and the number its day."""
    plain = "day" in hit and reading.kind(hit.parts["day"][0]) == "num"
    year = "yr" in hit or "y" in hit
    if reading.kind(hit.parts["mon"][0]) == "mlow":
        return year or not plain or not reading.is_word(hit.end) or reading.kind(hit.parts["mon"][0] - 1) == "of"
    # "in May 20 people died"
    return year or not plain or hit.name != "month_day" or not reading.listed("not_year_before", hit.end)


def _weekday(reading: Reading, hit: Hit) -> int | None:
    return reading.know.words.weekdays.get(reading.tokens.word(hit.parts["wd"][0])) if "wd" in hit else None


def _by_weekday(reading: Reading, hit: Hit, weekday: int, of_year: Callable[[int], cal.Period]) -> list[Found]:
    """Return the day of the year in which it falls on ``weekday``, if near or if no tense says otherwise."""
    if reading.today is None:
        return []
    days = []
    for number in range(reading.today.year - 1, reading.today.year + 2):
        try:
            period = of_year(number)
        except ValueError:
            continue
        if period.start.weekday() == weekday:
            days.append(period)
    nearest = cal.choose(days, reading.today, None, 0)
    if nearest is None or (abs(nearest.distance(reading.today)) > NEAR and reading.direction(hit) is not None):
        return []
    return [Found(hit.start, hit.end, nearest, hit.name, resolved=True, confidence=0.95)]


def days_month(reading: Reading, hit: Hit) -> list[Found]:
    """Read two days of one month: "3-5 May 2014" is a span, "3 and 5 May" two dates."""
    first, last = reading.number(hit.parts["day"]), reading.number(hit.parts["day2"])
    month = month_number(reading, hit)
    if first is None or last is None or month is None or not _is_month(reading, hit):
        return []
    counted = (
        reading.is_lower(hit.end) and reading.kind(hit.end) == "other" and reading.kind(hit.parts["day2"][0]) == "num"
    )
    if "pair" in hit and "yr" not in hit and hit.name == "month_days" and counted:  # "May 3 and 4 others"
        return []
    spanned = "span" in hit or ("open" in hit and hit.word("open") == "between")
    if spanned and first < last:

        def of_year(y: int) -> cal.Period:
            start = datetime.date(y, month, first)
            return cal.Period(start, start.replace(day=last), "day", "span")

        return reading.dated(hit, of_year, "yr")
    if "pair" not in hit:
        return []
    return _pair(reading, hit, lambda y, d: cal.day(datetime.date(y, month, d)), first, last)


def _pair(reading: Reading, hit: Hit, day_of: Callable[[int, int], cal.Period], first: int, last: int) -> list[Found]:
    """Return both days of "3 and 5 May" or "May 3 and 5"; the month belongs to the one beside it."""
    if hit.name == "days_month":
        left, right = hit.parts["day"], (hit.parts["day2"][0], hit.end)
    else:
        left, right = (hit.start, hit.parts["day"][1]), (hit.parts["day2"][0], hit.end)
    one = reading.dated(hit, lambda y: day_of(y, first), "yr")
    two = reading.dated(hit, lambda y: day_of(y, last), "yr")
    return [
        replace(found, start=span[0], end=span[1])
        for found, span in ((*((f, left) for f in one), *((f, right) for f in two)))
    ]


def numeric(reading: Reading, hit: Hit) -> list[Found]:
    """Read "2014-05-03", "5/3/2014", "3.5.2014", "7/8/07"."""
    text = hit.word("ndate")
    if reading.tokens.glued(hit.end) and reading.is_word(hit.end) and reading.tokens.word(hit.end)[0] != "t":
        return []
    order: Order = "DMY" if reading.country and reading.country not in reading.know.month_first else "MDY"
    if text[:4].isdigit():
        text = re.sub("[./]", "-", text)
    elif text[-3] == "/":  # 7/8/07
        text = f"{text[:-2]}{reading.century(int(text[-2:]))}"
    date = read_date(text, order)
    if date is None:
        return []
    numbers = [int(part) for part in re.split(r"[-/.]", text)]
    sure = len(str(numbers[0])) == 4 or max(numbers[:2]) > 12 or numbers[0] == numbers[1] or reading.country
    return [Found(hit.start, hit.end, cal.day(date), hit.name, confidence=0.95 if sure else 0.6)]


def numeric_month(reading: Reading, hit: Hit) -> list[Found]:
    """Read "09/2012", "2012-09"."""
    told = month_and_year(hit.word("nmonth"))
    if told is None or told[0] < 1000:
        return []
    return [Found(hit.start, hit.end, cal.month(*told), hit.name, confidence=0.85)]


def numeric_day(reading: Reading, hit: Hit) -> list[Found]:
    """Read "4/22" where a preposition or the numbers say that it is a day, and no attack is named so."""
    text = hit.word("md")
    first, last = (int(part) for part in text.split("/"))
    after = reading.kind(hit.start - 1) in ("on", "by", "until", "since", "from", "to", "before", "after", "through")
    only = min(first, last) <= 12 < max(first, last) and not reading.is_word(hit.end)
    if text in reading.know.sets["event_days"] or not (after or only or reading.is_all(hit)):
        return []
    day_first = first > 12 or (last <= 12 and bool(reading.country) and reading.country not in reading.know.month_first)
    day, month = (first, last) if day_first else (last, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return []
    found = reading.dated(hit, lambda y: cal.day(datetime.date(y, month, day)))
    return [replace(f, confidence=0.6) for f in found]


def month(reading: Reading, hit: Hit) -> list[Found]:
    """Read a month with or without year: "May 2014", "mid-July", "late last October", "October of next year"."""
    number = month_number(reading, hit)
    if number is None or ("yr" not in hit and not _bare_month(reading, hit)):
        return []
    if "dei" in hit and "yr" not in hit:
        return _deictic_month(reading, hit, number)
    return reading.dated(hit, lambda y: cal.month(y, number), "yr")


def _bare_month(reading: Reading, hit: Hit) -> bool:
    """Return whether a month's name without day and year is the month: "in May", not "Mrs May" or "may"."""
    at = hit.parts["mon"][0]
    kind, before = reading.kind(at), reading.kind(hit.start - 1)
    if kind == "mlow":
        return before in ("in", "since", "until") or ("ed" in hit)
    if "dei" in hit or "ed" in hit:
        return True
    licensed = reading.listed("month_licence", hit.start - 1)
    if reading.kind(hit.end) == "hyphen" and reading.kind(hit.end + 1) in ("month", "mabbr"):  # "May-July"
        return True
    if kind == "mabbr":
        return licensed and before not in ("of", "from", "to", "and", "or") and reading.tokens.word(at) != "may"
    if reading.tokens.word(at) not in reading.know.sets["name_months"]:
        return True
    named = not reading.is_lower(hit.end) and reading.is_word(hit.end)  # "and August Wilson"
    if licensed:
        return before not in LOOSE or not (named or reading.names_person(reading.tokens.word(at)))
    plain_noun = reading.is_lower(hit.end) and reading.kind(hit.end) == "other"
    return reading.listed("determiners", hit.start - 1) and plain_noun


def _deictic_month(reading: Reading, hit: Hit, number: int) -> list[Found]:
    """Read "last July", "next March", "this May"."""
    today = reading.today
    if today is None:
        return []
    word = reading.kind(hit.parts["dei"][1] - 1)
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}.get(word, 0)
    year = today.year
    if shift < 0 and number >= today.month:
        year -= 1
    if shift > 0 and number <= today.month:
        year += 1
    return [Found(hit.start, hit.end, cal.month(year, number), hit.name, resolved=True)]


def revise(found: Found, number: int) -> Found | None:
    """Return a yearless date in the year ``number``, told by the date it is joined to."""
    period = in_year(found.period, number)
    return replace(found, period=period, yearless=False, open=False) if period else None
