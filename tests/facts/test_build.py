"""Value mentions become facts with all slots of the contract."""

from __future__ import annotations

from decimal import Decimal

import pytest
import spacy

from extractor.entities import Entities
from extractor.facts import build_facts
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook
from extractor.schema import RECORD
from extractor.values import DateValue, Duration, Money

TEXT = "The bank lent 2.50 million euros (about $2.7 million) for three years in May 2021."


def mention(words: str, kind: str, value: object, **more: object) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), words, kind, "test", value=value, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def facts():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    euros = mention("2.50 million euros", "money", Money(Decimal("2500000.00"), "EUR"))
    mentions = [
        euros,
        mention(
            "about $2.7 million",
            "money",
            Money(Decimal("2.7E6"), "USD", bound="approx"),
            equivalent_of=(euros.start, euros.end),
        ),
        mention("three years", "duration", Duration("P3Y")),
        mention("May 2021", "date", DateValue("2021-05")),
    ]
    return build_facts(nlp(TEXT), mentions, Entities(), Context(), load_rulebook())


def of_kind(facts, kind):
    return [fact for fact in facts if fact.kind == kind]


def test_values_are_plain(facts):
    euros, dollars = of_kind(facts, "money")
    assert (euros.slots["amount"], euros.slots["currency"]) == ("2500000", "EUR")
    assert (dollars.slots["amount"], dollars.slots["bound"]) == ("2700000", "approx")


def test_conversion_names_the_fact_it_converts(facts):
    euros, dollars = of_kind(facts, "money")
    assert dollars.slots["equivalent_of"] == euros.id
    assert euros.slots["equivalent_of"] is None


def test_ids_are_unique_and_stable(facts):
    assert len({fact.id for fact in facts}) == len(facts)
    assert [fact.id for fact in facts] == [fact.id for fact in facts]


def test_sentence_and_text_are_offsets_into_the_article(facts):
    for fact in facts:
        assert TEXT[fact.start : fact.end] == fact.text
        assert fact.sentence == (0, len(TEXT))


def test_record_fits_the_schema(facts):
    record = {
        "id": "a", "source": None, "title": None, "date": None, "date_source": "none", "fingerprint": "x",
        "people": [], "countries": [], "organizations": [], "facts": [fact.to_dict() for fact in facts],
    }  # fmt: skip
    RECORD.validate_python(record)
