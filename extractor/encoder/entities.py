"""Entities from the scores of the tags: legal sequences only, each with its probability."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.encoder.labels import TAGS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_LABEL = np.array([0, *((number + 1) // 2 for number in range(1, len(TAGS)))])  # 0 for O, else 1, 1, 2, 2, ...
_INSIDE = np.array([tag[0] == "I" for tag in TAGS])
# _ALLOWED[a, b]: tag b may follow tag a
_ALLOWED = ~_INSIDE[None, :] | (_LABEL[:, None] == _LABEL[None, :])
_PENALTY = np.where(_ALLOWED, 0.0, -1e9)


class Found(NamedTuple):
    """An entity: words ``start`` to ``end``, its label and how sure the network is of it."""

    start: int
    end: int
    label: str
    confidence: float


def find(scores: Floats, starts: NDArray[np.bool_], temperature: float) -> list[Found]:
    """Return the entities of a text from the tag scores of its words; none goes on over a sentence start."""
    if not len(scores):
        return []
    tags = scores.argmax(1)
    if not _legal(tags, starts):
        tags = best_tags(scores, starts)
    chances = _probabilities(scores / temperature)
    begins = np.flatnonzero((tags > 0) & ~_INSIDE[tags])
    inside = _INSIDE[tags]
    found = []
    for begin in begins.tolist():
        end = begin + 1
        while end < len(tags) and inside[end]:
            end += 1
        label = int(_LABEL[tags[begin]])
        confidence = chances[np.arange(begin, end), tags[begin:end]].min()
        found.append(Found(begin, end, TAGS[2 * label][2:], round(float(confidence), 4)))
    return found


def goes_on(scores: Floats) -> NDArray[np.bool_]:
    """Tell at which words an entity surely goes on, so that no sentence begins there: "J. | Doe"."""
    tags = scores.argmax(1)
    before = np.concatenate([[0], tags[:-1]])
    result: NDArray[np.bool_] = _INSIDE[tags] & (_LABEL[tags] == _LABEL[before])
    return result


def _legal(tags: Ints, starts: NDArray[np.bool_]) -> bool:
    inside = _INSIDE[tags]
    before = np.concatenate([[0], _LABEL[tags][:-1]])
    return not bool((inside & (starts | (before != _LABEL[tags]))).any())


def best_tags(scores: Floats, starts: NDArray[np.bool_]) -> Ints:
    """Return the best legal sequence of tags (Viterbi 1967): I only after B or I of the same label."""
    size = len(scores)
    back = np.zeros(scores.shape, dtype=np.int64)
    fresh = np.where(_INSIDE, -1e9, 0.0)
    best = scores[0] + fresh
    for place in range(1, size):
        ways = best[:, None] + (fresh[None, :] if starts[place] else _PENALTY)
        back[place] = ways.argmax(0)
        best = ways.max(0) + scores[place]
    tags = np.zeros(size, dtype=np.int64)
    tags[-1] = best.argmax()
    for place in range(size - 1, 0, -1):
        tags[place - 1] = back[place, tags[place]]
    return tags


def _probabilities(scores: Floats) -> Floats:
    weights = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = weights / weights.sum(1, keepdims=True)
    return result
