"""``extractor show``: an article and its facts in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from extractor.batch import Settings
from extractor.cli import options as shared
from extractor.errors import InputError
from extractor.io import (
    STDIN,
    Failure,
    Item,
    Raw,
    ReadOptions,
    Search,
    find_sources,
    read_sources,
    read_stdin,
    readable_suffixes,
)
from extractor.records import Article


def show(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with an article; - is stdin, as text.")],
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="Which article of a file of many.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the record instead.")] = False,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave out the article's text.")] = False,
    date: shared.Date = None,
    input_format: shared.InputFormat = None,
    field: shared.Fields = None,
    rules: shared.Rules = None,
    pipeline: shared.Pipeline = None,
) -> None:
    """Show one article with its mentions marked, and a table of its facts."""
    from extractor.report import show_article

    article = read_one(file, number, shared.read_options(date, field), input_format)
    extraction = Settings(pipeline, rules).extractor()(article)
    if as_json:
        typer.echo(extraction.to_json())
    else:
        show_article(extraction, Console(), text=not facts_only)


def read_one(file: str, number: int, reading: ReadOptions, input_format: str | None) -> Article:
    """Return one article of a file or of standard input; raises InputError where it cannot be read."""
    if file == STDIN:
        items = read_stdin(reading, format_name=input_format or "text")
    else:
        sources = find_sources([file], Search(readable_suffixes()))
        items = read_sources(sources, reading, format_name=input_format)
    return _article(next((item for n, item in enumerate(items, start=1) if n == number), None), file, number)


def _article(item: Item | None, file: str, number: int) -> Article:
    if item is None:
        raise InputError(f"{file}: has no article {number}")
    if isinstance(item, Failure):
        raise InputError(str(item))
    try:
        return item.convert(item) if isinstance(item, Raw) else item
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
