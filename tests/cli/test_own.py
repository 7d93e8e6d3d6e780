"""The command as it is, nothing in its place: patterns and a pipeline of one's own reach the workers."""

import json
import shutil
from importlib import metadata

import spacy
from typer.testing import CliRunner

from extractor.cli import app
from extractor.rulebook import load_rulebook, patterns_dir

UNIT = '[[unit]]\nwords = ["velm", "velms"]\nusual = ["EUR"]\n\n[[unit]]\n'


def test_a_run_by_own_rules_and_an_own_pipeline(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    nlp = spacy.blank("en", meta={"name": "own", "version": "1.2"})
    nlp.add_pipe("sentencizer")
    nlp.to_disk("pipeline")
    rules = shutil.copytree(patterns_dir(), "rules")
    currencies = tmp_path / "rules/lexicon/currencies.toml"
    currencies.write_text(currencies.read_text(encoding="utf-8").replace("[[unit]]\n", UNIT, 1), encoding="utf-8")
    (tmp_path / "a.txt").write_text("The town paid 5 million velms for the bridge.")
    options = ["-o", "out.jsonl", "--workers", "1", "--rules", rules, "--pipeline", "pipeline"]
    result = CliRunner().invoke(app.app, ["run", "a.txt", *options])
    assert result.exit_code == 0, result.output
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    own = load_rulebook(tmp_path / "rules").digest()
    assert record["fingerprint"] == f"{metadata.version('newsfacts')}-{own}-en_own_1.2"
    assert [(fact["amount"], fact["currency"]) for fact in record["facts"]] == [("5000000", "EUR")]
