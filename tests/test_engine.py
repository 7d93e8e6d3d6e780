"""The stream of articles: the same bytes in the same order by one process and by several, errors at their place."""

from __future__ import annotations

import datetime

import pytest
import spacy
from spacy.language import Language

from extractor import Article, Extractor
from extractor.engine import batched, language
from extractor.errors import InputError, ModelError
from extractor.facts.confidence import FILE as CONFIDENCE_FILE
from extractor.facts.confidence import ConfidenceFile

PLACES = ("Velmar", "Norbeck", "Tallinn", "Quito", "Lusaka", "Dhaka", "Osaka", "Bergen", "Perth")


def article(number: int) -> Article:
    place = PLACES[number % len(PLACES)]
    text = (
        f"{place.upper()}, May {number + 1} - The mayor of {place}, Ana Brel{'a' * number}, said on Friday that the "
        f"town would pay ${number + 2} million to Estonia for a {number + 3}-year lease.\n\n"
        f'"We signed it," Brel{"a" * number} said.'
    )
    return Article(text, id=f"a{number}", date=datetime.date(2024, 5, 20), source=f"{number}.txt")


@pytest.fixture(scope="module")
def engine():
    return Extractor()


def test_two_workers_give_the_bytes_of_one(engine):
    articles = [*map(article, range(9)), "A text alone: Tom Ode of Peru paid 5 euros."]
    alone = [extraction.to_json() for extraction in engine.pipe(articles)]
    spread = [extraction.to_json() for extraction in engine.pipe(articles, workers=2)]
    assert spread == alone
    assert [line[:10] for line in alone[:9]] == [f'{{"id": "a{number}' for number in range(9)]
    assert all('"money"' in line for line in alone)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_cannot_be_extracted_ends_the_stream_at_its_place(engine, workers):
    stream = engine.pipe([article(0), article(1), Article(" \n", id="blank"), article(2)], workers=workers)
    assert [next(stream).id, next(stream).id] == ["a0", "a1"]
    with pytest.raises(InputError, match=r"^article blank is empty$"):
        next(stream)


@pytest.mark.parametrize("text", [None, float("nan"), 5, b"Peru paid $5."], ids=["none", "nan", "number", "bytes"])
def test_what_is_no_text_is_told(engine, text):
    with pytest.raises(InputError, match=r"^article x has for its text no string but "):
        engine(Article(text, id="x"))
    with pytest.raises(InputError, match=r"^article has for its text no string but "):
        engine(text)


def test_lone_surrogates_are_replaced_and_offsets_stay(engine):
    found = engine("Peru \ud83d paid \udc00 Chile $5 million.")
    assert found.text == "Peru \ufffd paid \ufffd Chile $5 million."
    assert [found.text[fact.start : fact.end] for fact in found.facts] == ["$5 million"]
    found.to_json().encode()


@pytest.mark.parametrize(
    ("date", "read"),
    [
        (datetime.datetime(2024, 5, 20, 23, 59), datetime.date(2024, 5, 20)),
        ("2024-05-20", datetime.date(2024, 5, 20)),
        (float("nan"), None),
    ],
    ids=["with a time", "as a string", "an empty cell"],
)
def test_dates_of_articles(engine, date, read):
    assert engine(Article("Peru paid on Monday.", date=date)).date == read


def test_what_is_no_date_is_told(engine):
    with pytest.raises(InputError, match=r"^date 5 is neither a date nor of the form YYYY-MM-DD$"):
        engine(Article("Peru paid on Monday.", date=5))


def test_a_batch_does_not_change_what_is_found(engine):
    articles = list(map(article, range(5)))
    assert list(engine.pipe(articles, batch_size=2)) == list(map(engine, articles))


def test_the_table_of_words_begins_anew_before_it_grows_without_bound(monkeypatch):
    engine = Extractor()
    monkeypatch.setattr("extractor.engine.WORDS_MET", len(engine.nlp.vocab) + 20)
    first = engine.nlp
    before = engine(article(3))
    engine(article(4))
    assert engine.nlp is not first
    assert engine(article(3)) == before
    own = spacy.blank("en")
    own.add_pipe("sentencizer")
    given = Extractor(pipeline=own)
    for number in range(3):
        given(article(number))
    assert given.nlp is own  # what a user gave is the user's


def test_a_rulebook_that_has_been_read_can_be_given(engine):
    """An extractor of the same patterns but for one file, here without what was measured of the rules."""
    other = Extractor(rules=engine.rulebook.replaced(CONFIDENCE_FILE, ConfidenceFile()))
    facts, bare = engine(article(0)).facts, other(article(0)).facts
    assert [fact.confidence for fact in facts] != [fact.confidence for fact in bare]
    assert [(fact.kind, fact.text) for fact in facts] == [(fact.kind, fact.text) for fact in bare]
    assert [e.to_json() for e in other.pipe([article(0)], workers=2)] == [other(article(0)).to_json()]


def test_workers_cannot_share_a_pipeline_object():
    own = spacy.blank("en")
    own.add_pipe("sentencizer")
    with pytest.raises(InputError, match="given by its name"):
        next(Extractor(pipeline=own).pipe([article(0)], workers=2))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([], ["sets no entities (names are found by rules alone) and no parse (who pays whom, what lasts"]),
        (["ents"], ["sets no parse (who"]),
        (["deps"], ["sets no entities (names"]),
        (["ents", "deps"], []),
    ],
    ids=["nothing", "entities", "a parse", "both"],
)
def test_a_pipeline_is_told_what_it_leaves_out(caplog, labels, told):
    nlp = spacy.blank("en", meta={"name": "own"})
    if "ents" in labels:
        nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ann Lee"}])
    if "deps" in labels:
        nlp.add_pipe("chain")
    Extractor(pipeline=nlp)
    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == len(told)
    for message, part in zip(messages, told, strict=True):
        assert message.startswith(f"the spaCy pipeline en_own {part}")


@Language.component("chain")
def chain(doc):
    """A parse in which each word hangs on the one before."""
    for token in doc[1:]:
        token.head, token.dep_ = token.nbor(-1), "dep"
    return doc


def test_without_the_network_it_is_told_what_is_missing(monkeypatch, caplog):
    def missing(nlp, name):
        raise ModelError("the trained network is missing: model.onnx")

    plain = Language.add_pipe
    monkeypatch.setattr(
        Language, "add_pipe", lambda nlp, name: (missing if name == "extractor_encoder" else plain)(nlp, name)
    )
    language()
    assert [record.getMessage()[:70] for record in caplog.records] == [
        "the trained network is missing: model.onnx: read by rules alone, with "
    ]


def test_batches():
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]
