"""Titles by the lexicon: their span, their status, and common words that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.recognizers.lexicons import TitleLexicon
from extractor.recognizers.roles import RolesRecognizer
from tests.recognizers.finding import RULEBOOK, Finder

ROLES = Finder(RolesRecognizer(RULEBOOK))


CASES = [
    ("office", "The Halvian prime minister met the finance minister.", ["prime minister", "finance minister"]),
    ("portfolio", "the minister of trade and industry of Halvia", ["minister of trade and industry"]),
    ("body stays outside", "the Speaker of the House and the head of the bank", ["Speaker", "head"]),
    ("member of parliament", "Ana Brel, a member of Parliament, left.", ["member of Parliament"]),
    ("abbreviation", "Gen. Ode met Sen. Brel.", ["Gen.", "Sen."]),
    ("abbreviation at the end", "He is an MP. She is the CEO.", ["MP", "CEO"]),
    ("time of day", "They met at 7 pm on Monday.", []),
    ("former", "former president Ode, ex-minister Brel", ["president = former", "minister = former"]),
    ("elect", "President-elect Ode and mayor-elect Brel", ["President = elect", "mayor = elect"]),
    ("incoming", "the incoming chief executive", ["chief executive = future"]),
    ("two lawyers", "The lawyers and ministers met.", []),
    ("name of a body", "the Coast Guard and the General Assembly", []),
    ("adjective", "an official statement of major importance", []),
    ("weak head with a name", "In court Judge Ode spoke to Captain Brel.", ["Judge", "Captain"]),
    ("weak head alone", "the judge, who is 60, thanked his deputy", ["judge", "deputy"]),
    ("end of another name", "Halvia Food Security director Ana Brel", ["director"]),
    ("party", "the Labour MP and the Labour Minister", ["MP", "Labour Minister"]),
    ("deputy", "Deputy Foreign Minister Ode", ["Deputy Foreign Minister"]),
]


@pytest.mark.parametrize(("text", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_titles(text, found):
    assert ROLES.described(text) == found


EXAMPLES = RULEBOOK.file("lexicon/roles.toml", TitleLexicon).example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text[:40])
def test_examples_of_the_lexicon(example):
    assert ROLES.described(example.text) == example.found


@given(st.text())
def test_any_text_gives_offsets_in_order(text):
    ROLES.check_offsets(text)
