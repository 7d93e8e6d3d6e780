"""``extractor explain``: how each fact of an article was read."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from extractor.batch import Settings
from extractor.cli import options as shared
from extractor.cli.show import read_one
from extractor.errors import InputError
from extractor.records import FactKind


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with an article; - is stdin, as text.")],
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="Which article of a file of many.")] = 1,
    kind: Annotated[str | None, typer.Option(help=f"Only facts of this kind: {', '.join(get_args(FactKind))}.")] = None,
    date: shared.Date = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    rules: shared.Rules = None,
    pipeline: shared.Pipeline = None,
) -> None:
    """Print each fact of an article with its words, its rule and the steps by which it was read."""
    if kind is not None and kind not in get_args(FactKind):
        raise InputError(f"--kind {kind}: no kind of fact; the kinds are {', '.join(get_args(FactKind))}")
    article = read_one(file, number, shared.read_options(date, field), input_format)
    found = Settings(pipeline, rules).extractor().explain(article)
    shown = [explanation for explanation in found if kind in (None, explanation.fact.kind)]
    typer.echo("\n\n".join(map(str, shown)) if shown else "no facts")
