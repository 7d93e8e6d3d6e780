"""How sure a fact is: the measured precision of the rules that read it (``patterns/confidence.toml``).

A fact's rule is one rule or several joined by "+": what found the value, then the frames that filled its slots.
Its confidence is the precision of the first, times that of the weakest frame, times how sure the finder was
compared with its usual certainty. So it means: the share of such facts that were right in all they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, NamedTuple, get_args

from pydantic import Field

from extractor.facts.draft import Draft
from extractor.facts.frames import MONEY_FILE, FrameFile
from extractor.facts.roles.rules import FILE as ROLES_FILE
from extractor.facts.roles.rules import RolesFrames
from extractor.facts.statements import WAYS as STATEMENT_WAYS
from extractor.recognizers.dates.lexicon import DateForms
from extractor.recognizers.durations.grammar import Kind as LengthKind
from extractor.recognizers.money.currencies import UnitKind
from extractor.rulebook import PatternFile, PatternModel, Rulebook

FILE = "confidence.toml"
DATES_FILE = "lexicon/dates_forms.toml"
# No fact is certain.
MOST = 0.99

Share = Annotated[float, Field(ge=0, le=1)]


class Counts(PatternModel):
    """How many facts of a rule were judged, and how many of them were right."""

    right: int = 0
    read: int = 0


class FamilyRow(Counts):
    """All rules of a kind together; ``weight`` is how far the certainty of the finder counts (0 to 1)."""

    precision: Share
    weight: Share = 0.0


class RuleRow(Counts):
    """One rule; ``certainty`` is how sure the finder was of its facts on average, 0 where none was judged."""

    precision: Share
    certainty: Share = 0.0


class Measured(PatternModel):
    """On how many annotated articles was measured, and how many facts the precision of a family weighs."""

    articles: int = 0
    strength: float = 0.0


class ConfidenceFile(PatternFile):
    """``confidence.toml``: see the comments there."""

    judged: dict[str, Counts] = {}
    measured: Measured = Measured()
    family: dict[str, FamilyRow] = {}
    rule: dict[str, RuleRow] = {}


def parts(rule: str) -> tuple[str, ...]:
    """Return the rules that a fact's rule joins.

    >>> parts("money.sign+grant+give")
    ('money.sign', 'money+grant', 'money+give')
    """
    first, *frames = rule.split("+")
    return first, *(f"{first.partition('.')[0]}+{frame}" for frame in frames)


def family(rule: str) -> str:
    """Return the kind of a rule: that of its facts, with "+" for a frame that fills their slots.

    >>> family("role.before_name"), family("money+give")
    ('role', 'money+')
    """
    kind, plus, _ = rule.partition("+")
    return kind + plus if plus else rule.partition(".")[0]


class Rated(NamedTuple):
    """What is known of a fact's rule: the row of its first part, that of its family, and its weakest frame."""

    first: RuleRow | FamilyRow
    family: FamilyRow
    filled: float


@dataclass(frozen=True)
class Confidences:
    """The file as the engine asks it; ``known`` are the rules that facts have had so far."""

    families: Mapping[str, FamilyRow]
    rules: Mapping[str, RuleRow]
    known: dict[str, Rated | None] = field(default_factory=dict)

    def of(self, draft: Draft) -> float:
        """Return the confidence of a draft, whose own is only how sure the finder is; that one of an unknown family."""
        if draft.rule not in self.known:
            self.known[draft.rule] = self.rated(draft.rule)
        rated = self.known[draft.rule]
        if rated is None:
            return draft.confidence
        return round(scaled(rated.first, rated.family, draft.confidence) * rated.filled, 3)

    def rated(self, rule: str) -> Rated | None:
        """Return what is known of a fact's rule; None where its family is unknown."""
        first, *frames = parts(rule)
        own = self.families.get(family(first))
        if own is None:
            return None
        return Rated(self.rules.get(first, own), own, min(map(self.precision, frames), default=1.0))

    def precision(self, rule: str) -> float:
        """Return the precision of a rule; that of its family where nothing is known of it."""
        row = self.rules.get(rule) or self.families.get(family(rule))
        return row.precision if row is not None else 1.0


def scaled(rule: RuleRow | FamilyRow, own: FamilyRow, certainty: float) -> float:
    """Return the precision of a rule, more where its finder is surer than usual, less where it is less sure."""
    usual = rule.certainty if isinstance(rule, RuleRow) else 0.0
    return min(MOST, rule.precision * (certainty / usual) ** own.weight if usual else rule.precision)


@lru_cache(maxsize=8)
def confidences(rulebook: Rulebook) -> Confidences:
    """Return the confidences of a rulebook."""
    file = rulebook.file(FILE, ConfidenceFile)
    return Confidences(file.family, file.rule)


def rule_names(rulebook: Rulebook) -> set[str]:
    """Return the name of every rule that the facts of a rulebook can carry, frames as "money+give"."""
    roles = rulebook.file(ROLES_FILE, RolesFrames)
    dates = rulebook.file(DATES_FILE, DateForms)
    return {
        *_named("money.", get_args(UnitKind)),
        *_named("money+", (frame.name for frame in rulebook.file(MONEY_FILE, FrameFile).frame)),
        *_named("duration.", get_args(LengthKind)),
        *_named("date.", ("span", *(form.name for form in dates.form))),
        *_named("role.", ("counterpart", *(p.name for p in roles.pattern), *(f.name for f in roles.frame))),
        *_named("agreement.", ("stated", "named", "verb")),
        *_named("statement.", STATEMENT_WAYS),
    }


def _named(prefix: str, names: Iterable[str]) -> Iterable[str]:
    return (prefix + name for name in names)


def unknown_rules(rulebook: Rulebook) -> list[str]:
    """Return the rules that ``confidence.toml`` speaks of and no other file of the rulebook knows, sorted."""
    file = rulebook.file(FILE, ConfidenceFile)
    return sorted({*file.rule, *file.judged} - rule_names(rulebook))
