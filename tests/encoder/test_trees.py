from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.encoder.trees import best_heads, is_tree

SEEDS = st.integers(0, 2**32 - 1)


def value(scores, heads):
    return sum(scores[word, 0 if head == word else head + 1] for word, head in enumerate(heads))


def proper(heads):
    return is_tree(np.where(heads == np.arange(len(heads)), -1, heads))


@given(SEEDS, st.integers(1, 40))
def test_the_result_is_a_tree_with_one_root(seed, size):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert proper(best_heads(scores))


@given(SEEDS, st.integers(1, 5))
@settings(max_examples=60)
def test_no_tree_with_that_root_scores_higher(seed, size):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    found = best_heads(scores)
    root = int(np.flatnonzero(found == np.arange(size))[0])
    best = max(
        value(scores, heads)
        for heads in product(range(size), repeat=size)
        if heads[root] == root and proper(np.array(heads))
    )
    assert value(scores, found) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "proper_tree"),
    [
        ([-1], True),
        ([-1, 0, 1], True),
        ([-1, -1], False),
        ([1, 0], False),
        ([-1, 2, 1], False),
        ([1, 2, -1, 2], True),
    ],
)
def test_is_tree(heads, proper_tree):
    assert is_tree(np.array(heads)) is proper_tree


def test_a_long_chain_of_equal_scores_is_a_tree():
    assert proper(best_heads(np.zeros((150, 151), dtype=np.float32)))
