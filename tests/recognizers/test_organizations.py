"""Organisations by rules alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.recognizers.lexicons.names import OrganizationsFile
from extractor.recognizers.organizations import OrganizationsRecognizer
from tests.recognizers.finding import RULEBOOK, Finder

BODIES = Finder(OrganizationsRecognizer(RULEBOOK))


CASES = [
    ("ministry", "The Halvian Finance Ministry declined.", ["Halvian Finance Ministry"]),
    ("ministry of", "The Ministry of Foreign Affairs declined.", ["Ministry of Foreign Affairs"]),
    ("list of fields", "the Department of Health and Human Services", ["Department of Health and Human Services"]),
    ("company", "Quillon Tools Inc. and Brandt GmbH merged.", ["Quillon Tools Inc.", "Brandt GmbH"]),
    ("acronym", "The ILO and the AFDB met.", ["ILO", "AFDB"]),
    ("known", "Officials of Hezbollah and the World Bank met.", ["Hezbollah", "World Bank"]),
    ("title behind", "Halvia Central Bank Governor Ana Brel", ["Halvia Central Bank"]),
    ("no acronym", "The CEO told a TV in the U.S. about GDP.", []),
    ("common noun", "The company, its bank and the ministry declined.", []),
    ("street", "They live on Quillon Street in Halvia.", []),
    ("shouted heading", "MAYOR OPENS NEW ROAD", []),
]


@pytest.mark.parametrize(("text", "names"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_bodies_by_rules(text, names):
    assert BODIES.words(text) == names


EXAMPLES = RULEBOOK.file("lexicon/organizations.toml", OrganizationsFile).example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text[:40])
def test_examples_of_the_lexicon(example):
    assert BODIES.words(example.text) == example.found


@given(st.text())
def test_any_text_gives_offsets_in_order(text):
    BODIES.check_offsets(text)
