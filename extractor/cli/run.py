"""``extractor run``: from files to facts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from extractor.batch import Options, Settings, Summary, run_to_file, stream
from extractor.cli import options as shared
from extractor.cli.progress import Meter
from extractor.cli.report import check_output, write_page
from extractor.errors import InputError
from extractor.io import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MAX_CHARS,
    STDIN,
    Failure,
    Item,
    ReadOptions,
    Search,
    Source,
    find_sources,
    read_sources,
    read_stdin,
    readable_suffixes,
    writer_for,
)
from extractor.pool import Limits

SOME_ERRORS = 3
BAD_INPUT = 2
INTERRUPTED = 130
STDOUT = "-"

NAMES = {
    "people": ("person", "people"),
    "countries": ("country", "countries"),
    "organizations": ("organisation", "organisations"),
    "role": ("role", "roles"),
    "money": ("sum of money", "sums of money"),
    "duration": ("duration", "durations"),
    "date": ("date", "dates"),
    "agreement": ("agreement", "agreements"),
    "statement": ("statement", "statements"),
}


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|-...", help="What to read; - is stdin.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Where to write; - is stdout.")] = STDOUT,
    output_format: Annotated[
        str | None, typer.Option("--format", help="The format to write, where the name does not tell it.")
    ] = None,
    errors: Annotated[Path | None, typer.Option(help="Where error records go (default: beside the output).")] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page to read as well, as the report command does.")
    ] = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    pattern: Annotated[str | None, typer.Option(help="Read only files of folders that match, as in '*.txt'.")] = None,
    follow_links: Annotated[bool, typer.Option("--follow-links", help="Follow symbolic links in folders.")] = False,
    date: shared.Date = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes; 0 is one a core.")] = 0,
    time_limit: Annotated[float, typer.Option(min=0.01, help="The longest time for one article, in seconds.")] = 120.0,
    max_chars: shared.MaxChars = DEFAULT_MAX_CHARS,
    max_bytes: shared.MaxBytes = DEFAULT_MAX_BYTES,
    force: Annotated[bool, typer.Option("--force", help="Do everything anew.")] = False,
    retry_errors: Annotated[bool, typer.Option("--retry-errors", help="Try again what failed before.")] = False,
    rules: shared.Rules = None,
    pipeline: shared.Pipeline = None,
    ray: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Run on a Ray cluster: its address, 'auto', or 'local'.")
    ] = None,
    quiet: shared.Quiet = False,
) -> None:
    """Extract the facts of articles in files, folders or standard input.

    Run it again with the same output, and only what is new or changed is done. Exit codes: 0 all went well, 2 nothing
    could be done, 3 some articles failed, 130 interrupted.
    """
    reading = shared.read_options(date, field, max_chars, max_bytes)
    records = None if report is None else check_output(output)
    if ray is not None:
        if report is not None:
            raise InputError("--report: is not made by a run on Ray; use the report command on its records")
        raise typer.Exit(_on_ray(ray, inputs, output, workers or usable_cores(), reading, Settings(pipeline, rules)))
    running = Options(
        settings=Settings(pipeline, rules),
        workers=workers or usable_cores(),
        limits=Limits(seconds=time_limit),
        force=force,
        retry_errors=retry_errors,
    )
    excluded = frozenset(path.resolve() for path in (Path(output), errors, report) if path is not None)
    search = Search(readable_suffixes(), pattern, follow_links, excluded)
    total = input_bytes(inputs, search)
    with Meter(total, quiet=quiet) as meter:
        items = read_inputs(inputs, search, reading, input_format, meter)
        if output == STDOUT:
            summary = _to_stdout(items, running, meter)
        else:
            path = Path(output)
            place = errors or shared.errors_beside(path)
            summary = run_to_file(items, path, place, writer_for(path.name, output_format), running, meter)
    if not quiet:
        typer.echo(tell(summary, output), err=True)
    if report is not None and records is not None:
        line = write_page(records, report, errors or shared.errors_beside(records), reading)
        if not quiet:
            typer.echo(line, err=True)
    raise typer.Exit(exit_code(summary))


def _on_ray(
    address: str, inputs: list[str], output: str, workers: int, reading: ReadOptions, settings: Settings
) -> int:
    from extractor.distributed import run as run_on_ray

    if output == STDOUT or STDIN in inputs:
        raise InputError("--ray: reads files and writes to a file named with -o")
    cluster = None if address == "local" else address
    done, failed = run_on_ray(inputs, output, address=cluster, workers=workers, options=reading, settings=settings)
    summary = Summary(articles=done, new=done, errors=failed)
    typer.echo(tell(summary, output), err=True)
    return exit_code(summary)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def input_bytes(inputs: list[str], search: Search) -> int | None:
    """Return the size of all inputs together, None with stdin; raises InputError where there is nothing to read."""
    if STDIN in inputs:
        return None
    total = 0
    for given in inputs:
        found = list_sizes(find_sources([given], search))
        if found is None:
            kinds = search.pattern or ", ".join(sorted(s for s in search.suffixes if s.count(".") == 1))
            raise InputError(f"{given}: holds no articles (looked for {kinds})")
        total += found
    return total


def list_sizes(sources: Iterable[Source | Failure]) -> int | None:
    """Return the sum of the sizes, None where there is nothing at all."""
    total, some = 0, False
    for source in sources:
        some = True
        total += source.size if isinstance(source, Source) else 0
    return total if some else None


def read_inputs(
    inputs: list[str], search: Search, reading: ReadOptions, input_format: str | None, meter: Meter
) -> Iterator[Item]:
    """Yield the items of all inputs in their order."""
    for given in inputs:
        if given == STDIN:
            yield from read_stdin(reading, format_name=input_format or "jsonl")
        else:
            sources = find_sources([given], search)
            yield from read_sources(sources, reading, format_name=input_format, advance=meter.advance)


def _to_stdout(items: Iterable[Item], running: Options, meter: Meter) -> Summary:
    summary = Summary()
    for result in stream(items, running, meter):
        if isinstance(result, Failure):
            summary.errors += 1
        else:
            typer.echo(result.line)
            summary.articles += 1
            summary.new += 1
            summary.words += result.words
            summary.counts.update(result.counts)
    return summary


def tell(summary: Summary, output: str) -> str:
    """Return the summary of a run for a person."""
    target = "" if output == STDOUT else f" -> {output}"
    words = f", {_number(summary.words, 'word', 'words')}" if summary.words else ""
    lines = [f"{_number(summary.articles, 'article', 'articles')}{words}{target}"]
    old = summary.articles - summary.new
    if old:
        lines[0] += f" ({old:,} done before)"
    counted = [_number(summary.counts[kind], *names) for kind, names in NAMES.items() if summary.counts[kind]]
    if counted:
        lines.append(", ".join(counted))
    if summary.errors:
        lines.append(f"{_number(summary.errors, 'article', 'articles')} failed")
    if summary.interrupted:
        lines.append("interrupted: run the same command again to go on")
    return "\n".join(lines)


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def exit_code(summary: Summary) -> int:
    """Return the exit code that says how a run went."""
    if summary.interrupted:
        return INTERRUPTED
    if summary.errors:
        return SOME_ERRORS if summary.articles else BAD_INPUT
    return 0
