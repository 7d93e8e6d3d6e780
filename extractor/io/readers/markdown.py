"""Markdown: one article a file, its front matter read for title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extractor.errors import InputError
from extractor.io.base import Document, Failure, Item, Raw, Reader, ReadOptions
from extractor.io.decode import decode, read_all
from extractor.io.fields import checked, to_date
from extractor.records import Article

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\r?\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)\s*:\s*(.*?)\s*$", re.MULTILINE)


def read_markdown(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the file as a raw article, to be converted in a worker."""
    try:
        payload = read_all(document.stream, options.max_bytes)
    except InputError as error:
        yield Failure(document.source, str(error), id=document.id)
        return
    yield Raw(payload, document.id, document.source, convert_markdown, options)


def convert_markdown(raw: Raw) -> Article:
    """Return the article of a Markdown file: its words without the markup, a paragraph a block."""
    text = decode(raw.payload, raw.source).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    return Article(
        checked(plain_text(body), raw.options),
        id=raw.id,
        title=fields.get("title") or None,
        date=to_date(fields.get("date")) or raw.options.date,
        source=raw.source,
    )


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text, blocks parted by blank lines."""
    blocks = [_words(token.children or []) for token in MarkdownIt().parse(markdown) if token.type == "inline"]
    return "\n\n".join(block for block in blocks if block.strip())


def _words(tokens: list[Token]) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n", "image": "", "html_inline": ""}
    return "".join(breaks.get(token.type, token.content) for token in tokens)


READER = Reader(suffixes=(".md", ".markdown"), read=read_markdown)
