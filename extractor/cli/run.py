"""``extractor run``: from files to facts."""

from __future__ import annotations

import contextlib
import logging
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from extractor.batch import Options, Settings
from extractor.cli import options as shared
from extractor.cli.inputs import Inputs
from extractor.cli.report import check_output, write_page
from extractor.cli.running import STDOUT, Target, run_here, run_on_ray
from extractor.cli.summary import exit_code, tell
from extractor.io import DEFAULT_MAX_BYTES, DEFAULT_MAX_CHARS, Search, readable_suffixes
from extractor.io.texts import TextFinder
from extractor.pool import Limits

Names = Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|-...", help="What to read; - is stdin.")]
Output = Annotated[str, typer.Option("--output", "-o", help="Where to write; - is stdout.")]
Errors = Annotated[str | None, typer.Option(help="Where error records go (default: beside the output).")]
Report = Annotated[Path | None, typer.Option(help="Write a page to read as well, as the report command does.")]
Pattern = Annotated[str | None, typer.Option(help="Read only files of folders that match, as in '*.txt'.")]
Links = Annotated[bool, typer.Option("--follow-links", help="Follow symbolic links in folders.")]
Workers = Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes; 0 is one a core.")]
Seconds = Annotated[float, typer.Option(min=0.01, help="The longest time for one article, in seconds.")]
LedgerFile = Annotated[Path | None, typer.Option(help="The file that keeps what is done (default: beside the output).")]
Force = Annotated[bool, typer.Option("--force", help="Do everything anew.")]
Retry = Annotated[bool, typer.Option("--retry-errors", help="Try again what failed before.")]
Ray = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Run on a Ray cluster: its address, 'auto', or 'local'.")
]


def run(
    inputs: Names,
    output: Output = STDOUT,
    output_format: shared.OutputFormat = None,
    errors: Errors = None,
    report: Report = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    pattern: Pattern = None,
    follow_links: Links = False,
    date: shared.Date = None,
    workers: Workers = 0,
    time_limit: Seconds = 120.0,
    max_chars: shared.MaxChars = DEFAULT_MAX_CHARS,
    max_bytes: shared.MaxBytes = DEFAULT_MAX_BYTES,
    ledger: LedgerFile = None,
    force: Force = False,
    retry_errors: Retry = False,
    rules: shared.Rules = None,
    pipeline: shared.Pipeline = None,
    ray: Ray = None,
    quiet: shared.Quiet = False,
) -> None:
    """Extract the facts of articles in files, folders or standard input.

    Run it again with the same output, and only what is new or changed is done. Exit codes: 0 all went well, 2 nothing
    could be done, 3 some articles failed, 130 interrupted.
    """
    if quiet:
        logging.getLogger().setLevel(logging.ERROR)  # warnings
    target = Target(output, errors, output_format)
    search = Search(readable_suffixes(), pattern, follow_links, target.written(report, ledger))
    found = Inputs(inputs, search, shared.read_options(date, field, max_chars, max_bytes), input_format)
    running = Options(Settings(pipeline, rules), workers, Limits(seconds=time_limit), force, retry_errors, ledger)
    records = None if report is None else check_output(output, report)
    with _stoppable():
        if ray is None:
            summary = run_here(found, target, running, quiet=quiet)
        else:
            summary = run_on_ray(ray, found, target, running, quiet=quiet)
    _say(tell(summary, target.shown), quiet=quiet)
    if report is not None and records is not None:
        texts = TextFinder(found.options, found.again, input_format)
        _say(write_page(records, report, target.errors_path(), texts, rules=rules), quiet=quiet)
    raise typer.Exit(exit_code(summary))


def _say(lines: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(lines, err=True)


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
