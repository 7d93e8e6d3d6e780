"""The pattern files of cleaning as validated objects, with their expressions compiled once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from babel import Locale
from pydantic import AfterValidator, Field

from extractor.rulebook import PatternFile, PatternModel

NOISE_FILE = "text/noise.toml"
HEADERS_FILE = "text/headers.toml"
DATELINES_FILE = "text/datelines.toml"

MONTH_GROUP = "month"


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern.replace("{month}", "may"))
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


Regex = Annotated[str, AfterValidator(_compiles)]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


def alternatives(words: list[str]) -> str:
    """Return an alternation of literal words, the longest first, each blank matching any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


class NoiseRule(PatternModel):
    """One expression for something that is no news."""

    name: str
    pattern: Regex


class NoiseFile(PatternFile):
    """``text/noise.toml``."""

    longest: int
    line: list[NoiseRule]
    part: list[NoiseRule]

    @cached_property
    def line_regex(self) -> re.Pattern[str]:
        """One expression for all line rules, for ``fullmatch`` on a trimmed line."""
        return re.compile("|".join(f"(?:{rule.pattern})" for rule in self.line), re.IGNORECASE)

    @cached_property
    def part_regexes(self) -> tuple[re.Pattern[str], ...]:
        """One expression for each part rule, for ``finditer`` on the whole text."""
        return tuple(re.compile(rule.pattern, re.IGNORECASE | re.MULTILINE) for rule in self.part)


class HeadersFile(PatternFile):
    """``text/headers.toml``."""

    lines: int
    labels: list[str]
    fields: list[str]
    months: dict[str, Annotated[int, Field(ge=1, le=12)]]
    weekdays: list[str]
    dates: list[Regex]
    file_dates: list[Regex]
    time: Regex

    @cached_property
    def month(self) -> str:
        """An expression that puts a month's name into the group of that name."""
        return f"(?P<{MONTH_GROUP}>{alternatives(list(self.months))})"

    @cached_property
    def date_regexes(self) -> tuple[re.Pattern[str], ...]:
        """The forms of a date with an optional weekday before it and time after it."""
        before = rf"(?:(?:{alternatives(self.weekdays)})\.?,?\s{{1,3}})?"
        return self._with_months(self.dates, before, f"(?:{self.time})?")

    @cached_property
    def file_date_regexes(self) -> tuple[re.Pattern[str], ...]:
        """The forms of a date in a file's name or an address."""
        return self._with_months(self.file_dates)

    @cached_property
    def label_regex(self) -> re.Pattern[str]:
        """A label at a line's start or after a divider, up to where its date begins."""
        return re.compile(rf"(?:^|[|•·]\s*)(?:{alternatives(self.labels)})\b\s*:?\s*(?:on|at)?\s*(?=\w)", re.IGNORECASE)

    @cached_property
    def field_regex(self) -> re.Pattern[str]:
        """A whole line that gives the value of a field."""
        return re.compile(rf"(?:{alternatives(self.fields)})\s?:\s?\S.{{0,80}}", re.IGNORECASE)

    @cached_property
    def weekday_regex(self) -> re.Pattern[str]:
        """A weekday's name."""
        return re.compile(rf"(?:{alternatives(self.weekdays)})\b", re.IGNORECASE)

    def _with_months(self, patterns: list[str], before: str = "", after: str = "") -> tuple[re.Pattern[str], ...]:
        filled = (pattern.replace("{month}", self.month) for pattern in patterns)
        return tuple(re.compile(f"{before}{pattern}{after}", re.IGNORECASE) for pattern in filled)


class DatelinesFile(PatternFile):
    """``text/datelines.toml``."""

    blocks: int
    agencies: list[str]
    joiners: list[str]
    regions: dict[CountryCode, list[str]]
    cities: dict[CountryCode, list[str]]

    @cached_property
    def city_countries(self) -> dict[str, str]:
        """The country's code for each city, cities as :func:`place_key` writes them."""
        return {place_key(city): code for code, cities in self.cities.items() for city in cities}

    @cached_property
    def region_countries(self) -> dict[str, str]:
        """The country's code for each region and each country's English name."""
        names = {place_key(name): code for code, name in Locale("en").territories.items() if len(code) == 2}
        return names | {place_key(word): code for code, words in self.regions.items() for word in words}


def place_key(name: str) -> str:
    """Return a place's name in lower case, without full stops and with single spaces."""
    return " ".join(name.replace(".", " ").replace("’", "'").lower().split())
