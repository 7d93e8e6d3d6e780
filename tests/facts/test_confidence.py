"""How sure facts are: the shipped file is complete and adds up, and a fact's number follows from its rules."""

from __future__ import annotations

import pytest

from extractor.facts.confidence import (
    FILE,
    ConfidenceFile,
    Confidences,
    FamilyRow,
    RuleRow,
    family,
    rule_names,
    unknown_rules,
)
from extractor.facts.draft import Draft
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
SHIPPED = RULEBOOK.file(FILE, ConfidenceFile)

KNOWN = Confidences(
    {
        "money": FamilyRow(right=8, read=10, precision=0.8, weight=1.0),
        "money+": FamilyRow(right=5, read=10, precision=0.5),
        "role": FamilyRow(right=9, read=10, precision=0.9),
    },
    {
        "money.sign": RuleRow(right=8, read=10, precision=0.9, certainty=0.9),
        "money+give": RuleRow(right=8, read=10, precision=0.8),
        "money+lose": RuleRow(right=8, read=10, precision=0.7),
        "role.is": RuleRow(right=8, read=10, precision=0.6, certainty=0.8),
    },
)


@pytest.mark.parametrize(
    ("rule", "certainty", "confidence"),
    [
        ("money.sign", 0.9, 0.9),
        ("money.sign", 0.6, 0.6),
        ("money.sign", 1.0, 0.99),
        ("money.word", 0.3, 0.8),
        ("money.sign+give", 0.9, 0.72),
        ("money.sign+give+lose", 0.9, 0.63),
        ("money.sign+give+other", 0.9, 0.45),
        ("role.is", 0.2, 0.6),
        ("role.was", 0.2, 0.9),
        ("other.kind", 0.7, 0.7),
    ],
    ids=[
        "as sure as usual", "less sure", "never certain", "rule unknown", "frame", "the weakest frame", "frame unknown",
        "certainty that tells nothing", "family", "family unknown",
    ],
)  # fmt: skip
def test_confidence_of_a_fact(rule, certainty, confidence):
    assert KNOWN.of(Draft("money", 0, 1, {}, rule, certainty)) == confidence


def test_every_rule_has_its_number():
    assert sorted(rule_names(RULEBOOK) - set(SHIPPED.rule)) == []
    assert unknown_rules(RULEBOOK) == []
    assert {family(rule) for rule in SHIPPED.rule} == set(SHIPPED.family)


def test_numbers_follow_from_the_counts():
    for name, row in SHIPPED.family.items():
        own = [r for rule, r in SHIPPED.rule.items() if family(rule) == name]
        assert (row.right, row.read) == (sum(r.right for r in own), sum(r.read for r in own))
        assert row.precision == pytest.approx((row.right + 1) / (row.read + 2), abs=0.001)
    strength = SHIPPED.measured.strength
    for rule, row in SHIPPED.rule.items():
        prior = SHIPPED.family[family(rule)].precision
        assert row.precision == pytest.approx((row.right + strength * prior) / (row.read + strength), abs=0.001)


def test_rules_of_no_file_are_named():
    gone = SHIPPED.model_copy(update={"rule": {**SHIPPED.rule, "role.no_such": RuleRow(precision=0.5)}})
    assert set(unknown_rules(RULEBOOK.replaced(FILE, gone))) - set(unknown_rules(RULEBOOK)) == {"role.no_such"}
