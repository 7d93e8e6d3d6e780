"""The README stays true: its commands exist, its example prints what it says."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from extractor import extract
from extractor.cli.app import app
from extractor.engine import language
from extractor.io import installed_writers

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(get_command(app).commands)
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def blocks(kind):
    return [text for name, text in BLOCKS if name == kind]


def test_the_first_block_is_two_commands():
    assert len(blocks("sh")[0].splitlines()) == 2


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
def test_the_fact_is_the_one_that_comes_out():
    text = re.findall(r'"(TALLINN.*?|over five.*?)"', blocks("python")[0])
    shown = json.loads(blocks("json")[0])
    facts = [fact.to_dict() for fact in extract("".join(text)).of_kind("money")]
    # Each measurement of the rules moves the confidence a little.
    assert abs(facts[0].pop("confidence") - shown.pop("confidence")) < 0.05
    assert {k: v for k, v in facts[0].items() if k != "kind"} == {k: v for k, v in shown.items() if k != "kind"}
    assert facts[1]["equivalent_of"] == shown["id"]
