"""What is done: every record beside its article's key, in one SQLite file that survives any death.

The ledger holds the records themselves; the output is made from it in one step, in the order of the input. So
the output never holds half a record, and a resumed run gives the same bytes as one that was never stopped.

Tables: ``meta`` (format of this file), ``article`` (one row for each article that was done: record or error, by
key), ``plan`` (the input of the latest run in its order: key, source and, for what could not be read, the error), and,
for the time of a run, ``fresh`` (the keys of what it has done itself).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.work import Done
from extractor.errors import MissingExtraError, OutputError
from extractor.io import Failure, Raw, Row
from extractor.records import Article, article_id

VERSION = 1

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (version INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS article (
    key BLOB PRIMARY KEY, fingerprint TEXT NOT NULL, source TEXT, words INTEGER NOT NULL DEFAULT 0,
    counts TEXT, record BLOB, text BLOB, error TEXT
);
CREATE TABLE IF NOT EXISTS plan (position INTEGER PRIMARY KEY, key BLOB, source TEXT, error TEXT);
CREATE TEMP TABLE fresh (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class State:
    """What the ledger knows of an article: whether it failed, its text is kept, and it was done in this run."""

    failed: bool
    has_text: bool
    fresh: bool = False

    def stands(self, needs_text: bool, retry_errors: bool) -> bool:
        """Whether the article need not be done again."""
        if self.fresh:
            return True
        return not retry_errors if self.failed else self.has_text or not needs_text


def key_of(article: Article | Raw) -> bytes:
    """Return the key of an article: a hash of its id and of everything that its record depends on.

    The name of a file counts only where it holds one article: it may give the date.
    """
    sha = hashlib.sha256()
    if isinstance(article, Raw):
        parts = [article.id, article.source, str(article.options.date)]
        sha.update(article.payload)
    else:
        name = "" if _is_one_of_many(article.source) else article.source or ""
        parts = [article.id or article_id(article.text), name, article.title or "", str(article.date)]
        sha.update(article.text.encode("utf-8", "surrogatepass"))
    for part in parts:
        sha.update(b"\0" + part.encode("utf-8", "surrogatepass"))
    return sha.digest()[:20]


def _is_one_of_many(source: str | None) -> bool:
    return source is not None and source.rpartition(":")[2].isdigit()


class Ledger:
    """The ledger of one output file; use it as a context manager. Only one run may hold it."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self.path = path
        self.fingerprint = fingerprint
        try:
            self._base = sqlite3.connect(path, isolation_level=None, timeout=1.0)
            self._prepare()
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def _prepare(self) -> None:
        self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=NORMAL")
        self._base.executescript(SCHEMA)
        version = self._base.execute("SELECT version FROM meta").fetchone()
        if version is None:
            self._base.execute("INSERT INTO meta VALUES (?)", (VERSION,))
        elif version[0] != VERSION:
            raise OutputError(f"{self.path}: is the ledger of another version; delete it to start anew")
        self._base.execute("BEGIN IMMEDIATE")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def begin(self, *, force: bool) -> None:
        """Start a plan; ``force`` forgets all that was done.

        What failed for want of something that was not installed is always tried again.
        """
        self._run("DELETE FROM plan")
        self._run("DELETE FROM fresh")
        if force:
            self._run("DELETE FROM article")
        missing = MissingExtraError.__name__
        self._run("DELETE FROM article WHERE json_extract(error, '$.error.type') = ?", (missing,))

    def plan(self, position: int, key: bytes | None, source: str | None, failure: Failure | None = None) -> None:
        """Note what stands at a position of the input."""
        error = json.dumps(failure.to_dict(), ensure_ascii=False) if failure else None
        self._run("INSERT INTO plan VALUES (?, ?, ?, ?)", (position, key, source, error))

    def state(self, key: bytes) -> State | None:
        """Return what is known of an article under this fingerprint; None where it is to be done."""
        row = self._run(
            "SELECT error IS NOT NULL, text IS NOT NULL, fresh.key IS NOT NULL FROM article LEFT JOIN fresh USING (key)"
            " WHERE article.key = ? AND fingerprint = ?",
            (key, self.fingerprint),
        ).fetchone()
        return None if row is None else State(*map(bool, row))

    def standing(self, *, needs_text: bool, retry_errors: bool) -> Iterator[bytes]:
        """Yield the keys of all articles that need not be done again."""
        query = "SELECT key, error IS NOT NULL, text IS NOT NULL FROM article WHERE fingerprint = ?"
        for key, failed, has_text in self._run(query, (self.fingerprint,)):
            if State(bool(failed), bool(has_text)).stands(needs_text, retry_errors):
                yield key

    def store(self, key: bytes, source: str | None, done: Done) -> None:
        """Keep the record of an article."""
        text = None if done.text is None else zlib.compress(done.text.encode("utf-8", "surrogatepass"), 1)
        record = zlib.compress(done.line.encode("utf-8"), 1)
        self._store(key, source, done.words, json.dumps(done.counts), record, text, None)

    def store_failure(self, key: bytes, failure: Failure) -> None:
        """Keep the error of an article."""
        error = json.dumps(failure.to_dict(), ensure_ascii=False)
        self._store(key, failure.source, 0, None, None, None, error)

    def _store(self, key: bytes, *values: object) -> None:
        columns = (key, self.fingerprint, *values)
        self._run("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns)
        self._run("INSERT OR IGNORE INTO fresh VALUES (?)", (key,))

    def commit(self) -> None:
        """Make everything so far survive."""
        self._run("COMMIT")
        self._run("BEGIN IMMEDIATE")

    def rows(self) -> Iterator[Row]:
        """Yield the records of the plan, in its order."""
        for record, text, written, source in self._base.execute(
            "SELECT record, text, article.source, plan.source FROM plan JOIN article USING (key)"
            " WHERE record IS NOT NULL AND fingerprint = ? ORDER BY position",
            (self.fingerprint,),
        ):
            line = zlib.decompress(record).decode("utf-8")
            if written != source:  # the same article stood elsewhere when it was done
                line = json.dumps(json.loads(line) | {"source": source}, ensure_ascii=False)
            yield Row(line, None if text is None else zlib.decompress(text).decode("utf-8", "surrogatepass"))

    def failures(self) -> Iterator[str]:
        """Yield the error records of the plan as lines of JSON, in its order."""
        for (error,) in self._base.execute(
            "SELECT coalesce(plan.error, article.error) AS line FROM plan LEFT JOIN article"
            " ON article.key = plan.key AND fingerprint = ? WHERE line IS NOT NULL ORDER BY position",
            (self.fingerprint,),
        ):
            yield error

    def counts(self) -> Iterator[tuple[int, dict[str, int]]]:
        """Yield the words and the counts of every record of the plan."""
        for words, counts in self._base.execute(
            "SELECT words, counts FROM plan JOIN article USING (key) WHERE record IS NOT NULL AND fingerprint = ?",
            (self.fingerprint,),
        ):
            yield words, json.loads(counts)

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def _refusal(self, error: sqlite3.Error) -> OutputError:
        if "locked" in str(error):
            return OutputError(f"{self.path}: is in use by another run")
        return OutputError(f"{self.path}: cannot be written: {error}")
