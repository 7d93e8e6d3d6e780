import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.encoder.entities import find
from extractor.encoder.labels import TAGS


def scores(*tags):
    """Scores that favour the given tags; a tuple of tags favours the first over the second."""
    table = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for row, names in enumerate(tags):
        for rank, name in enumerate([names] if isinstance(names, str) else names):
            table[row, TAGS.index(name)] = 9.0 - rank
    return table


def found(table, starts=()):
    marks = np.zeros(len(table), dtype=bool)
    marks[[0, *starts]] = True
    return [(entity.start, entity.end, entity.label) for entity in find(table, marks, 1.0)]


@pytest.mark.parametrize(
    ("tags", "entities"),
    [
        (["O", "B-PERSON", "I-PERSON"], [(1, 3, "PERSON")]),
        (["B-ORG", "B-ORG"], [(0, 1, "ORG"), (1, 2, "ORG")]),
        (["B-ROLE", "B-PERSON"], [(0, 1, "ROLE"), (1, 2, "PERSON")]),
        (["B-PERSON", "I-PERSON", ("I-ORG", "I-PERSON")], [(0, 3, "PERSON")]),
        ([("I-GPE", "B-GPE"), "O"], [(0, 1, "GPE")]),
        (["O", "O"], []),
    ],
    ids=["two words", "neighbours", "title and name", "repaired label", "repaired begin", "none"],
)
def test_entities(tags, entities):
    assert found(scores(*tags)) == entities


def test_an_entity_ends_with_its_sentence():
    table = scores("B-ORG", ("I-ORG", "B-ORG"))
    assert found(table, starts=[1]) == [(0, 1, "ORG"), (1, 2, "ORG")]


def test_no_words_no_entities():
    assert find(np.zeros((0, len(TAGS)), dtype=np.float32), np.zeros(0, dtype=bool), 1.0) == []


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_entities_are_disjoint_and_sure_of_something(seed, size):
    rng = np.random.default_rng(seed)
    starts = rng.random(size) < 0.2
    starts[0] = True
    entities = find(rng.normal(size=(size, len(TAGS))).astype(np.float32) * 3, starts, 1.3)
    for one, other in itertools.pairwise(entities):
        assert one.end <= other.start
    for entity in entities:
        assert not starts[entity.start + 1 : entity.end].any()
        assert 0 < entity.confidence <= 1
