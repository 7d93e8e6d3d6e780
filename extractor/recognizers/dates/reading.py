"""What every reader of a form works with: the words' values, the article's date, and what was read before."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractor.recognizers.dates.calendar import Period, choose
from extractor.recognizers.dates.forms import Hit
from extractor.recognizers.dates.lexicon import DateWords, Holiday, Words
from extractor.recognizers.dates.tense import Direction, TenseReader
from extractor.recognizers.dates.tokens import Alphabet, Tokens

# Days that a candidate against the tense counts farther: a weekday is a week away at most, a month a year.
AGAINST, UNTOLD = {"past": 300, "future": 400}, 30
# A date refers back to one in its own paragraph, and not over a long one.
REACH = 500
# Stands for the year that a text without date leaves open; leap, so that every day of a year exists.
OPEN_YEAR = 2000
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1, "this": 0, "current": 0}


@dataclass(frozen=True, slots=True)
class Found:
    """A date that was read: tokens ``start`` to ``end`` and the period.

    ``resolved`` says that the article's date or an earlier date was needed, ``yearless`` that only the year was,
    ``open`` that no date was there to tell the year. ``bound`` is set where the form itself bounds the date.
    """

    start: int
    end: int
    period: Period
    form: str
    resolved: bool = False
    yearless: bool = False
    open: bool = False
    confidence: float = 0.95
    bound: Literal["since", "until", "by", "before", "after"] | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the pattern files say, in the form that readers need."""

    words: Words
    lists: DateWords
    alphabet: Alphabet
    tense: TenseReader
    holidays: dict[str, Holiday]
    month_first: frozenset[str]
    southern: frozenset[str]
    sets: dict[str, frozenset[str]]
    named_month: re.Pattern[str]


@dataclass(slots=True)
class Reading:
    """One article being read."""

    know: Knowledge
    tokens: Tokens
    today: datetime.date | None
    country: str | None
    found: list[Found] = field(default_factory=list)

    def kind(self, index: int) -> str:
        """Return the class of a token; "break" outside the text."""
        kinds = self.tokens.kinds
        return self.know.alphabet.name[kinds[index]] if 0 <= index < len(kinds) else "break"

    def is_all(self, hit: Hit) -> bool:
        """Return whether the article has no other token."""
        return hit.start == 0 and hit.end == len(self.tokens)

    def is_word(self, index: int) -> bool:
        """Return whether the token is a word, of any class."""
        return self.tokens.word(index)[:1].isalpha()

    def is_lower(self, index: int) -> bool:
        """Return whether the token is a word in lower case."""
        return 0 <= index < len(self.tokens) and self.tokens.text[self.tokens.starts[index]].islower()

    def listed(self, name: str, index: int) -> bool:
        """Return whether the token's word is in a list of dates.toml."""
        return self.tokens.word(index) in self.know.sets[name]

    def number(self, span: tuple[int, int]) -> int | None:
        """Return the value of "21", "3rd", "twenty-one", "twenty-first", "a"; None for anything else."""
        total, seen = 0, False
        for index in range(*span):
            word = self.tokens.word(index)
            if word[:1].isdigit():
                value: int | None = int(word.rstrip("stndrh"))
            else:
                value = self.know.words.numbers.get(word, self.know.words.ordinals.get(word))
            if value is not None:
                total, seen = total + value, True
        return total if seen else None

    def year(self, span: tuple[int, int]) -> tuple[int, bool] | None:
        """Return the year that ``span`` tells, and whether the article's date was needed for it."""
        words: list[int] = []
        for index in range(*span):
            kind, word = self.kind(index), self.tokens.word(index)
            if kind == "yyyy":
                return int(word), False
            if kind in ("three", "two", "num") and self.kind(index + 1) == "era":
                return int(word), False
            if kind == "fyear" and len(word) == 6:
                return int(word[2:]), False
            if kind in ("yapos", "two", "num", "fyear"):
                return self.century(int(word[-2:])), False
            if kind in STEPS and self.today:
                return self.today.year + STEPS[kind], True
            if kind == "same":
                anchor = self.anchor()
                return (anchor.start.year, True) if anchor else None
            if word in self.know.words.numbers and kind != "art":
                words.append(self.know.words.numbers[word])
            elif kind in ("hundred", "thousand"):
                words.append(1000 if kind == "thousand" else 100)
        if words:
            return year_of_words(words), False
        return (self.today.year, True) if self.today else None

    def century(self, two_digits: int) -> int:
        """Return the year that two digits mean: at most ten years ahead of the article, else in the past."""
        now = self.today.year if self.today else OPEN_YEAR + 25
        value = now // 100 * 100 + two_digits
        return value - 100 if value > now + 10 else value

    def anchor(self, grains: Sequence[str] = ("day", "month", "year"), *, single: bool = False) -> Period | None:
        """Return the last period read in this paragraph, told to one of ``grains``; with ``single`` a day, no week."""
        for last in reversed(self.found[-4:]):
            fits = last.period.grain in grains and (not single or last.period.unit == "day")
            if fits and not last.open and self._near(last):
                return last.period
        return None

    def _near(self, last: Found) -> bool:
        start, end = self.tokens.end(last.end - 1), self.position
        return end - start <= REACH and "\n\n" not in self.tokens.text[start:end]

    @property
    def position(self) -> int:
        """The offset up to which the text was read."""
        return self._position

    _position: int = 0

    def move(self, index: int) -> None:
        """Say that the token at ``index`` is being read."""
        self._position = self.tokens.starts[index]

    def names_person(self, month: str) -> bool:
        """Return whether the article has a person whose name is this month's: "Ada May", "Mrs May"."""
        if self._names is None:
            self._names = frozenset(self._month_names())
        return month in self._names

    _names: frozenset[str] | None = None

    def _month_names(self) -> Iterator[str]:
        known = self.know.sets["month_licence"] | self.know.words.classes.keys()
        for match in self.know.named_month.finditer(self.tokens.text):
            if match[1].lower() not in known:
                yield match[2].lower()

    def direction(self, hit: Hit) -> Direction | None:
        """Return whether the clause around ``hit`` speaks of past or future; prepositions of bounds help out."""
        tokens = self.tokens
        before = self.kind(hit.start - 1)
        if before == "since":
            return "past"
        if self._is_ahead(hit):
            return "future"
        told = self.know.tense(tokens.text, tokens.starts[hit.start], tokens.end(hit.end - 1))
        if before in ("until", "by"):  # "said it would last until Monday": the nearest cue may be the reporting verb
            return None if told == "past" else "future"
        return told

    def _is_ahead(self, hit: Hit) -> bool:
        """Return whether "ahead of" stands before the date, as before what is still to come."""
        last = hit.start - 1 - (self.kind(hit.start - 1) == "the")
        return (self.tokens.word(last - 1), self.tokens.word(last)) == ("ahead", "of")

    def nearest(self, hit: Hit, of_year: Callable[[int], Period | None]) -> tuple[Period, bool] | None:
        """Return the period of the year that the tense makes likely, and False; of an open year, and True."""
        if self.today is None:
            period = _tried(of_year, OPEN_YEAR)
            return (period, True) if period else None
        now = self.today.year
        candidates = [p for y in (now - 1, now, now + 1) if (p := _tried(of_year, y))]
        if not candidates:  # February 29
            candidates = [p for y in range(now - 4, now + 5) if (p := _tried(of_year, y))]
        direction = self.direction(hit)
        period = choose(candidates, self.today, direction or "past", AGAINST[direction] if direction else UNTOLD)
        return (period, False) if period else None

    def dated(self, hit: Hit, of_year: Callable[[int], Period | None], *parts: str) -> list[Found]:
        """Return the date that ``of_year`` makes of the year told by one of ``parts``, else of the likely year."""
        span = hit.first(*parts)
        if span:
            told = self.year(span)
            period = _tried(of_year, told[0]) if told else None
            return [Found(hit.start, hit.end, period, hit.name, resolved=told[1])] if period and told else []
        near = self.nearest(hit, of_year)
        if near is None:
            return []
        found = Found(hit.start, hit.end, near[0], hit.name, resolved=True, yearless=True, open=near[1], confidence=0.9)
        return [found]


def _tried(of_year: Callable[[int], Period | None], number: int) -> Period | None:
    """Return what ``of_year`` makes of a year; None where the day does not exist."""
    try:
        return of_year(number)
    except (ValueError, OverflowError):
        return None


def in_year(period: Period, number: int) -> Period | None:
    """Return a yearless ``period`` in another year; None for February 29 of a common year."""
    width = period.end.year - period.start.year
    try:
        start, end = period.start.replace(year=number), period.end.replace(year=number + width)
    except ValueError:
        return None
    return replace(period, start=start, end=end)


def year_of_words(values: list[int]) -> int:
    """Return the year of number words: nineteen, eighty, four; two, thousand, five; nineteen, zero, one."""
    if 1000 in values:
        at = values.index(1000)
        return sum(values[:at]) * 1000 + sum(values[at + 1 :])
    if values[-1] == 100:
        return sum(values[:-1]) * 100
    return values[0] * 100 + sum(values[1:])


def named_month(months: Sequence[str]) -> re.Pattern[str]:
    """Return the regex of a capitalised word before a month's name without day: 1 the word, 2 the month."""
    names = "|".join(month.capitalize() for month in months)
    return re.compile(rf"(?<!\w)([A-Z][a-z]+)\.? ({names})\b(?! \d)")


def told(hit: Hit, period: Period | None, confidence: float = 0.95) -> list[Found]:
    """Return ``period`` as what was read, resolved against the article's date; nothing for None."""
    return [Found(hit.start, hit.end, period, hit.name, resolved=True, confidence=confidence)] if period else []


def step_word(reading: Reading, hit: Hit) -> str:
    """Return the class of the word that counts in "this past", "the next"."""
    first, last = hit.parts["dei"]
    if last - first == 2 and reading.kind(last - 1) == "last":  # "this last Friday" is the one just past
        return "past"
    return reading.kind(last - 1)
