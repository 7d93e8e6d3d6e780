"""``extractor train``: make the network anew."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from extractor.training import TrainOptions
from extractor.training import train as run

LINE_SECONDS = 30.0


def train(
    corpora: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of corpora.")],
    gold: Annotated[
        Path,
        typer.Option(exists=True, file_okay=False, help="The folder of annotated articles: train.jsonl, dev.jsonl."),
    ],
    output: Annotated[Path, typer.Option(help="Where the packaged network goes; the report is written beside it.")],
    work: Annotated[
        Path | None, typer.Option(help="Where checkpoints go, from which a second call goes on; beside the output.")
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="A folder with the weights of another BERT to begin from."),
    ] = None,
    start: Annotated[
        Path | None, typer.Option(exists=True, help="A checkpoint of an earlier run to begin from.")
    ] = None,
    epochs: Annotated[
        list[int] | None,
        typer.Option(min=1, help="Epochs of each stage (10 and 6); raw news joins in the second."),
    ] = None,
    rate: Annotated[float | None, typer.Option(min=0, help="The highest learning rate of the encoder.")] = None,
    templates: Annotated[int | None, typer.Option(min=0, help="Made-up texts to learn from in each epoch.")] = None,
    raw_documents: Annotated[int | None, typer.Option(min=0, help="Raw texts to learn from in later stages.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of all that is drawn by lot.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads of the training.")] = None,
) -> None:
    """Train the network on corpora and package it (extra ``train``)."""
    given: dict[str, Any] = {
        "base": base,
        "start": start,
        "epochs": tuple(epochs) if epochs else None,
        "rate": rate,
        "templates": templates,
        "raw_documents": raw_documents,
        "seed": seed,
        "threads": threads,
    }
    options = replace(
        TrainOptions(corpora=corpora, gold=gold, work=work or output.parent / "checkpoints", output=output),
        **{name: value for name, value in given.items() if value is not None},
    )
    with _Bar() as bar:
        packaged = run(options, bar)
    typer.echo(str(packaged))


class _Bar:
    """How far a training is: a bar on a terminal, a line now and then elsewhere; a context manager."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False, soft_wrap=True)
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        self._bar = Progress(*columns, console=self.console, disable=not self.console.is_terminal)
        self._tasks: dict[str, TaskID] = {}
        self._spoke = 0.0

    def __enter__(self) -> _Bar:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of the ``total`` steps of ``stage`` are done."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
            self._spoke = 0.0
        self._bar.update(self._tasks[stage], completed=done)
        if not self.console.is_terminal and time.monotonic() - self._spoke > LINE_SECONDS:
            self._spoke = time.monotonic()
            self.console.print(f"{stage}: {done:,} of {total:,}")
