"""The cluster's work without a cluster, and, where Ray is installed, with one on this machine."""

import json
import pickle

import pytest

from extractor import Extractor
from extractor.batch import Settings, extract_batch
from extractor.distributed import runner
from extractor.errors import InputError
from extractor.io import Failure, ReadOptions, Search, Source, find_sources, read_sources
from extractor.records import Article

# Ray warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray", "ignore::FutureWarning:ray")

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


@pytest.fixture
def one(monkeypatch, extractor):
    monkeypatch.setattr("extractor.batch.work.Extractor", lambda **options: extractor)
    return extractor


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT)
    (tmp_path / "in/b.txt").write_text("")
    (tmp_path / "in/c.jsonl").write_text("".join(json.dumps({"text": f"{TEXT} {n}"}) + "\n" for n in range(40)))
    return tmp_path / "in"


def expected(folder, extractor):
    items = read_sources(find_sources([str(folder)], Search(frozenset([".txt", ".jsonl"]))), ReadOptions())
    return "".join(extractor(item).to_json() + "\n" for item in items if isinstance(item, Article))


def test_an_actor_gives_the_records_of_one_process(one):
    items = [Article(TEXT, id="a"), Failure("b.txt", "is empty"), Article(" ", id="c")]
    columns = runner.Actor(Settings())({"item": [pickle.dumps(item) for item in items]})
    assert columns["record"] == [one(items[0]).to_json(), None, None]
    errors = [error and json.loads(error)["error"]["message"] for error in columns["error"]]
    assert errors == [None, "is empty", "article c is empty"]


def test_an_actor_of_rows(one):
    batch = {"body": [TEXT, ""], "id": ["a", "b"]}
    columns = runner.RowActor(Settings(), {"text": "body"})(batch)
    (record, _) = extract_batch([{"text": TEXT, "id": "a", "source": "row"}, {"text": ""}], extractor=one)
    assert json.loads(columns["record"][0]) == record
    assert [error is None for error in columns["error"]] == [True, False]


def test_addresses_are_read_and_written():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://in/a.jsonl", "wb") as file:
        file.write(json.dumps({"text": TEXT}).encode())
    source = Source(None, "memory://in/a.jsonl", "a.jsonl", 0)
    (item,) = runner.read_any(source, ReadOptions())
    assert (item.text, item.source) == (TEXT, "memory://in/a.jsonl:1")
    assert runner.write([{"record": "{}", "error": None}], "memory://out/b.jsonl") == (1, 0)
    with fsspec.open("memory://out/b.jsonl", "rb") as file:
        assert file.read() == b"{}\n"
    (failure,) = runner.read_any(Source(None, "memory://in/gone.txt", "gone.txt", 0), ReadOptions())
    assert isinstance(failure, Failure)


def test_ray_gives_the_same_bytes(folder, tmp_path, extractor):
    ray = pytest.importorskip("ray")
    try:
        counts = runner.run([str(folder)], str(tmp_path / "out.jsonl"), workers=2)
        assert counts == (41, 1)
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == expected(folder, extractor)
        assert "b.txt" in (tmp_path / "out.errors.jsonl").read_text()
        dataset = runner.extract(ray.data.from_items([{"text": TEXT, "id": "a"}]))
        (row,) = dataset.take_all()
        assert json.loads(row["record"])["id"] == "a"
    finally:
        ray.shutdown()


def test_nothing_to_do(tmp_path):
    pytest.importorskip("ray")
    with pytest.raises(InputError, match="holds no articles"):
        runner.run([str(tmp_path)], str(tmp_path / "out.jsonl"))
