"""SQLite: articles, entities, mentions, facts and their parties in normalised tables, with full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.io.base import Json, Row, Writer
from extractor.io.writers.shape import fact_fields, is_party, is_span

# The comments within a statement stay in the file: ".schema" shows them.
SCHEMA = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, -- counts the rows of this file; so does every column "id" and what refers to one ("..._id")
    article TEXT NOT NULL, -- the id that the article has in its record
    source TEXT, title TEXT, date TEXT, date_source TEXT, fingerprint TEXT
);
CREATE TABLE people (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles,
    ref TEXT NOT NULL, -- the id that the person has in the record: p1 is another person in each article
    name TEXT NOT NULL, UNIQUE (article_id, ref)
);
CREATE TABLE countries (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, ref TEXT NOT NULL, code TEXT NOT NULL,
    name TEXT NOT NULL, UNIQUE (article_id, ref)
);
CREATE TABLE organizations (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, ref TEXT NOT NULL, name TEXT NOT NULL,
    country TEXT, UNIQUE (article_id, ref)
);
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, ref TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, form TEXT
);
CREATE TABLE facts (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles,
    -- fact: the id that the fact has in the record, and by which equivalent_of names another fact of the article
    {columns}
);
CREATE TABLE parties (
    id INTEGER PRIMARY KEY, fact_id INTEGER NOT NULL REFERENCES facts, slot TEXT NOT NULL, name TEXT NOT NULL,
    ref TEXT, -- of people, countries or organizations of the same article, where it is one of them
    code TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (text, parties, title, kind UNINDEXED, fact_id UNINDEXED);
"""

INDEXES = """
CREATE INDEX people_name ON people (name);
CREATE INDEX countries_code ON countries (code);
CREATE INDEX organizations_name ON organizations (name);
CREATE INDEX mentions_entity ON mentions (article_id, ref);
CREATE INDEX facts_article ON facts (article_id);
CREATE INDEX facts_kind ON facts (kind);
CREATE INDEX parties_fact ON parties (fact_id);
CREATE INDEX parties_name ON parties (name);
"""

TYPES = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


def fact_columns() -> dict[str, str]:
    """Return the columns of the table of facts and their types; the fact's own id is ``fact``."""
    columns = {"fact": "TEXT"}
    for name, hint in fact_fields().items():
        if name == "sentence":
            columns |= {"sentence_start": "INTEGER", "sentence_end": "INTEGER"}
        elif is_span(hint):
            columns |= {name: "TEXT", f"{name}_start": "INTEGER", f"{name}_end": "INTEGER"}
        elif name != "id" and not is_party(hint) and name != "parties":
            columns[name] = TYPES.get(hint, "TEXT")
    return columns


def write_sqlite(rows: Iterator[Row], path: Path) -> None:
    """Write all tables in one transaction, then the indexes.

    Ids in records are unique within their article, so rows are counted in ``id``, and the record's ids stand beside it:
    ``articles.article``, ``facts.fact``, and ``ref`` for people, countries and organisations.
    """
    base = sqlite3.connect(path)
    try:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in fact_columns().items())
        base.executescript(SCHEMA.format(columns=columns))
        for row in rows:
            _Article(base, row.record).write()
        base.executescript(INDEXES)
        base.commit()
    finally:
        base.close()


class _Article:
    """Writes one record."""

    def __init__(self, base: sqlite3.Connection, record: Json) -> None:
        self.base = base
        self.record = record
        self.id = 0

    def write(self) -> None:
        record = self.record
        names = ("source", "title", "date", "date_source", "fingerprint")
        values = (record["id"], *(record[name] for name in names))
        self.id = self._insert("articles (article, source, title, date, date_source, fingerprint)", values)
        for person in record["people"]:
            self._insert("people (article_id, ref, name)", (self.id, person["id"], person["name"]))
        for country in record["countries"]:
            values = (self.id, country["id"], country["code"], country["name"])
            self._insert("countries (article_id, ref, code, name)", values)
        for body in record["organizations"]:
            values = (self.id, body["id"], body["name"], body["country"])
            self._insert("organizations (article_id, ref, name, country)", values)
        for entity in (*record["people"], *record["countries"], *record["organizations"]):
            self._mentions(entity)
        for fact in record["facts"]:
            self._fact(fact)

    def _mentions(self, entity: Json) -> None:
        rows = [(self.id, entity["id"], m["start"], m["end"], m["text"], m.get("form")) for m in entity["mentions"]]
        statement = 'INSERT INTO mentions (article_id, ref, start, "end", text, form) VALUES (?, ?, ?, ?, ?, ?)'
        self.base.executemany(statement, rows)

    def _fact(self, fact: Json) -> None:
        row: dict[str, Any] = {"article_id": self.id, "fact": fact["id"]}
        parties: list[tuple[str, Json]] = []
        for name, value in fact.items():
            hint = fact_fields()[name]
            if is_party(hint):
                parties += [(name, value)] if value else []
            elif name == "parties":
                parties += [(name, party) for party in value]
            elif name == "sentence":
                row["sentence_start"], row["sentence_end"] = value
            elif is_span(hint):
                if value:
                    row |= {name: value["text"], f"{name}_start": value["start"], f"{name}_end": value["end"]}
            elif name != "id":
                row[name] = " | ".join(value) if isinstance(value, list) else value
        columns = ", ".join(f'"{name}"' for name in row)
        number = self._insert(f"facts ({columns})", tuple(row.values()))
        for slot, party in parties:
            values = (number, slot, party["name"], party["ref"], party.get("code"), party["start"], party["end"])
            self._insert('parties (fact_id, slot, name, ref, code, start, "end")', values)
        names = ", ".join(party["name"] for _, party in parties)
        found = (fact["text"], names, self.record["title"], fact["kind"], number)
        self._insert("search (text, parties, title, kind, fact_id)", found)

    def _insert(self, target: str, values: tuple[Any, ...]) -> int:
        marks = ", ".join("?" * len(values))
        return self.base.execute(f"INSERT INTO {target} VALUES ({marks})", values).lastrowid or 0


WRITER = Writer(suffixes=(".sqlite", ".sqlite3", ".db"), write=write_sqlite)
