"""What is wrong with a pattern file, said so that it can be mended: file, line, place, fault and what is allowed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from extractor.rulebook.base import Example, Sample

Place = tuple[int | str, ...]
LONGEST_INPUT = 40


def problem(path: Path, line: int, message: str) -> str:
    """Return the line in which an error of a pattern file is told."""
    return f"{path}:{line}: {message}"


def toml_problem(path: Path, source: str, message: str) -> str:
    """Return the problem of a file that is no TOML; the parser names the line at the end of its message, or none."""
    at = re.search(r" \(at line (\d+), column \d+\)$", message)
    line = int(at[1]) if at else source.count("\n") + 1
    return problem(path, line, f"no valid TOML: {message[: at.start()] if at else message}")


def model_problems(path: Path, source: str, model: type[BaseModel], error: ValidationError) -> Iterator[str]:
    """Yield a problem for each wrong place of a file."""
    for wrong in error.errors():
        place = wrong["loc"]
        words = [".".join(map(str, place)), _fault(model, wrong)]
        yield problem(path, line_of(source, place), ": ".join(filter(None, words)))


def doubled_words(path: Path, source: str, content: Mapping[str, Any], file: BaseModel) -> Iterator[str]:
    """Yield a problem for each word that stands twice in one list of words of a file.

    ``content`` is the file as TOML has it, ``file`` what its model made of that: a tuple there, what must be found in
    an example or read from a sample may well be the same twice.
    """
    for place, words in _lists(content, file, ()):
        for word in (word for word, times in Counter(words).items() if times > 1):
            line = _second(source, line_of(source, place), word)
            yield problem(path, line, f"{'.'.join(map(str, place))}: {word!r} stands twice in this list")


def _lists(content: Any, made: Any, place: Place) -> Iterator[tuple[Place, list[str]]]:
    """Yield the lists of words at and below a place, and where each stands."""
    if isinstance(made, Example | Sample | tuple):
        return
    if isinstance(content, Mapping):
        for key, inner in content.items():
            below = _made_of(made, key) if isinstance(made, BaseModel) else made[key]
            yield from _lists(inner, below, (*place, key))
    elif isinstance(content, list) and content and isinstance(content[0], str):
        yield place, content
    elif isinstance(content, list) and isinstance(made, list):
        for number, (inner, below) in enumerate(zip(content, made, strict=True)):
            yield from _lists(inner, below, (*place, number))


def _made_of(made: BaseModel, key: str) -> Any:
    """Return what a model made of a key, whose field may have another name; None for a key that it has not."""
    names = (name for name, field in type(made).model_fields.items() if (field.alias or name) == key)
    return getattr(made, next(names, ""), None)


def _second(source: str, line: int, word: str) -> int:
    """Return the line where a word stands for the second time from a line on; that line itself where it is escaped."""
    quoted = re.compile(rf"([\"']){re.escape(word)}\1")
    rest = enumerate(source.splitlines()[line - 1 :], start=line)
    places = [number for number, text in rest for _ in quoted.finditer(text)]
    return places[1] if len(places) > 1 else line


def _fault(model: type[BaseModel], wrong: Mapping[str, Any]) -> str:
    if wrong["type"] == "missing":
        return "this key is missing"
    if wrong["type"] == "extra_forbidden":
        return f"unknown key; allowed here: {', '.join(_keys(model, wrong['loc'][:-1]))}"
    if wrong["type"] == "value_error":
        return str(wrong["ctx"]["error"])
    given = repr(wrong["input"])
    return f"{wrong['msg']}, not {given if len(given) <= LONGEST_INPUT else given[:LONGEST_INPUT] + '…'}"


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    """Return the keys that the table at a place of a file may have."""
    kind: Any = model
    for part in place:  # numbers, and names that the file itself gives, lead to no field: the type stays
        kind = next((fields[str(part)].annotation for t in _models(kind) if part in (fields := _fields(t))), kind)
    return [key for table in _models(kind) for key in _fields(table)]


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys that a file has for them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a type speaks of: itself, its members or its alternatives."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    else:
        for inner in get_args(kind):
            yield from _models(inner)


def line_of(source: str, place: Place) -> int:
    """Return the number of the line where a place of a TOML text stands, as near as can be told.

    ``place`` is a path as pydantic gives it: ("example", 3, "found").
    """
    lines = source.splitlines()
    at = 0
    for depth, part in enumerate(place):
        if isinstance(part, int):
            continue
        index = place[depth + 1] if depth + 1 < len(place) and isinstance(place[depth + 1], int) else 0
        name = re.escape(part)
        headers = [n for n in range(at, len(lines)) if re.match(rf"\s*\[\[(?:[\w.\-]+\.)?{name}\]\]", lines[n])]
        if headers:
            at = headers[min(int(index), len(headers) - 1)]
            continue
        key = re.compile(rf"\s*(?:\[(?:[\w.\-]+\.)?[\"']?{name}[\"']?\]|(?:[\w\-]+\.)*[\"']?{name}[\"']?\s*=)")
        at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1
