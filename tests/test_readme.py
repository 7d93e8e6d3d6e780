"""The README stays true: its commands exist, its example prints what it says."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sqlite3
from pathlib import Path

import pytest
import spacy
from typer.main import get_command

from extractor import extract
from extractor.cli.app import app
from extractor.engine import language
from extractor.io import Row, installed_writers

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(get_command(app).commands)
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def blocks(kind):
    return [text for name, text in BLOCKS if name == kind]


def test_the_first_block_is_two_commands():
    assert len(blocks("sh")[0].splitlines()) == 2


def test_every_option_in_the_text_is_one_of_a_command():
    options = {name for command in get_command(app).commands.values() for p in command.params for name in p.opts}
    assert set(re.findall(r"`(?:extractor [^`]*)?(--[a-z][a-z-]+)", README)) <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"extractor {name}" in README


def test_every_command_in_the_readme_exists():
    assert set(re.findall(r"`extractor (\w+)", README)) <= set(COMMANDS)


def test_every_output_format_is_in_the_readme():
    assert all(any(f"`{suffix}`" in README for suffix in w.suffixes) for w in installed_writers().values())


@pytest.fixture(scope="module")
def network():
    if "extractor_encoder" not in language().pipe_names:
        pytest.skip("the network is not in the package")


@pytest.mark.usefixtures("network")
def test_the_example_prints_what_it_says():
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(blocks("python")[0], {})
    assert out.getvalue() == blocks("text")[0]


@pytest.mark.usefixtures("network")
def test_the_library_does_what_the_snippets_show(tmp_path, capsys):
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    plain.to_disk(tmp_path / "en_core_web_sm")  # any pipeline will do, and none need be installed
    ours, theirs = blocks("python")[1:]
    exec(ours, {})
    record, marked = capsys.readouterr().out.splitlines()
    assert [country["code"] for country in json.loads(record)["countries"]] == ["PE", "CL"]
    assert marked.endswith("[two days]")
    names = {}
    exec(theirs.replace('"en_core_web_sm"', repr(str(tmp_path / "en_core_web_sm"))), names)
    doc = names["nlp"]("It cost $5.")
    assert [span.text for span in doc.spans["money"]] == ["$5"]


@pytest.mark.usefixtures("network")
def test_the_query_finds_who_pays_whom(tmp_path):
    text = "France will lend Ukraine up to 3 billion euros for air defence."
    installed_writers()["sqlite"].write(iter([Row(extract(text).to_json())]), tmp_path / "facts.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "facts.sqlite")) as base:
        assert base.execute(blocks("sql")[0]).fetchall() == [("France", "3000000000", "EUR", "Ukraine")]


@pytest.mark.usefixtures("network")
def test_the_fact_is_the_one_that_comes_out():
    text = re.findall(r'"(TALLINN.*?|over five.*?)"', blocks("python")[0])
    shown = json.loads(blocks("json")[0])
    facts = [fact.to_dict() for fact in extract("".join(text)).of_kind("money")]
    # how sure it is changes a little whenever the rules are measured anew
    assert facts[0] == shown | {"confidence": pytest.approx(shown["confidence"], abs=0.05)}
    assert facts[1]["equivalent_of"] == shown["id"]
