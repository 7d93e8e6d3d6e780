"""Tables: CSV with a header line, and Parquet (extra ``parquet``); one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from extractor.errors import InputError, MissingExtraError
from extractor.io.base import Document, Failure, Item, Reader, ReadOptions
from extractor.io.decode import decode, read_lines
from extractor.io.fields import FIELDS, shapes, to_item
from extractor.io.opening import any_order

BATCH = 64


def read_csv(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the articles of a CSV or TSV file; the separator is found in its header line."""
    csv.field_size_limit(max(options.max_bytes, 131_072))
    number = 0
    try:
        lines = (decode(line, document.source) + "\n" for line in read_lines(document.stream, options.max_bytes))
        first = next(lines, "")
        header = next(csv.reader([first], delimiter=_separator(first)), [])
        _check_header(header, options)
        for row in csv.reader(lines, delimiter=_separator(first), strict=True):
            number += 1
            if row:
                yield to_item(dict(zip(header, row, strict=False)), f"{document.source}:{number}", options)
    except (csv.Error, InputError) as error:
        reason = f"is not CSV: {error}" if isinstance(error, csv.Error) else str(error)
        yield Failure(f"{document.source}:{number + 1}", reason)


def _separator(header: str) -> str:
    return max(",;\t|", key=header.count)


def _check_header(header: list[str], options: ReadOptions) -> None:
    names = [options.fields["text"]] if "text" in options.fields else shapes().text
    if not any(name in header for name in names):
        raise InputError(f"has no column for the text (columns: {', '.join(header)[:200]}); use --field text=COLUMN")


def read_parquet(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the articles of a Parquet file, a small batch in memory at a time."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("reading Parquet", "parquet") from error
    number = 0
    try:
        with any_order(document.stream) as stream, pq.ParquetFile(stream) as file:
            columns = _columns(file.schema_arrow.names, options)
            for batch in file.iter_batches(batch_size=BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield to_item(row, f"{document.source}:{number}", options)
    except (pa.ArrowException, OSError, InputError) as error:
        message = str(error) if isinstance(error, InputError) else f"is not Parquet: {error}".splitlines()[0]
        yield Failure(document.source, message)


def _columns(present: list[str], options: ReadOptions) -> list[str]:
    """Return the columns worth reading."""
    _check_header(present, options)
    wanted: set[str] = set()
    for field in FIELDS:
        known: list[Any] = getattr(shapes(), field)
        names = [options.fields[field]] if field in options.fields else [*known, *shapes().html]
        wanted.update(name.split(".")[0] for name in names)
    return [name for name in present if name in wanted]


CSV = Reader(suffixes=(".csv", ".tsv"), read=read_csv)
PARQUET = Reader(suffixes=(".parquet", ".pq"), read=read_parquet)
