"""How far the confidence of entities can be trusted: a temperature that is fitted, and a table that shows it."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from extractor.encoder.entities import find
from extractor.encoder.labels import TAGS
from extractor.encoder.pieces import Pieces
from extractor.training.batches import Item, collate, cut
from extractor.training.model import Network
from extractor.training.samples import ANY_TAG, TAG_BIT, UNKNOWN, Document, entity_tags

Floats = NDArray[np.float32]
STEPS = np.arange(0.7, 2.5, 0.05)
# The label of a word that begins an entity of one possible label, or that is in none.
GOLD_LABEL = {bit: tag[2:] or "none" for tag, bit in TAG_BIT.items() if tag[0] != "I"}
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


def tag_scores(network: Network, documents: Iterable[Document], pieces: Pieces) -> list[tuple[Item, Floats]]:
    """Return the windows of documents with the tag scores of their words."""
    rng = random.Random(0)
    items = [item for document in documents for item in cut(document, pieces, rng, 126, 126)]
    with torch.no_grad():
        return [(item, network.tag(network.encode(collate([item])))[0, 1:].numpy()) for item in items]


def fit_temperature(scored: Sequence[tuple[Item, Floats]]) -> float:
    """Return the temperature under which the gold tags are likeliest (Guo et al. 2017, "On calibration")."""
    tags = np.concatenate([item.tags for item, _ in scored])
    scores = np.concatenate([table for _, table in scored]).astype(np.float64)
    known = (tags != ANY_TAG) & (tags != UNKNOWN)
    allowed = (tags[known, None] >> np.arange(scores.shape[1])) & 1 == 1

    def loss(temperature: float) -> float:
        scaled = scores[known] / temperature
        inside = np.logaddexp.reduce(np.where(allowed, scaled, -1e9), axis=1)
        return float((np.logaddexp.reduce(scaled, axis=1) - inside).mean())

    return round(float(min(STEPS, key=loss)), 2)


def reliability(
    scored: Sequence[tuple[Item, Floats]], temperature: float, label: str
) -> list[tuple[float, float, int, float]]:
    """Return, for each range of confidence, its ends, the number of entities in it and the share that is right."""
    found: list[tuple[float, bool]] = []
    for item, scores in scored:
        starts = np.zeros(len(scores), dtype=bool)
        if len(starts):
            starts[0] = True
        entities = [entity for entity in find(scores, starts, temperature) if entity.label == label]
        found += [(entity.confidence, _right(item, entity.start, entity.end, label)) for entity in entities]
    rows = []
    for low, high in itertools.pairwise(BINS):
        inside = [right for confidence, right in found if low <= confidence < high or high == confidence == 1.0]
        if inside:
            rows.append((low, high, len(inside), round(sum(inside) / len(inside), 3)))
    return rows


def confusion(scored: Sequence[tuple[Item, Floats]]) -> dict[str, Counter[str]]:
    """Return, for each label of the corpora, how often the first words of its entities got which label."""
    table: dict[str, Counter[str]] = {}
    for item, scores in scored:
        for bits, best in zip(item.tags, scores.argmax(1).tolist(), strict=True):
            gold = GOLD_LABEL.get(bits)
            if gold is not None:
                table.setdefault(gold, Counter())[TAGS[best][2:] or "none"] += 1
    return table


def _right(item: Item, start: int, end: int, label: str) -> bool:
    begin, inside = entity_tags([label], begins=True), entity_tags([label], begins=False)
    fits = item.tags[start] & begin and not item.tags[start] & 1
    fits = fits and all(item.tags[place] & inside and not item.tags[place] & 1 for place in range(start + 1, end))
    after = item.tags[end] if end < len(item.tags) else 1
    return bool(fits) and not (after & inside and not after & 1)
