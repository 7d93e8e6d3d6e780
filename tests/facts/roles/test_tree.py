"""Holders found over the tree, on sentences with marked mentions that the network parses."""

from __future__ import annotations

import pytest

from extractor.facts.roles.rules import FILE, RolesFrames
from extractor.facts.samples import facts_of_sample, read_marked
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
SAMPLES = RULEBOOK.file(FILE, RolesFrames).tree_sample


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: read_marked(s.text)[0][:60])
def test_holders_over_the_tree(sample, parsing):
    assert sorted(facts_of_sample(sample.text, "role", parsing, RULEBOOK)) == sorted(sample.facts)
