"""Holders found over the tree, on sentences with marked mentions that the network parses."""

from __future__ import annotations

import pytest

from extractor.engine import language
from extractor.facts.roles.rules import FILE, RolesFrames
from extractor.facts.samples import facts_of_sample, read_marked
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
SAMPLES = RULEBOOK.file(FILE, RolesFrames).tree_sample


@pytest.fixture(scope="module")
def parsing():
    """Return the pipeline with the network; skip where it is not in the package."""
    nlp = language()
    if "extractor_encoder" not in nlp.pipe_names:
        pytest.skip("the network is not in the package")
    return nlp


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: read_marked(s.text)[0][:60])
def test_holders_over_the_tree(sample, parsing):
    assert sorted(facts_of_sample(sample.text, "role", parsing, RULEBOOK)) == sorted(sample.facts)
