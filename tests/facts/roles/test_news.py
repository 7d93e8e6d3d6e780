"""Offices in invented news sentences, read by the whole program: floors for all of them, and no false office."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.facts.explain import describe

SENTENCES = tomllib.loads((Path(__file__).parent / "news.toml").read_text(encoding="utf-8"))["sentence"]
SILENT = [s["text"] for s in SENTENCES if not s["facts"]]
PRECISION, RECALL = 0.95, 0.9


@pytest.fixture(scope="module")
def read(extractor):
    """Return the reader of role facts, one line each."""
    return lambda text: {describe(f).casefold() for f in extractor(text).facts if f.kind == "role"}


def test_most_facts_are_read_and_most_that_are_read_are_right(read):
    right = wanted = found = 0
    for sentence in SENTENCES:
        want, got = {fact.casefold() for fact in sentence["facts"]}, read(sentence["text"])
        right, wanted, found = right + len(want & got), wanted + len(want), found + len(got)
    assert right / found >= PRECISION
    assert right / wanted >= RECALL


@pytest.mark.parametrize("text", SILENT, ids=lambda text: text[:50])
def test_no_office_is_made_up(read, text):
    assert not read(text)
