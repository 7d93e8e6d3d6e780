"""From files to one stream of items, in a fixed order."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.io.base import Document, Failure, Item, ReadOptions
from extractor.io.opening import COMPRESSED, bare_name, open_stream
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
    except InputError as error:
        yield Failure(source.name, str(error), id=source.id)
        return
    done = 0
    packed = source.path.suffix.lower() in COMPRESSED
    with stream:
        document = Document(stream, source.name, bare_name(source.id), None if packed else source.path)
        for item in reader.read(document, options):
            yield item
            advance(counter.count - done)
            done = counter.count
    advance(max(source.size - done, 0))


def read_stdin(options: ReadOptions, *, format_name: str = "jsonl", stream: BinaryIO | None = None) -> Iterator[Item]:
    """Yield the items of standard input, which holds JSON Lines unless ``format_name`` says otherwise."""
    raw = stream or sys.stdin.buffer
    buffered = cast(BinaryIO, raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw)))
    document = Document(buffered, "stdin", "stdin")
    yield from reader_for("stdin", format_name).read(document, options)
