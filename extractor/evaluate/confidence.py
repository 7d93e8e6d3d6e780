"""Measure how often each rule is right, and whether the confidence of facts means what it says.

A fact is right when the gold has it and nothing that it says is wrong; a slot it leaves open is no error.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import mean

from extractor.engine import Extractor
from extractor.errors import InputError
from extractor.evaluate.files import read_utf8
from extractor.evaluate.run import evaluate, extract_all
from extractor.evaluate.score import Outcome
from extractor.facts.confidence import (
    FILE,
    ConfidenceFile,
    Counts,
    FamilyRow,
    Measured,
    RuleRow,
    family,
    parts,
    rule_names,
    scaled,
)
from extractor.records import Json
from extractor.rulebook import Rulebook

# The slots that frames fill; all else that a fact says is judged on the rule that found it.
FRAMED = frozenset(("money.payer", "money.payee", "money.purpose"))
# How many facts the precision of the family weighs beside those of the rule; by ten-fold cross-validation over articles
# the likelihood of the verdicts rises up to here, since the errors of a rule come several from one article.
STRENGTH = 20.0
# The line of the file behind which everything is measured.
MARKER = "# --- measured ---"
WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact that the gold can judge: its rule and confidence, and whether the rule and its frames were right."""

    rule: str
    confidence: float
    found: bool
    filled: bool

    @property
    def right(self) -> bool:
        """Say whether all that the fact says is right."""
        return self.found and self.filled


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts with a confidence from ``low`` to ``high``: how many, how sure on average, and how many right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: int


def judged(articles: Iterable[Sequence[Outcome]], records: Mapping[str, Json]) -> list[Judged]:
    """Return every fact of ``records`` that the outcomes speak of."""
    sure = {(name, f["id"]): f["confidence"] for name, record in records.items() for f in record["facts"]}
    seen: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in (o for outcomes in articles for o in outcomes if o.fact is not None):
        seen[outcome.article, str(outcome.fact)].append(outcome)
    return [_judge(outcomes, sure[key]) for key, outcomes in seen.items()]


def _judge(outcomes: Sequence[Outcome], confidence: float) -> Judged:
    wrong = {o.layer for o in outcomes if o.verdict in ("extra", "wrong")}
    return Judged(str(outcomes[0].rule), confidence, not wrong - FRAMED, not wrong & FRAMED)


def reliability(facts: Iterable[Judged]) -> list[Bin]:
    """Return the reliability table: the facts in ranges of confidence, empty ranges left out."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for fact in facts:
        bins[sum(fact.confidence >= edge for edge in BINS[1:-1])].append(fact)
    return [
        Bin(BINS[n], BINS[n + 1], len(b), sum(f.confidence for f in b) / len(b), sum(f.right for f in b))
        for n, b in sorted(bins.items())
    ]


def calibration_error(table: Iterable[Bin]) -> float:
    """Return the expected calibration error (Naeini et al. 2015): the mean gap of a table, weighted by facts."""
    bins = list(table)
    total = sum(b.facts for b in bins)
    return sum(abs(b.confidence * b.facts - b.right) for b in bins) / total if total else 0.0


def measure(gold: Sequence[Json], rulebook: Rulebook) -> ConfidenceFile:
    """Return the file of confidences of a rulebook, measured on ``gold``; facts judged by hand are kept."""
    before = rulebook.file(FILE, ConfidenceFile)
    records = extract_all(gold, Extractor(rules=rulebook.replaced(FILE, ConfidenceFile())))
    facts = judged(evaluate(gold, records).articles, records)
    file = fitted(facts, before.judged, rule_names(rulebook))
    return file.model_copy(update={"measured": Measured(articles=len(gold), strength=STRENGTH)})


def fitted(facts: Sequence[Judged], by_hand: Mapping[str, Counts], rules: Iterable[str]) -> ConfidenceFile:
    """Return the file for facts whose confidence is still the certainty of their finder.

    The precision of a family is estimated with Laplace's rule, that of a rule is drawn towards its family's.
    """
    verdicts = _verdicts(facts, by_hand, rules)
    families: dict[str, FamilyRow] = {}
    for name, group in groupby(verdicts, key=family):
        seen = [verdict for rule in group for verdict in verdicts[rule]]
        share = (sum(seen) + 1) / (len(seen) + 2)
        families[name] = FamilyRow(right=sum(seen), read=len(seen), precision=round(share, 3))
    certainty: dict[str, list[float]] = defaultdict(list)
    for fact in facts:
        certainty[parts(fact.rule)[0]].append(fact.confidence)
    rows = {
        rule: RuleRow(
            right=sum(seen),
            read=len(seen),
            precision=shrunk(sum(seen), len(seen), families[family(rule)].precision),
            certainty=round(mean(certainty[rule]), 3) if certainty[rule] else 0.0,
        )
        for rule, seen in verdicts.items()
    }
    file = ConfidenceFile(judged=dict(by_hand), family=families, rule=rows)
    return file.model_copy(update={"family": {n: _weighed(file, n, row, facts) for n, row in families.items()}})


def shrunk(right: int, read: int, prior: float) -> float:
    """Return the precision of a rule: its own share of right facts, with ``prior`` counted as so many facts more."""
    return round((right + STRENGTH * prior) / (read + STRENGTH), 3)


def _verdicts(facts: Iterable[Judged], by_hand: Mapping[str, Counts], rules: Iterable[str]) -> dict[str, list[bool]]:
    """Return what was judged of each rule, the rules sorted."""
    found: dict[str, list[bool]] = {rule: [] for rule in rules}
    for fact in facts:
        first, *frames = parts(fact.rule)
        found.setdefault(first, []).append(fact.found)
        for frame in frames:
            found.setdefault(frame, []).append(fact.filled)
    for rule, row in by_hand.items():
        found.setdefault(rule, []).extend([True] * row.right + [False] * (row.read - row.right))
    return dict(sorted(found.items()))


def _weighed(file: ConfidenceFile, name: str, row: FamilyRow, facts: Iterable[Judged]) -> FamilyRow:
    """Return the row of a family with the weight of the certainty under which the facts are likeliest."""
    own = [fact for fact in facts if family(parts(fact.rule)[0]) == name]
    return max((row.model_copy(update={"weight": w}) for w in WEIGHTS), key=lambda r: _likelihood(file, r, own))


def _likelihood(file: ConfidenceFile, row: FamilyRow, facts: Iterable[Judged]) -> float:
    """Return the logarithm of how likely the verdicts on ``facts`` are with the weight of ``row``."""
    total = 0.0
    for fact in facts:
        sure = scaled(file.rule[parts(fact.rule)[0]], row, fact.confidence)
        total += math.log(sure if fact.found else 1 - sure)
    return total


def written(file: ConfidenceFile) -> str:
    """Return the measured part of the file as TOML, one rule a line."""
    lines = ["[measured]", *(f"{key} = {value}" for key, value in file.measured), "", "[family]"]
    lines += [_line(name, row) for name, row in file.family.items()]
    return "\n".join([*lines, "", "[rule]", *(_line(name, row) for name, row in file.rule.items()), ""])


def _line(name: str, row: Counts) -> str:
    fields = ", ".join(f"{key} = {value}" for key, value in row.model_dump().items())
    return f'"{name}" = {{ {fields} }}'


def rewrite(path: Path, file: ConfidenceFile) -> str:
    """Return the text of the file at ``path`` with its measured part, behind MARKER, replaced.

    Raises InputError where the file has no such part.
    """
    kept, marker, _ = read_utf8(path).partition(MARKER)
    if not marker:
        raise InputError(f"{path}: no line {MARKER!r}, behind which the measured part is written")
    return f"{kept}{MARKER}\n{written(file)}"
