"""``extractor report``: a run as one page to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options as shared
from extractor.io.records import read_records
from extractor.io.texts import TextFinder


def report(
    source: Annotated[Path, typer.Argument(metavar="RECORDS", help="Records as .jsonl or .parquet.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the page.")] = Path("report.html"),
    title: Annotated[str, typer.Option(help="The page's title.")] = "Facts from the news",
    field: shared.Fields = None,
    quiet: shared.Quiet = False,
) -> None:
    """Write a self-contained HTML page: the articles with their mentions marked, the facts beside them.

    The articles' texts are read again from where the run read them; a text that is gone is shown by its quotes.
    """
    from extractor.report import write_report

    texts = TextFinder(shared.read_options(fields=field))
    summary = write_report((row.record for row in read_records(source)), output, texts=texts, title=title)
    if not quiet:
        without = summary.missing + summary.changed
        note = f", {without:,} without their text" if without else ""
        typer.echo(f"{summary.articles:,} articles, {summary.facts:,} facts{note} -> {output}", err=True)
