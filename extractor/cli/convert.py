"""``extractor convert``: records from one format into another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extractor.batch import check_place
from extractor.cli import options as shared
from extractor.cli.inputs import text_finder
from extractor.cli.summary import number
from extractor.errors import InputError
from extractor.io import Row, writer_for
from extractor.io.atomic import atomic
from extractor.io.base import Json
from extractor.io.records import read_records
from extractor.io.texts import TextFinder


def convert(
    source: Annotated[Path, typer.Argument(metavar="RECORDS", help="Records as .jsonl or .parquet, also packed.")],
    target: Annotated[Path, typer.Argument(metavar="OUTPUT", help="Where to write; the suffix tells the format.")],
    output_format: shared.OutputFormat = None,
    articles: shared.Articles = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    quiet: shared.Quiet = False,
) -> None:
    """Turn the records of a run into another format.

    Formats that hold the articles' texts (DocBin) read them again from where the run read them, as --input-format and
    --field told it.
    """
    writer = writer_for(target.name, output_format)
    check_place(target)
    if target.resolve() == source.resolve():
        raise InputError(f"{target}: is read and would be written over: name another file to write")
    finder = text_finder(articles, field, input_format) if writer.needs_text else None
    counter = _Counter(read_records(source), finder)
    with atomic(target) as temporary:
        writer.write(iter(counter), temporary)
    if not quiet:
        typer.echo(f"{number(counter.count, 'record', 'records')} -> {target}", err=True)


class _Counter:
    """Counts rows on their way, and gives them their texts where these are wanted."""

    def __init__(self, rows: Iterator[Row], finder: TextFinder | None) -> None:
        self.rows = rows
        self.finder = finder
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row if self.finder is None else Row(row.line, _text(row.record, self.finder))


def _text(record: Json, finder: TextFinder) -> str:
    """Return the text of a record's article; raises InputError where it is gone or another one."""
    from extractor.report.texts import find_text

    found = find_text(record, finder)
    if found.state != "whole":
        fate = "is not to be found" if found.state == "missing" else "has changed since"
        raise InputError(f"{record['id']}: its text {fate}; name what the run read with --articles")
    return found.text
