"""Small trees checked by hand, in the two label schemes: one sentence a block, one token a line.

A block begins with ``# sentence``; a token is ``word lemma POS tag head label``, its head counted from 0.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import Doc

SCHEMES = ("ud", "clearnlp")
VOCAB = spacy.blank("en").vocab


def read_trees(scheme: str) -> dict[str, list[list[str]]]:
    """Return the token rows of each sentence of one scheme."""
    trees: dict[str, list[list[str]]] = {}
    text = (Path(__file__).parent / f"trees_{scheme}.txt").read_text(encoding="utf-8")
    for block in text.split("# ")[1:]:
        sentence, *rows = block.strip().splitlines()
        trees[sentence] = [row.split() for row in rows]
    return trees


TREES = {scheme: read_trees(scheme) for scheme in SCHEMES}


def parsed(sentence: str, scheme: str) -> Doc:
    """Return a sentence of the file as a Doc with its tree."""
    rows = TREES[scheme][sentence]
    words = [row[0] for row in rows]
    spaces, rest = [], sentence
    for word in words:
        rest = rest[len(word) :]
        spaces.append(rest.startswith(" "))
        rest = rest.lstrip(" ")
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        deps=[row[5] for row in rows],
    )
