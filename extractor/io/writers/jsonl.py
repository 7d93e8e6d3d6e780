"""JSON Lines: one record a line, the format of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from extractor.io.base import Json, Row, Writer


def line_of(record: Json) -> str:
    """Return a record as one line of JSON, the same bytes as :meth:`extractor.Extraction.to_json`."""
    return json.dumps(record, ensure_ascii=False)


def write_jsonl(rows: Iterator[Row], path: Path) -> None:
    """Write the records one a line, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(line_of(row.record) + "\n")


WRITER = Writer(suffixes=(".jsonl", ".ndjson"), write=write_jsonl)
