"""The models of ``lexicon/currencies.toml`` and ``lexicon/money.toml``; the files say what each field means."""

from __future__ import annotations

from typing import Literal

from extractor.rulebook import PatternFile, PatternModel

Needs = Literal[
    "nothing", "scale", "large", "context", "adjective", "both", "country", "mark", "won", "glued", "end", "never"
]


class UnitWords(PatternModel):
    """A currency word in all its forms."""

    words: list[str]
    codes: list[str] = []
    usual: list[str] = []
    prior: float = 0
    local: list[str] = []
    needs: Needs = "nothing"
    singular: list[str] = []
    article: bool = False
    small: bool = False
    prefix: bool = False
    weight: bool = False
    factor: str = "1"


class MinorWords(PatternModel):
    """A fractional unit: ``per`` of them make one of the main unit."""

    words: list[str]
    codes: list[str]
    usual: list[str] = []
    prior: float = 0
    local: list[str] = []
    per: str = "100"
    needs: Needs = "nothing"
    article: bool = False
    small: bool = False
    glued: bool = False


class MarkWords(PatternModel):
    """An abbreviation beside a number: "Rs", "DM", "Kč"."""

    words: list[str]
    codes: list[str]
    side: Literal["before", "after", "both"] = "before"
    prior: float = 0
    needs: Needs = "nothing"


class CodeWords(PatternModel):
    """What is special about ISO codes in running text."""

    words: list[str]
    major: list[str]
    scales: dict[str, str]
    small: dict[str, str]
    more: dict[str, str]


class Continental(PatternModel):
    """Currencies whose numerals group by points."""

    codes: list[str]


class CurrencyWords(PatternFile):
    """``lexicon/currencies.toml``."""

    skip: list[str]
    extra: dict[str, str]
    codes: CodeWords
    unit: list[UnitWords]
    minor: list[MinorWords]
    adjectives: dict[str, list[str]]
    signs: dict[str, list[str]]
    sign_priors: dict[str, float]
    sign_needs: dict[str, Needs]
    minor_signs: dict[str, list[str]]
    dollars: dict[str, str]
    pounds: dict[str, str]
    mark: list[MarkWords]
    continental: Continental


class Bounds(PatternModel):
    """Words before a sum by the bound they state."""

    approx: list[str]
    at_most: list[str]
    at_least: list[str]
    more_than: list[str]
    less_than: list[str]


class BoundTails(PatternModel):
    """Words after a sum by the bound they state."""

    approx: list[str]
    at_most: list[str]
    at_least: list[str]
    more_than: list[str]


class Words(PatternModel):
    """A plain list."""

    words: list[str]


class Over(PatternModel):
    """Nouns that take "over"."""

    topics: list[str]


class Vague(PatternModel):
    """Words for an unstated number."""

    quantifiers: list[str]
    multiples: list[str]


class Conversions(PatternModel):
    """Words between a sum and its conversion, and after it."""

    joints: list[str]
    openers: list[str]
    closers: list[str]


class Moves(PatternModel):
    """Words that tell a change from a range."""

    change: list[str]
    range: list[str]


class Elliptic(PatternModel):
    """Where an amount may go without its currency."""

    nouns: list[str]
    links: list[str]


class NotMoney(PatternModel):
    """What only looks like money."""

    compounds: list[str]
    milestones: list[str]
    phrases: list[str]
    weight_before: list[str]
    weight_after: list[str]
    slimming: list[str]
    worth: list[str]
    open: list[str]


class Weights(PatternModel):
    """How much each kind of evidence counts for a currency."""

    dateline: float
    sentence: float
    document: float
    other_sums: float
    beside: float
    conversion: float


class MoneyWords(PatternFile):
    """``lexicon/money.toml``."""

    bounds: Bounds
    bound_leads: Words
    bound_tails: BoundTails
    over: Over
    vague: Vague
    fillers: Words
    rates: dict[str, list[str]]
    rate_words: dict[str, list[str]]
    conversions: Conversions
    moves: Moves
    elliptic: Elliptic
    not_money: NotMoney
    weights: Weights
