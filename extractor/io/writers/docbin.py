"""spaCy DocBin: the articles' texts as Docs, mentions and facts in span groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.io.base import Json, Row, Writer
from extractor.io.writers.shape import fact_shapes, fields_of
from extractor.schema import FactRecord, SpanRecord

if TYPE_CHECKING:  # spaCy takes its time to load, and other formats do without
    from spacy.tokens import Doc

GROUPS = {"people": "person", "countries": "country", "organizations": "organization"}
SPAN = frozenset(fields_of(SpanRecord))
COMMON = frozenset({*fields_of(FactRecord), "kind"})


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
    """Put a record's mentions and facts into span groups of the names that the spaCy pipeline gives them.

    A span's id is that of its entity or fact; ``value_of(span)`` gives the fact's slots, or what the mention says.
    """
    from extractor.recognizers.groups import Read, set_group

    for group, kind in GROUPS.items():
        mentions = [
            Read(m["start"], m["end"], entity["id"], _known(entity) | {k: v for k, v in m.items() if k not in SPAN})
            for entity in record[group]
            for m in entity["mentions"]
        ]
        set_group(doc, kind, mentions)
    for kind, shape in fact_shapes().items():
        slots = [name for name in fields_of(shape) if name not in COMMON]
        facts = [fact for fact in record["facts"] if fact["kind"] == kind]
        set_group(doc, kind, [Read(f["start"], f["end"], f["id"], {n: f[n] for n in slots}) for f in facts])


def _known(entity: Json) -> Json:
    return {name: value for name, value in entity.items() if name not in ("id", "mentions")}


WRITER = Writer(suffixes=(".spacy",), write=write_docbin, needs_text=True, compressed=True)
