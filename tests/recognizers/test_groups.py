"""The value behind a span: the same data as in the record, wherever the Doc goes."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from extractor import pipeline, value_of
from extractor.engine import RECOGNIZERS
from extractor.schema import record_schema

TEXT = "Former mayor Ana Brel of Oslo said on May 3, 2020 that Norwegian towns paid about $5m over two years."
SUM = {
    "amount": "5000000",
    "amount_max": None,
    "currency": "USD",
    "currency_candidates": ["USD"],
    "bound": "approx",
    "per": None,
}


@pytest.fixture(scope="module")
def doc():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in RECOGNIZERS:
        nlp.add_pipe(name)
    return nlp(TEXT)


def values(doc):
    return {(group, span.text): value_of(span) for group in doc.spans for span in doc.spans[group]}


def test_values_are_those_of_the_record(doc):
    found = values(doc)
    sum_ = found["money", "about $5m"]
    assert sum_ | {"currency_candidates": ["USD"]} == SUM
    assert found["duration", "two years"] == {"iso": "P2Y", "iso_max": None, "bound": "exact"}
    assert found["date", "May 3, 2020"]["iso"] == "2020-05-03"
    assert found["country", "Norwegian"] == {"code": "NO", "form": "demonym"}
    assert found["person", "Ana Brel"] == {}
    assert value_of(doc[:3]) == {}
    shapes = record_schema()["$defs"]
    for kind in ("money", "duration", "date"):
        assert {*next(value for (group, _), value in found.items() if group == kind)} <= {
            *shapes[f"{kind.capitalize()}Record"]["properties"]
        }


@pytest.mark.parametrize(
    "sent",
    [
        lambda doc: Doc(doc.vocab).from_bytes(doc.to_bytes()),
        lambda doc: next(DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)),
    ],
    ids=["bytes", "DocBin"],
)
def test_values_travel_with_the_doc(doc, sent):
    assert values(sent(doc)) == values(doc)


def test_values_move_where_docs_are_joined(doc):
    joined = Doc.from_docs([doc, doc])
    sums = joined.spans["money"]
    assert [span.text for span in sums] == ["about $5m"] * 2
    assert [value_of(span)["amount"] for span in sums] == ["5000000"] * 2


def test_the_groups_of_the_pipeline_are_called_like_those_of_a_docbin(doc):
    assert {*pipeline()(TEXT).spans} == {*doc.spans}
    assert {*doc.spans} == {"person", "role", "organization", "country", "money", "duration", "date"}
