"""JSON Lines, and JSON with one article or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extractor.errors import InputError
from extractor.io.base import Document, Failure, Item, Reader, ReadOptions
from extractor.io.decode import CHUNK, decode, read_all, read_lines
from extractor.io.fields import to_item
from extractor.io.readers.elements import split_list
from extractor.records import Article

# Where a list of articles hides in an object.
LISTS = ("articles", "items", "results", "data", "docs", "hits")


def read_jsonl(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the articles of a file with one object a line; a bad line is a Failure, the others are read."""
    number = 0
    try:
        for line in read_lines(document.stream, options.max_bytes):
            number += 1
            if line.strip():
                yield _line(line, f"{document.source}:{number}", options)
    except InputError as error:
        yield Failure(f"{document.source}:{number + 1}", str(error))


def _line(line: bytes, place: str, options: ReadOptions) -> Item:
    try:
        value = parse(decode(line, place))
    except InputError as error:
        return Failure(place, str(error))
    return to_item(value, place, options)


def read_json(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the article or articles of a JSON file; a list at the top is streamed, lines of objects are read too."""
    head = document.stream.peek(64)[:64].lstrip() if hasattr(document.stream, "peek") else b""
    if head.startswith(b"["):
        yield from _read_list(document, options)
        return
    data = b""
    try:
        data = read_all(document.stream, options.max_bytes)
        value = parse(decode(data, document.source))
    except InputError as error:
        if _is_lines(data):
            yield from read_jsonl(replace(document, stream=io.BytesIO(data)), options)
        else:
            yield Failure(document.source, str(error), id=document.id)
        return
    inner = next((value[name] for name in LISTS if isinstance(value.get(name), list)), None) if _bare(value) else None
    if inner is None and not isinstance(value, list):
        item = to_item(value, document.source, options)
        yield replace(item, id=document.id) if isinstance(item, Article) and item.id is None else item
        return
    for number, entry in enumerate(value if inner is None else inner, start=1):
        yield to_item(entry, f"{document.source}:{number}", options)


def _is_lines(data: bytes) -> bool:
    """Return whether what is no JSON as a whole is so by its first line: files of JSON Lines are often named .json."""
    first, _, rest = data.partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _bare(value: Any) -> bool:
    return isinstance(value, dict) and not isinstance(value.get("text"), str)


def _read_list(document: Document, options: ReadOptions) -> Iterator[Item]:
    number = 0
    try:
        chunks = iter(lambda: document.stream.read(CHUNK), b"")
        for element in split_list(chunks, options.max_bytes):
            number += 1
            yield _line(element, f"{document.source}:{number}", options)
    except InputError as error:
        yield Failure(f"{document.source}:{number + 1}", str(error))


def parse(text: str) -> Any:
    """Return the value of a JSON text; raises InputError saying where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise InputError("is not usable JSON: nested too deeply") from error
    except ValueError as error:  # a number with thousands of digits
        raise InputError(f"is not usable JSON: {error}") from error


JSONL = Reader(suffixes=(".jsonl", ".ndjson", ".jl"), read=read_jsonl)
JSON = Reader(suffixes=(".json",), read=read_json)
