"""The same questions about grammar have the same answers over both label schemes."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.facts.grammar import Phrases, Tree
from extractor.facts.grammar.labels import load_labels
from extractor.recognizers.page import Page
from extractor.rulebook import load_rulebook
from tests.facts.trees import SCHEMES, TREES, parsed

LABELS = load_labels(load_rulebook())
AID = "Norway has pledged to build two clinics and provide up to 30 million kroner in medical aid to Malawi."
GRANT = "The museum received a Danish grant of 40 million kroner for a new roof."
LOAN = "A loan of 5 million dollars from the bank to the farmers was approved."
MONEY = "The money given by Nordbank was lost."
TRUST = "The trust, which donated 2 million euros to the hospital, made a profit."
FINE = "Nordbank was fined 5 million dollars for lying to customers."
AWARD = "The firm was awarded 3 million dollars by the state."
SHIPS = "Kenya bought two ships from Nordbank for 70 million dollars."


@pytest.fixture(params=SCHEMES)
def scheme(request):
    return request.param


def grammar(sentence: str, scheme: str) -> tuple[Phrases, list[str]]:
    doc = parsed(sentence, scheme)
    return Phrases(Tree(Page(doc), LABELS)), [token.text for token in doc]


def test_both_files_hold_the_same_sentences():
    assert list(TREES["ud"]) == list(TREES["clearnlp"])


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        (AID, "pledged", "Norway"),
        (AID, "build", "Norway"),
        (AID, "provide", "Norway"),
        (TRUST, "donated", "trust"),
        (TRUST, "made", "trust"),
        (MONEY, "given", "Nordbank"),
        (AWARD, "awarded", "state"),
        (FINE, "lying", "Nordbank"),
    ],
    ids=lambda v: v[:30],
)
def test_who_does_it(sentence, verb, subject, scheme):
    phrases, words = grammar(sentence, scheme)
    found = phrases.subject(words.index(verb))
    assert found is not None
    assert words[found] == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "target"),
    [
        (AID, "provide", "kroner"),
        (MONEY, "given", "money"),
        (LOAN, "approved", "loan"),
        (SHIPS, "bought", "ships"),
    ],
    ids=lambda v: v[:30],
)
def test_what_is_acted_on(sentence, verb, target, scheme):
    phrases, words = grammar(sentence, scheme)
    found = phrases.object(words.index(verb))
    assert found is not None
    assert words[found] == target


def test_the_subject_of_a_passive_with_an_object_is_its_recipient(scheme):
    phrases, words = grammar(AWARD, scheme)
    found = phrases.recipient(words.index("awarded"))
    assert found is not None
    assert words[found] == "firm"


@pytest.mark.parametrize(
    ("sentence", "noun", "preposition", "target"),
    [
        (LOAN, "loan", "from", "bank"),
        (LOAN, "loan", "of", "dollars"),
        (SHIPS, "bought", "for", "dollars"),
        (TRUST, "donated", "to", "hospital"),
        (GRANT, "grant", "of", "kroner"),
    ],
)
def test_prepositions_become_functions(sentence, noun, preposition, target, scheme):
    phrases, words = grammar(sentence, scheme)
    assert words[phrases.tree.of(words.index(noun), preposition)[0]] == target


def test_a_noun_phrase_leaves_out_its_determiner(scheme):
    phrases, words = grammar(GRANT, scheme)
    first, last = phrases.phrase(words.index("roof"))
    assert words[first:last] == ["new", "roof"]


def test_a_subject_that_a_parser_took_for_active_is_mended():
    doc = parsed(AWARD, "ud")
    doc[1].dep_ = "nsubj"
    tree = Tree(Page(doc), LABELS)
    assert tree.key[1] == "passive_subject"


FOUNDER = (
    "Tarn/PROPN/NNP/ROOT/0 head/NOUN/NN/appos/0 of/ADP/IN/case/3 mills/NOUN/NNS/nmod/1 "
    "who/PRON/WP/nsubj/5 lied/VERB/VBD/acl:relcl/3"
)


@pytest.mark.parametrize(("people", "subject"), [(["Tarn"], "Tarn"), (["mills"], "mills"), ([], "mills")])
def test_who_takes_up_a_person(people, subject):
    rows = [word.split("/") for word in FOUNDER.split()]
    words, pos, tags, deps, heads = zip(*rows, strict=True)
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos, tags=tags, deps=deps, heads=[int(head) for head in heads])
    phrases = Phrases(Tree(Page(doc), LABELS), lambda token: words[token] in people)
    assert words[phrases.subject(words.index("lied"))] == subject
