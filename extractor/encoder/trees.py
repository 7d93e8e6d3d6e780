"""Dependency trees from the scores of arcs.

Each word takes its best head; only where that gives no tree with one root is the best tree searched for, by the
algorithm of Chu and Liu (1965) and Edmonds (1967), below the likeliest root.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = np.float32(-1e9)


def best_heads(scores: Floats) -> Ints:
    """Return the head of each word of a sentence: its own number for the one root.

    ``scores`` has a row for each word and a column for the root (0) and each word as head.
    """
    size = len(scores)
    words = np.arange(size)
    scores = scores.copy()
    scores[words, words + 1] = NEVER
    heads: Ints = scores.argmax(1) - 1
    if not is_tree(heads):
        inner = scores[:, 1:]
        root = _likeliest_root(scores)
        heads = inner.argmax(1)
        heads[root] = -1
        if not is_tree(heads):
            return _spanning_tree(inner, root)
    return np.where(heads < 0, words, heads)


def _likeliest_root(scores: Floats) -> int:
    """Return the word that gains most by being the root instead of hanging on its best head."""
    return int((scores[:, 0] - scores[:, 1:].max(1)).argmax())


def is_tree(heads: Ints) -> bool:
    """Tell whether heads (-1 for the root) form a tree with exactly one root."""
    if np.count_nonzero(heads < 0) != 1:
        return False
    reached = np.where(heads < 0, np.arange(len(heads)), heads)
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((heads[reached] < 0).all())


def _spanning_tree(scores: NDArray[Any], root: int) -> Ints:
    """Return the heads of the best tree below ``root``; ``scores[i, j]`` is the score of ``i`` hanging on ``j``.

    Cycles are shrunk into one node until there are none (each round removes at least one node), then opened again
    from the last to the first.
    """
    scores = scores.astype(np.float64)
    count = len(scores)
    alive = list(range(count))
    rounds: list[tuple[int, list[int], dict[int, int], dict[int, int], Ints]] = []
    while True:
        heads = np.arange(len(scores))
        for node in alive:
            if node != root:
                others = [other for other in alive if other != node]
                heads[node] = others[int(scores[node, others].argmax())]
        cycle = _cycle(heads, alive, root)
        if not cycle:
            break
        scores, step = _shrink(scores, heads, cycle, alive)
        rounds.append((len(scores) - 1, cycle, *step, heads))
        alive = [node for node in alive if node not in cycle] + [len(scores) - 1]
    return _open(heads, rounds, count)


def _cycle(heads: Ints, alive: list[int], root: int) -> list[int]:
    """Return the nodes of some cycle; empty if there is none."""
    done = {root}
    for node in alive:
        path: list[int] = []
        seen: set[int] = set()
        while node not in done and node not in seen:
            path.append(node)
            seen.add(node)
            node = int(heads[node])
        if node in seen:
            return path[path.index(node) :]
        done.update(path)
    return []


def _shrink(
    scores: NDArray[Any], heads: Ints, cycle: list[int], alive: list[int]
) -> tuple[NDArray[Any], tuple[dict[int, int], dict[int, int]]]:
    """Add a node that stands for a cycle; return the scores, and through which of its nodes arcs leave and enter."""
    size = len(scores)
    wide = np.full((size + 1, size + 1), -1e18)
    wide[:size, :size] = scores
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    leaves: dict[int, int] = {}
    enters: dict[int, int] = {}
    for other in alive:
        if other in cycle:
            continue
        best = int(scores[other, members].argmax())
        leaves[other], wide[other, size] = cycle[best], scores[other, cycle[best]]
        gains = scores[members, other] - kept
        best = int(gains.argmax())
        enters[other], wide[size, other] = cycle[best], gains[best]
    return wide, (leaves, enters)


def _open(heads: Ints, rounds: list[tuple[int, list[int], dict[int, int], dict[int, int], Ints]], count: int) -> Ints:
    """Put the nodes of shrunk cycles back, the last cycle first."""
    for node, _cycle, leaves, enters, inside in reversed(rounds):
        outer = int(heads[node])
        before = heads
        heads = inside.copy()
        for other, member in leaves.items():
            heads[other] = member if before[other] == node else before[other]
        heads[enters[outer]] = outer
    return heads[:count]
