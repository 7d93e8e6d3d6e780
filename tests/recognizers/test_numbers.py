"""The number grammar: word numbers, numerals, fractions, and what must stay two numbers."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.recognizers.numbers import MAX_DIGITS, NumberGrammar, read_numeral
from extractor.rulebook import load_rulebook

GRAMMAR = NumberGrammar(load_rulebook())

WHOLE = [
    ("two-and-a-half", "2.5"),
    ("two and a half million", "2500000"),
    ("a million and a half", "1500000"),
    ("one million three hundred and five thousand two hundred and six", "1305206"),
    ("a hundred and five", "105"),
    ("twelve hundred", "1200"),
    ("a thousand million", "1000000000"),
    ("half a dozen", "6"),
    ("a quarter of a million", "250000"),
    ("three quarters of a million", "750000"),
    ("five\nhundred", "500"),
    ("1,250.5", "1250.5"),
    ("12,34,567", "1234567"),
    ("1\u00a0250\u00a0000", "1250000"),
    ("2 1/2", "2.5"),
    ("22-1/2", "22.5"),
    ("3½", "3.5"),
    (".5", "0.5"),
    ("5 lakh crore", "5000000000000"),
    ("1.5-million", "1500000"),
    ("nine and a half", "9.5"),
    ("zero", "0"),
]


@pytest.mark.parametrize(("text", "value"), WHOLE, ids=[text.replace("\n", " ") for text, _ in WHOLE])
def test_reads_one_number(text: str, value: str) -> None:
    (number,) = GRAMMAR.find(f"with {text} of them")
    assert (number.start, number.end) == (5, 5 + len(text))
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between one hundred and two hundred", [100, 200]),
        ("one million and two million", [1000000, 2000000]),
        ("five and ten", [5, 10]),
        ("five hundred\n\ntwo men", [500, 2]),
        ("someone tenfold onerous A320", []),
        ("1/0", []),
        ("9" * (MAX_DIGITS + 1), []),
    ],
)
def test_keeps_numbers_apart(text: str, values: list[int]) -> None:
    assert [number.value for number in GRAMMAR.find(text)] == values


def test_plurals_give_the_magnitude() -> None:
    assert re.fullmatch(GRAMMAR.plurals, "hundreds of millions")
    assert GRAMMAR.parse("hundreds of millions") == 100_000_000


def test_suffixed_reads_abbreviated_scales() -> None:
    for text, value in (("450 mln", 450_000_000), ("15bn", 15_000_000_000), ("10k", 10_000)):
        assert re.fullmatch(GRAMMAR.suffixed, text)
        assert GRAMMAR.parse(text) == value


@pytest.mark.parametrize(
    ("text", "form"), [("25", "digits"), ("25 million", "mixed"), ("half", "words"), ("2½", "fraction")]
)
def test_says_how_it_is_written(text: str, form: str) -> None:
    assert GRAMMAR.form(text) == form


def test_two_points_are_no_number() -> None:
    assert read_numeral("1.2.3") is None


@given(st.integers(min_value=0, max_value=10**12))
def test_reads_back_what_python_groups(value: int) -> None:
    (number,) = GRAMMAR.find(f"{value:,}")
    assert number.value == value


@given(st.text(max_size=200))
def test_any_text_gives_slices_of_itself(text: str) -> None:
    for number in GRAMMAR.find(text):
        assert 0 <= number.start < number.end <= len(text)
        assert GRAMMAR.parse(text[number.start : number.end]) == number.value
