"""Extractions as tables of other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.errors import MissingExtraError
from extractor.io.writers.parquet import to_table
from extractor.io.writers.shape import flat_columns, flat_rows
from extractor.records import Extraction

# Types of pandas that know a missing value.
TYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def to_arrow(extractions: Extraction | Iterable[Extraction]) -> Any:
    """Return one or more extractions as a ``pyarrow.Table``, a nested row each (extra ``parquet``)."""
    return to_table(extraction.to_dict() for extraction in _each(extractions))


def to_pandas(extractions: Extraction | Iterable[Extraction]) -> Any:
    """Return one or more extractions as a ``pandas.DataFrame``, one flat row a fact (extra ``pandas``).

    Each column has its own type, whatever is in it, so that frames can be put together; sums are exact decimal strings.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    rows = [row for extraction in _each(extractions) for row in flat_rows(extraction.to_dict())]
    types = {name: TYPES[hint] for name, hint in flat_columns().items()}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _each(extractions: Extraction | Iterable[Extraction]) -> Iterable[Extraction]:
    return [extractions] if isinstance(extractions, Extraction) else extractions
