"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import InputError
from extractor.io import DEFAULT_MAX_BYTES, DEFAULT_MAX_CHARS, ReadOptions
from extractor.io.fields import FIELDS
from extractor.io.registry import READERS, WRITERS, format_names
from extractor.records import parse_date

Date = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of articles that carry no date themselves.")
]
InputFormat = Annotated[
    str | None,
    typer.Option(
        metavar="FORMAT",
        help=f"The format of the input, where the file's name does not tell it: {format_names(READERS)}.",
    ),
]
OutputFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"The format to write, where the name does not tell it: {format_names(WRITERS)}.",
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=NAME",
        help=f"The name in the input of one of {', '.join(FIELDS)}, as in text=article.body; may be repeated.",
    ),
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--articles",
        metavar="FILE|FOLDER",
        help="What the run read, where its articles are not at their sources; may be repeated.",
    ),
]
MaxChars = Annotated[int, typer.Option(min=1, help="The longest article that is accepted, in characters.")]
MaxBytes = Annotated[int, typer.Option(min=1, help="The largest file of one article, or line, in bytes.")]
Rules = Annotated[Path | None, typer.Option(help="A folder of patterns in place of the shipped ones.")]
Pipeline = Annotated[
    str | None, typer.Option(help="An installed spaCy pipeline in place of the network in the package.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def read_options(
    date: str | None = None,
    fields: list[str] | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> ReadOptions:
    """Return the options for reading; raises InputError naming the option that is wrong."""
    return ReadOptions(_fields(fields or []), _date(date), max_chars, max_bytes)


def _fields(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not equals or not name or field not in FIELDS:
            raise InputError(f"--field {pair}: is not of the form FIELD=NAME with FIELD one of {', '.join(FIELDS)}")
        found[field] = name
    return found


def _date(date: str | None) -> datetime.date | None:
    try:
        if date is not None and len(date) != len("YYYY-MM-DD"):
            raise InputError(f"date {date!r} is not of the form YYYY-MM-DD")
        return parse_date(date)
    except InputError as error:
        raise InputError(f"--date: {error}") from error
