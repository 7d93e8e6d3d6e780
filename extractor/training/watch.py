"""Scores on documents kept back, computed while training: quick, on whole windows, with gold sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from torch import Tensor

from extractor.encoder.labels import TAGS
from extractor.encoder.pieces import Pieces
from extractor.training.batches import collate, cut
from extractor.training.losses import same_sentence
from extractor.training.model import Network
from extractor.training.samples import ANY_TAG, TAG_BIT, UNKNOWN, Document

Entity = tuple[int, int, str]


def tree_scores(network: Network, documents: Sequence[Document], pieces: Pieces) -> dict[str, float]:
    """Return the share of right parts of speech, sentence starts (F1), heads and labelled heads."""
    right = dict.fromkeys(("upos", "uas", "las"), 0)
    total = hits = found = gold = 0
    for batch in _batches(documents, pieces):
        words = network.encode(batch)
        known = batch["heads"] != UNKNOWN
        scores = network.arcs(words).masked_fill(~same_sentence(batch["segments"]), -1e4)
        heads = scores.argmax(2)
        child, head = network.relation_parts(words)
        place = heads[:, :, None].expand(-1, -1, head.shape[2])
        labels = network.relations(child, head.gather(1, place)).argmax(2)
        attached = (heads == batch["heads"]) & known
        right["upos"] += int(((network.pos(words).argmax(2) == batch["pos"]) & known).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (labels == batch["relations"])).sum())
        total += int(known.sum())
        start = network.start(words).squeeze(2) > 0
        start, truth = start[:, 2:] & known[:, 2:], (batch["starts"] == 1)[:, 2:]
        hits, found, gold = hits + int((start & truth).sum()), found + int(start.sum()), gold + int(truth.sum())
    scores_ = {name: round(value / max(total, 1), 4) for name, value in right.items()}
    return scores_ | {"starts": round(2 * hits / max(found + gold, 1), 4)}


def entity_scores(network: Network, documents: Sequence[Document], pieces: Pieces) -> dict[str, float]:
    """Return the F1 of exact spans by label, of labels that occur; words whose label is left open do not count."""
    counts: dict[str, list[int]] = {}
    for batch in _batches(documents, pieces):
        best = network.tag(network.encode(batch)).argmax(2)
        for row, tags in zip(best.tolist(), batch["tags"].tolist(), strict=True):
            gold = _gold_entities(tags)
            found = _entities([TAGS[tag] for tag in row])
            open_ = {i for i, tag in enumerate(tags) if tag in (ANY_TAG, UNKNOWN)}
            for start, end, label in found:
                match = next((g for g in gold if g[:2] == (start, end) and label in g[2]), None)
                allowed = any(tags[i] & TAG_BIT[f"B-{label}"] and tags[i] & 1 for i in range(start, end))
                if match is None and (allowed or open_ & set(range(start, end))):
                    continue  # the corpus does not annotate this label
                counts.setdefault(label, [0, 0, 0])[1] += 1
                counts[label][0] += match is not None
            for _, _, labels in gold:
                key = labels[0] if len(labels) == 1 else next((f[2] for f in found if f[2] in labels), labels[0])
                counts.setdefault(key, [0, 0, 0])[2] += 1
    return {label: round(2 * h / (f + g), 4) for label, (h, f, g) in sorted(counts.items()) if g}


def _batches(documents: Sequence[Document], pieces: Pieces) -> Iterator[dict[str, Tensor]]:
    rng = random.Random(0)
    items = [item for document in documents for item in cut(document, pieces, rng, 126, 126)]
    items.sort(key=lambda item: len(item.ids))
    for place in range(0, len(items), 32):
        yield collate(items[place : place + 32])


def _entities(tags: Sequence[str]) -> list[Entity]:
    found: list[Entity] = []
    for place, tag in enumerate(tags):
        if tag[0] == "I" and found and found[-1][1] == place and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        elif tag != "O":
            found.append((place, place + 1, tag[2:]))
    return found


def _gold_entities(tags: Sequence[int]) -> list[tuple[int, int, list[str]]]:
    found: list[tuple[int, int, list[str]]] = []
    for place, bits in enumerate(tags):
        if bits in (UNKNOWN, ANY_TAG) or bits & 1:
            continue
        names = [tag for tag in TAGS if bits & TAG_BIT[tag]]
        labels = [name[2:] for name in names]
        if names[0][0] == "I" and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, labels)
        else:
            found.append((place, place + 1, labels))
    return found
