"""A text read by the network: cut into windows, and what is said about each put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.encoder.entities import Found, find, goes_on
from extractor.encoder.network import CutText, Network, Output
from extractor.encoder.trees import NEVER, best_heads
from extractor.encoder.windows import Window, windows

LONGEST = 500  # words of a sentence
HELD = 2000  # words whose arcs are held together, at least
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Part = tuple[Window, Output]


class Words(NamedTuple):
    """The words of a text: their letters, the gap before each, and the words at which a window may begin.

    ``breaks`` are words that begin a sentence whatever the network says.
    """

    words: Sequence[str]
    gaps: Sequence[int]
    cuts: Sequence[int]
    breaks: Sequence[int] = ()


class Reading(NamedTuple):
    """What the network says about a text, word by word; heads are numbers of words, a root is its own head."""

    starts: NDArray[np.bool_]
    heads: Ints
    relations: Ints
    pos: Ints
    penn: Ints
    entities: list[Found]


def read(words: Words, network: Network, starts: Sequence[int] | None = None) -> Reading:
    """Read a text; ``starts`` gives the words at which sentences start where they are known, else the network says."""
    text = CutText(words.words, words.gaps, network.pieces)
    known = np.zeros(len(text.sizes), dtype=bool)
    known[list(words.breaks if starts is None else starts)] = True
    stretches = [
        _stretch(parts, network, known, found=starts is None)
        for parts in _stretches(text, words.cuts, network, None if starts is None else known)
    ]
    if not stretches:
        nothing = np.zeros(0, dtype=np.int64)
        return Reading(nothing.astype(bool), nothing, nothing, nothing, nothing, [])
    begins, heads, relations, pos, penn, tags = (np.concatenate(column) for column in zip(*stretches, strict=True))
    return Reading(begins, heads, relations, pos, penn, find(tags, begins, network.temperature))


def _stretches(
    text: CutText, cuts: Sequence[int], network: Network, starts: NDArray[np.bool_] | None
) -> Iterator[list[Part]]:
    """Yield the windows of a text with what the network says, in stretches that no sentence reaches over.

    So no more of the arcs, by far the largest part, is held than of one stretch.
    """
    parts: list[Part] = []
    for window in windows(text.sizes, cuts):
        # A window begins at a sentence start or inside its predecessor.
        apart = window.start == window.own_start and (starts is None or starts[window.start])
        if parts and apart and window.start - parts[0][0].start >= HELD:
            yield parts
            parts = []
        parts.append((window, network.run(text, window)))
    if parts:
        yield parts


def _stretch(parts: Sequence[Part], network: Network, known: NDArray[np.bool_], *, found: bool) -> tuple[Any, ...]:
    """Return the columns of a reading (with tags for entities) for one stretch of windows.

    ``known`` tells the sentence starts known beforehand; those that the network finds count where ``found`` says so.
    """

    def column(name: str) -> NDArray[Any]:
        return np.concatenate(
            [getattr(output, name)[w.own_start - w.start : w.own_end - w.start] for w, output in parts]
        )

    first, last = parts[0][0].own_start, parts[-1][0].own_end
    tags = column("tags")
    begins = known[first:last].copy()
    if found:
        begins |= (column("starts") > 0) & ~goes_on(tags)
        begins[[window.start - first for window, _ in parts if window.start == window.own_start]] = True
    _limit(begins)
    heads, child, head = _trees(parts, np.flatnonzero(begins), last - first)
    return begins, heads + first, network.label_arcs(child, head), column("pos"), column("penn"), tags


def _limit(begins: NDArray[np.bool_]) -> None:
    """Begin new sentences inside those that no writer writes, so that the search for trees stays quick."""
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(begins))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        begins[start:end:LONGEST] = True


def _trees(parts: Sequence[Part], starts: Ints, size: int) -> tuple[Ints, Floats, Floats]:
    """Return the head of every word of a stretch, and what both ends of its arc bring to the label.

    ``starts`` and the heads are numbers of words within the stretch.
    """
    offset = parts[0][0].own_start
    heads = np.arange(size)
    half = parts[0][1].relations.shape[1] // 2
    child = np.empty((size, half), dtype=np.float32)
    head = np.empty((size, half), dtype=np.float32)
    place = 0
    for start, end in pairwise([*starts.tolist(), size]):
        while parts[place][0].own_end <= start + offset:
            place += 1
        window, output = parts[place]
        if end + offset <= window.own_end:
            scores, relations = _inside(window, output, start + offset, end + offset)
        else:
            scores, relations = _across(parts, start + offset, end + offset)
        found = best_heads(scores)
        heads[start:end] = found + start
        child[start:end] = relations[1:, :half]
        root = found == np.arange(end - start)
        head[start:end] = relations[np.where(root, 0, found + 1), half:]
    return heads, child, head


def _inside(window: Window, output: Output, start: int, end: int) -> tuple[Floats, Floats]:
    """Return the scores of arcs and the parts of their labels for a sentence that one window holds."""
    low, high = start - window.start + 1, end - window.start + 1
    scores = np.concatenate([output.arcs[low:high, :1], output.arcs[low:high, low:high]], axis=1)
    return scores, np.concatenate([output.relations[:1], output.relations[low:high]])


def _across(parts: Sequence[Part], start: int, end: int) -> tuple[Floats, Floats]:
    """Return the same for a sentence that reaches over several windows; arcs that no window saw score low."""
    size = end - start
    scores = np.full((size, size + 1), NEVER / 1e3, dtype=np.float32)
    relations = np.zeros((size + 1, parts[0][1].relations.shape[1]), dtype=np.float32)
    for window, output in parts:
        low, high = max(window.own_start, start), min(window.own_end, end)
        if low >= high:
            continue
        seen_low, seen_high = max(window.start, start), min(window.end, end)
        rows = slice(low - window.start + 1, high - window.start + 1)
        columns = slice(seen_low - window.start + 1, seen_high - window.start + 1)
        scores[low - start : high - start, seen_low - start + 1 : seen_high - start + 1] = output.arcs[rows, columns]
        scores[low - start : high - start, 0] = output.arcs[rows, 0]
        relations[low - start + 1 : high - start + 1] = output.relations[rows]
        relations[0] = output.relations[0]
    return scores, relations
