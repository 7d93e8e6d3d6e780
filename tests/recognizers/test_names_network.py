"""People, organisations and titles where a pipeline has set entities: two witnesses, one list."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc

from extractor.encoder import set_entity_confidence
from extractor.recognizers.organizations import OrganizationsRecognizer
from extractor.recognizers.people import PeopleRecognizer
from extractor.recognizers.roles import RolesRecognizer
from extractor.recognizers.spans import trim
from extractor.records import Context
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
PEOPLE, BODIES, ROLES = PeopleRecognizer(RULEBOOK), OrganizationsRecognizer(RULEBOOK), RolesRecognizer(RULEBOOK)
NLP = spacy.blank("en")
MARK = re.compile(r"\[([A-Z]+)(?:@([\d.]+))?:([^\]]*)\]")


def read(marked: str) -> Doc:
    """Return the Doc of a text where ``[PERSON@0.9:Ana Brel]`` stands for an entity and how sure it is."""
    text, ents, place = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        label, sure, words = match.groups()
        ents.append((len(text), len(text) + len(words), label, float(sure or 0.95)))
        text += words
        place = match.end()
    doc = NLP.make_doc(text + marked[place:])
    doc.set_ents([doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label, _ in ents])
    for span, entity in zip(doc.ents, ents, strict=True):
        set_entity_confidence(doc, span.start_char, span.end_char, entity[3])
    return doc


def found(recognizer, marked: str) -> list[str]:
    return [mention.text for mention in recognizer.find(read(marked), Context())]


PEOPLE_CASES = [
    ("name no list knows", "[PERSON:Zorv Quell] left for [GPE:Oslo].", ["Zorv Quell"]),
    ("title inside the span", "[PERSON:Mr. Zorv Quell] left.", ["Zorv Quell"]),
    ("possessive inside the span", "[PERSON:Quell's] son left.", ["Quell"]),
    ("span over two lines", "[PERSON:Zorv Quell\n\nAda Merrin] left.", ["Zorv Quell", "Ada Merrin"]),
    ("day behind the name", "[PERSON:Zorv al-Quell Monday] said so.", ["Zorv al-Quell"]),
    ("verb of a headline", "MAYOR [PERSON:QUELL URGES] CALM", ["QUELL"]),
    ("initial left out", "Author J. [PERSON@0.6:Robert Hallam] wrote.", ["J. Robert Hallam"]),
    ("word too many", "The student [PERSON@0.7:Ahmed Hassan Photo] left.", ["Ahmed Hassan"]),
    ("surname again", "[PERSON:Zorv Quell] left. Later Quell slept.", ["Zorv Quell", "Quell"]),
    ("surname without its article", "[PERSON:Zorv al-Quell] left. Later Quell slept.", ["Zorv al-Quell", "Quell"]),
    ("surname taken for a body", "[PERSON:Zorv Quell] left. Later [ORG@0.6:Quell] slept.", ["Zorv Quell", "Quell"]),
    ("man and place", "[PERSON:Denzel Washington] flew to [GPE@0.97:Washington].", ["Denzel Washington"]),
    ("half a name", "It freed [PERSON@0.7:Grace] D'Quell.", ["Grace D'Quell"]),
    ("common word before a name", "We owe Honour [PERSON@0.7:Sable] too.", ["Sable"]),
    ("half a name, half a body", "It freed [PERSON@0.7:Sable] [ORG@0.5:D'Quell].", ["Sable"]),
    ("word behind a title", "Bishop [PERSON:Emeritus Zorv Quell] left.", ["Zorv Quell"]),
    ("title of two words", "[PERSON:Tan Sri Lim Quell] left.", ["Lim Quell"]),
    ("firm with a surname in it", "A handset by [PERSON:Sony Ericsson] sold well.", []),
    ("surname like an acronym", "Later [PERSON:Gao Quellan] left.", ["Gao Quellan"]),
    ("firm alone", "Rain fell as [PERSON@0.99:Gazprom] met buyers.", []),
    ("family", "They rob the [PERSON:Quell] clan.", []),
    ("family of somebody", "[PERSON:Zorv Quell] left. The [PERSON:Quell] family wept.", ["Zorv Quell", "Quell"]),
    ("lone capital", "[PERSON:Sofia] has asked for a fee. Later [PERSON:Rabat] agreed.", []),
    ("man again", "[PERSON:Denzel Washington] came. [PERSON:Washington] said so.", ["Denzel Washington", "Washington"]),
    ("outvoted", "[ORG:Lumo] fell, [ORG:Lumo] rose, [PERSON@0.6:Lumo] fell.", []),
    ("lone doubtful word", "The [PERSON@0.4:Rohl] fled.", []),
    ("doubtful, but titled", "[ROLE:Captain] [PERSON@0.3:Zorv Quell] left.", ["Zorv Quell"]),
    ("missed by the network", "He thanked Daniel Okafor for it. [GPE:Oslo] slept.", ["Daniel Okafor"]),
    ("company of a man's name", "Shares of [ORG:Daniel Okafor] fell.", []),
    ("town of a dateline", "[PERSON:ARBELON], Jan. 12 2021 -- A dam burst.", []),
    ("heading with a dash", "[PERSON:ZORV QUELL] - A LIFE", ["ZORV QUELL"]),
    ("short form of a body", "[ORG:Solvane Foods] fell. [PERSON:Solvane] said so.", []),
    ("known company", "[PERSON@0.6:Toyota] built a plant.", []),
    ("known company, though sure", "[PERSON@0.9:Gazprom] built a plant.", []),
    ("known company with a title", "[ROLE:President] [PERSON@0.9:Dell] left.", ["Dell"]),
    ("honorific as a middle name", "[PERSON:Iqbal Sheikh Khan] left.", ["Iqbal Sheikh Khan"]),
    ("place before the name", "Chief Executive of Hong Kong [PERSON:Daniel Lam] left.", ["Daniel Lam"]),
    ("letters behind the name", "[PERSON:Daniel Quell MP] left.", ["Daniel Quell"]),
    ("bare office", "[PERSON@0.9:Regional Director] [PERSON:Zorv Quell] left.", ["Zorv Quell"]),
    ("name that ends in a title", "The [PERSON@0.9:Dalai Lama] left.", ["Dalai Lama"]),
    ("word before the name", "A panel on drugs. Crime and [PERSON:Drugs Daniel R. Quell] left.", ["Daniel R. Quell"]),
    ("unknown first name", "[PERSON:Zorvan Daniel Quell] left.", ["Zorvan Daniel Quell"]),
    ("bracket closed", "James ([PERSON@0.9:Jim) Quell] left.", ["Quell"]),
    ("verb of the past in a headline", "[PERSON:ZORV QUELL NAMED DIRECTOR]", ["ZORV QUELL"]),
    ("honorific alone", "[PERSON@0.6:Mullah] [PERSON:Zorv Quell] left.", ["Zorv Quell"]),
    ("thing called after somebody", "the [PERSON@0.9:Quell] campaign; [PERSON@0.9:Quell] left", ["Quell"]),
    ("child with the name of a country", "when his son [PERSON@0.6:Jordan] left for [GPE:Oslo].", ["Jordan"]),
    ("given name of a country", "[PERSON@0.6:Jordan Khan] left.", ["Jordan Khan"]),
    ("called after an office", "a banker called [PERSON@0.4:Pope]", ["Pope"]),
    ("brothers", "The [PERSON@0.9:Quell] brothers left.", []),
    ("second name of a headline", "QUELL MEETS [PERSON:ODERN] ON FRIDAY\n\n[PERSON:Zorv Quell] met [PERSON:Ann Odern].",
     ["QUELL", "ODERN", "Zorv Quell", "Ann Odern"]),
    ("company in a headline", "[PERSON:Zorv Van Quell] fined. Van Quell Water Works BV paid.", ["Zorv Van Quell"]),
    ("introduced as a body", "The shipbuilder [PERSON@0.9:Norrvarv] fell. [PERSON:Norrvarv] said so.", []),
    ("introduced in commas", "The builder, [PERSON@0.9:Obras Sur], must pay.", []),
    ("a builder by name", "The builder, [PERSON@0.99:Zorv Quell], must pay.", ["Zorv Quell"]),
    ("a builder with a known name", "The builder, [PERSON@0.9:Daniel Quell], must pay.", ["Daniel Quell"]),
    ("a bomb maker", "the bomb maker [PERSON@0.9:Zorv bin Quell]", ["Zorv bin Quell"]),
    ("agency of a dateline", "LIMA ([PERSON@0.6:Radio Sur]) - A dam burst.", []),
    ("shares", "Shares of [PERSON:Daniel Quell] rose. [PERSON:Daniel Quell] declined to comment.", []),
    ("place of work", "[PERSON:Ann Odern], an analyst at [PERSON:Zorv Quell], sold.", ["Ann Odern"]),
    ("firm that is owned", "Shares of [PERSON@0.9:Zorv Quell] were bought.", []),
    ("firm that people work at", "He is an analyst at [PERSON@0.9:Zorv Quell] in Lima.", []),
    ("firm that has parts", "He closed a [PERSON@0.9:Zorv Quell] subsidiary.", []),
    ("unit that is none of a firm", "The subunit of [PERSON:Zorv Quell] left.", ["Zorv Quell"]),
    ("dealing of a firm", "[PERSON:Zorv Quell] said on Friday it had agreed to buy a mill.", []),
    ("what somebody said", "[PERSON:Zorv Quell] said it was a mill.", ["Zorv Quell"]),
    ("known firm with a name", "[PERSON:Dean Witter] and [PERSON:Ernst] and Young merged.", []),
    ("namesake of a firm", "Mr. [PERSON:Dean Witter] left.", ["Dean Witter"]),
    ("given name that is an honorific", "[PERSON:Don Quell] met [PERSON:Don Zorv Quell].", ["Don Quell", "Zorv Quell"]),
    ("title inside a name", "[PERSON:Zorv bin Sultan al-Quell] left.", ["Zorv bin Sultan al-Quell"]),
    ("place that ends a title", "Mayor of [PERSON:Arbelon Daniel Quell] left.", ["Daniel Quell"]),
    ("country behind a name", "They named [PERSON:Daniel Quell Hong Kong]'s chief.", ["Daniel Quell"]),
    ("initial without a stop", "[PERSON:B] [PERSON:Zorv Quell] left.", ["B Zorv Quell"]),
    ("a letter alone", "The [PERSON:J]-pop festival of [PERSON:Zorv Quell]", ["Zorv Quell"]),
    ("nickname in quotation marks", '[PERSON:Daniel] "[PERSON:Zorv]" [PERSON:Van Quell] left.',
     ['Daniel "Zorv" Van Quell']),
    ("surnames of two", "[PERSON:Zorv Quell] and [PERSON:Ann Odern] won. The [PERSON:Quell-Odern] ticket and the "
     "[PERSON:Quell–Odern] plan won.", ["Zorv Quell", "Ann Odern"]),
    ("surname in two parts", "[PERSON:Zorv Quell-Odern] and [PERSON:Ann Odern] left. [PERSON:Quell-Odern] won.",
     ["Zorv Quell-Odern", "Ann Odern", "Quell-Odern"]),
    ("thing that bears a name", "[PERSON@0.9:Quell] rifles; [PERSON@0.9:Quell] left", ["Quell"]),
]  # fmt: skip

BODY_CASES = [
    (
        "newspaper",
        "She told [GPE:Oslo] that [ORG@0.9:Lumo] and The [ORG:Halvia Times] lied.",
        ["Lumo", "The Halvia Times"],
    ),
    ("article of the sentence", "The [ORG:Lumo Council] left.", ["Lumo Council"]),
    ("possessive", "[ORG:Lumo Council's] budget", ["Lumo Council"]),
    ("two in one", "[ORG:GM and Toyota] fell.", ["GM", "Toyota"]),
    ("joint at the end", "[ORG:Lumo Council and] others left.", ["Lumo Council"]),
    ("article behind a dateline", "OSLO - The [ORG:Lumo Council] left.", ["Lumo Council"]),
    ("prefix", "an anti-[ORG:Lumo] rally and a [ORG:pro-Lumo] one", ["Lumo", "Lumo"]),
    ("doubtful words in lower case", "a former [ORG@0.4:air force] pilot", []),
    ("lower case, but sure", "the [ORG@0.9:emergencies ministry]", ["emergencies ministry"]),
    ("lower case elsewhere", "[ORG@0.6:Copper] fell. Traders bought copper.", []),
    ("nowhere in lower case", "[ORG@0.6:Lumo] fell. Traders bought copper.", ["Lumo"]),
    ("papers of a treasury", "the 10-year [ORG:Treasury] yield; the [ORG:Treasury] agreed", ["Treasury"]),
    ("acronym of a programme", "the [MISC:Emergency Shelter Grant] (ESG). The [ORG@0.7:ESG] pays.", []),
    (
        "acronym of a body",
        "the [ORG:Eastern Sahel Group] ([ORG@0.7:ESG]). The ESG pays.",
        ["Eastern Sahel Group", "ESG", "ESG"],
    ),
    ("place of a campus", "the [ORG:University of California], [GPE:Irvine].", ["University of California, Irvine"]),
    ("known body of several words", "A [MISC@0.6:Black Lives Matter] rally", ["Black Lives Matter"]),
    ("thing called after a known body", "the [MISC@0.6:Red Cross Medal]", []),
    ("preposition at the end", "[ORG:Congress to] act", ["Congress"]),
    ("question word", "Who pays? The WHO. [GPE:Oslo]", ["WHO"]),
    ("known company taken for a person", "[PERSON@0.9:Gazprom] built a plant.", ["Gazprom"]),
    ("introduced", "The shipbuilder [GPE@0.9:Norrvarv] fell. [PERSON:Norrvarv] said so.", ["Norrvarv", "Norrvarv"]),
    ("introduced in commas", "The builder, [PERSON@0.9:Obras Sur], must pay.", ["Obras Sur"]),
    ("known firm with the name of a person", "[PERSON:Dean Witter] fell.", ["Dean Witter"]),
    ("place of work", "[PERSON:Ann Odern], an analyst at [PERSON:Zorv Quell], sold.", ["Zorv Quell"]),
    ("a person in commas", "The builder, [PERSON@0.99:Zorv Quell], must pay.", []),
    ("a company's day", "The company Monday sold the bank Captain Quell's house. [GPE:Oslo]", []),
    ("agency of a dateline", "LIMA ([PERSON@0.6:Radio Sur]) - A dam burst.", ["Radio Sur"]),
    ("building that stands for a state", "[ORG:White House] aides left.", []),
    ("surname of a person", "[PERSON:Zorv Quell] left. [ORG@0.6:Quell] slept.", []),
    ("missed by the network", "[GPE:Oslo] asked Hezbollah to leave.", ["Hezbollah"]),
    ("article at the start of a sentence", "[ORG:The Lumo Council] left.", ["Lumo Council"]),
    ("acronym taken for a place", "The [GPE:U.N.] decision was late.", ["U.N."]),
    ("name again", "[ORG:Zorv Lumo] fell. [GPE:Oslo] praised Zorv Lumo.", ["Zorv Lumo", "Zorv Lumo"]),
    ("first word", "[ORG:Solvane Foods] fell. [PERSON:Solvane] rose.", ["Solvane Foods"]),
    ("first word of a subject", "[ORG:Solvane Foods] fell. [PERSON:Solvane] said so.", ["Solvane Foods", "Solvane"]),
    ("towns of a dateline", "[ORG:ARBELON]/[ORG:ODEMAR], Oct 1 - Prices rose.", []),
    ("first word is a surname", "[ORG:Quell Foods] of [PERSON:Zorv Quell] fell. He met Quell.", ["Quell Foods"]),
    ("platform", "[GPE:Oslo] said so on Twitter.", []),
]

ROLE_CASES = [
    ("title no list knows", "Mr. Ode, the [ROLE:gong beater], left.", ["gong beater"]),
    ("longer title", "the [ROLE:editorial director] of Lumo", ["editorial director"]),
    ("weak head unseen", "The [ROLE:mayor] saw a model of the bridge.", ["mayor"]),
    ("doubtful", "The [ROLE@0.4:gong beater] left.", []),
]


@pytest.mark.parametrize(("marked", "names"), [c[1:] for c in PEOPLE_CASES], ids=[c[0] for c in PEOPLE_CASES])
def test_people(marked, names):
    assert found(PEOPLE, marked) == names


@pytest.mark.parametrize(("marked", "names"), [c[1:] for c in BODY_CASES], ids=[c[0] for c in BODY_CASES])
def test_bodies(marked, names):
    assert found(BODIES, marked) == names


@pytest.mark.parametrize(("marked", "titles"), [c[1:] for c in ROLE_CASES], ids=[c[0] for c in ROLE_CASES])
def test_titles(marked, titles):
    assert found(ROLES, marked) == titles


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        ('"Ana Brel"', "Ana Brel"),
        ("(Ana Brel),", "Ana Brel"),
        ("Tom Ode Jr.", "Tom Ode Jr."),
        ("Ana B.", "Ana B."),
        ("Ana Brel.", "Ana Brel"),
        ("Brel’s", "Brel"),
        ("...", ""),
    ],
)
def test_borders(span, kept):
    start, end = trim(span, 0, len(span))
    assert span[start:end] == kept


def test_a_pipeline_without_probabilities():
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "Zorv Quell"}, {"label": "ORG", "pattern": "Lumo Council"}]
    )
    doc = nlp("Zorv Quell left the Lumo Council.")
    assert [m.text for m in PEOPLE.find(doc, Context())] == ["Zorv Quell"]
    assert [m.text for m in BODIES.find(doc, Context())] == ["Lumo Council"]
