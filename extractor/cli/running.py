"""Where a run writes, and how it is done: on this machine, to standard output, on a cluster."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from extractor.batch import Options, Summary, errors_beside, run_to_file, stream
from extractor.cli.inputs import Inputs
from extractor.cli.progress import Meter
from extractor.errors import InputError
from extractor.io import STDIN, Failure, Item, writer_for
from extractor.io.atomic import atomic

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a run writes: a path, an address or ``-``, its errors, and the format where the name does not tell it."""

    output: str
    errors: str | None
    format_name: str | None

    @property
    def shown(self) -> str | None:
        """The output as a summary names it; None for standard output."""
        return None if self.output == STDOUT else self.output

    def errors_path(self) -> Path:
        """Return the file for the errors, beside the output unless it is named."""
        return errors_beside(Path(self.output)) if self.errors is None else Path(self.errors)

    def written(self, report: Path | None, ledger: Path | None) -> frozenset[Path]:
        """Return the files that a run's options name for writing; raises InputError where two name the same."""
        errors = self.errors_path() if Path(self.output).name else self.errors
        named: dict[Path, str] = {}
        for option, place in {"-o": self.output, "--errors": errors, "--report": report, "--ledger": ledger}.items():
            if place is not None and place != STDOUT:
                before = named.setdefault(Path(place).resolve(), option)
                if before != option:
                    raise InputError(f"{option} {place}: is where {before} writes")
        return frozenset(named)


def run_here(found: Inputs, target: Target, running: Options, *, quiet: bool) -> Summary:
    """Run on this machine."""
    found.check()
    running = replace(running, workers=running.workers or usable_cores())
    with Meter(found.size(), quiet=quiet) as meter:
        items = found.read(meter)
        if target.output == STDOUT:
            summary = _to_stdout(items, target, running, meter)
        else:
            path = Path(target.output)
            writer = writer_for(path.name, target.format_name)
            summary = run_to_file(items, path, target.errors_path(), writer, running, meter)
    summary.others = found.others
    return summary


def run_on_ray(address: str, found: Inputs, target: Target, running: Options, *, quiet: bool) -> Summary:
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
    if running.ledger is not None or running.retry_errors:
        raise InputError(
            "--ledger, --retry-errors: are for a run into a file, named with -o; standard output has no ledger"
        )
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
