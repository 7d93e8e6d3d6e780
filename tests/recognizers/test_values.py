"""The tables of ``fixtures/values``: one value, or none, alone in its text."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import spacy

from extractor.recognizers.base import Recognizer
from extractor.recognizers.countries import CountriesRecognizer
from extractor.recognizers.dates import DatesRecognizer
from extractor.recognizers.durations import DurationsRecognizer
from extractor.recognizers.money import MoneyRecognizer
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook
from extractor.values import DateValue, Duration, Money, plain

TABLES = Path(__file__).parents[2] / "fixtures" / "values"
NLP = spacy.blank("en")
RULEBOOK = load_rulebook()
RECOGNIZERS: dict[str, Recognizer] = {
    "money": MoneyRecognizer(RULEBOOK),
    "durations": DurationsRecognizer(RULEBOOK),
    "dates": DatesRecognizer(RULEBOOK),
    "countries": CountriesRecognizer(RULEBOOK),
}
MONDAY = Context(date=datetime.date(2016, 11, 7), date_source="given")

GAPS = [
    ("money", "a buck fifty", "1.5 USD"),
    ("money", "three dimes", "0.3 USD"),
    ("money", "a 20 million FF loan", "20000000 FRF"),
    ("durations", "the five-day-old strike", "P5D"),
    ("dates", "Oct. 5, 6 and 7, 2014", "2014-10-05 | 2014-10-06 | 2014-10-07"),
    ("dates", "12-25-13", "2013-12-25"),
    ("dates", "half a year ago", "2016-05"),
    ("dates", "Diwali 2014", "2014-10-23"),
    ("countries", "Macedonia, the former Yugoslav Republic of", "MK"),
]


def rows(kind: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{kind}.tsv").read_text("utf-8").splitlines()
    return [(text, value) for text, _, value in (line.partition("\t") for line in lines if not line.startswith("#"))]


def shown(mention: Mention) -> str:
    match mention.value:
        case Money() as money:
            high = "" if money.amount_max is None else f"..{plain(money.amount_max)}"
            return f"{plain(money.amount)}{high} {money.currency}"
        case Duration() as length:
            return length.iso + (f"..{length.iso_max}" if length.iso_max else "")
        case DateValue() as date:
            return date.iso + (f"..{date.iso_end}" if date.iso_end else "")
        case _:
            return str(mention.code)


def read(kind: str, text: str) -> str:
    context = MONDAY if kind == "dates" else Context()
    found = RECOGNIZERS[kind].find(NLP.make_doc(text), context)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return " | ".join(map(shown, found)) or "-"


@pytest.mark.parametrize(
    ("kind", "text", "value"), [(kind, *row) for kind in RECOGNIZERS for row in rows(kind)], ids=lambda part: part[:40]
)
def test_reads_the_value(kind: str, text: str, value: str) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(("kind", "text", "value"), GAPS, ids=[text for _, text, _ in GAPS])
@pytest.mark.xfail(strict=True, reason="this wording is not read yet")
def test_gaps(kind: str, text: str, value: str) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("He ran it in 2h30m on Sunday.", ["2h30m = PT2H30M exact"]),
        ("She won in 3h 20m 10s.", ["3h 20m 10s = PT3H20M10S exact"]),
        ("They talked for two hours and thirty.", ["two hours and thirty = PT2H30M exact"]),
        ("They waited two hours and ten people left.", ["two hours = PT2H exact"]),
    ],
)
def test_minutes_after_hours(text: str, lengths: list[str]) -> None:
    found = RECOGNIZERS["durations"].find(NLP.make_doc(text), Context())
    assert [mention.describe() for mention in found] == lengths


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The bank raised Y500 billion and N3.5 billion.", ["500000000000 JPY", "3500000000 NGN"]),
        ("It lent a 300 mln mark credit past the 5 million mark.", ["300000000 DEM"]),
        ("Sydney paid $A45 and $US20 million.", ["45 AUD", "20000000 USD"]),
        (
            "The gap widened to 7.1 billion dlrs in February from 5.7 billion in January.",
            ["7100000000 USD", "5700000000 USD"],
        ),
        ("They paid 7.1 billion dlrs in fees from 5.7 million customers.", ["7100000000 USD"]),
        ("The N5 road and the Y4 bus reached P3.", []),
    ],
)
def test_marks_and_signs(text: str, sums: list[str]) -> None:
    assert [shown(mention) for mention in RECOGNIZERS["money"].find(NLP.make_doc(text), Context())] == sums


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It closed on Thurs. and on Wed.", ["2016-11-03", "2016-11-02"]),
        ("He works for Sun and sat on Sun Microsystems' board.", []),
        ("The Good Friday Agreement held.", []),
        ("Sales in last year's third quarter fell.", ["2015-07..2015-09"]),
        ("Prices rose in the year to end-October.", ["2016-10"]),
        ("Debt fell between end-2013 and end-2014.", ["2013..2014"]),
        ("The fair runs May-July 2014.", ["2014-05..2014-07"]),
        ("The premier told his staff to cut ties after a raid late Thursday killed six.", ["2016-11-03"]),
        ("The killing raised fears ahead of the September 18 polls.", ["2017-09-18"]),
        ("Bonds fell ahead of Wednesday's auction.", ["2016-11-09"]),
        ("The week of November 6, 2005, was wet.", ["2005-11-06..2005-11-12"]),
    ],
)
def test_dates_in_sentences(text: str, dates: list[str]) -> None:
    assert [shown(mention) for mention in RECOGNIZERS["dates"].find(NLP.make_doc(text), MONDAY)] == dates


@pytest.mark.parametrize("text", ["the russia of old", "bring us the turkey", "us"])
def test_small_names_in_a_sentence_are_none(text: str) -> None:
    assert read("countries", text) == "-"


@pytest.mark.parametrize(
    "text", ["The handover at Sarajevo's Camp Butmir was short.", "They left Seoul's Camp Humphreys."]
)
def test_camps_near_a_capital_make_it_a_place(text: str) -> None:
    assert read("countries", text) == "-"
