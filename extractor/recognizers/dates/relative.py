"""Reads dates that are told from the article's date: "Monday", "last week", "two years ago", "tomorrow"."""

from __future__ import annotations

from dataclasses import replace

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.absolute import month_number
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.reading import STEPS, Found, Reading, step_word, told

# Days of the week that lie against the tense are never taken; without a cue the future counts this much farther.
AGAINST, UNTOLD = 100, 3


def today(reading: Reading, hit: Hit) -> list[Found]:
    """Read "today", "late yesterday", "tomorrow morning"."""
    if reading.today is None:
        return []
    days = reading.know.words.days[reading.tokens.word(hit.parts["today"][0])]
    return told(hit, cal.day(reading.today + cal.ONE_DAY * days))


def part_of_day(reading: Reading, hit: Hit) -> list[Found]:
    """Read "this morning", "last night"."""
    if reading.today is None:
        return []
    return told(hit, cal.day(reading.today - cal.ONE_DAY * ("last" in hit)))


def day_off(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the day after tomorrow", "the day before yesterday"."""
    found = today(reading, hit)
    step = (7 if hit.word("unit") == "week" else 1) * (1 if "ahead" in hit else -1)
    return [replace(f, period=cal.shift(f.period, step, "d")) for f in found]


def weekday(reading: Reading, hit: Hit) -> list[Found]:
    """Read a weekday: the tense says whether it is the last or the coming one."""
    if reading.today is None or reading.kind(hit.start - 1) == "every" or not _is_weekday(reading, hit):
        return []
    number = reading.know.words.weekdays[reading.tokens.word(hit.parts["weekday"][0])]
    if "dei" not in hit:
        return told(hit, nearest_weekday(reading, hit, number), 0.9)
    step = step_word(reading, hit)
    if step == "following" and reading.kind(hit.end) == "poss":  # "following Monday's attack": after it
        start = hit.parts["dei"][1]
        return [replace(f, start=start) for f in told(hit, nearest_weekday(reading, hit, number), 0.9)]
    return told(hit, _stepped_weekday(reading, hit, number, step))


def _is_weekday(reading: Reading, hit: Hit) -> bool:
    """Return whether a weekday is written out, or its abbreviation can be nothing else here: "on Wed", not "Sun"."""
    at = hit.parts["weekday"][0]
    if reading.kind(at) != "wabbr" or reading.listed("plain_weekdays", at) or reading.is_all(hit):
        return True
    named = reading.is_word(hit.end) and not reading.is_lower(hit.end)  # "on Sun Microsystems"
    return not named and ("dei" in hit or reading.kind(hit.start - 1) == "on")


def nearest_weekday(reading: Reading, hit: Hit, number: int) -> cal.Period | None:
    """Return the weekday within a week of today on the side that the tense says; today counts for both."""
    today = reading.today
    assert today is not None
    direction = "future" if reading.kind(hit.start - 1) in ("until", "by") else reading.direction(hit)
    days = [cal.day(today + cal.ONE_DAY * gap) for gap in range(-6, 7) if (today.weekday() + gap) % 7 == number]
    return cal.choose(days, today, direction or "past", AGAINST if direction else UNTOLD)


def _stepped_weekday(reading: Reading, hit: Hit, number: int, step: str) -> cal.Period | None:
    today = reading.today
    assert today is not None
    if step == "past":
        return cal.day(today - cal.ONE_DAY * ((today.weekday() - number - 1) % 7 + 1))
    if step == "coming":
        return cal.day(today + cal.ONE_DAY * ((number - today.weekday() - 1) % 7 + 1))
    if step in ("this", "current"):
        if reading.direction(hit) == "past":
            return nearest_weekday(reading, hit, number)
        return cal.day(today + cal.ONE_DAY * ((number - today.weekday()) % 7))
    monday = cal.week(today).start + cal.ONE_DAY * 7 * STEPS[step]
    return cal.day(monday + cal.ONE_DAY * number)


def week_weekday(reading: Reading, hit: Hit) -> list[Found]:
    """Read "Friday of next week", "next week Sunday"."""
    if reading.today is None:
        return []
    number = reading.know.words.weekdays[reading.tokens.word(hit.parts["weekday"][0])]
    monday = cal.week(reading.today).start + cal.ONE_DAY * 7 * STEPS[step_word(reading, hit)]
    return told(hit, cal.day(monday + cal.ONE_DAY * number))


def beyond(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the week after next", "the year before last", "Monday after next"."""
    if reading.today is None:
        return []
    step = 2 if "ahead" in hit else -2
    if "weekday" in hit:
        monday = cal.week(reading.today).start + cal.ONE_DAY * 7 * step
        return told(hit, cal.day(monday + cal.ONE_DAY * reading.know.words.weekdays[hit.word("weekday")]))
    name = unit_name(reading, hit)
    return told(hit, cal.unit_beside(reading.today, name, step)) if name not in ("day", "fortnight") else []


def nth_day(reading: Reading, hit: Hit) -> list[Found]:
    """Read "on the 21st": of the month that the tense makes likely."""
    day = reading.number(hit.parts["day"])
    noun = reading.is_word(hit.end) and not reading.listed("clause_words", hit.end)
    if reading.today is None or day is None or noun:
        return []
    days = []
    for step in (-1, 0, 1):
        first = cal.add_months(reading.today.replace(day=1), step)
        if day <= cal.month_end(first.year, first.month).day:
            days.append(cal.day(first.replace(day=day)))
    chosen = cal.choose(days, reading.today, reading.direction(hit), AGAINST)
    return [Found(hit.start + 1, hit.end, chosen, hit.name, resolved=True, confidence=0.7)] if chosen else []


def weekdays_off(reading: Reading, hit: Hit) -> list[Found]:
    """Read "two Sundays from now"."""
    times = reading.number(hit.parts["count"])
    if reading.today is None or not times:
        return []
    number = reading.know.words.weekdays[reading.tokens.word(hit.parts["weekday"][0])]
    step = "coming" if "ahead" in hit else "past"
    first = _stepped_weekday(reading, hit, number, step)
    return told(hit, cal.shift(first, 7 * (times - 1) * (1 if "ahead" in hit else -1), "d")) if first else []


def weekday_day(reading: Reading, hit: Hit) -> list[Found]:
    """Read "Friday the twenty-second": the day of a near month that falls on the weekday."""
    day = reading.number(hit.first("day", "dayw") or (0, 0))
    if reading.today is None or day is None:
        return []
    number = reading.know.words.weekdays[reading.tokens.word(hit.parts["weekday"][0])]
    days = []
    for gap in range(-6, 7):
        first = cal.add_months(reading.today.replace(day=1), gap)
        if day <= cal.month_end(first.year, first.month).day:
            date = first.replace(day=day)
            if date.weekday() == number:
                days.append(cal.day(date))
    return told(hit, cal.choose(days, reading.today, reading.direction(hit), AGAINST))


def day_of_month(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the 20th of next month"."""
    day = reading.number(hit.first("day", "dayw") or (0, 0))
    if reading.today is None or day is None:
        return []
    month = cal.unit_beside(reading.today, "month", STEPS[step_word(reading, hit)])
    return told(hit, cal.day(month.start.replace(day=day))) if day <= month.end.day else []


def unit(reading: Reading, hit: Hit) -> list[Found]:
    """Read "last week", "later this month", "the end of next year"; "the last year" is a length and none of these."""
    name, step = unit_name(reading, hit), step_word(reading, hit)
    if reading.today is None or name in ("day", "fortnight"):
        return []
    the = "the" in hit or reading.kind(hit.start - 1) == "the"
    length = step == "past" or (the and step in ("last", "next", "coming") and "ed" not in hit)
    if name != "weekend" and (length or (step == "following" and the)):
        return []
    if name == "weekend" and step == "this":
        return told(hit, nearest_weekend(reading, hit))
    return told(hit, cal.unit_beside(reading.today, name, STEPS[step]))


def nearest_weekend(reading: Reading, hit: Hit) -> cal.Period | None:
    """Return the weekend that the tense says."""
    assert reading.today is not None
    weekends = [cal.unit_beside(reading.today, "weekend", step) for step in (-1, 0, 1)]
    direction = reading.direction(hit)
    return cal.choose(weekends, reading.today, direction or "past", AGAINST if direction else UNTOLD)


def unit_name(reading: Reading, hit: Hit) -> str:
    """Return the unit that ``hit`` names: "month" for the classes month_unit and so on."""
    return hit.word("unit")


def the_unit(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the end of the year", "later in the week", "late in the day"."""
    name = unit_name(reading, hit)
    if reading.today is None or name == "fortnight" or (name == "day" and "part" in hit):
        return []
    if name == "weekend":
        return told(hit, nearest_weekend(reading, hit))
    anchor = reading.anchor(("day",), single=True) if name == "day" else None
    date = anchor.start if anchor else reading.today
    return told(hit, cal.unit_of(date, name), 0.85)


def nth_of(reading: Reading, hit: Hit) -> list[Found]:
    """Read "the first Friday of next month", "the last day of 2014", "the third month of 2021"."""
    nth = reading.number(hit.first("nth", "nthn") or (0, 0)) or -1
    if "dei" in hit:
        if reading.today is None:
            return []
        within = cal.unit_beside(reading.today, unit_name(reading, hit), STEPS[step_word(reading, hit)])
        return told(hit, _nth(reading, hit, within, nth))
    if "mon" not in hit:
        return reading.dated(hit, lambda y: _nth(reading, hit, cal.year(y), nth), "y")
    number = month_number(reading, hit)
    if number is None:
        return []
    return reading.dated(hit, lambda y: _nth(reading, hit, cal.month(y, number), nth), "y", "ydei")


def _nth(reading: Reading, hit: Hit, within: cal.Period, nth: int) -> cal.Period | None:
    what = reading.kind(hit.parts["what"][0])
    if what == "month_unit":
        return cal.month(within.start.year, nth if nth > 0 else 12) if within.unit == "year" and nth <= 12 else None
    if what == "weekday":
        return cal.nth_weekday(reading.know.words.weekdays[hit.word("what")], within, nth)
    if what == "weekend":
        saturday = cal.nth_weekday(5, within, nth)
        return cal.Period(saturday.start, saturday.start + cal.ONE_DAY, "day", "weekend") if saturday else None
    size = 7 if what == "week" else 1
    start = within.end - cal.ONE_DAY * (size - 1) if nth < 0 else within.start + cal.ONE_DAY * size * (nth - 1)
    if not within.start <= start <= within.end:
        return None
    return cal.Period(start, start + cal.ONE_DAY * (size - 1), "day", "span" if size == 7 else "day")
