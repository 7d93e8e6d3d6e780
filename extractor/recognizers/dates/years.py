"""Reads years: "in 2024", "fiscal 2014", "2014-2020"; a count or the number of a thing is none."""

from __future__ import annotations

import re

from extractor.recognizers.dates import calendar as cal
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.reading import Found, Reading


def year(reading: Reading, hit: Hit) -> list[Found]:
    """Read a year in digits, where the words around it do not make it a count or the number of a thing."""
    told = reading.year(hit.parts["y"])
    if told is None:
        return []
    number, at = told[0], hit.parts["y"]
    if reading.kind(at[0]) == "yapos":
        if not reading.listed("month_licence", hit.start - 1) and "ed" not in hit and "word" not in hit:
            return []
    elif not ("word" in hit or "fiscal" in hit or reading.kind(at[0]) == "fyear") and not _is_year(
        reading, hit, number
    ):
        return []
    sure = "word" in hit or "ed" in hit or reading.listed("year_licence", hit.start - 1)
    return [Found(hit.start, hit.end, cal.year(number), hit.name, confidence=0.95 if sure else 0.8)]


def _is_year(reading: Reading, hit: Hit, number: int) -> bool:
    at, tokens = hit.parts["y"][0], reading.tokens
    if reading.listed("not_year_before", hit.end) or reading.listed("not_year_after", hit.start - 1):
        return False
    if reading.kind(hit.start - 1) == "dot" and _abbreviated(reading, hit.start - 2):  # "No. 1999", "S. 1941"
        return False
    if tokens.glued(hit.end) and not _may_follow(reading, hit.end):
        return False
    if tokens.glued(at) and at == hit.start and not _may_precede(reading, at):
        return False
    licensed = reading.listed("year_licence", hit.start - 1) or "ed" in hit
    if reading.kind(hit.start - 1) in ("and", "to"):  # "from 1805 to 1810", not "sections 315 and 1283"
        licensed = bool(reading.found) and reading.found[-1].end == hit.start - 1
    ahead = (reading.today.year if reading.today else 2030) + 60
    if (number < 1900 or number > ahead) and not licensed and reading.kind(hit.start - 1) != "open":
        return False
    return number % 100 != 0 or not _plural(reading, hit.end)


def _abbreviated(reading: Reading, index: int) -> bool:
    word = reading.tokens.word(index)
    return (len(word) == 1 and word.isalpha()) or reading.listed("not_year_after", index)


def _may_follow(reading: Reading, index: int) -> bool:
    """Return whether what is glued to the end of a year leaves it a year."""
    kind = reading.kind(index)
    if kind == "hyphen":
        if not reading.tokens.glued(index + 1):
            return True
        return reading.tokens.word(index + 1) in reading.know.sets["year_compounds"]
    return not reading.tokens.text[reading.tokens.starts[index]].isalnum() and kind != "slash"


def _may_precede(reading: Reading, index: int) -> bool:
    """Return whether what is glued to the front of a year leaves it a year: "(2014", "post-2014", not "555-1212"."""
    before = reading.tokens.text[reading.tokens.starts[index] - 1]
    if reading.kind(index - 1) == "hyphen":
        return reading.tokens.word(index - 2) in ("post", "pre") or not reading.tokens.glued(index - 1)
    return not before.isalnum() and before not in "./$€£#_+:@"


def _plural(reading: Reading, index: int) -> bool:
    word = reading.tokens.word(index)
    return reading.is_lower(index) and len(word) > 3 and word.endswith("s") and reading.kind(index) == "other"


def year_words(reading: Reading, hit: Hit) -> list[Found]:
    """Read "in the year nineteen eighty-four"."""
    told = reading.year(hit.parts["y"])
    if told is None or not 1000 <= told[0] <= 2199 or (reading.is_lower(hit.end) and reading.kind(hit.end) == "other"):
        return []
    return [Found(hit.start, hit.end, cal.year(told[0]), hit.name)]


def years(reading: Reading, hit: Hit) -> list[Found]:
    """Read "2014-2020", "1990/91"."""
    first, _, last = re.sub(r"[-–—/]", "-", hit.word("years")).partition("-")
    start = int(first)
    end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
    if len(last) == 2 and end < start:  # 1999-02
        end += 100
    if len(last) == 3 or not 1000 <= start < end <= 2199 or ("/" in hit.word("years") and end != start + 1):
        return []
    if reading.listed("not_year_before", hit.end) or reading.listed("not_year_after", hit.start - 1):
        return []
    return [Found(hit.start, hit.end, cal.years(start, end, "span"), hit.name, confidence=0.85)]
