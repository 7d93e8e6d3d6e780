"""Pandas in, pandas out: what ``DataFrame.mapInPandas`` of Spark maps over its partitions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.batch import extract_batch

SCHEMA = "id string, record string, error string"


def map_in_pandas(frames: Iterator[Any], fields: Mapping[str, str] | None = None) -> Iterator[Any]:
    """Yield a frame with the columns id, record and error for each frame of articles.

    A frame of articles has a column ``text``, and may have id, title, date and source (``fields`` maps other names).
    ``record`` is the record as JSON, ``error`` the message where there is none. In Spark::

        from extractor.distributed.frames import SCHEMA, map_in_pandas
        articles.mapInPandas(map_in_pandas, SCHEMA)
    """
    import pandas as pd

    for frame in frames:
        columns = [list(frame[name]) for name in frame.columns]
        rows = [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]
        found = extract_batch([known(row) for row in rows], fields=fields)
        yield pd.DataFrame([_row(record) for record in found], columns=["id", "record", "error"])


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a frame without the cells that are missing values, its dates as dates."""
    cells = {name: cell.to_pydatetime() if hasattr(cell, "to_pydatetime") else cell for name, cell in row.items()}
    return {
        name: cell for name, cell in cells.items() if cell is not None and cell == cell
    }  # NaN and NaT differ from themselves


def _row(record: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    if "error" in record:
        return record["id"], None, record["error"]["message"]
    return record["id"], json.dumps(record, ensure_ascii=False), None
