from __future__ import annotations

import pytest

from extractor.markup.words import (
    amount_words,
    date_words,
    duration_words,
    fact_line,
    number_words,
    role_words,
    slots_of,
    unusual,
)
from tests.report import samples


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("3200000000", "3.2 billion"),
        ("1234567", "1,234,567"),
        ("0.5", "0.5"),
        ("1000000", "1 million"),
        ("-16150000", "-16.15 million"),
        ("2000000000000", "2 trillion"),
        ("999999", "999,999"),
        ("much", "much"),
    ],
)
def test_numbers_in_words(amount, words):
    assert number_words(amount) == words


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"bound": "more_than"}, "more than 5 million EUR"),
        ({"amount_max": "7000000", "bound": "range"}, "5 million to 7 million EUR"),
        ({"per": "year"}, "5 million EUR per year"),
        ({"currency": None}, "5 million (currency open)"),
        ({"currency": None, "currency_candidates": ["USD", "CAD"]}, "5 million (USD or CAD)"),
        ({"currency": None, "currency_candidates": ["USD", "CAD", "AUD", "NZD"]}, "5 million (USD or CAD or AUD …)"),
    ],
    ids=["bound", "range", "rate", "open", "two candidates", "many candidates"],
)
def test_sums_in_words(slots, words):
    assert amount_words({"amount": "5000000", "currency": "EUR", "bound": "exact"} | slots) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("P10Y", "10 years"),
        ("P1Y6M", "1 year 6 months"),
        ("PT30M", "30 minutes"),
        ("PXY", "some years"),
        ("PTXH", "some hours"),
        ("PXE", "some decades"),
        ("PXC", "some centuries"),
        ("P1.5D", "1.5 days"),
        ("strange", "strange"),
    ],
)
def test_durations_in_words(iso, words):
    assert duration_words(iso) == words


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"iso": "PXY", "bound": "vague"}, "some years"),
        ({"iso": "P2Y", "iso_max": "P3Y", "bound": "range"}, "2 years to 3 years"),
        ({"iso": "P1W", "bound": "at_least"}, "at least 1 week"),
    ],
    ids=["vague", "range", "bound"],
)
def test_a_duration_in_a_line(slots, words):
    assert fact_line({"kind": "duration", "text": ""} | slots) == words


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"iso": "2022", "bound": "since"}, "since 2022"),
        ({"iso": "2024-01", "iso_end": "2024-03"}, "2024-01 to 2024-03"),
    ],
    ids=["since", "period"],
)
def test_dates_in_words(slots, words):
    assert date_words(slots) == words


def test_each_kind_has_a_line():
    assert [fact_line(fact) for fact in samples.ferry()["facts"]] == [
        "2019-06-04",
        "ferry accord, signed: Latvia, Finland",
        "10 years",
        "up to 240 million EUR",
        "Andris Kalve: Transport Minister",
        "Andris Kalve: This is not charity. It is trade,",
        "5 million EUR",
    ]


def test_slots_have_their_place():
    loan = samples.ferry()["facts"][3]
    found = {slot.name: slot for slot in slots_of(loan)}
    assert list(found) == ["payer", "payee", "action", "reported_by"]
    payer = found["payer"]
    assert (payer.words, payer.code, samples.FERRY_TEXT[payer.start : payer.end]) == ("Finland", "FI", "Helsinki")


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"role": "head"}, "head"),
        ({"role": "head", "status": "former", "organization": {"name": "Nordbank"}}, "former head, Nordbank"),
        ({"role": "acting mayor", "status": "acting", "country": "NO"}, "acting mayor, NO"),
    ],
    ids=["bare", "status and body", "status that the title says"],
)
def test_a_role_without_its_person(slots, words):
    assert role_words(slots) == words


@pytest.mark.parametrize(
    ("polarity", "modality", "words"),
    [("affirmed", "actual", []), ("negated", "planned", ["negated", "planned"])],
)
def test_what_is_unusual_of_a_fact(polarity, modality, words):
    assert unusual({"polarity": polarity, "modality": modality}) == words
