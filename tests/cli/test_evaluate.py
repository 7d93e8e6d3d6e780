"""Evaluation as a user types it: floors, other articles, columns."""

import json
import shutil

import pytest

from extractor.facts.confidence import FILE, ConfidenceFile
from extractor.rulebook import load_rulebook, patterns_dir

TEXT = "Mayor Ana Brel paid Peru $5 million."


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "gold.jsonl"
    people = [{"name": "Ana Brel", "mentions": [[6, 14]]}]
    file.write_text(json.dumps({"id": "a", "text": TEXT, "people": people}) + "\n")
    return file


@pytest.fixture
def record():
    mentions = [{"start": 6, "end": 14, "text": "Ana Brel"}]
    empty = dict.fromkeys(("source", "title", "date")) | {"countries": [], "organizations": [], "facts": []}
    people = [{"id": "p1", "name": "Ana Brel", "mentions": mentions}]
    return {"id": "a", "date_source": "none", "fingerprint": "x", "people": people} | empty


@pytest.fixture
def records(tmp_path, record):
    file = tmp_path / "records.jsonl"
    file.write_text(json.dumps(record) + "\n")
    return file


def test_floors_hold_and_fall(call, gold, record, records, tmp_path):
    judge = ("evaluate", "gold.jsonl", "--records", "records.jsonl", "--baseline", "floors.json")
    assert call(*judge, "--raise")[0] == 0
    assert json.loads((tmp_path / "floors.json").read_text())["floors"]["people.mention"] == 1.0
    assert call(*judge)[0] == 0
    records.write_text(json.dumps(record | {"people": []}) + "\n")
    code, _, err = call(*judge)
    assert code == 1
    assert "people.mention: F1 0.000 is under its floor 1.000" in err


def test_floors_of_other_articles_are_refused(call, gold, records, tmp_path):
    (tmp_path / "floors.json").write_text('{"gold": "other", "floors": {}}')
    code, _, err = call("evaluate", "gold.jsonl", "--records", "records.jsonl", "--baseline", "floors.json")
    assert code == 2
    assert "were measured on other articles" in err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--baseline", "gone.json"], "gone.json: cannot be read: no such file or directory"),
        (["--baseline", "broken.json"], "broken.json: is not JSON: "),
        (["--baseline", "other.json"], "other.json: its floors were measured on other articles"),
        (["--baseline", "gone/floors.json", "--raise"], "gone/floors.json: cannot be written: there is no folder gone"),
        (["--raise"], "--raise and --lower: set the floors of the file that --baseline names"),
        (["--confidence", "patterns/gone.toml"], "patterns/gone.toml: cannot be read"),
        (["--confidence", "patterns/grammar.toml"], "patterns/grammar.toml: no line"),
        (["--records", "gone.jsonl"], "gone.jsonl: cannot be read"),
        (["--ner", "--pipeline", "gone"], "the spaCy pipeline 'gone' is not installed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_used_is_told_before_the_work(call, gold, tmp_path, monkeypatch, options, message):
    def work(*_):
        raise AssertionError("worked before it looked")

    for name in ("extract_all", "measure"):
        monkeypatch.setattr(f"extractor.cli.evaluate.{name}", work)
    shutil.copytree(patterns_dir(), "patterns")
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "other.json").write_text('{"gold": "other", "floors": {}}')
    code, _, err = call("evaluate", "gold.jsonl", *options)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"error: {message}")


def test_columns(call, tmp_path):
    (tmp_path / "news.conll").write_text("Ana B-PER\nBrel I-PER\nslept O\n. O\n")
    code, out, _ = call("evaluate", "--ner", "news.conll")
    assert code == 0
    assert "PER" in out


def test_two_articles_of_one_id_are_refused(call, gold):
    code, _, err = call("evaluate", "gold.jsonl", "gold.jsonl")
    assert code == 2
    assert "a second gold article with the id 'a'" in err


def test_calibration_of_records(call, gold, record, records):
    at = TEXT.index("$")
    fact = {"id": "m1", "kind": "money", "start": at, "end": at + 10, "rule": "money.sign", "confidence": 0.93}
    value = {"amount": "5000000", "amount_max": None, "currency": "USD", "bound": "exact", "equivalent_of": None}
    records.write_text(json.dumps(record | {"facts": [fact | value]}) + "\n")
    code, out, _ = call("evaluate", "gold.jsonl", "--records", "records.jsonl", "--calibration")
    assert code == 0
    assert "mean distance between confidence and share right: 0.930" in out


def test_measured_confidences_are_written(call, gold, tmp_path):
    folder = tmp_path / "patterns"
    shutil.copytree(patterns_dir(), folder)
    assert call("evaluate", "gold.jsonl", "--confidence", "patterns/confidence.toml")[0] == 0
    written = load_rulebook(folder).file(FILE, ConfidenceFile)
    assert written.measured.articles == 1
    assert written.judged == load_rulebook().file(FILE, ConfidenceFile).judged
    assert written.rule["money.sign"].read == 1
