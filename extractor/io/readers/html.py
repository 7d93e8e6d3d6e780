"""HTML pages: trafilatura finds the article in the page; the extra ``html`` brings it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from extractor.errors import InputError, MissingExtraError
from extractor.io.base import Document, Failure, Item, Raw, Reader, ReadOptions
from extractor.io.decode import decode, read_all
from extractor.io.fields import checked, to_date
from extractor.records import Article

# The tree of a page takes twenty times the page.
MAX_PAGE = 10 * 1024 * 1024


def read_html(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the page as a raw article: its conversion is slow and at the mercy of strangers, so a worker does it."""
    try:
        payload = read_all(document.stream, min(options.max_bytes, MAX_PAGE))
    except InputError as error:
        yield Failure(document.source, str(error), id=document.id)
        return
    yield Raw(payload, document.id, document.source, convert_html, options)


def convert_html(raw: Raw) -> Article:
    """Return the article in a page; raises InputError where there is none."""
    page = decode(raw.payload, raw.source)
    found = _trafilatura().bare_extraction(page, with_metadata=True, include_comments=False)
    text = (found.text if found is not None else None) or ""
    if not text.strip():
        raise InputError("holds no article")
    return Article(
        checked(text, raw.options),
        id=raw.id,
        title=found.title or None,
        date=to_date(found.date) or raw.options.date,
        source=raw.source,
    )


def plain_text(fragment: str) -> str:
    """Return the text of an HTML fragment, a paragraph a line."""
    extracted = _trafilatura().extract(f"<html><body><article>{fragment}</article></body></html>")
    return extracted or str(_trafilatura().html2txt(f"<html><body>{fragment}</body></html>"))


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("reading HTML", "html") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints name no file; ours do
    return trafilatura


READER = Reader(suffixes=(".html", ".htm", ".xhtml"), read=read_html)
