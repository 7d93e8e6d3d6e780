import datetime
import json
import pickle

import jsonschema
import pytest

from extractor import Article, Extractor, extract_batch, to_arrow, to_pandas
from extractor.batch import Settings
from extractor.batch.work import Worker
from extractor.distributed.frames import map_in_pandas
from extractor.schema import record_schema

ARTICLES = [
    {"id": "a", "text": "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, a minister said."},
    {"id": "b", "text": ""},
    {"id": "c", "text": "Nothing happened.", "date": datetime.date(2020, 3, 1), "title": "Quiet"},
]


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


@pytest.fixture(scope="module")
def batch(extractor):
    return extract_batch(ARTICLES, extractor=extractor)


def test_a_batch_has_a_record_or_an_error_for_each_article(batch):
    assert [record["id"] for record in batch] == ["a", "b", "c"]
    assert batch[1] == {"id": "b", "source": "article 2", "error": {"type": "InputError", "message": "is empty"}}
    for record in (batch[0], batch[2]):
        jsonschema.validate(record, record_schema())
    assert batch[0]["date"] == "2020-03-03"
    assert batch[2]["date_source"] == "given"


def test_the_function_that_runners_map_pickles():
    assert pickle.loads(pickle.dumps(extract_batch)) is extract_batch


def test_a_worker_says_which_fingerprint_its_records_have(extractor, batch):
    worker = Worker(Settings())
    done = worker((b"", Article(ARTICLES[0]["text"], id="a", source="article 1")))
    assert json.loads(done.line) == batch[0]
    assert (worker.info, done.words) == (extractor.fingerprint, 18)


def test_spark_gets_the_same_records(batch, monkeypatch, extractor):
    pandas = pytest.importorskip("pandas")
    monkeypatch.setattr("extractor.engine.default_extractor", lambda: extractor)
    (frame,) = map_in_pandas(iter([pandas.DataFrame(ARTICLES)]))
    assert [json.loads(line) for line in frame["record"].dropna()] == [batch[0], batch[2]]
    assert list(frame["error"].dropna()) == ["is empty"]


def test_tables(extractor):
    extractions = list(extractor.pipe([Article(ARTICLES[0]["text"], id="a"), Article("Nothing happened.", id="c")]))
    arrow = to_arrow(extractions)
    assert arrow.column("id").to_pylist() == ["a", "c"]
    frame = to_pandas(extractions)
    assert len(frame) == sum(len(extraction.facts) for extraction in extractions)
    assert set(frame["article_id"]) <= {"a"}
    assert len(to_pandas(extractions[0])) == len(frame)
    assert to_arrow(extractions[0]).num_rows == 1
