"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.errors import InputError
from extractor.io.base import Document, Failure, Item, Reader, ReadOptions
from extractor.io.decode import decode, read_all
from extractor.io.fields import checked
from extractor.records import Article


def read_text(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the one article of a text file."""
    try:
        text = checked(decode(read_all(document.stream, options.max_bytes), document.source), options)
    except InputError as error:
        yield Failure(document.source, str(error), id=document.id)
        return
    yield Article(text, id=document.id, date=options.date, source=document.source)


READER = Reader(suffixes=(".txt", ".text"), read=read_text)
