"""Extractions as tables of other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.errors import MissingExtraError
from extractor.io.writers.parquet import to_table
from extractor.io.writers.shape import flat_columns, flat_rows
from extractor.records import Extraction


def to_arrow(extractions: Extraction | Iterable[Extraction]) -> Any:
    """Return one or more extractions as a ``pyarrow.Table``, a nested row each (extra ``parquet``)."""
    return to_table(extraction.to_dict() for extraction in _each(extractions))


def to_pandas(extractions: Extraction | Iterable[Extraction]) -> Any:
    """Return one or more extractions as a ``pandas.DataFrame``, one flat row a fact (extra ``pandas``)."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    rows = [row for extraction in _each(extractions) for row in flat_rows(extraction.to_dict())]
    return pd.DataFrame(rows, columns=list(flat_columns()))


def _each(extractions: Extraction | Iterable[Extraction]) -> Iterable[Extraction]:
    return [extractions] if isinstance(extractions, Extraction) else extractions
