"""Where the records of a cluster go: one file and its errors, at paths or addresses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.batch import Progress, Silence, Summary
from extractor.distributed.addresses import is_address, upload
from extractor.io import Failure, Row, writer_for
from extractor.io.atomic import atomic


@dataclass(frozen=True, slots=True)
class Target:
    """Where records and errors go: paths or addresses; the format where the name does not tell it."""

    output: str
    errors: str | None = None
    format_name: str | None = None

    @property
    def name(self) -> str:
        """The name of the output's file."""
        return self.output.rpartition("/")[2]

    def errors_place(self) -> str:
        """Return where the errors go: beside the output unless told."""
        folder, slash, name = self.output.rpartition("/")
        return self.errors or f"{folder}{slash}{name.removesuffix(Path(name).suffix)}.errors.jsonl"


def write(rows: Iterable[Mapping[str, Any]], target: Target, progress: Progress | None = None) -> Summary:
    """Write rows as the actors give them to files or addresses, and return what there was."""
    writer = writer_for(target.name, target.format_name)
    sorter = _Sorter(rows, progress or Silence())
    _put(target.output, lambda path: writer.write(iter(sorter), path))
    lines = "".join(line + "\n" for line in sorter.errors)
    if lines:
        _put(target.errors_place(), lambda path: _write_text(path, lines))
    elif not is_address(target.errors_place()):
        Path(target.errors_place()).unlink(missing_ok=True)
    return sorter.summary


def _put(place: str, write_file: Callable[[Path], None]) -> None:
    if is_address(place):
        upload(place, write_file)
    else:
        with atomic(Path(place)) as temporary:
            write_file(temporary)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


class _Sorter:
    """The records among rows; errors are laid aside, and all is counted."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], progress: Progress) -> None:
        self.rows = rows
        self.progress = progress
        self.errors: list[str] = []
        self.summary = Summary()

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if row["error"] is not None:
                self._lay_aside(row["error"])
            else:
                self.summary.add(int(row["words"]), json.loads(row["counts"]))
                self.progress.done(int(row["words"]))
                yield Row(row["record"], row["text"])

    def _lay_aside(self, line: str) -> None:
        self.errors.append(line)
        self.summary.errors += 1
        error = json.loads(line)
        self.progress.failed(Failure(error["source"], error["error"]["message"], error["error"]["type"], error["id"]))
