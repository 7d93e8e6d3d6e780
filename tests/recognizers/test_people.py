"""People by rules alone: the grammar of names, titles, lists, and what is no person."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.recognizers.lexicons.names import PeopleFile
from extractor.recognizers.people import PeopleRecognizer
from extractor.records import Context
from tests.recognizers.finding import NLP, RULEBOOK, Finder

PEOPLE = Finder(PeopleRecognizer(RULEBOOK))


FORMS = [
    ("two words", "The mayor praised Daniel Okafor for his work.", ["Daniel Okafor"]),
    ("initials", "The novel by J.R. Hallam and T. S. Brandt sold well.", ["J.R. Hallam", "T. S. Brandt"]),
    ("middle initial", "A jury acquitted Walter Q. Simmons on Friday.", ["Walter Q. Simmons"]),
    ("suffix", "He beat Frank Delgado Jr. and John Harlow III.", ["Frank Delgado Jr.", "John Harlow III"]),
    ("particles", "He met Pieter van der Meer and Ana de la Cruz.", ["Pieter van der Meer", "Ana de la Cruz"]),
    ("Arabic article", "It freed Khaled al-Masri and Omar al-Otaibi.", ["Khaled al-Masri", "Omar al-Otaibi"]),
    ("bin", "The court freed Salman bin Tariq.", ["Salman bin Tariq"]),
    ("hyphens", "Jean-Marc Delorme sued Anne-Sophie Petit-Roux.", ["Jean-Marc Delorme", "Anne-Sophie Petit-Roux"]),
    ("apostrophe", "Reporters asked Sean O'Malley and Luca D'Amico.", ["Sean O'Malley", "Luca D'Amico"]),
    ("apostrophe at the end", "It freed senator Wanjiku' Oduya-Tere.", ["Wanjiku' Oduya-Tere"]),
    ("Korean", "The ministry said Park Sang-woo had left for Busan.", ["Park Sang-woo"]),
    ("Chinese", "A blast killed Zhang Weiming and Liu Hong, both miners.", ["Zhang Weiming", "Liu Hong"]),
    ("Taiwanese", "Voters chose Lin Chih-hao over Chen Mei-ling.", ["Lin Chih-hao", "Chen Mei-ling"]),
    ("Vietnamese", "The envoy, Nguyen Van Thanh, signed first.", ["Nguyen Van Thanh"]),
    ("Slavic", "Prosecutors charged Yevgeny Morozov and Olena Hrytsenko.", ["Yevgeny Morozov", "Olena Hrytsenko"]),
    ("Indian", "Rajesh Subramaniam and Lakshmi Iyer were elected.", ["Rajesh Subramaniam", "Lakshmi Iyer"]),
    ("African", "Kwabena Mensah and Ngozi Eze of Lagos won.", ["Kwabena Mensah", "Ngozi Eze"]),
    ("accents", "The prize went to José Peña and Łukasz Wójcik.", ["José Peña", "Łukasz Wójcik"]),
    ("possessive", "Daniel Okafor's lawyer and Maria Santos’s son wept.", ["Daniel Okafor", "Maria Santos"]),
    ("common word as given name", "Grace Holloway and Mark Fenwick left.", ["Grace Holloway", "Mark Fenwick"]),
]  # fmt: skip

TITLES = [
    ("honorific", "Mr. Tolliver and Mrs Quist left.", ["Tolliver", "Quist"]),
    ("rank", "Gen. Basil Quarry met Lt. Col. Imre Vass.", ["Basil Quarry", "Imre Vass"]),
    ("office", "Prime Minister Zorlan Evek resigned.", ["Zorlan Evek"]),
    ("nation and office", "U.S. Secretary of State Zorla Pruitt flew home.", ["Zorla Pruitt"]),
    ("vice", "Vice-President Tolliver spoke; co-author Imre Vass did not.", ["Tolliver", "Imre Vass"]),
    ("body and office", "Halvian Health Ministry spokeswoman Zorla Evek agreed.", ["Zorla Evek"]),
    ("title in lower case", "spokesman Zorlan Evek, former striker Imre Vass", ["Zorlan Evek", "Imre Vass"]),
    ("place and office", "Mayor of New York City Zorlan Evek cut the ribbon.", ["Zorlan Evek"]),
    ("ambassador", "The Afghan ambassador to the United States Zorlan Evek left.", ["Zorlan Evek"]),
    ("camp", "Democrat Daniel Okafor and Frenchman Luc Morel met.", ["Daniel Okafor", "Luc Morel"]),
    ("pope and king", "Pope Clement XIV and King Harald V", ["Clement XIV", "Harald V"]),
    ("age", "Zorlan Evek, 54, was held.", ["Zorlan Evek"]),
    ("apposition", "Zorlan Evek, the party's deputy chairman, was held.", ["Zorlan Evek"]),
    ("emeritus", "Archbishop Emeritus Zorlan Evek and Bishop-emeritus Imre Vass", ["Zorlan Evek", "Imre Vass"]),
    ("Malay titles", "Datuk Seri Zorlan Evek met Tan Sri Imre Vass.", ["Zorlan Evek", "Imre Vass"]),
    ("Sayyid", "Sayyid Zorlan al-Evek met Baroness Imra Vass.", ["Zorlan al-Evek", "Imra Vass"]),
    ("alone", "Prime Minister and the Foreign Minister of Halvia met.", []),
]

NOBODY = [
    ("place", "Hong Kong, Buenos Aires and Washington D.C. are far away.", []),
    ("street", "They marched down Martin Luther King Boulevard.", []),
    ("prize", "She won the Nobel Prize and the Pulitzer Prize.", []),
    ("month", "In April and May the Easter Parade was off.", []),
    ("company", "Harland Wolff Holdings Ltd. bought Ernst & Young.", []),
    ("administration", "The Clinton administration and the Baker report agreed.", []),
    ("hyphened", "The Clinton-era rules are void.", []),
    ("acronym", "NATO and the IMF met the UNHCR.", []),
    ("ship", "The typhoon hit South Korea on Monday.", []),
]

DOCUMENTS = [
    ("surname again", "Daniel Okafor won. Okafor thanked nobody.", ["Daniel Okafor", "Okafor"]),
    ("surname before", "Quillon's wife wept. Judge Zorla Quillon left.", ["Quillon", "Zorla Quillon"]),
    ("particles again", "Wim van der Plaat won. Then van der Plaat slept.", ["Wim van der Plaat", "van der Plaat"]),
    ("capital particle", "Wim van der Plaat won. Van der Plaat slept.", ["Wim van der Plaat", "Van der Plaat"]),
    ("article again", "Khaled al-Masri won, al-Masri said.", ["Khaled al-Masri", "al-Masri"]),
    ("heading", "Okafor Meets Rebel Envoys\n\nDaniel Okafor met them.", ["Okafor", "Daniel Okafor"]),
    ("shouted", "OKAFOR MEETS ENVOYS\n\nDaniel Okafor met them.", ["OKAFOR", "Daniel Okafor"]),
    ("a firm of that name", "Daniel Okafor won. Okafor Motors paid.", ["Daniel Okafor"]),
    ("a thing of that name", "Daniel Okafor won. The Okafor campaign paid.", ["Daniel Okafor"]),
    ("two lines", "He thanked Daniel Okafor\nMaria Santos left.", ["Daniel Okafor", "Maria Santos"]),
]


@pytest.mark.parametrize(
    ("text", "names"), [row[1:] for row in FORMS + TITLES + NOBODY + DOCUMENTS],
    ids=[row[0] for row in FORMS + TITLES + NOBODY + DOCUMENTS],
)  # fmt: skip
def test_people_by_rules(text, names):
    assert PEOPLE.words(text) == names


@pytest.mark.parametrize("example", RULEBOOK.file("lexicon/people.toml", PeopleFile).example, ids=lambda e: e.text[:40])
def test_examples_of_the_lexicon(example):
    assert PEOPLE.words(example.text) == example.found


@given(st.text())
def test_any_text_gives_offsets_in_order(text):
    PEOPLE.check_offsets(text)


NAMES = st.sampled_from(
    ["Ana", "Tom", "van", "Gen.", "al-Masri", "J.", "Jr.", ",", "\n", "the", "Bank", "of", "O'Hale's", "said"]
)


@given(st.lists(NAMES, max_size=30).map(" ".join))
def test_any_order_of_name_words(text):
    PEOPLE.check_offsets(text)
    assert not any("\n" in name for name in PEOPLE.words(text))


@pytest.mark.parametrize("piece", ["A. B. ", "al-A ", "Ana Brel, ", "Mr. ", "MINISTER ", "of the ", "Minister of "])
def test_long_runs_stay_quick(piece):
    text = piece * 20_000
    started = time.process_time()
    PEOPLE.recognizer.find(Doc(NLP.vocab, words=[text.strip()]), Context())
    assert time.process_time() - started < 5
