"""Extractions as tables of other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.errors import MissingExtraError
from extractor.io.writers.parquet import to_table
from extractor.io.writers.shape import flat_columns, flat_rows
from extractor.records import Extraction


def to_arrow(extractions: Iterable[Extraction]) -> Any:
    """Return extractions as a ``pyarrow.Table``, one nested row an article (extra ``parquet``)."""
    return to_table(extraction.to_dict() for extraction in extractions)


def to_pandas(extractions: Iterable[Extraction]) -> Any:
    """Return extractions as a ``pandas.DataFrame``, one flat row a fact (extra ``pandas``)."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    rows = [row for extraction in extractions for row in flat_rows(extraction.to_dict())]
    return pd.DataFrame(rows, columns=list(flat_columns()))
