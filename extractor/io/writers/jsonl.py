"""JSON Lines: one record a line, the format of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.io.base import Row, Writer


def write_jsonl(rows: Iterator[Row], path: Path) -> None:
    """Write the records one a line, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(row.line + "\n")


WRITER = Writer(suffixes=(".jsonl", ".ndjson"), write=write_jsonl)
