"""Check a rulebook: every file against its model, every example against what the program finds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from spacy.tokens import Doc

from extractor.engine import Extractor, parse_date
from extractor.errors import RulebookError
from extractor.io.fields import SHAPES_FILE, ShapesFile
from extractor.records import Article, Context
from extractor.rulebook import Example, PatternFile, load_rulebook
from extractor.text import clean, describe, mark_breaks

# The article that makes every part of the program read its files.
SPECIMEN = Article("PARIS, May 3 - Ann Lee, head of the bank, said on Monday it paid $5 for a two-year deal.")
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files and examples were checked, and a line for each problem, with file and line."""

    files: int
    examples: int
    problems: list[str]


def check_rules(folder: Path | None = None) -> Checked:
    """Check the rulebook in ``folder``, or the shipped one."""
    try:
        extractor = Extractor(rules=folder)
        extractor(SPECIMEN)
        extractor.rulebook.file(SHAPES_FILE, ShapesFile)
    except RulebookError as error:
        return Checked(len(load_rulebook(folder).names()), 0, list(_places(error)))
    rulebook = extractor.rulebook
    files = rulebook.files()
    problems = [
        f"{rulebook.folder / name}:1: no part of the program reads this file"
        for name in rulebook.names()
        if name not in files
    ]
    for name, file in sorted(files.items()):
        path = rulebook.folder / name
        problems += [f"{path}:{line}: {problem}" for line, problem in _wrong_examples(extractor, file, path)]
    return Checked(len(rulebook.names()), sum(len(file.example) for file in files.values()), problems)


def _wrong_examples(extractor: Extractor, file: PatternFile, path: Path) -> Iterator[tuple[int, str]]:
    if not file.example:
        return
    source = path.read_text(encoding="utf-8")
    for number, example in enumerate(file.example):
        line = line_of(source, ("example", number))
        try:
            found = run_example(extractor, file.recognizer, example)
        except RulebookError as error:
            yield line, str(error)
            continue
        if found != example.found:
            yield line, f"{example.text!r} gives {found}, not {example.found}"


def run_example(extractor: Extractor, kind: str | None, example: Example) -> list[str]:
    """Return what is found in an example, in the form in which examples are written.

    Raises RulebookError where no recogniser is of that kind.
    """
    date = parse_date(example.date)
    if kind == TEXT:
        return describe(clean(example.text, extractor.rulebook, given=date), example.text)
    recognizer = next((r for r in extractor.recognizers if kind in (r.kind, f"{r.kind}s")), None)
    if recognizer is None:
        raise RulebookError(f"examples of an unknown recognizer {kind!r}")
    return [mention.describe() for mention in recognizer.find(*_prepared(extractor, example.text, date))]


def _prepared(extractor: Extractor, text: str, date: datetime.date | None) -> tuple[Doc, Context]:
    cleaned = clean(text, extractor.rulebook, given=date)
    doc = extractor.nlp(mark_breaks(extractor.nlp.make_doc(cleaned.text), cleaned.breaks))
    source = "given" if date else cleaned.date_source
    return doc, Context(date or cleaned.date, source, cleaned.country, cleaned.headings)


def _places(error: RulebookError) -> Iterator[str]:
    """Yield a line for each wrong place of a file."""
    message = str(error)
    path = Path(message.split(": ", 1)[0])
    if isinstance(error.__cause__, ValidationError):
        source = path.read_text(encoding="utf-8")
        for wrong in error.__cause__.errors():
            place = ".".join(map(str, wrong["loc"]))
            yield f"{path}:{line_of(source, wrong['loc'])}: {place}: {wrong['msg']}"
        return
    at = re.search(r"at line (\d+)", message)
    yield f"{path}:{at[1] if at else 1}: {message.split(': ', 1)[-1]}"


def line_of(source: str, place: tuple[int | str, ...]) -> int:
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
        key = re.compile(rf"\s*(?:\[(?:[\w.\-]+\.)?[\"']?{name}[\"']?\]|[\"']?{name}[\"']?\s*=)")
        at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1
