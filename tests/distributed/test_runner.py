"""The cluster's work: what an actor does, what is written, and, where Ray is installed, all of it on this machine."""

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.batch import Done, Keeper, Options, Settings, Silence, Summary, key_of, run_to_file
from extractor.distributed import Files, actors, cluster, output, runner
from extractor.distributed.files import ITEM_BITS
from extractor.errors import ExtractorError, InputError, OutputError
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
def fingerprint():
    return Extractor().fingerprint


@pytest.fixture(scope="module")
def actor(fingerprint):
    return actors.Actor(Settings(), Limits(), fingerprint)


def test_an_actor_gives_the_records_of_one_process(actor, whole):
    first = json.loads((whole / "one.jsonl").read_text(encoding="utf-8").splitlines()[0])
    items = [Article(TEXT, id="a.txt", source=first["source"]), Failure("b.txt", "is empty"), Article(" ", id="c")]
    batch = {"entry": [b"1", b"2", b"3", b"4"], "item": [b"", *(pickle.dumps(item) for item in items)]}
    columns = actor(batch)
    assert columns["entry"] == batch["entry"]
    assert columns["result"][0] == b""
    done, unread, empty = (pickle.loads(result) for result in columns["result"][1:])
    assert json.loads(done.line) == first
    assert (done.words, done.counts["money"], done.text) == (19, 1, None)
    assert unread == items[1]
    assert empty.message == "article c is empty"


def test_an_actor_of_another_version_is_refused():
    with pytest.raises(ExtractorError, match="and the run was started with other"):
        actors.Actor(Settings(), Limits(), "other")


def test_an_actor_of_rows():
    columns = actors.RowActor(Settings(), None, {"text": "body"})({"body": [TEXT, ""], "id": ["a", "b"]})
    assert json.loads(columns["record"][0])["id"] == "a"
    assert [error is None for error in columns["error"]] == [True, False]
    assert list(columns) == ["record", "error"]


def rows_of(*results):
    """Rows as actors give them, of results and keys alone, the last first."""
    entries = [
        actors.Entry(number, None if isinstance(result, Failure) else str(number).encode(), "x")
        for number, result in enumerate(results)
    ]
    rows = [
        {"entry": pickle.dumps(entry), "result": pickle.dumps(result) if result else actors.NOTHING}
        for entry, result in zip(entries, results, strict=True)
    ]
    return rows[::-1]


DONE = [Done(f'{{"id": "{number}", "source": "x"}}', 2, {"money": 1}) for number in range(2)]
FAILURE = Failure("x", "is empty")


def collect(target, rows, path=None):
    summary = Summary()
    with output.ledger_of(target, path, "print") as ledger:
        ledger.begin(force=False)
        keeper = Keeper(ledger, Silence())
        output.keep(rows, keeper)
        ledger.commit()
        output.deliver(ledger, target, summary)
    return keeper, summary


@pytest.mark.parametrize("base", ["{folder}", "memory://{name}"], ids=["path", "address"])
def test_records_and_errors_are_written_side_by_side_in_order(tmp_path, base):
    fsspec = pytest.importorskip("fsspec")
    target = output.Target(f"{base.format(folder=tmp_path, name=tmp_path.name)}/out.jsonl")
    _, summary = collect(target, rows_of(*DONE, FAILURE))
    assert (summary.articles, summary.errors, summary.words, summary.counts["money"]) == (2, 1, 4, 2)
    with fsspec.open(target.output, "rb") as file:
        assert file.read().decode() == "".join(done.line + "\n" for done in DONE)
    with fsspec.open(target.errors_place, "rb") as file:
        assert json.loads(file.read()) == FAILURE.to_dict()
    collect(target, rows_of(*DONE))
    system, path = fsspec.core.url_to_fs(target.errors_place)
    assert not system.exists(path)


@pytest.mark.parametrize("base", ["{folder}", "memory://{name}"], ids=["path", "address"])
def test_what_is_done_is_kept(tmp_path, base):
    pytest.importorskip("fsspec")
    target = output.Target(f"{base.format(folder=tmp_path, name=tmp_path.name)}/out.jsonl")
    first, _ = collect(target, rows_of(*DONE), tmp_path / "ledger")
    again, summary = collect(target, rows_of(None, DONE[1]), tmp_path / "ledger")
    assert (first.new, first.kept, again.new, again.kept, summary.articles) == (2, 0, 1, 1, 2)


def test_what_stands_is_not_sent_to_actors(tmp_path):
    (tmp_path / "a.jsonl").write_text(f'{{"text": "A."}}\nno json\n{json.dumps({"text": TEXT})}\n')
    (source,) = find_sources([str(tmp_path)], SEARCH)
    columns = {"number": [3], "file": [pickle.dumps(source)]}
    ((first,), (again,)) = (
        list(Files().batches(columns, lambda keys=keys: keys)) for keys in (set(), first_key(source))
    )
    entries = [pickle.loads(entry) for entry in first["entry"]]
    assert [entry.position - (3 << ITEM_BITS) for entry in entries] == [0, 1, 2]
    assert [entry.key is None for entry in entries] == [False, True, False]
    assert again["entry"] == first["entry"]
    assert [bool(item) for item in again["item"]] == [False, True, True]


def first_key(source):
    """The key of the first article of a file."""
    return {key_of(next(read_sources([source], ReadOptions())))}


@pytest.mark.parametrize(
    ("address", "message"),
    [("nowhere", "is not of the form HOST:PORT"), ("127.0.0.1:9", "127.0.0.1:9: cannot be reached")],
)
def test_a_cluster_that_is_not_there_is_named_at_once(address, message):
    pytest.importorskip("ray")
    with pytest.raises(InputError, match=message):
        cluster.connect(address)


@pytest.fixture(scope="module")
def ray():
    ray = pytest.importorskip("ray", reason="needs the extra 'ray'")
    yield cluster.connect(None)
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


class Stopper(Silence):
    """Stops a run, as Ctrl-C does, once some articles are done."""

    def __init__(self):
        self.articles = 0

    def done(self, words):
        self.articles += 1
        if self.articles == 40:
            raise KeyboardInterrupt


def test_a_run_that_is_stopped_goes_on_on_the_cluster_or_here(ray, whole):
    target, options = whole / "stopped.jsonl", Options(workers=2)
    first = runner.run([f"{whole}/in"], str(target), options=options, progress=Stopper())
    assert (first.interrupted, first.articles) == (True, 40)
    second = runner.run([f"{whole}/in"], str(target), options=options)
    assert (second.articles, second.kept, second.new) == (121, 40, 81)
    assert target.read_bytes() == (whole / "one.jsonl").read_bytes()
    items = read_sources(find_sources([f"{whole}/in"], SEARCH), ReadOptions())
    here = run_to_file(items, target, whole / "stopped.errors.jsonl", writer_for(target.name), Options())
    assert (here.articles, here.kept, here.new) == (121, 121, 0)
    assert target.read_bytes() == (whole / "one.jsonl").read_bytes()


KILLED = """
import os, signal, sys
from extractor.batch import Options, Silence, run
from extractor.distributed import runner

class Killer(Silence):
    articles = 0

    def done(self, words):
        self.articles += 1
        if self.articles == 60:
            os.kill(os.getpid(), signal.SIGKILL)

run.COMMIT_SECONDS = 0.05
runner.run([sys.argv[1]], "killed.jsonl", address=sys.argv[2], options=Options(workers=2), progress=Killer())
"""


def test_a_run_that_is_killed_in_the_middle_goes_on_on_the_cluster_or_here(ray, whole, tmp_path):
    address = ray.get_runtime_context().gcs_address
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-W", "ignore", "-c", KILLED, f"{whole}/in", address]
    died = subprocess.run(command, cwd=tmp_path, env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    assert not (tmp_path / "killed.jsonl").exists()
    for file in tmp_path.glob(".killed.jsonl.ledger*"):
        shutil.copy(file, tmp_path / file.name.replace("killed", "here"))
    there = runner.run([f"{whole}/in"], str(tmp_path / "killed.jsonl"), options=Options(workers=2))
    items = read_sources(find_sources([f"{whole}/in"], SEARCH), ReadOptions())
    output = tmp_path / "here.jsonl"
    here = run_to_file(items, output, tmp_path / "here.errors.jsonl", writer_for(output.name), Options())
    for summary, path in ((there, tmp_path / "killed.jsonl"), (here, output)):
        assert 10 < summary.kept < 60
        assert (summary.articles, summary.kept + summary.new) == (121, 121)
        assert path.read_bytes() == (whole / "one.jsonl").read_bytes()
        errors = path.with_suffix(".errors.jsonl")
        assert errors.read_bytes() == (whole / "one.errors.jsonl").read_bytes()


def test_what_goes_wrong_on_the_cluster_is_one_line(ray, whole, monkeypatch):
    monkeypatch.setattr(runner, "_fingerprint", lambda settings: "other")
    with pytest.raises(ExtractorError, match="the run was started with other: install the same version") as caught:
        runner.run([f"{whole}/in/a.txt"], str(whole / "wrong.jsonl"))
    assert len(str(caught.value).splitlines()) == 1


def test_a_place_where_nothing_can_stand_is_named_at_once(ray, whole):
    with pytest.raises(OutputError, match="is a folder"):
        runner.run([f"{whole}/in"], output.Target(str(whole), format_name="jsonl"))


def test_nothing_to_do(ray, tmp_path):
    with pytest.raises(InputError, match="holds no articles"):
        runner.run([str(tmp_path)], str(tmp_path / "out.jsonl"))
