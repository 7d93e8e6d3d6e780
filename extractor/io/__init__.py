"""Articles in, records out: readers and writers for files."""

from extractor.io.base import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MAX_CHARS,
    Document,
    Failure,
    Item,
    Raw,
    Reader,
    ReadOptions,
    Row,
    Writer,
    one_line,
)
from extractor.io.reading import read_source, read_sources, read_stdin
from extractor.io.registry import installed_readers, installed_writers, readable_suffixes, reader_for, writer_for
from extractor.io.sources import STDIN, Search, Source, find_sources

__all__ = [
    "DEFAULT_MAX_BYTES",
    "DEFAULT_MAX_CHARS",
    "STDIN",
    "Document",
    "Failure",
    "Item",
    "Raw",
    "ReadOptions",
    "Reader",
    "Row",
    "Search",
    "Source",
    "Writer",
    "find_sources",
    "installed_readers",
    "installed_writers",
    "one_line",
    "read_source",
    "read_sources",
    "read_stdin",
    "readable_suffixes",
    "reader_for",
    "writer_for",
]
