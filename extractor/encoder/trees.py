"""Dependency trees from the scores of arcs.

Each word takes its best head; only where that gives no tree with one root is the best tree searched for, by the
algorithm of Chu and Liu (1965) and Edmonds (1967), below the likeliest root.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = np.float32(-1e9)
GONE = -1e18  # the score of a node that is no longer there


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


def _spanning_tree(scores: Floats, root: int) -> Ints:
    """Return the heads of the best tree below ``root``; ``scores[i, j]`` is the score of ``i`` hanging on ``j``.

    A cycle is shrunk into one new node until there is none; each round leaves at least one node less. Then the
    cycles are opened again, the last one first.
    """
    count = len(scores)
    table = np.full((2 * count, 2 * count), GONE)
    table[:count, :count] = scores
    np.fill_diagonal(table, GONE)
    alive = np.arange(2 * count) < count
    rounds: list[_Round] = []
    heads: Ints = table[:count, :count].argmax(1)
    heads[root] = root
    while cycle := _cycle(heads, np.flatnonzero(alive).tolist(), root):
        node = len(heads)
        members = np.array(cycle)
        rounds.append(_shrink(table, alive, heads, members, node))
        shrunk = np.zeros(node + 1, dtype=bool)
        shrunk[members] = shrunk[node] = True
        heads = np.append(heads, node)
        changed = np.flatnonzero(alive[: node + 1] & shrunk[heads])  # the others keep their heads
        heads[changed] = table[changed, : node + 1].argmax(1)
    return _open(heads, rounds, count)


class _Round(NamedTuple):
    """A cycle that ``node`` stands for: through which members arcs of and to the ``others`` go, and the old heads."""

    node: int
    others: Ints
    leaves: Ints
    enters: Ints
    heads: Ints


def _cycle(heads: Ints, nodes: list[int], root: int) -> list[int]:
    """Return the nodes of some cycle; empty if there is none."""
    after = heads.tolist()
    done = {root}
    for node in nodes:
        path: list[int] = []
        seen: set[int] = set()
        while node not in done and node not in seen:
            path.append(node)
            seen.add(node)
            node = after[node]
        if node in seen:
            return path[path.index(node) :]
        done.update(path)
    return []


def _shrink(table: NDArray[Any], alive: NDArray[np.bool_], heads: Ints, members: Ints, node: int) -> _Round:
    """Put ``node`` in the place of a cycle: the best of its members speaks for it in every arc."""
    alive[members] = False
    others = np.flatnonzero(alive)
    alive[node] = True
    below = table[np.ix_(others, members)]
    table[others, node] = below.max(1)
    gains = table[np.ix_(members, others)] - table[members, heads[members]][:, None]
    table[node, others] = gains.max(0)
    table[:, members] = GONE
    return _Round(node, others, members[below.argmax(1)], members[gains.argmax(0)], heads)


def _open(heads: Ints, rounds: list[_Round], count: int) -> Ints:
    """Put the nodes of shrunk cycles back, the last cycle first."""
    for node, others, leaves, enters, inside in reversed(rounds):
        outer = int(heads[node])
        found = inside.copy()
        found[others] = np.where(heads[others] == node, leaves, heads[others])
        found[enters[np.flatnonzero(others == outer)[0]]] = outer
        heads = found
    return heads[:count]
