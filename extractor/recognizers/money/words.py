"""The models of ``lexicon/currencies.toml`` and ``lexicon/money.toml``; the files say what each field means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from babel import Locale
from pydantic import AfterValidator, Field, ValidationInfo

from extractor.rulebook import PatternFile, PatternModel

Needs = Literal[
    "nothing", "scale", "large", "context", "adjective", "both", "country", "mark", "won", "glued", "end", "never"
]


@cache
def cldr_codes() -> frozenset[str]:
    """Return the codes of all currencies that CLDR names."""
    return frozenset(map(str, Locale("en").currencies))


def _known(code: str, info: ValidationInfo) -> str:
    whole: Mapping[str, Any] = info.context or {}
    extra = whole.get("extra")
    if code not in cldr_codes() and not (isinstance(extra, Mapping) and code in extra):
        raise ValueError(f"{code!r} is no currency of CLDR (ISO 4217), nor of the file's own table 'extra'")
    return code


# The code of a currency that CLDR, or the file itself, knows.
Code = Annotated[str, AfterValidator(_known)]
# One that need not be known: new, or skipped where a later CLDR than the installed has it.
AnyCode = Annotated[str, Field(pattern="^[A-Z]{3}$")]


class UnitWords(PatternModel):
    """A currency word in all its forms."""

    words: list[str]
    codes: list[Code] = []
    usual: list[Code] = []
    prior: float = 0
    local: list[Code] = []
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
    codes: list[Code]
    usual: list[Code] = []
    prior: float = 0
    local: list[Code] = []
    per: str = "100"
    needs: Needs = "nothing"
    article: bool = False
    small: bool = False
    glued: bool = False


class MarkWords(PatternModel):
    """An abbreviation beside a number: "Rs", "DM", "Kč"."""

    words: list[str]
    codes: list[Code]
    side: Literal["before", "after", "both"] = "before"
    prior: float = 0
    needs: Needs = "nothing"


class CodeWords(PatternModel):
    """What is special about ISO codes in running text."""

    words: list[str]
    major: list[Code]
    scales: dict[str, str]
    small: dict[str, Code]
    more: dict[str, Code]


class Continental(PatternModel):
    """Currencies whose numerals group by points."""

    codes: list[Code]


class CurrencyWords(PatternFile):
    """``lexicon/currencies.toml``."""

    skip: list[AnyCode]
    extra: dict[AnyCode, str]
    codes: CodeWords
    unit: list[UnitWords]
    minor: list[MinorWords]
    adjectives: dict[str, list[Code]]
    signs: dict[str, list[Code]]
    sign_priors: dict[str, float]
    sign_needs: dict[str, Needs]
    minor_signs: dict[str, list[Code]]
    dollars: dict[str, Code]
    pounds: dict[str, Code]
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
