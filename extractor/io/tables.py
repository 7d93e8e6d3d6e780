"""Extractions as tables of other libraries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractor.errors import MissingExtraError
from extractor.io.writers.parquet import to_table
from extractor.io.writers.shape import flat_columns, flat_rows
from extractor.records import Extraction, Json

Result = Extraction | Mapping[str, Any]
# Types of pandas that know a missing value.
TYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def to_arrow(results: Result | Iterable[Result]) -> Any:
    """Return one or more results as a ``pyarrow.Table``, a nested row each (extra ``parquet``).

    A result is an extraction or a record, as ``extract_batch`` gives them; error records have no row.
    """
    return to_table(_records(results))


def to_pandas(results: Result | Iterable[Result]) -> Any:
    """Return one or more results as a ``pandas.DataFrame``, one flat row a fact (extra ``pandas``).

    A result is an extraction or a record, as ``extract_batch`` gives them; error records have no row.
    Each column has its own type, whatever is in it, so that frames can be put together; sums are exact decimal strings.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    rows = [row for record in _records(results) for row in flat_rows(record)]
    types = {name: TYPES[hint] for name, hint in flat_columns().items()}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _records(results: Result | Iterable[Result]) -> Iterator[Json]:
    """Yield the records of results."""
    for result in [results] if isinstance(results, Extraction | Mapping) else results:
        record = result.to_dict() if isinstance(result, Extraction) else dict(result)
        if "error" not in record:
            yield record
