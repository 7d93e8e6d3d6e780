"""Reader of the articles annotated to the project's own guide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extractor.encoder.windows import cut_words
from extractor.errors import InputError
from extractor.training.corpus import make_document, mark, read_lines, words_of
from extractor.training.samples import ANY_TAG, Document, open_tags

# What the guide marks; peoples that are no nation (NORP) and works, events and products (MISC) are not in it.
ANNOTATED = ("PERSON", "ORG", "GPE", "LOC", "ROLE")
PLACE = ("GPE", "LOC")  # the guide does not tell cities from rivers
# How a country mention is labelled, by its form; a seat of government is a body as well as a place.
FORMS = {"name": ("GPE",), "demonym": ("NORP",), "metonym": ("GPE", "ORG", "LOC")}


def read_gold(path: Path, excluded: Iterable[str] = ()) -> list[Document]:
    """Return the annotated articles; raises InputError when one of them is among the ids ``excluded`` for tests."""
    records = list(read_lines(path))
    shared = sorted({record["id"] for record in records} & set(excluded))
    if shared:
        raise InputError(f"{path.name} holds articles of the test set: {', '.join(shared)}")
    return [_read_article(record) for record in records]


def article_ids(path: Path) -> set[str]:
    """Return the ids of the articles of a file."""
    return {record["id"] for record in read_lines(path)}


def article_names(path: Path) -> set[str]:
    """Return the titles and the sources of the articles of a file, by which raw texts can be told apart from them."""
    return {record[key] for record in read_lines(path) for key in ("title", "source")}


def _read_article(record: dict[str, Any]) -> Document:
    text = record["text"]
    words = words_of(text)
    tags = [open_tags(ANNOTATED)] * len(words[0])
    taken: set[int] = set()
    for start, end, labels in _spans(record):
        covered = {i for i, (a, b) in enumerate(zip(*words, strict=True)) if a < end and b > start}
        if not covered & taken:
            taken |= covered
            mark(tags, words, start, end, labels)
    _leave_open(record, tags, words, taken)
    return make_document(record["id"], "gold.train", text, tags, words, cut_words(text, words[0]))


def _spans(record: dict[str, Any]) -> list[tuple[int, int, Sequence[str]]]:
    """Return all entities, those that win an overlap first."""
    spans: list[tuple[int, int, Sequence[str]]] = []
    spans += [(start, end, ("PERSON",)) for person in record["people"] for start, end in person["mentions"]]
    spans += [(start, end, ("ORG",)) for start, end in record["orgs"]]
    spans += [(start, end, PLACE) for start, end in record["places"]]
    spans += [
        (start, end, FORMS[form])
        for country in record["countries"]
        for start, end, form in country["mentions"]
        if form in FORMS
    ]
    spans += [(start, end, ("ROLE",)) for start, end in record["titles"]]
    return spans


def _leave_open(
    record: dict[str, Any], tags: list[int], words: tuple[Sequence[int], Sequence[int]], taken: set[int]
) -> None:
    """Leave open what a country word inside some other name is."""
    for country in record["countries"]:
        for start, end, form in country["mentions"]:
            if form == "in_name":
                for word, (a, b) in enumerate(zip(*words, strict=True)):
                    if a < end and b > start and word not in taken:
                        tags[word] = ANY_TAG
