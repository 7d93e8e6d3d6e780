"""``extractor run``: from files to facts."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from extractor.batch import Options, Settings, Summary, errors_beside, run_to_file, stream
from extractor.cli import options as shared
from extractor.cli.inputs import Inputs
from extractor.cli.progress import Meter
from extractor.cli.report import check_output, write_page
from extractor.cli.summary import exit_code, tell
from extractor.errors import InputError
from extractor.io import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MAX_CHARS,
    STDIN,
    Failure,
    Item,
    Search,
    readable_suffixes,
    writer_for,
)
from extractor.io.atomic import atomic
from extractor.io.texts import TextFinder
from extractor.pool import Limits

STDOUT = "-"


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|-...", help="What to read; - is stdin.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Where to write; - is stdout.")] = STDOUT,
    output_format: Annotated[
        str | None, typer.Option("--format", help="The format to write, where the name does not tell it.")
    ] = None,
    errors: Annotated[str | None, typer.Option(help="Where error records go (default: beside the output).")] = None,
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
    ledger: Annotated[
        Path | None, typer.Option(help="The file that keeps what is done (default: beside the output).")
    ] = None,
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
    if quiet:
        logging.getLogger().setLevel(logging.ERROR)  # warnings
    records = None if report is None else check_output(output)
    target = Target(output, errors, output_format)
    failed = target.errors_path() if Path(output).name else errors
    written = _written({"-o": output, "--errors": failed, "--report": report, "--ledger": ledger})
    found = Inputs(
        inputs,
        Search(readable_suffixes(), pattern, follow_links, written),
        shared.read_options(date, field, max_chars, max_bytes),
        input_format,
    )
    running = Options(Settings(pipeline, rules), workers, Limits(seconds=time_limit), force, retry_errors, ledger)
    with _stoppable():
        if ray is None:
            summary = _here(found, target, running, quiet=quiet)
        else:
            summary = _on_ray(ray, found, target, running, quiet=quiet)
    if not quiet:
        typer.echo(tell(summary, None if output == STDOUT else output), err=True)
    if report is not None and records is not None:
        texts = TextFinder(found.options, found.again, input_format)
        line = write_page(records, report, target.errors_path(), texts, rules=rules)
        if not quiet:
            typer.echo(line, err=True)
    raise typer.Exit(exit_code(summary))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a run writes: a path, an address or ``-``, its errors, and the format where the name does not tell it."""

    output: str
    errors: str | None
    format_name: str | None

    def errors_path(self) -> Path:
        """Return the file for the errors, beside the output unless it is named."""
        return errors_beside(Path(self.output)) if self.errors is None else Path(self.errors)


def _written(places: Mapping[str, str | Path | None]) -> frozenset[Path]:
    """Return the files that a run's options name for writing; raises InputError where two name the same."""
    named: dict[Path, str] = {}
    for option, place in places.items():
        if place is not None and place != STDOUT:
            before = named.setdefault(Path(place).resolve(), option)
            if before != option:
                raise InputError(f"{option} {place}: is where {before} writes")
    return frozenset(named)


def _here(found: Inputs, target: Target, running: Options, *, quiet: bool) -> Summary:
    """Run on this machine."""
    found.check()
    running = replace(running, workers=running.workers or usable_cores())
    with Meter(found.size(), quiet=quiet) as meter:
        if target.output == STDOUT:
            return _to_stdout(found.read(meter), target, running, meter)
        path = Path(target.output)
        writer = writer_for(path.name, target.format_name)
        return run_to_file(found.read(meter), path, target.errors_path(), writer, running, meter)


def _on_ray(address: str, found: Inputs, target: Target, running: Options, *, quiet: bool) -> Summary:
    """Run on a cluster."""
    from extractor import distributed

    if target.output == STDOUT or STDIN in found.names:
        raise InputError("--ray: reads files and writes to a file named with -o")
    with Meter(None, quiet=quiet) as meter:
        return distributed.run(
            found.names,
            distributed.Target(target.output, target.errors, target.format_name),
            address=None if address == "local" else address,
            options=running,
            files=distributed.Files(found.search, found.options, found.format_name),
            progress=meter,
        )


def _to_stdout(items: Iterable[Item], target: Target, running: Options, meter: Meter) -> Summary:
    """Write records as they are done; error records only where a file is named for them."""
    if target.format_name not in (None, "jsonl"):
        raise InputError(f"--format {target.format_name}: is written to a file only, named with -o")
    summary = Summary()
    with contextlib.ExitStack() as stack:
        errors = None
        if target.errors is not None:
            errors = stack.enter_context(stack.enter_context(atomic(target.errors_path())).open("w", encoding="utf-8"))
        for result in stream(items, running, meter):
            if not isinstance(result, Failure):
                typer.echo(result.line)
                summary.add(result.words, result.counts)
                continue
            summary.errors += 1
            if errors is not None:
                errors.write(json.dumps(result.to_dict(), ensure_ascii=False) + "\n")
    return summary


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let a polite request to end, as a service manager or a cluster makes it, do what Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
