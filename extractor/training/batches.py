"""Documents cut into windows, windows gathered into batches of tensors of like length."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from extractor.encoder.labels import GAPS
from extractor.encoder.pieces import Pieces
from extractor.training.samples import UNKNOWN, Document, Sentence

STEP = 8
LONGEST = 220  # pieces of a window; the rare longer sentence is left out


@dataclass(slots=True)
class Item:
    """One window: word pieces, and one entry a word for everything that is learned."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    tags: list[int]
    pos: list[int]
    penn: list[int]
    starts: list[int]
    segments: list[int]
    heads: list[int]
    relations: list[int]


def make_item(sentences: Sequence[Sentence], pieces: Pieces, starts_known: bool) -> Item:
    """Turn consecutive sentences into one window; word 0 is the frame's first piece, which stands for the root."""
    item = Item([pieces.first], [0], [0], [0], [], [], [], [], [], [], [])
    for number, sentence in enumerate(sentences):
        base = len(item.tags)
        for place, (word, gap) in enumerate(zip(sentence.words, sentence.gaps, strict=True)):
            ids, case = pieces(word)
            item.first.append(len(item.ids))
            item.ids += ids
            item.shapes += [case * GAPS + gap] * len(ids)
            item.last.append(len(item.ids) - 1)
            item.starts.append(int(place == 0) if starts_known else UNKNOWN)
        item.tags += sentence.tags
        item.pos += sentence.pos
        item.penn += sentence.penn
        item.relations += sentence.relations
        item.segments += [number] * len(sentence.words)
        item.heads += [head + base if head > 0 else head for head in sentence.heads]
    item.ids.append(pieces.last)
    item.shapes.append(0)
    return item


def cut(document: Document, pieces: Pieces, rng: random.Random, low: int, high: int) -> Iterator[Item]:
    """Yield windows of consecutive sentences of a document, of random lengths between ``low`` and ``high`` pieces."""
    held: list[Sentence] = []
    size, budget = 0, rng.randint(low, high)
    for sentence in document.sentences:
        length = sum(len(pieces(word)[0]) for word in sentence.words)
        if held and size + length > budget:
            yield make_item(held, pieces, document.starts_known)
            held, size, budget = [], 0, rng.randint(low, high)
        if length <= LONGEST:
            held.append(sentence)
            size += length
    if held:
        yield make_item(held, pieces, document.starts_known)


def batches(items: Sequence[Item], size: int, rng: random.Random) -> Iterator[list[Item]]:
    """Yield all items, a few of them twice, in random order in batches of about ``size`` pieces.

    The items of a batch have the same length in steps of ``STEP``, and all batches of that length the same size:
    a CPU compiles its half-precision kernels for every shape that occurs.
    """
    lengths: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        lengths[-(-len(item.ids) // STEP)].append(item)
    groups: list[list[Item]] = []
    for length, members in lengths.items():
        rng.shuffle(members)
        count = max(1, size // (length * STEP))
        members += rng.choices(members, k=-len(members) % count)  # fills the last batch up
        groups += [members[place : place + count] for place in range(0, len(members), count)]
    rng.shuffle(groups)
    yield from groups


def collate(items: Sequence[Item]) -> dict[str, torch.Tensor]:
    """Return a batch as padded tensors; heads and segments are those of the words with the root in front."""
    columns = {
        "ids": _padded([item.ids for item in items], 0, STEP),
        "shapes": _padded([item.shapes for item in items], 0, STEP),
        "first": _padded([item.first for item in items], 0),
        "last": _padded([item.last for item in items], 0),
        "segments": _padded([[-1, *item.segments] for item in items], -2),
    }
    for name in ("tags", "pos", "penn", "starts", "heads", "relations"):
        columns[name] = _padded([[UNKNOWN, *getattr(item, name)] for item in items], UNKNOWN)
    return columns


def _padded(rows: list[list[int]], fill: int, step: int = 1) -> torch.Tensor:
    longest = -(-max(map(len, rows)) // step) * step
    array = np.full((len(rows), longest), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        array[number, : len(row)] = row
    return torch.from_numpy(array)
