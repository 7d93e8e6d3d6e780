"""Who pays whom for what, and what lasts, over small trees of both label schemes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.facts import build_facts
from extractor.facts.explain import describe, explain_facts
from extractor.facts.samples import entities_of
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook
from extractor.values import Duration, Money
from tests.facts.trees import SCHEMES, parsed

RULEBOOK = load_rulebook()
AID = "Norway has pledged to build two clinics and provide up to 30 million kroner in medical aid to Malawi."


@pytest.fixture(params=SCHEMES)
def scheme(request):
    return request.param


def mentions_of(sentence, value_words, value, names):
    found = [(value_words, "money" if isinstance(value, Money) else "duration", value, None)]
    found += [(name, kind, None, code) for name, kind, code in names]
    out = []
    for words, kind, content, code in found:
        start = sentence.index(words)
        form = "name" if kind == "country" else None
        out.append(Mention(start, start + len(words), words, kind, "test", value=content, code=code, form=form))
    return sorted(out, key=lambda m: m.start)


def facts_of(sentence, scheme, mentions):
    facts = build_facts(parsed(sentence, scheme), mentions, entities_of(mentions), Context(), RULEBOOK)
    return [fact for fact in facts if fact.kind in ("money", "duration")]


NORDBANK = ("Nordbank", "organization", None)


@pytest.mark.parametrize(
    ("sentence", "words", "names", "slots"),
    [
        (
            AID,
            "up to 30 million kroner",
            [("Norway", "country", "NO"), ("Malawi", "country", "MW")],
            {"payer": "Norway", "payee": "Malawi", "purpose": "medical aid", "action": "provide"},
        ),
        (
            "The museum received a Danish grant of 40 million kroner for a new roof.",
            "40 million kroner",
            [("Danish", "country", "DK")],
            {"payer": "Danish", "payee": "museum", "purpose": "new roof", "action": "grant"},
        ),
        (
            "A loan of 5 million dollars from the bank to the farmers was approved.",
            "5 million dollars",
            [],
            {"payer": "bank", "payee": "farmers", "action": "loan"},
        ),
        (
            "The trust, which donated 2 million euros to the hospital, made a profit.",
            "2 million euros",
            [],
            {"payer": "trust", "payee": "hospital", "action": "donate"},
        ),
        (
            "Nordbank was fined 5 million dollars for lying to customers.",
            "5 million dollars",
            [NORDBANK],
            {"payer": "Nordbank", "purpose": "lying", "action": "fine"},
        ),
        (
            "The firm was awarded 3 million dollars by the state.",
            "3 million dollars",
            [],
            {"payer": "state", "payee": "firm", "action": "award"},
        ),
        (
            "Kenya bought two ships from Nordbank for 70 million dollars.",
            "70 million dollars",
            [("Kenya", "country", "KE"), NORDBANK],
            {"payer": "Kenya", "payee": "Nordbank", "purpose": "two ships", "action": "buy"},
        ),
        (
            "A judge jailed the mayor for taking 5 million dollars from a builder.",
            "5 million dollars",
            [],
            {"payer": "builder", "payee": "mayor", "action": "take"},
        ),
        (
            "Nordbank fell after it agreed to pay 5 million dollars to settle a lawsuit.",
            "5 million dollars",
            [NORDBANK],
            {"payer": "Nordbank", "purpose": "lawsuit", "action": "pay"},
        ),
    ],
    ids=["control", "grant", "loan", "relative", "fine", "award", "sale", "blame", "pronoun"],
)
def test_parties_of_a_sum(sentence, words, names, slots, scheme):
    (fact,) = facts_of(sentence, scheme, mentions_of(sentence, words, Money(Decimal(5), "USD"), names))
    found = {
        k: getattr(v, "name", v) for k, v in fact.slots.items() if k in ("payer", "payee", "purpose", "action") and v
    }
    assert found == slots


@pytest.mark.parametrize(
    ("sentence", "words", "lasting"),
    [
        ("The strike by miners lasted ten days.", "ten days", "strike"),
        ("The court sentenced him to six years in prison.", "six years", "sentenced"),
        ("The two-day talks ended in Lima.", "two-day", "talks"),
        ("Workers spent three years building the bridge.", "three years", "building"),
    ],
)
def test_what_lasts(sentence, words, lasting, scheme):
    (fact,) = facts_of(sentence, scheme, mentions_of(sentence, words, Duration("P2D"), []))
    assert fact.slots["of"].name == lasting


def test_a_clause_without_its_verb_has_the_verb_before(scheme):
    sentence = "Peru pledged 4 million dollars and Chile 5 million dollars."
    names = [("Peru", "country", "PE"), ("Chile", "country", "CL")]
    mentions = mentions_of(sentence, "4 million dollars", Money(Decimal(4), "USD"), names)
    mentions += sum_in(sentence, "5 million dollars", "USD")
    first, second = facts_of(sentence, scheme, sorted(mentions, key=lambda m: m.start))
    assert [first.slots["payer"].name, second.slots["payer"].name] == ["Peru", "Chile"]


def sum_in(sentence, words, currency, bound="exact"):
    return mentions_of(sentence, words, Money(Decimal(5), currency, bound=bound), [])


def test_a_sum_in_another_currency_converts_the_one_before(scheme):
    sentence = "Spain sold Nordbank bonds for 5 million euros, or about 6 million dollars."
    sums = [*sum_in(sentence, "5 million euros", "EUR"), *sum_in(sentence, "about 6 million dollars", "USD", "approx")]
    first, second = facts_of(sentence, scheme, sums)
    assert second.slots["equivalent_of"] == first.id
    assert not any(second.slots[slot] for slot in ("payer", "payee", "purpose", "action"))


def test_a_conversion_inherits_nothing(scheme):
    mentions = mentions_of(AID, "30 million kroner", Money(Decimal(5), "NOK"), [("Norway", "country", "NO")])
    sum_ = mentions[1]
    other = Mention(sum_.start, sum_.end, sum_.text, "money", "test", value=sum_.value, equivalent_of=(0, 1))
    (fact,) = facts_of(AID, scheme, [mentions[0], other])
    assert not any(fact.slots[slot] for slot in ("payer", "payee", "purpose", "action"))


def test_an_explanation_names_words_frame_and_slots(scheme):
    mentions = mentions_of(AID, "30 million kroner", Money(Decimal(5), "NOK"), [("Norway", "country", "NO")])
    (explanation,) = explain_facts(parsed(AID, scheme), mentions, entities_of(mentions), Context(), RULEBOOK)
    assert describe(explanation.fact) == str(explanation).splitlines()[0].removeprefix("money: ")
    assert explanation.sentence == AID
    assert [explanation.fact] == facts_of(AID, scheme, mentions)
    assert any(step.startswith("payer = 'Norway'") and "'provide'" in step for step in explanation.steps)
