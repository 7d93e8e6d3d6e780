"""``extractor train``: make the network anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.training import TrainOptions
from extractor.training import train as run


def train(
    corpora: Annotated[Path, typer.Option(help="The folder of corpora.")],
    gold: Annotated[Path, typer.Option(help="The folder of gold articles.")],
    work: Annotated[Path, typer.Option(help="Where checkpoints and reports go; a second call goes on from them.")],
    output: Annotated[Path, typer.Option(help="Where the packaged network goes.")],
    start: Annotated[Path | None, typer.Option(help="A checkpoint to begin from.")] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="How often the material is seen.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of all that is drawn by lot.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads of the training.")] = None,
) -> None:
    """Train the network on corpora and package it (extra ``train``)."""
    given: dict[str, Any] = {"start": start, "epochs": epochs, "seed": seed, "threads": threads}
    options = replace(
        TrainOptions(corpora=corpora, gold=gold, work=work, output=output),
        **{name: value for name, value in given.items() if value is not None},
    )
    packaged = run(options, lambda stage, done, total: typer.echo(f"{stage}: {done} of {total}", err=True))
    typer.echo(str(packaged))
