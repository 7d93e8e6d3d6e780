"""Read records back: JSON Lines and Parquet, for conversion into other formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.errors import InputError, MissingExtraError
from extractor.io.base import DEFAULT_MAX_BYTES, Row, one_line
from extractor.io.decode import read_lines
from extractor.io.opening import any_order, bare_name, open_stream
from extractor.io.readers.json import parse

JSON_SUFFIXES = (".jsonl", ".ndjson")
PARQUET_SUFFIXES = (".parquet", ".pq")


def read_records(path: Path) -> Iterator[Row]:
    """Yield the records of a file that this program wrote; raises InputError naming the wrong place."""
    name = bare_name(path.name.lower())
    if name.endswith(JSON_SUFFIXES):
        return _from_jsonl(path)
    if name.endswith(PARQUET_SUFFIXES):
        return _from_parquet(path)
    known = ", ".join((*JSON_SUFFIXES, *PARQUET_SUFFIXES))
    raise InputError(f"{one_line(str(path))}: records are read from {known} only, each also with .gz or .zst")


def _from_jsonl(path: Path) -> Iterator[Row]:
    shown = one_line(str(path))
    number = 0
    try:
        stream, _ = open_stream(path)
        with stream:
            for line in read_lines(stream, DEFAULT_MAX_BYTES):
                number += 1
                if line.strip():
                    text = line.decode("utf-8").strip()
                    _check(parse(text))
                    yield Row(text)
    except (InputError, UnicodeDecodeError) as error:
        reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise InputError(f"{shown}:{number}: {reason}" if number else f"{shown}: {reason}") from error


def _check(value: Any) -> None:
    if not (isinstance(value, dict) and isinstance(value.get("facts"), list) and "fingerprint" in value):
        raise InputError("is not a record of this program")


def _from_parquet(path: Path) -> Iterator[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("reading Parquet", "parquet") from error
    from extractor.io.writers.shape import restored

    try:
        stream, _ = open_stream(path)
        with stream, any_order(stream) as whole, pq.ParquetFile(whole) as file:
            for batch in file.iter_batches(batch_size=256):
                for value in batch.to_pylist():
                    _check(value)
                    yield Row(json.dumps(restored(value), ensure_ascii=False))
    except (pa.ArrowException, OSError, InputError) as error:
        raise InputError(f"{one_line(str(path))}: {error}".splitlines()[0]) from error
