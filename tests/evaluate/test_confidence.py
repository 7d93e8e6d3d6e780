"""Measuring the rules: what counts as right, the estimate, and the reliability table."""

from __future__ import annotations

import pytest

from extractor.errors import InputError
from extractor.evaluate import compare
from extractor.evaluate.confidence import (
    MARKER,
    Judged,
    calibration_error,
    fitted,
    judged,
    reliability,
    rewrite,
    shrunk,
)
from extractor.facts.confidence import ConfidenceFile, Counts
from tests.evaluate.test_score import GOLD, record


def verdicts(**money):
    article = record(**money)
    facts = [fact | {"id": f"f{n}", "confidence": 0.9} for n, fact in enumerate(article["facts"])]
    article = article | {"facts": facts}
    return {fact.rule: fact for fact in judged([compare(GOLD, article)], {"a": article})}


@pytest.mark.parametrize(
    ("change", "found", "filled"),
    [
        ({}, True, True),
        ({"amount": "5"}, False, True),
        ({"bound": "approx"}, False, True),
        ({"payer": {"name": "Chile"}}, True, False),
        ({"payer": None}, True, True),
        ({"purpose": {"name": "roads"}}, True, False),
    ],
    ids=["right", "other amount", "other bound", "other payer", "open slot", "slot too many"],
)
def test_what_counts_as_right(change, found, filled):
    assert verdicts(**change)["m"] == Judged("m", 0.9, found, filled)


def test_facts_that_were_missed_are_not_judged():
    assert not judged([compare(GOLD, {})], {})


def test_precision_is_drawn_towards_the_family():
    facts = [Judged("role.is", 0.9, n > 1, True) for n in range(10)] + [Judged("role.was", 0.9, True, True)]
    file = fitted(facts, {}, ["role.will_be"])
    assert file.family["role"].model_dump() == {"right": 9, "read": 11, "precision": 0.769, "weight": 0.0}
    assert (file.rule["role.is"].right, file.rule["role.is"].read) == (8, 10)
    assert file.rule["role.is"].precision == shrunk(8, 10, 0.769) < file.family["role"].precision + 0.02
    assert file.rule["role.will_be"].precision == file.family["role"].precision


def test_frames_answer_for_the_slots_they_fill():
    file = fitted([Judged("money.sign+grant+give", 0.9, True, False)] * 4, {}, [])
    counts = {rule: (row.right, row.read) for rule, row in file.rule.items()}
    assert counts == {"money+give": (0, 4), "money+grant": (0, 4), "money.sign": (4, 4)}


def test_facts_judged_by_hand_count():
    assert fitted([], {"date.year": Counts(right=9, read=10)}, []).rule["date.year"].read == 10


@pytest.mark.parametrize(("told", "weight"), [(True, 1.0), (False, 0.0)])
def test_certainty_counts_where_it_tells_right_from_wrong(told, weight):
    facts = [Judged("role.is", 0.9, True, True)] * 40 + [
        Judged("role.is", 0.45, not told or n % 2 > 0, True) for n in range(40)
    ]
    assert fitted(facts, {}, []).family["role"].weight == weight


def test_reliability():
    table = reliability(
        [Judged("m", 0.92, True, True)] * 3 + [Judged("m", 0.94, True, False), Judged("m", 0.3, False, True)]
    )
    assert [(b.low, b.high, b.facts, b.right) for b in table] == [(0.0, 0.5, 1, 0), (0.9, 0.95, 4, 3)]
    assert calibration_error(table) == pytest.approx((0.3 + 4 * 0.925 - 3) / 5)
    assert calibration_error([]) == 0.0


def test_the_part_by_hand_is_kept(tmp_path):
    path = tmp_path / "confidence.toml"
    path.write_text(f"# why\n{MARKER}\nold", encoding="utf-8")
    text = rewrite(path, ConfidenceFile())
    assert text.startswith(f"# why\n{MARKER}\n[measured]\n")
    assert "old" not in text


def test_a_file_without_the_line_is_refused(tmp_path):
    path = tmp_path / "other.toml"
    path.write_text("a = 1", encoding="utf-8")
    with pytest.raises(InputError, match="no line"):
        rewrite(path, ConfidenceFile())
