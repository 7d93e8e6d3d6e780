"""The cluster's work: what an actor does, what is written, and, where Ray is installed, all of it on this machine."""

import json
import os
import pickle
import signal
import sys
from pathlib import Path

import pytest

from extractor.batch import Options, Settings, Silence, run_to_file
from extractor.distributed import actors, output, runner
from extractor.errors import InputError
from extractor.io import Failure, ReadOptions, Search, find_sources, read_sources, readable_suffixes, writer_for
from extractor.pool import Limits
from extractor.records import Article

# Ray warns of itself.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:ray", "ignore::FutureWarning:ray", "ignore::ResourceWarning"
)

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."
SEARCH = Search(readable_suffixes())


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder of articles, and what one process makes of it: records and errors."""
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(TEXT)
    (folder / "in/b.txt").write_text("")
    (folder / "in/c.jsonl").write_text("".join(json.dumps({"text": f"{TEXT} {n}. " * 5}) + "\n" for n in range(120)))
    (folder / "in/d.jsonl").write_text("no json\n")
    items = read_sources(find_sources([str(folder / "in")], SEARCH), ReadOptions())
    run_to_file(items, folder / "one.jsonl", folder / "one.errors.jsonl", writer_for("one.jsonl"), Options())
    return folder


@pytest.fixture(scope="module")
def actor():
    return actors.RowActor(Settings(), None, {"text": "body"})


def test_an_actor_gives_the_records_of_one_process(actor, whole):
    first = json.loads((whole / "one.jsonl").read_text(encoding="utf-8").splitlines()[0])
    items = [Article(TEXT, id="a.txt", source=first["source"]), Failure("b.txt", "is empty"), Article(" ", id="c")]
    columns = actors.Actor.__call__(actor, {"item": [pickle.dumps(item) for item in items]})
    assert [line and json.loads(line) for line in columns["record"]] == [first, None, None]
    assert [error and json.loads(error)["error"]["message"] for error in columns["error"]] == [
        None,
        "is empty",
        "article c is empty",
    ]
    assert columns["words"] == [19, 0, 0]
    assert json.loads(columns["counts"][0])["money"] == 1
    assert columns["text"] == [None] * 3


def test_an_actor_of_rows(actor):
    columns = actor({"body": [TEXT, ""], "id": ["a", "b"]})
    assert json.loads(columns["record"][0])["id"] == "a"
    assert [error is None for error in columns["error"]] == [True, False]
    assert list(columns) == ["record", "error"]


ROWS = [
    {"record": '{"id": "1"}', "error": None, "words": 2, "counts": '{"money": 1}', "text": None},
    {"record": None, "error": json.dumps(Failure("x", "is empty").to_dict()), "words": 0, "counts": None, "text": None},
]


@pytest.mark.parametrize("base", ["{folder}", "memory://{name}"], ids=["path", "address"])
def test_records_and_errors_are_written_side_by_side(tmp_path, base):
    fsspec = pytest.importorskip("fsspec")
    place = base.format(folder=tmp_path, name=tmp_path.name)
    summary = output.write(ROWS, output.Target(f"{place}/out.jsonl"))
    assert (summary.articles, summary.errors, summary.words, summary.counts["money"]) == (1, 1, 2, 1)
    with fsspec.open(f"{place}/out.jsonl", "rb") as file:
        assert file.read() == b'{"id": "1"}\n'
    with fsspec.open(f"{place}/out.errors.jsonl", "rb") as file:
        assert json.loads(file.read()) == Failure("x", "is empty").to_dict()


def test_old_errors_go(tmp_path):
    for rows in (ROWS, ROWS[:1]):
        output.write(rows, output.Target(str(tmp_path / "out.csv"), format_name="jsonl"))
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(
    ("address", "message"),
    [("nowhere", "is not of the form HOST:PORT"), ("127.0.0.1:9", "127.0.0.1:9: cannot be reached")],
)
def test_a_cluster_that_is_not_there_is_named_at_once(address, message):
    pytest.importorskip("ray")
    with pytest.raises(InputError, match=message):
        runner.connect(address)


@pytest.fixture(scope="module")
def ray():
    ray = pytest.importorskip("ray", reason="needs the extra 'ray'")
    yield runner.connect(None)
    ray.shutdown()


def test_ray_gives_the_same_bytes_into_an_address(ray, whole):
    fsspec = pytest.importorskip("fsspec")
    target = f"file://{whole}/ray.jsonl"
    summary = runner.run([f"{whole}/in"], target, options=Options(workers=2))
    assert (summary.articles, summary.errors) == (121, 2)
    with fsspec.open(target, "rb") as file:
        assert file.read() == (whole / "one.jsonl").read_bytes()
    assert (whole / "ray.errors.jsonl").read_bytes() == (whole / "one.errors.jsonl").read_bytes()


class Killer(Silence):
    """Kills an actor of this process' own cluster once some articles are done."""

    def __init__(self):
        self.articles = 0
        self.killed = []

    def done(self, words):
        self.articles += 1
        if self.articles == 10:
            victim = min(self.actors())
            os.kill(victim, signal.SIGKILL)
            self.killed.append(victim)

    def actors(self):
        """The processes of actors: children of the node's manager, which is a child of this process."""
        for path in Path("/proc").glob("[0-9]*"):
            try:
                if b"MapBatches(Actor)" in (path / "cmdline").read_bytes() and os.getpid() == parent(
                    parent(int(path.name))
                ):
                    yield int(path.name)
            except OSError:  # gone meanwhile
                continue


def parent(process):
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds processes in /proc")
def test_a_killed_actor_loses_nothing(ray, whole):
    killer = Killer()
    target = str(whole / "killed.jsonl")
    summary = runner.run([f"{whole}/in"], target, options=Options(workers=2), progress=killer)
    assert killer.killed
    assert summary.articles == 121
    assert (whole / "killed.jsonl").read_bytes() == (whole / "one.jsonl").read_bytes()


def test_an_article_that_takes_too_long_is_an_error_there_too(ray, whole):
    target = str(whole / "late.jsonl")
    summary = runner.run([f"{whole}/in/a.txt"], target, options=Options(workers=1, limits=Limits(seconds=0.001)))
    assert (summary.articles, summary.errors) == (0, 1)
    assert "ArticleTimeoutError" in (whole / "late.errors.jsonl").read_text()


def test_a_dataset_of_rows(ray):
    dataset = runner.extract(ray.data.from_items([{"body": TEXT, "id": "a"}]), fields={"text": "body"})
    (row,) = dataset.take_all()
    assert json.loads(row["record"])["id"] == "a"
    assert row["error"] is None


def test_nothing_to_do(ray, tmp_path):
    with pytest.raises(InputError, match="holds no articles"):
        runner.run([str(tmp_path)], str(tmp_path / "out.jsonl"))
