"""Self-training: a trained network labels raw news, and what it is sure of joins the training material."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import torch

from extractor.encoder.pieces import Pieces
from extractor.encoder.windows import cut_words
from extractor.training.batches import Item, collate, make_item
from extractor.training.corpus import make_document, read_lines, words_of
from extractor.training.model import Network
from extractor.training.samples import ANY_TAG, Document, Sentence

SURE = 0.9
RAW = ("gmb_voa_pseudodocs", "wikinews_2019_2020", "us_senate_press_releases")
BATCH = 32


def raw_documents(corpora: Path, limits: dict[str, int], left_out: Container[str] = ()) -> Iterator[Document]:
    """Yield raw texts as documents about which nothing is known, at most ``limits`` of each file.

    Texts whose id or title is in ``left_out`` are skipped.
    """
    for name in RAW:
        for number, record in enumerate(read_lines(corpora / "raw" / f"{name}.jsonl.gz")):
            if number >= limits.get(name, 0):
                break
            words = words_of(record["text"])
            if words[0] and record["id"] not in left_out and record["title"] not in left_out:
                tags = [ANY_TAG] * len(words[0])
                cuts = cut_words(record["text"], words[0])
                yield make_document(record["id"], name, record["text"], tags, words, cuts)


def label(network: Network, documents: Iterable[Document], pieces: Pieces, length: int = 100) -> list[Item]:
    """Return windows of documents with the entity tags that the network is sure of; the others stay open.

    Windows without any entity are left out: the annotated corpora have enough of them.
    """
    items = [item for document in documents for item in _windows(document, pieces, length)]
    items.sort(key=lambda item: len(item.ids))
    labelled = []
    for place in range(0, len(items), BATCH):
        batch = items[place : place + BATCH]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network.tag(network.encode(collate(batch)))
        chances, best = scores.float().softmax(2).max(2)
        bits = torch.where(chances > SURE, 1 << best, ANY_TAG)
        for row, item in enumerate(batch):
            item.tags = bits[row, 1 : len(item.tags) + 1].tolist()
            if any(tag not in (1, ANY_TAG) for tag in item.tags):
                labelled.append(item)
    return labelled


def _windows(document: Document, pieces: Pieces, length: int) -> Iterator[Item]:
    held: list[Sentence] = []
    size = 0
    for sentence in document.sentences:
        count = sum(len(pieces(word)[0]) for word in sentence.words)
        if held and size + count > length:
            yield make_item(held, pieces, starts_known=False)
            held, size = [], 0
        if count <= length:
            held.append(sentence)
            size += count
    if held:
        yield make_item(held, pieces, starts_known=False)
