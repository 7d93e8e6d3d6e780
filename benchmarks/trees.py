"""Parsing scores of the shipped network by the metric of the CoNLL 2018 shared task.

python -m benchmarks.trees FILE.conllu[.gz] ... [--gold] [--model FILE]

Without ``--gold`` every document is parsed from its raw text, by spaCy's tokenizer and the network's own sentence
starts; with it the treebank's words and sentences are given.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from extractor.encoder.component import Encoder
from extractor.encoder.labels import BLANK_LINE, GLUED, SPACE
from extractor.encoder.network import MODEL, Network
from extractor.encoder.reading import Words, read
from extractor.evaluate.conll18 import Analysis, Score, add_sentence, evaluate, read_conllu

Rows = list[list[str]]


def blocks(path: Path) -> Iterator[tuple[list[str], Rows]]:
    """Yield comments and rows of each sentence."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            rows = [line for line in block.split("\n") if line]
            if rows:
                yield [r for r in rows if r[0] == "#"], [r.split("\t") for r in rows if r[0] != "#"]


def raw_texts(path: Path) -> list[str]:
    """Return the running text of each document."""
    texts: list[str] = []
    space = ""
    for comments, rows in blocks(path):
        if not texts or any(c.startswith("# newdoc") for c in comments):
            texts.append("")
        elif any(c.startswith("# newpar") and "block" not in c for c in comments):
            texts[-1] = texts[-1].rstrip() + "\n\n"
        inside = 0
        for row in rows:
            if "." in row[0] or ("-" not in row[0] and int(row[0]) <= inside):
                continue
            if "-" in row[0]:
                inside = int(row[0].split("-")[1])
            space = "" if "SpaceAfter=No" in row[9] else " "
            texts[-1] += row[1] + space
    return [text.strip() for text in texts]


def rows_of(doc: Doc) -> Iterator[Rows]:
    """Yield the sentences of a parsed Doc as CoNLL-U rows."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        number = {token.i: place + 1 for place, token in enumerate(words)}
        rows = []
        for token in words:
            root = token.head.i == token.i
            head, label = ("0", "root") if root else (str(number[token.head.i]), token.dep_)
            rows.append([str(number[token.i]), token.text, "_", token.pos_, token.tag_, "_", head, label, "_", "_"])
        if rows:
            yield rows


def from_raw(path: Path, model: Path) -> dict[str, Score]:
    """Score the parse of the raw texts of a treebank."""
    nlp = spacy.blank("en")
    encoder = Encoder(nlp.vocab, path=model)
    system = Analysis()
    for doc in encoder.pipe(nlp.pipe(raw_texts(path))):
        for rows in rows_of(doc):
            add_sentence(system, rows)
    return evaluate(_gold(path), system)


def from_words(path: Path, model: Path) -> dict[str, Score]:
    """Score the parse of the sentences and words of a treebank."""
    network = Network(model)
    trees = [rows for _, rows in blocks(path)]
    words = [[row for row in rows if row[0].isdigit()] for rows in trees]
    readings = [read(_words(rows), network, starts=[0]) for rows in words]
    system = Analysis()
    for rows, tree, reading in zip(words, trees, readings, strict=True):
        new = {}
        for place, row in enumerate(rows):
            head = int(reading.heads[place])
            root = head == place
            label = "root" if root else network.relations[reading.relations[place]]
            tags = network.pos[reading.pos[place]], network.penn[reading.penn[place]]
            new[row[0]] = [*row[:3], *tags, "_", "0" if root else str(head + 1), label, "_", "_"]
        add_sentence(system, [new.get(row[0], row) for row in tree])
    return evaluate(_gold(path), system)


def _words(rows: Rows) -> Words:
    gaps = [GLUED if "SpaceAfter=No" in row[9] else SPACE for row in rows]
    return Words([row[1] for row in rows], [BLANK_LINE, *gaps[:-1]], [])


def _gold(path: Path) -> Analysis:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return read_conllu(lines.read())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--gold", action="store_true", help="give the words and sentences of the treebank")
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    for path in options.files:
        scores = (from_words if options.gold else from_raw)(path, options.model)
        print(path.name, "gold words" if options.gold else "raw text")
        print("  ".join(f"{name} {100 * score.f1:.2f}" for name, score in scores.items()))


if __name__ == "__main__":
    main()
