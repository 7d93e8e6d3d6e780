from __future__ import annotations

import pytest

from extractor.evaluate.match import normalized, pair, same_amount, same_length, same_person, same_phrase


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Finance Ministry", "Finance Ministry", True),
        ("road repairs", "repairs of roads and bridges", False),
        ("repairs", "urgent repairs", True),
        ("Zoë Brandt's fund", "zoe brandt fund", True),
        ("the", "The", True),
        ("", "aid", False),
        (None, "aid", False),
    ],
)
def test_same_phrase(one, other, same):
    assert same_phrase(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("P24M", "P2Y", True), ("P14D", "P2W", True),
     ("PT90M", "PT1.5H", True), ("P1E", "P10Y", True), ("PXY", "PXE", True),
     ("PXY", "P1Y", False), ("P30D", "P1M", False), (None, None, True), (None, "P1D", False)],
)  # fmt: skip
def test_same_length(one, other, same):
    assert same_length(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"), [("1.50", "1.5", True), ("1E3", "1000", True), (None, "", True), (None, "0", False)]
)
def test_same_amount(one, other, same):
    assert same_amount(one, other) is same


def test_same_person_goes_by_the_last_word():
    assert same_person("Dr. Léa Fournier", "Fournier")
    assert not same_person("Léa Fournier", "Léa Martin")
    assert not same_person(None, "")


def test_normalized_drops_accents_case_and_possessives():
    assert normalized("  Müller’s  CAFÉ, No. 5 ") == "muller cafe no 5"


def test_pair_uses_each_item_once():
    pairs, missed, left = pair([1, 1, 2], [1, 3], lambda a, b: a == b)
    assert (pairs, missed, left) == ([(1, 1)], [1, 2], [3])
