"""The rules of the house: what must hold of the package as a whole."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import extractor
from extractor.engine import RECOGNIZER_FACTORIES
from extractor.rulebook import patterns_dir

PACKAGE = Path(extractor.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
MAX_LINES = 300
HEAVY = ("spacy", "torch", "pyarrow", "pandas", "ray", "jinja2", "typer", "rich", "trafilatura", "matplotlib")


def test_public_names_are_sorted_and_there():
    assert extractor.__all__ == sorted(extractor.__all__)
    assert all(hasattr(extractor, name) for name in extractor.__all__)


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
    names = {point.name for point in metadata.entry_points(group="spacy_factories")}
    assert {*RECOGNIZER_FACTORIES, "extractor_encoder"} <= names


def test_patterns_are_inside_the_installed_package_or_the_checkout():
    assert (patterns_dir() / "lexicon").is_dir()
