"""From files to one stream of items, in a fixed order."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, cast

from extractor.errors import ExtractorError
from extractor.io.base import Document, Failure, Item, Reader, ReadOptions
from extractor.io.opening import bare_name, open_stream
from extractor.io.registry import reader_for
from extractor.io.sources import Source

Advance = Callable[[int], None]


def read_sources(
    sources: Iterable[Source | Failure],
    options: ReadOptions,
    *,
    format_name: str | None = None,
    advance: Advance = lambda count: None,
) -> Iterator[Item]:
    """Yield the items of all sources; ``advance`` is told how many more bytes have been taken from disk."""
    for source in sources:
        if isinstance(source, Failure):
            yield source
        else:
            yield from read_source(source, options, format_name=format_name, advance=advance)


def read_source(
    source: Source, options: ReadOptions, *, format_name: str | None = None, advance: Advance = lambda count: None
) -> Iterator[Item]:
    """Yield the items of one file; what goes wrong becomes a Failure."""
    try:
        reader = reader_for(source.name, format_name)
        stream, counter = open_stream(source.path)
    except ExtractorError as error:
        yield Failure(source.name, str(error), type(error).__name__, source.id)
        return
    done = 0
    with stream:
        for item in guarded(reader, Document(stream, source.name, bare_name(source.id)), options):
            yield item
            advance(counter.count - done)
            done = counter.count
    advance(max(source.size - done, 0))


def guarded(reader: Reader, document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield what a reader reads; whatever it raises is a Failure of this document, and no end of the run."""
    try:
        yield from reader.read(document, options)
    except Exception as error:
        yield Failure(document.source, str(error).partition("\n")[0], type(error).__name__, document.id)


def read_stdin(
    options: ReadOptions, *, format_name: str | None = None, stream: BinaryIO | None = None
) -> Iterator[Item]:
    """Yield the items of standard input, which holds JSON Lines unless ``format_name`` says otherwise."""
    raw = stream or sys.stdin.buffer
    buffered = cast(BinaryIO, raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw)))
    document = Document(buffered, "stdin", "stdin")
    items = guarded(reader_for("stdin", format_name or "jsonl"), document, options)
    if format_name is None:
        yield from map(_hinted, islice(items, 1))
    yield from items


def _hinted(item: Item) -> Item:
    """Say how else standard input can be read, where its first line is no JSON."""
    if not isinstance(item, Failure) or not item.message.startswith("is not JSON"):
        return item
    return replace(item, message=f"{item.message}; --input-format text reads standard input as one article")
