"""CSV: one flat row a fact."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extractor.io.base import Row, Writer
from extractor.io.writers.shape import flat_columns, flat_rows


def write_csv(rows: Iterator[Row], path: Path) -> None:
    """Write a header line and a row for each fact; empty cells are unknown values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, flat_columns(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerows(flat_rows(row.record))


WRITER = Writer(suffixes=(".csv",), write=write_csv)
