"""Outputs that are compressed: ``facts.jsonl.gz``, ``facts.csv.zst``."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from extractor.errors import MissingExtraError
from extractor.io.base import Row, Writer

Pack = Callable[[BinaryIO, BinaryIO], Any]


def packed(writer: Writer, suffix: str) -> Writer:
    """Return a writer of the same format that compresses, by ``suffix`` (.gz or .zst): same records, same bytes.

    The format is written whole beside the file before it is compressed, so that formats that are written to and fro
    (Parquet, SQLite) can be compressed too. Raises MissingExtraError.
    """
    pack = _gzip if suffix == ".gz" else _zstd()
    suffixes = tuple(plain + suffix for plain in writer.suffixes)
    return Writer(suffixes, partial(_write, writer, pack), writer.needs_text)


def _write(writer: Writer, pack: Pack, rows: Iterator[Row], path: Path) -> None:
    plain = path.with_name(f"{path.name}.plain")
    try:
        writer.write(rows, plain)
        with plain.open("rb") as source, path.open("wb") as target:
            pack(source, target)
    finally:
        plain.unlink(missing_ok=True)


def _gzip(source: BinaryIO, target: BinaryIO) -> None:
    # Without name and time the same bytes give the same file.
    with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as file:
        shutil.copyfileobj(source, file, 1 << 20)


def _zstd() -> Pack:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("writing .zst", "zstd") from error
    pack: Pack = zstandard.ZstdCompressor().copy_stream
    return pack
