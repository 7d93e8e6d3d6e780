"""The words, forms and holidays of dates as validated objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from extractor.recognizers.numbers import NumberWords
from extractor.rulebook import PatternFile, PatternModel


class NotDates(PatternModel):
    """Phrases that look like dates and are none."""

    phrases: list[str]


class Tense(PatternModel):
    """Regexes of the words that say whether a clause speaks of the past or the future.

    ``said`` are verbs of speech in the present: right before a day they were spoken on it.
    """

    said: list[str]
    future: list[str]
    past: list[str]


class DateWords(PatternFile):
    """``lexicon/dates.toml``; the file's comments say what each table means."""

    month_first: list[str]
    southern: list[str]
    weak_months: list[str]
    name_months: list[str]
    capital_words: list[str]
    weak_weekdays: list[str]
    plain_weekdays: list[str]
    month_licence: list[str]
    determiners: list[str]
    not_year_after: list[str]
    not_year_before: list[str]
    year_compounds: list[str]
    year_licence: list[str]
    event_days: list[str]
    half_words: list[str]
    length_before: list[str]
    length_words: list[str]
    clause_words: list[str]
    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    ordinals: dict[str, int]
    days: dict[str, int]
    seasons: dict[str, int]
    decades: dict[str, int]
    words: dict[str, list[str]]
    units: dict[str, str]
    bounds: dict[str, Literal["since", "until", "by", "before", "after"]]
    not_dates: NotDates
    tense: Tense


class Holiday(PatternModel):
    """A named day: by ``month`` and ``day``, by the ``nth`` ``weekday`` of a month, or by days from Easter.

    ``plus`` adds days to what the other fields give (Black Friday is Thanksgiving plus one). ``alone`` says
    that the name without a year is a day of the calendar also where no preposition stands before it.
    """

    names: list[str]
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    weekday: str | None = None
    easter: int | None = None
    plus: int = 0
    alone: bool = True


class Holidays(PatternFile):
    """``lexicon/holidays.toml``."""

    holiday: list[Holiday]


class Form(PatternModel):
    """One form of dates: a regex over classes of words (see dates_forms.toml) and who reads what it matched."""

    name: str
    pattern: str
    reader: str


class DateForms(PatternFile):
    """``lexicon/dates_forms.toml``."""

    parts: dict[str, str]
    form: list[Form]


class Words:
    """Every single word of dates with its class and value; built once."""

    def __init__(self, words: DateWords, numbers: NumberWords) -> None:
        self.months = words.months | words.month_abbreviations
        self.weekdays = words.weekdays | words.weekday_abbreviations
        self.weekdays |= {f"{name}s": number for name, number in words.weekdays.items()}
        self.ordinals = words.ordinals
        self.numbers = {
            word: int(value) for table in (numbers.ones, numbers.teens, numbers.tens) for word, value in table.items()
        }
        self.numbers |= dict.fromkeys(words.words["art"], 1)
        self.units = {word: (int(size[:-1]), size[-1]) for word, size in words.units.items()}
        self.days, self.seasons, self.decades = words.days, words.seasons, words.decades
        self.classes = dict(self._classes(words, numbers))

    def _classes(self, words: DateWords, numbers: NumberWords) -> Iterator[tuple[str, str]]:
        """Yield each written form with its class."""
        plain = [(kind, word) for kind, listed in words.words.items() for word in listed]
        tables = {
            "month": words.months,
            "mabbr": words.month_abbreviations,
            "weekday": words.weekdays,
            "wabbr": words.weekday_abbreviations,
            "wplural": [f"{name}s" for name in words.weekdays],
            "ord": words.ordinals,
            "today": words.days,
            "season": words.seasons,
            "decadew": words.decades,
            "card": numbers.ones,
            "teen": numbers.teens,
            "tens": numbers.tens,
        }
        plain += [(kind, word) for kind, listed in tables.items() for word in listed]
        weak = {*words.weak_weekdays}
        for kind, word in plain:
            if kind == "teen" and numbers.teens[word] == "0":
                kind = "zero"
            yield word.upper(), kind
            if word in words.capital_words:
                continue
            yield word.capitalize(), kind
            if word not in weak:
                yield word, "mlow" if word in words.weak_months else kind
