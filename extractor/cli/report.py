"""``extractor report``: a run as one page to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.batch import check_place, errors_beside
from extractor.cli import options as shared
from extractor.cli.inputs import text_finder
from extractor.cli.summary import number
from extractor.errors import InputError
from extractor.io.base import Json
from extractor.io.opening import bare_name
from extractor.io.records import read_records
from extractor.io.texts import TextFinder

if TYPE_CHECKING:
    from extractor.report.html import Neighbours, ReportSummary

TITLE = "Facts from the news"
PER_PAGE = 10_000
READABLE = (".jsonl", ".ndjson", ".parquet", ".pq")


def report(
    source: Annotated[Path, typer.Argument(metavar="RECORDS", help="Records as .jsonl or .parquet.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the page.")] = Path("report.html"),
    title: Annotated[str, typer.Option(help="The page's title.")] = TITLE,
    errors: Annotated[Path | None, typer.Option(help="The run's error records (default: beside the records).")] = None,
    articles: shared.Articles = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    rules: shared.Rules = None,
    quiet: shared.Quiet = False,
) -> None:
    """Write a self-contained HTML page: the articles with their mentions marked, the facts beside them.

    The articles' texts are read again from where the run read them, or from what --articles names; a text that is gone
    is shown by its quotes. A run with --field, --input-format or --rules is reported with the same.
    More than 10,000 articles go into several pages, report-2.html and so on, which lead to one another.
    """
    failed = errors or errors_beside(source)
    if errors is not None and not errors.is_file():
        raise InputError(f"--errors {errors}: is no file")
    check_place(output)
    if output.resolve() in (source.resolve(), failed.resolve()):
        raise InputError(f"{output}: is read and would be written over: name another file to write")
    line = write_page(source, output, failed, text_finder(articles, field, input_format), title, rules)
    if not quiet:
        typer.echo(line, err=True)


def write_page(
    records: Path, output: Path, errors: Path, texts: TextFinder, title: str = TITLE, rules: Path | None = None
) -> str:
    """Write the report of a run's records and errors, and return a line that tells what it holds.

    ``texts`` finds the articles' texts. ``rules`` is the run's folder of patterns; it tells which parts of a text were
    masked.

    A run of more than ``PER_PAGE`` articles is written in parts, ``NAME-2.html`` and so on, a line for each.
    """
    from extractor.report import noise_finder, write_report

    found = _Ahead(chain((row.record for row in read_records(records)), _failures(errors)))
    noise = noise_finder(rules)
    lines: list[str] = []
    while not lines or found.following is not None:
        here = len(lines) + 1

        def neighbours(here: int = here) -> Neighbours:
            before = _part(output, here - 1).name if here > 1 else None
            return before, None if found.following is None else _part(output, here + 1).name

        page = _part(output, here)
        part = islice(found, PER_PAGE)
        summary = write_report(part, page, texts=texts, noise=noise, title=title, neighbours=neighbours)
        lines.append(_line(summary, page))
    return "\n".join(lines)


class _Ahead(Iterator[Json]):
    """Records one by one, with ``following`` telling whether there is another."""

    def __init__(self, records: Iterator[Json]) -> None:
        self._records = records
        self.following = next(records, None)

    def __next__(self) -> Json:
        record, self.following = self.following, next(self._records, None)
        if record is None:
            raise StopIteration
        return record


def _part(output: Path, number: int) -> Path:
    return output if number == 1 else output.with_name(f"{output.stem}-{number}{output.suffix}")


def _line(summary: ReportSummary, page: Path) -> str:
    without = summary.missing + summary.changed
    notes = [f"{without:,} without their text (see --articles)"] * bool(without)
    notes += [f"{summary.errors:,} failed"] * bool(summary.errors)
    counts = [number(summary.articles, "article", "articles"), number(summary.facts, "fact", "facts")]
    return f"{', '.join([*counts, *notes])} -> {page}"


def check_output(output: str, page: Path) -> Path:
    """Return the records' file that a run's report is made from.

    Raises InputError where there is none to read, OutputError where the page cannot stand.
    """
    check_place(page)
    if not bare_name(output.lower()).endswith(READABLE):
        raise InputError(f"--report: is made from records in a file, -o with one of {', '.join(READABLE)}")
    return Path(output)


def _failures(errors: Path) -> Iterator[Json]:
    if errors.is_file():
        with errors.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)
