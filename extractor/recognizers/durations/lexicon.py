"""The duration lexicon: ``patterns/lexicon/durations.toml`` as validated models and lookup tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.rulebook import PatternFile, PatternModel
from extractor.values import Bound

UnitCode = Literal["Y", "M", "W", "D", "TH", "TM", "TS"]
WORDED_BOUNDS: tuple[Bound, ...] = ("approx", "at_most", "at_least", "more_than", "less_than")


class UnitEntry(PatternModel):
    """One unit of time; ``words`` are its singular and plurals, ``short`` its abbreviations."""

    code: UnitCode
    factor: str
    vague: str
    words: list[str]
    short: list[str]


class QuantityWords(PatternModel):
    """Quantities without a number."""

    vague: list[str]
    couple: list[str]
    one: list[str]
    article: list[str]


class BetweenWords(PatternModel):
    """Words between a quantity and its unit."""

    words: list[str]
    row: list[str]


class BeforeWords(PatternModel):
    """Words before a quantity that are no part of the length."""

    determiners: list[str]
    relative: list[str]
    reach: list[str]
    reach_after: list[str]
    past_after: list[str]
    last_after: list[str]


class BoundWords(PatternModel):
    """Bounds before a quantity."""

    approx: list[str]
    at_most: list[str]
    at_least: list[str]
    more_than: list[str]
    less_than: list[str]


class TailWords(PatternModel):
    """Bounds after a unit."""

    approx: list[str]
    at_most: list[str]
    at_least: list[str]


class OverWords(PatternModel):
    """Words after which a spatial preposition is a bound."""

    words: list[str]
    after: list[str]


class SupportWords(PatternModel):
    """Words that let a weak length count."""

    article_before: list[str]
    day_before: list[str]
    giver: list[str]
    article_after: list[str]
    bare_before: list[str]
    bare_of_not_before: list[str]
    bare_after: list[str]
    bare_not_after: list[str]
    bare_of_not: list[str]
    rate_nouns: list[str]
    adverbs: list[str]


class AgainstWords(PatternModel):
    """Words that make a length something else."""

    point_after: list[str]
    point_not: list[str]
    point_adverbs: list[str]
    point_unless: list[str]
    frequency_before: list[str]
    frequency_after: list[str]
    round_the_clock: list[str]
    clock_after: list[str]
    age_after: list[str]
    age_before: list[str]
    people: list[str]
    year_before: list[str]
    clock_before: list[str]
    security_after: list[str]
    unit_before: list[str]
    unit_after: list[str]
    one_day_after: list[str]
    accounts: list[str]
    century_before: list[str]
    change: list[str]
    quarter_after: list[str]


class DurationsFile(PatternFile):
    """``lexicon/durations.toml``."""

    unit: list[UnitEntry]
    quantity: QuantityWords
    between: BetweenWords
    before: BeforeWords
    bound: BoundWords
    tail: TailWords
    over: OverWords
    support: SupportWords
    against: AgainstWords


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one word names it: ISO designator, how many of them it is, the value of a vague number of them."""

    code: UnitCode
    factor: Decimal
    vague: str
    plural: bool
    short: bool
    name: str


def unit_table(file: DurationsFile) -> dict[str, Unit]:
    """Return every unit word with its unit; ``name`` is the singular."""
    table = {}
    for entry in file.unit:
        for word in entry.words + entry.short:
            plural = word in entry.words[1:] or (word in entry.short and word.endswith("s"))
            table[word] = Unit(
                entry.code, Decimal(entry.factor), entry.vague, plural, word in entry.short, entry.words[0]
            )
    return table


def bound_table(words: BoundWords | TailWords) -> dict[str, Bound]:
    """Return every bound phrase with its bound."""
    return {phrase: bound for bound in WORDED_BOUNDS for phrase in getattr(words, bound, ())}
