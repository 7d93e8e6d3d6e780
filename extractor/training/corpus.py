"""Readers of the corpora with entities, and the list of everything that the network learns from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy

from extractor.encoder.labels import BLANK_LINE, gap_before
from extractor.encoder.windows import cut_words
from extractor.errors import InputError
from extractor.training.samples import Document, Sentence, entity_tags, open_tags

# Which of the network's labels a corpus label counts as; what is not listed counts as no entity.
LABELS = {
    **{label: label for label in ("PERSON", "ORG", "GPE", "LOC", "NORP", "MISC")},
    "FAC": "LOC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
}
# Text shared with what is measured on; never read for training.
FORBIDDEN = ("uner_ewt.dev", "uner_pud.dev", "uner_pud.train")

Words = tuple[Sequence[int], Sequence[int]]  # the starts and the ends of all words

_tokenizer = spacy.blank("en").tokenizer


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def words_of(text: str) -> tuple[list[int], list[int]]:
    """Return the starts and ends of the words of a text, by spaCy's English tokenizer, without white space."""
    tokens = [token for token in _tokenizer(text) if not token.is_space]
    return [token.idx for token in tokens], [token.idx + len(token) for token in tokens]


def make_document(
    name: str,
    corpus: str,
    text: str,
    tags: Sequence[int],
    words: tuple[Sequence[int], Sequence[int]],
    cuts: Iterable[int],
) -> Document:
    """Build a document from the tags of its words, cut into sentences before the words ``cuts``."""
    starts, ends = words
    gaps = [BLANK_LINE, *(gap_before(text[end:start]) for end, start in zip(ends, starts[1:], strict=False))]
    bounds = sorted({0, len(starts), *cuts})
    sentences = [
        Sentence([text[starts[i] : ends[i]] for i in range(a, b)], gaps[a:b], list(tags[a:b]))
        for a, b in pairwise(bounds)
    ]
    return Document(name, corpus, sentences)


def mark(tags: list[int], words: Words, start: int, end: int, labels: Iterable[str]) -> None:
    """Tag the words that overlap with a span as an entity of one of ``labels``."""
    covered = [i for i, (a, b) in enumerate(zip(*words, strict=True)) if a < end and b > start]
    for place, word in enumerate(covered):
        tags[word] = entity_tags(labels, begins=place == 0)


def read_entities(path: Path) -> list[Document]:
    """Return the documents of a corpus with entities; labels that it does not annotate are left open."""
    corpus = path.name.removesuffix(".jsonl.gz")
    if corpus in FORBIDDEN:
        raise InputError(f"{corpus} shares its sentences with the tests and cannot be trained on")
    return [_read_record(record, corpus) for record in read_lines(path)]


def _read_record(record: dict[str, Any], corpus: str) -> Document:
    text = record["text"]
    words = words_of(text)
    tags = [open_tags(_annotated(record["meta"]["labels_annotated"], corpus))] * len(words[0])
    for start, end, label in record["ents"]:
        if label in LABELS:
            mark(tags, words, start, end, [LABELS[label]])
    if record.get("sents"):
        starts = {start for start, _ in record["sents"]}
        cuts = [number for number, start in enumerate(words[0]) if start in starts]
    else:
        cuts = cut_words(text, words[0])
    return make_document(record["id"], corpus, text, tags, words, cuts)


def _annotated(labels: list[str], corpus: str) -> set[str]:
    """Return the network's labels whose absence in a corpus is real absence."""
    found = {LABELS[label] for label in labels if label in LABELS}
    if "EVENT" not in labels and not corpus.startswith("wikigold"):
        found.discard("MISC")  # only some of what counts as MISC was marked
    return found


def attach_entities(documents: Sequence[Document], path: Path) -> None:
    """Write the entities of a corpus onto the same documents of a treebank, whose words are the same."""
    records = {record["id"]: record for record in read_lines(path)}
    for document in documents:
        record = records[document.id]
        words = [start for start, _ in record["tokens"]], [end for _, end in record["tokens"]]
        tags = [open_tags(_annotated(record["meta"]["labels_annotated"], document.corpus))] * len(words[0])
        for start, end, label in record["ents"]:
            if label in LABELS:
                mark(tags, words, start, end, [LABELS[label]])
        place = 0
        for sentence in document.sentences:
            sentence.tags = tags[place : place + len(sentence.words)]
            place += len(sentence.words)
