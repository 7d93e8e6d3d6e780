"""Count outcomes: precision, recall and F1 per layer, slot and rule, with confidence intervals."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.evaluate.score import Outcome

RESAMPLES = 500
SEED = 13


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives, and the ratios that follow."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome; a wrong slot is both a false positive and a false negative."""
        self.tp += outcome.verdict == "hit"
        self.fp += outcome.verdict in ("extra", "wrong")
        self.fn += outcome.verdict in ("missed", "wrong")

    def __add__(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was read."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``low`` and ``high`` bound F1 in 95 % of resampled sets of articles."""

    layer: str
    tally: Tally
    low: float
    high: float


def table(articles: Sequence[Sequence[Outcome]]) -> list[Row]:
    """Return one row per layer and slot, in the order in which they first occur.

    The interval is the percentile bootstrap (Efron 1979) over whole articles, with a fixed seed.
    """
    layers = list(dict.fromkeys(o.layer for outcomes in articles for o in outcomes))
    tallies = [_by_layer(outcomes) for outcomes in articles]
    return [_row(layer, [t.get(layer, Tally()) for t in tallies]) for layer in layers]


def _by_layer(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for outcome in outcomes:
        tallies[outcome.layer].add(outcome)
    return dict(tallies)


def _row(layer: str, tallies: Sequence[Tally]) -> Row:
    rng = random.Random(SEED)
    scores = sorted(sum(rng.choices(tallies, k=len(tallies)), Tally()).f1 for _ in range(RESAMPLES))
    cut = len(scores) // 40
    return Row(layer, sum(tallies, Tally()), scores[cut], scores[-cut - 1])


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often a rule's facts were right, over the facts that the gold set can judge."""

    rule: str
    layer: str
    right: int
    read: int


def by_rule(articles: Iterable[Sequence[Outcome]]) -> list[RuleRow]:
    """Return the precision of every rule per layer, the most used first."""
    right: Counter[tuple[str, str]] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    for outcomes in articles:
        for o in outcomes:
            if o.rule is not None and o.verdict != "missed":
                read[o.rule, o.layer] += 1
                right[o.rule, o.layer] += o.verdict == "hit"
    return [RuleRow(rule, layer, right[rule, layer], n) for (rule, layer), n in read.most_common()]


def errors(articles: Iterable[Sequence[Outcome]]) -> list[Outcome]:
    """Return everything that is not a hit, sorted by layer and cause, the order of the text kept."""
    return sorted(
        (o for outcomes in articles for o in outcomes if o.verdict != "hit"), key=lambda o: (o.layer, o.cause or "")
    )
