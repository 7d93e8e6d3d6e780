"""What readers and writers agree on.

A reader turns one opened document into a stream of items: an :class:`Article`, a :class:`Raw` article that is
costly or risky to convert (a worker does that), or a :class:`Failure`. A reader never raises for bad input.
A writer turns a stream of :class:`Row` into one file. Both are registered as entry points, in the groups
``extractor.readers`` and ``extractor.writers``.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Article

Json = dict[str, Any]

DEFAULT_MAX_CHARS = 1_000_000
DEFAULT_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or extracted: where it stands and one line that says why."""

    source: str | None
    message: str
    type: str = "InputError"
    id: str | None = None

    def to_dict(self) -> Json:
        """Return the error record."""
        return {"id": self.id, "source": self.source, "error": {"type": self.type, "message": self.message}}

    def __str__(self) -> str:
        return f"{one_line(self.source or self.id or 'article')}: {one_line(self.message)}"


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as bytes, with the function that turns it into an Article in a worker.

    ``convert`` must be importable by name, so that workers can be sent it; it raises InputError.
    """

    payload: bytes
    id: str
    source: str
    convert: Callable[[Raw], Article]
    options: ReadOptions


Item = Article | Raw | Failure


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    ``fields`` maps an article's field (text, title, date, id, source) to a name in the input; ``date`` is
    the date of articles that have none; ``max_chars`` bounds an article, ``max_bytes`` a whole document
    of one article and a line.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    date: datetime.date | None = None
    max_chars: int = DEFAULT_MAX_CHARS
    max_bytes: int = DEFAULT_MAX_BYTES


@dataclass(frozen=True, slots=True)
class Document:
    """One opened input: its bytes after decompression, the name to show, the id for a single article."""

    stream: BinaryIO
    source: str
    id: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read; ``suffixes`` are those of its files, with the full stop."""

    suffixes: tuple[str, ...]
    read: Callable[[Document, ReadOptions], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Row:
    """A record to be written as its line of JSON, and the article's text where the writer asked for it."""

    line: str
    text: str | None = None

    @property
    def record(self) -> Json:
        """The record, parsed anew at each call."""
        record: Json = json.loads(self.line)
        return record


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that can be written: ``write`` puts all rows into the file at the path it is given.

    ``needs_text`` where the articles' texts are wanted too, ``compressed`` where files of the format are so inside, and
    no program looks for them in a .gz or .zst.
    """

    suffixes: tuple[str, ...]
    write: Callable[[Iterator[Row], Path], None]
    needs_text: bool = False
    compressed: bool = False


def one_line(text: str) -> str:
    """Return ``text`` on one line: control characters and lone surrogates are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
