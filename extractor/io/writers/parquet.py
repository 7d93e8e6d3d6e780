"""Parquet: the whole record, nested, under an Arrow schema generated from the contract (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, get_args, get_origin

from typing_extensions import is_typeddict

from extractor.errors import MissingExtraError
from extractor.io.base import Json, Row, Writer
from extractor.io.writers.shape import bare, fact_fields, fields_of
from extractor.schema import AnyFact, Record

GROUP = 1000


def arrow_schema() -> Any:
    """Return the ``pyarrow.Schema`` of a record; a fact has the fields of all kinds, those of others null."""
    pa = _pyarrow()
    return pa.schema([pa.field(name, _arrow_type(pa, hint)) for name, hint in fields_of(Record).items()])


def _arrow_type(pa: Any, hint: Any) -> Any:
    if get_origin(hint) is list:
        (part,) = get_args(hint)
        if part == AnyFact:
            return pa.list_(pa.struct([pa.field(n, _arrow_type(pa, h)) for n, h in fact_fields().items()]))
        return pa.list_(_arrow_type(pa, bare(part)))
    if is_typeddict(hint):
        return pa.struct([pa.field(name, _arrow_type(pa, part)) for name, part in fields_of(hint).items()])
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[hint]


def to_table(records: Iterable[Json]) -> Any:
    """Return records as a ``pyarrow.Table``."""
    return _pyarrow().Table.from_pylist(list(records), schema=arrow_schema())


def write_parquet(rows: Iterator[Row], path: Path) -> None:
    """Write the records in row groups, compressed; memory holds one group."""
    _pyarrow()
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, arrow_schema(), compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(to_table(row.record for row in group))


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    return pyarrow


WRITER = Writer(suffixes=(".parquet", ".pq"), write=write_parquet, compressed=True)
