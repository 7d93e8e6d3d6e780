"""Reader of CoNLL-U treebanks (https://universaldependencies.org/format.html)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.encoder.labels import BLANK_LINE, GLUED, SPACE
from extractor.training.samples import ANY_TAG, Document, Sentence


@dataclass(slots=True)
class Inventory:
    """The labels of the treebanks, numbered in the order in which they are met."""

    pos: list[str] = field(default_factory=list)
    penn: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TreeSentence:
    """One sentence of a treebank: the columns of its syntactic words, and where new text begins."""

    rows: list[list[str]]
    spaced: list[bool]
    new_document: str | None
    new_paragraph: bool


def read_treebank(path: Path) -> Iterator[TreeSentence]:
    """Yield the sentences of a file; empty nodes are left out, ``spaced`` tells whether a space follows a word."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentence = TreeSentence([], [], None, False)
        inside = 0
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                sentence.new_document = line.partition("=")[2].strip()
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                sentence.new_paragraph = True
            elif line and line[0] != "#":
                inside = _add_row(sentence, line.split("\t"), inside)
            elif not line and sentence.rows:
                yield sentence
                sentence, inside = TreeSentence([], [], None, False), 0


def _add_row(sentence: TreeSentence, row: list[str], inside: int) -> int:
    """Add a word; ``inside`` is the last word of the running multiword token, whose own row says what follows."""
    spaced = "SpaceAfter=No" not in row[9]
    if "-" in row[0]:
        last = int(row[0].split("-")[1])
        return last if spaced else -last
    if "." in row[0]:
        return inside
    number = int(row[0])
    if inside and number <= abs(inside):
        spaced = number == inside
    sentence.rows.append(row)
    sentence.spaced.append(spaced)
    return inside


def read_documents(path: Path, corpus: str, inventory: Inventory) -> list[Document]:
    """Return the documents of a treebank, with labels numbered in ``inventory`` (new ones are added to it)."""
    documents: list[Document] = []
    gap = BLANK_LINE
    for tree in read_treebank(path):
        if tree.new_document is not None or not documents:
            documents.append(Document(tree.new_document or path.name, corpus, [], starts_known=True))
        if tree.new_document is not None or tree.new_paragraph:
            gap = BLANK_LINE
        documents[-1].sentences.append(_sentence(tree, gap, inventory))
        gap = SPACE if tree.spaced[-1] else GLUED
    return documents


def _sentence(tree: TreeSentence, gap: int, inventory: Inventory) -> Sentence:
    gaps = [gap, *(SPACE if spaced else GLUED for spaced in tree.spaced[:-1])]
    return Sentence(
        words=[row[1] for row in tree.rows],
        gaps=gaps,
        tags=[ANY_TAG] * len(tree.rows),
        pos=[_number(inventory.pos, row[3]) for row in tree.rows],
        penn=[_number(inventory.penn, row[4]) for row in tree.rows],
        heads=[int(row[6]) for row in tree.rows],
        relations=[_number(inventory.relations, row[7]) for row in tree.rows],
    )


def _number(names: list[str], name: str) -> int:
    if name not in names:
        names.append(name)
    return names.index(name)
