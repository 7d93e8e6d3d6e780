"""spaCy DocBin: the articles' texts as Docs, mentions and facts in span groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.io.base import Json, Row, Writer

if TYPE_CHECKING:  # spaCy takes its time to load, and other formats do without
    from spacy.tokens import Doc, Span

GROUPS = {"people": "PERSON", "countries": "COUNTRY", "organizations": "ORG"}


def write_docbin(rows: Iterator[Row], path: Path) -> None:
    """Write one Doc an article; ``doc.user_data["record"]`` holds its record as JSON.

    A DocBin is built in memory as a whole. Raises InputError where the texts are not at hand.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    docs = DocBin(store_user_data=True)
    for row in rows:
        if row.text is None:
            raise InputError("a DocBin needs the articles' texts: write it with 'extractor run', not 'convert'")
        doc = nlp.tokenizer(row.text)
        annotate(doc, row.record)
        doc.user_data["record"] = row.line
        docs.add(doc)
    docs.to_disk(path)


def annotate(doc: Doc, record: Json) -> None:
    """Put a record's mentions and facts into span groups; a span's id is that of its entity or fact."""
    for group, label in GROUPS.items():
        places = [(m["start"], m["end"], entity["id"]) for entity in record[group] for m in entity["mentions"]]
        doc.spans[group] = _spans(doc, [(start, end, label, name) for start, end, name in places])
    facts = [(fact["start"], fact["end"], fact["kind"].upper(), fact["id"]) for fact in record["facts"]]
    doc.spans["facts"] = _spans(doc, facts)


def _spans(doc: Doc, places: list[tuple[int, int, str, str]]) -> list[Span]:
    found = (
        doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")
        for start, end, label, name in places
    )
    return [span for span in found if span is not None]


WRITER = Writer(suffixes=(".spacy",), write=write_docbin, needs_text=True)
