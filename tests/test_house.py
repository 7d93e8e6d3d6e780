"""The rules of the house: what must hold of the package as a whole."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import get_args

import pytest

import extractor
from extractor.cli import summary
from extractor.engine import RECOGNIZERS
from extractor.facts.samples import KINDS as MARKS
from extractor.io.writers import jsonld
from extractor.markup.spans import KINDS as MARKED
from extractor.records import FactKind, MentionKind
from extractor.report import terminal, view
from extractor.rulebook import load_rulebook, patterns_dir
from extractor.schema import record_schema

PACKAGE = Path(extractor.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
MAX_LINES = 300
HEAVY = ("spacy", "torch", "pyarrow", "pandas", "ray", "jinja2", "typer", "rich", "trafilatura", "matplotlib")


def test_public_names_are_sorted_and_there():
    assert extractor.__all__ == sorted(extractor.__all__)
    assert all(getattr(extractor, name).__doc__ for name in extractor.__all__)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_are_small_rooms(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_functions_are_a_screen_at_most():
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 12
    assert lengths[len(lengths) * 9 // 10] <= 35


def test_importing_the_package_loads_nothing_heavy():
    code = f"import sys, extractor; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_recogniser_is_an_entry_point():
    points = metadata.distribution("newsfacts").entry_points
    assert {point.name for point in points.select(group="spacy_factories")} == {*RECOGNIZERS, "extractor_encoder"}


def test_every_kind_of_mention_has_one_recogniser():
    kinds = [build(load_rulebook()).kind for build in RECOGNIZERS.values()]
    assert sorted([*kinds, "place"]) == sorted(get_args(MentionKind))  # places are what a network alone finds
    assert {*MARKS.values()} == {*get_args(MentionKind)}


@pytest.mark.parametrize(
    ("where", "known"),
    [
        ("the schema", record_schema()["properties"]["facts"]["items"]["discriminator"]["mapping"]),
        ("the marks", MARKED),
        ("the page's lists", view.KIND_NAMES),
        ("the page's cards", view.CARD_NAMES),
        ("the terminal", {*terminal.FACT_SHEETS, "role"}),  # roles stand with their people
        ("the summary of a run", summary.NAMES),
        ("JSON-LD", jsonld.NODES),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_of_fact_is_known_everywhere(where, known):
    assert {*get_args(FactKind)} <= {*known}, where


def test_patterns_are_inside_the_installed_package_or_the_checkout():
    assert (patterns_dir() / "lexicon").is_dir()
