"""``extractor report``: a run as one page to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options as shared
from extractor.errors import InputError
from extractor.io import ReadOptions
from extractor.io.base import Json
from extractor.io.records import read_records
from extractor.io.texts import TextFinder

TITLE = "Facts from the news"
READABLE = (".jsonl", ".ndjson", ".parquet", ".pq")


def report(
    source: Annotated[Path, typer.Argument(metavar="RECORDS", help="Records as .jsonl or .parquet.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the page.")] = Path("report.html"),
    title: Annotated[str, typer.Option(help="The page's title.")] = TITLE,
    errors: Annotated[Path | None, typer.Option(help="The run's error records (default: beside the records).")] = None,
    field: shared.Fields = None,
    quiet: shared.Quiet = False,
) -> None:
    """Write a self-contained HTML page: the articles with their mentions marked, the facts beside them.

    The articles' texts are read again from where the run read them; a text that is gone is shown by its quotes.
    """
    line = write_page(source, output, errors or shared.errors_beside(source), shared.read_options(fields=field), title)
    if not quiet:
        typer.echo(line, err=True)


def write_page(records: Path, output: Path, errors: Path, reading: ReadOptions, title: str = TITLE) -> str:
    """Write the report of a run's records and errors, and return a line that tells what it holds."""
    from extractor.report import write_report

    found = chain((row.record for row in read_records(records)), _failures(errors))
    summary = write_report(found, output, texts=TextFinder(reading), title=title)
    without = summary.missing + summary.changed
    notes = [f"{without:,} without their text"] * bool(without) + [f"{summary.errors:,} failed"] * bool(summary.errors)
    return f"{', '.join([f'{summary.articles:,} articles', f'{summary.facts:,} facts', *notes])} -> {output}"


def check_output(output: str) -> Path:
    """Return the records' file that a run's report is made from; raises InputError where there is none to read."""
    if not output.lower().endswith(READABLE):
        raise InputError(f"--report: is made from records in a file, -o with one of {', '.join(READABLE)}")
    return Path(output)


def _failures(errors: Path) -> Iterator[Json]:
    if errors.is_file():
        with errors.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)
