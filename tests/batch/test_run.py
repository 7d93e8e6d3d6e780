"""The logic of a run, with a pool that works in this process."""

import json
import sqlite3

import pytest

from extractor.batch import Done, Options, errors_beside, ledger_path, run, run_to_file, stream, streaming
from extractor.errors import OutputError
from extractor.io import Failure, writer_for
from extractor.pool import Failed
from extractor.records import Article
from tests.batch.bench import Bench


@pytest.fixture
def bench(monkeypatch):
    def work(article):
        if article.text == "stop":
            raise KeyboardInterrupt
        if article.text.startswith("bad"):
            return Failed("ValueError", "bad article")
        record = {"id": article.id, "source": article.source, "text": article.text, "by": pool.fingerprint}
        return Done(json.dumps(record), len(article.text.split()), {"people": 1}, article.text)

    pool = Bench(work, "f1")
    for module in (run, streaming):
        monkeypatch.setattr(module, "open_pool", lambda options, keep_text=False: pool)
    return pool


@pytest.fixture
def go(tmp_path, bench):
    """Run texts (or items) into out.jsonl; returns the summary, the records' texts and what was worked on."""

    def call(*items, **options):
        bench.done.clear()
        articles = [a if not isinstance(a, str) else Article(a, f"i{a}", source=f"{a}.txt") for a in items]
        output = tmp_path / "out.jsonl"
        errors = tmp_path / "out.errors.jsonl"
        summary = run_to_file(articles, output, errors, writer_for("out.jsonl"), Options(**options))
        lines = [json.loads(line) for line in output.read_text().splitlines()]
        return summary, lines, [article.text for article in bench.done]

    return call


def texts(result):
    return [line["text"] for line in result[1]]


def test_a_second_run_does_nothing(go):
    first = go("a", "b")
    summary, lines, done = go("a", "b")
    assert (lines, done) == (first[1], [])
    assert (summary.articles, summary.new, summary.words, summary.counts["people"]) == (2, 0, 2, 2)


def test_only_what_is_new_or_changed_is_done_and_what_is_gone_goes(go):
    go("a", "b", "c")
    changed = Article("b changed", "ib", source="b.txt")
    summary, lines, done = go("d", "c", changed)
    assert [line["text"] for line in lines] == ["d", "c", "b changed"]
    assert done == ["d", "b changed"]
    assert summary.new == 2


def test_another_fingerprint_does_everything_anew(go, bench):
    go("a", "b")
    bench.fingerprint = "f2"
    _, lines, done = go("a", "b")
    assert ([line["by"] for line in lines], done) == (["f2", "f2"], ["a", "b"])


def test_force(go):
    go("a")
    assert go("a", force=True)[2] == ["a"]


def test_errors_are_kept_counted_and_retried_on_demand(go, tmp_path):
    summary, _, _ = go("a", "bad", Failure("x.txt", "is empty", id="x"))
    assert (summary.articles, summary.errors) == (1, 2)
    lines = (tmp_path / "out.errors.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "ibad", "source": "bad.txt", "error": {"type": "ValueError", "message": "bad article"}},
        {"id": "x", "source": "x.txt", "error": {"type": "InputError", "message": "is empty"}},
    ]
    assert go("a", "bad")[2] == []
    assert go("a", "bad", retry_errors=True)[2] == ["bad"]
    assert go("a")[0].errors == 0
    assert not (tmp_path / "out.errors.jsonl").exists()


def test_an_interrupted_run_keeps_what_was_finished_and_goes_on(go):
    summary, lines, _ = go("a", "b", "stop", "c")
    assert summary.interrupted
    assert [line["text"] for line in lines] == ["a", "b"]
    assert go("a", "b", "c")[2] == ["c"]


def test_the_same_article_twice_is_done_once_and_written_twice(go):
    twice = [Article("a", "ia", source=f"f.jsonl:{n}") for n in (1, 2)]
    _, lines, done = go(*twice)
    assert [line["source"] for line in lines] == ["f.jsonl:1", "f.jsonl:2"]
    assert done == ["a"]


def twins(text, *numbers):
    return [Article(text, f"i{text}", source=f"f.jsonl:{n}") for n in numbers]


def test_an_article_that_comes_twice_in_a_run_was_not_done_before(go):
    first, _, _ = go("a", *twins("b", 1, 2))
    assert (first.articles, first.new, first.kept) == (3, 2, 0)
    again, _, done = go("a", *twins("b", 1, 2, 3), "pause", *twins("c", 1, 2), "more", *twins("c", 3))
    assert (again.articles, again.new, again.kept) == (9, 3, 4)
    assert done == ["pause", "c", "more"]


def test_a_failure_that_comes_twice_is_tried_again_once(go):
    go(*twins("bad", 1))
    assert go(*twins("bad", 1, 2), "a", *twins("bad", 3), retry_errors=True)[2] == ["bad", "a"]


def test_lines_that_move_are_not_done_again(go):
    go(Article("a", "ia", source="f.jsonl:1"))
    _, lines, done = go(Article("n", "in", source="f.jsonl:1"), Article("a", "ia", source="f.jsonl:2"))
    assert [line["source"] for line in lines] == ["f.jsonl:1", "f.jsonl:2"]
    assert done == ["n"]


def test_a_file_that_is_renamed_is_done_again_for_its_name_may_give_the_date(go):
    go(Article("a", "ia", source="2020-01-01.txt"))
    assert go(Article("a", "ia", source="2020-01-02.txt"))[2] == ["a"]


def test_a_failing_writer_leaves_the_old_output(go, tmp_path, monkeypatch):
    go("a")
    before = (tmp_path / "out.jsonl").read_bytes()
    writer = writer_for("out.jsonl")

    def fail(rows, path):
        path.write_text("half a")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="no space left"):
        run_to_file([Article("b")], tmp_path / "out.jsonl", tmp_path / "e", type(writer)((), fail), Options())
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.jsonl.ledger", "out.jsonl"]
    assert texts(go("a", "b"))[:1] == ["a"]


def test_two_runs_do_not_share_an_output(go, tmp_path):
    other = sqlite3.connect(ledger_path(tmp_path / "out.jsonl"))
    other.execute("CREATE TABLE t (x)")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError, match="is in use by another run"):
        go("a")
    other.close()


@pytest.mark.parametrize(
    ("name", "message"), [("", "is a folder"), ("gone/out.jsonl", "there is no folder")], ids=["folder", "no folder"]
)
def test_an_output_that_cannot_be(tmp_path, bench, name, message):
    with pytest.raises(OutputError, match=message):
        run_to_file([], tmp_path / name, tmp_path / "e", writer_for("o.jsonl"), Options())


def test_a_ledger_that_is_none(go, tmp_path):
    ledger_path(tmp_path / "out.jsonl").write_text("no database, but text of some length" * 9)
    with pytest.raises(OutputError, match="cannot be written: file is not a database"):
        go("a")


def test_a_stream_keeps_failures_in_their_place(bench):
    items = [Failure("1", "m"), Article("a"), Article("bad"), Failure("2", "m"), Article("b"), Failure("3", "m")]
    found = [r.source if isinstance(r, Failure) else json.loads(r.line)["text"] for r in stream(items, Options())]
    assert found == ["1", "a", None, "2", "b", "3"]


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.jsonl.gz", "facts", "facts.CSV.zst"])
def test_errors_lie_beside_the_output(tmp_path, name):
    assert errors_beside(tmp_path / name) == tmp_path / "facts.errors.jsonl"


def test_another_place_for_the_ledger(go, tmp_path):
    place = tmp_path / "elsewhere"
    go("a", "b", ledger=place)
    assert go("a", "b", ledger=place)[0].kept == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "out.jsonl"]


def test_what_lacked_an_extra_is_tried_again(go, bench):
    work = bench.work
    bench.work = lambda article: Failed("MissingExtraError", "needs html") if article.text == "page" else work(article)
    assert go("a", "page", "bad one")[0].errors == 2
    bench.work = work
    summary, lines, done = go("a", "page", "bad one")
    assert (summary.errors, [line["text"] for line in lines], done) == (1, ["a", "page"], ["page"])
