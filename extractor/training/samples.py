"""Training material in one form: documents of sentences of words with whatever is known about each word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.encoder.labels import ENTITIES, TAGS

UNKNOWN = -1
TAG_BIT = {tag: 1 << number for number, tag in enumerate(TAGS)}
ANY_TAG = (1 << len(TAGS)) - 1


@dataclass(slots=True)
class Sentence:
    """Words of one sentence; all columns have one entry a word.

    ``gaps`` says what stands before each word. ``tags`` are sets of possible entity tags as bits, so that a
    label which a corpus does not annotate is left open. ``heads`` count from 1, 0 is the root; -1 is unknown.
    """

    words: list[str]
    gaps: list[int]
    tags: list[int]
    pos: list[int] = field(default_factory=list)
    penn: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill the columns that a corpus does not annotate."""
        for name in ("pos", "penn", "heads", "relations"):
            if not getattr(self, name):
                setattr(self, name, [UNKNOWN] * len(self.words))


@dataclass(slots=True)
class Document:
    """Consecutive sentences of one text; ``starts_known`` says whether sentence starts may be learned from it."""

    id: str
    corpus: str
    sentences: list[Sentence]
    starts_known: bool = False


def open_tags(annotated: Iterable[str]) -> int:
    """Return the tags that a word without entity may have where only the labels ``annotated`` are marked."""
    hidden = set(ENTITIES) - set(annotated)
    return TAG_BIT["O"] | sum(TAG_BIT[f"{place}-{label}"] for label in hidden for place in "BI")


def entity_tags(labels: Iterable[str], begins: bool) -> int:
    """Return the tags of a word of an entity that has one of ``labels``."""
    return sum(TAG_BIT[f"{'B' if begins else 'I'}-{label}"] for label in labels)
