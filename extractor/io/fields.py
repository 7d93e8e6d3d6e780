"""From somebody's row or object to an Article: names of fields, dates, checks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import dateparser

from extractor.errors import InputError
from extractor.io.base import Failure, Item, ReadOptions
from extractor.io.decode import check_text
from extractor.records import Article
from extractor.rulebook import PatternFile, load_rulebook

SHAPES_FILE = "io/shapes.toml"
FIELDS = ("text", "title", "date", "id", "source")


class ShapesFile(PatternFile):
    """``io/shapes.toml``: the names that others give to an article's fields."""

    text: list[str]
    html: list[str]
    title: list[str]
    date: list[str]
    id: list[str]
    source: list[str]


@cache
def shapes() -> ShapesFile:
    """Return the known names."""
    return load_rulebook().file(SHAPES_FILE, ShapesFile)


def to_item(value: object, place: str, options: ReadOptions) -> Item:
    """Return the article of one row or object; ``place`` names it in errors ("news.jsonl:3")."""
    if not isinstance(value, Mapping):
        return Failure(place, f"is a JSON {_kind(value)}, not an object")
    known = shapes()
    identity = _first(value, _names(options, "id", known.id))
    identity = None if identity is None else str(identity)
    try:
        text = _text(value, known, options)
        title = _first(value, _names(options, "title", known.title))
        source = _first(value, _names(options, "source", known.source))
        return Article(
            text=text,
            id=None if identity is None else check_text(identity),
            title=check_text(title) if isinstance(title, str) else None,
            date=to_date(_first(value, _names(options, "date", known.date))) or options.date,
            source=check_text(source) if isinstance(source, str) else place,
        )
    except InputError as error:
        return Failure(place, str(error), id=identity)


def _text(value: Mapping[str, Any], known: ShapesFile, options: ReadOptions) -> str:
    names = _names(options, "text", known.text)
    text = _first(value, names)
    if text is None and "text" not in options.fields:
        text = _first(value, known.html)
        if isinstance(text, str):
            from extractor.io.readers.html import plain_text

            text = plain_text(text)
    if text is None and any(value.get(name) == "" for name in names):
        raise InputError("is empty")
    if text is None:
        raise InputError(f"has no text (looked for {', '.join(names)})")
    if not isinstance(text, str):
        raise InputError(f"has a {_kind(text)} for its text, not a string")
    return checked(text, options)


def checked(text: str, options: ReadOptions) -> str:
    """Return an article's text; raises InputError where it is empty, too long or no text."""
    if not text.strip():
        raise InputError("is empty")
    if len(text) > options.max_chars:
        raise InputError(f"has {len(text):,} characters, more than the limit of {options.max_chars:,}")
    return check_text(text)


def _names(options: ReadOptions, field: str, known: list[str]) -> list[str]:
    return [options.fields[field]] if field in options.fields else known


def _first(value: Mapping[str, Any], names: list[str]) -> Any:
    for name in names:
        found = value.get(name)
        if found is None and "." in name:
            found = _inside(value, name)
        if found is not None and found != "":
            return found
    return None


def _inside(value: Any, path: str) -> Any:
    for part in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _kind(value: object) -> str:
    names = {"dict": "object", "list": "list", "str": "string", "NoneType": "null", "bool": "boolean"}
    return names.get(type(value).__name__, "number")


def to_date(value: object) -> datetime.date | None:
    """Return the day that a value of a date field names; raises InputError where it names none."""
    if value is None or isinstance(value, datetime.datetime):
        return None if value is None else value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) > 1e11 else value
            return datetime.datetime.fromtimestamp(float(seconds), datetime.UTC).date()
        if isinstance(value, str):
            return _written_date(value.strip())
    except (ValueError, OverflowError, OSError):
        pass
    raise InputError(f"has a date that cannot be read: {value!r:.60}")


def _written_date(value: str) -> datetime.date | None:
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        pass
    if len(value) > 60:
        raise ValueError(value)
    found = dateparser.parse(value, languages=["en"], settings={"STRICT_PARSING": True})
    if found is None:
        raise ValueError(value)
    day: datetime.date = found.date()
    return day
