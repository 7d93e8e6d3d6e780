"""Check a rulebook: every file against its model, every example against what the program finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc

from extractor.encoder.lemmas import FILE as LEMMAS_FILE
from extractor.encoder.lemmas import Lemmas
from extractor.encoder.mapping import FILE as LABELS_FILE
from extractor.encoder.mapping import EntityLabels
from extractor.engine import Extractor, parse_date
from extractor.errors import RulebookError
from extractor.facts.confidence import FILE as CONFIDENCE_FILE
from extractor.facts.confidence import unknown_rules
from extractor.facts.samples import facts_of_sample
from extractor.io.fields import SHAPES_FILE, ShapesFile
from extractor.records import Article, Context, FactKind
from extractor.rulebook import Example, PatternFile, Rulebook, load_rulebook
from extractor.text import clean, describe, mark_breaks

Place = tuple[int | str, ...]

# The article that makes every part of the program read its files.
SPECIMEN = Article("PARIS, May 3 - Ann Lee, head of the bank, said on Monday it paid $5 for a two-year deal.")
TEXT = "text"
# Files that an extractor does not read by itself: they belong to the readers and to the network.
ELSEWHERE: dict[str, type[PatternFile]] = {SHAPES_FILE: ShapesFile, LABELS_FILE: EntityLabels, LEMMAS_FILE: Lemmas}

# The kind of fact that the samples of a frame file state.
FRAMES: dict[str, FactKind] = {
    "frames/roles.toml": "role",
    "frames/money.toml": "money",
    "frames/durations.toml": "duration",
    "frames/agreements.toml": "agreement",
    "frames/statements.toml": "statement",
}


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
        for name, model in ELSEWHERE.items():
            extractor.rulebook.file(name, model)
    except RulebookError as error:
        return Checked(len(load_rulebook(folder).names()), 0, list(_places(error)))
    rulebook = extractor.rulebook
    files = rulebook.files()
    unread = [name for name in rulebook.names() if name not in files]
    problems = [f"{rulebook.folder / name}:1: no part of the program reads this file" for name in unread]
    problems += _rated(rulebook)
    count = 0
    for name, file in sorted(files.items()):
        path = rulebook.folder / name
        tried = [*_examples(extractor, file), *_samples(extractor, name, file)]
        count += len(tried)
        source = path.read_text(encoding="utf-8")
        problems += [f"{path}:{line_of(source, place)}: {wrong}" for place, wrong in tried if wrong]
    return Checked(len(rulebook.names()), count, problems)


def _rated(rulebook: Rulebook) -> Iterator[str]:
    """Yield a line for each rule that the file of confidences speaks of and no other file knows."""
    path = rulebook.folder / CONFIDENCE_FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    for rule in unknown_rules(rulebook):
        line = next((n for n, text in enumerate(lines, 1) if text.startswith(f'"{rule}"')), 1)
        yield f"{path}:{line}: no fact can carry the rule {rule!r}; measure anew with extractor evaluate --confidence"


def _examples(extractor: Extractor, file: PatternFile) -> Iterator[tuple[Place, str | None]]:
    """Yield where each example of a file stands, and what is wrong with it."""
    for number, example in enumerate(file.example):
        try:
            wrong = _difference(example.text, run_example(extractor, file.recognizer, example), example.found)
        except RulebookError as error:
            wrong = str(error)
        yield ("example", number), wrong


def _samples(extractor: Extractor, name: str, file: PatternFile) -> Iterator[tuple[Place, str | None]]:
    """Yield where each sample of a frame file stands, and what is wrong with it; they need a parse."""
    if name not in FRAMES or "extractor_encoder" not in extractor.nlp.pipe_names:
        return
    for number, sample in enumerate(getattr(file, "sample", ())):
        found = facts_of_sample(sample.text, FRAMES[name], extractor.nlp, extractor.rulebook)
        yield ("sample", number), _difference(sample.text, sorted(found), sorted(sample.facts))


def _difference(text: str, found: list[str], wanted: list[str]) -> str | None:
    return None if found == wanted else f"{text!r} gives {found}, not {wanted}"


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
    # Examples are claims of the rules alone, so no network has a say in them.
    found = recognizer.find(*prepare(extractor, Article(example.text, date=date), plain_language()))
    return [mention.describe() for mention in found]


def prepare(extractor: Extractor, article: Article, nlp: Language | None = None) -> tuple[Doc, Context]:
    """Return an article as the recognisers see it, read by the extractor's pipeline or by ``nlp``, and its context."""
    cleaned = clean(article.text, extractor.rulebook, given=article.date, source=article.source)
    doc = (nlp or extractor.nlp)(mark_breaks(extractor.nlp.make_doc(cleaned.text), cleaned.breaks))
    source = "given" if article.date else cleaned.date_source
    return doc, Context(article.date or cleaned.date, source, cleaned.country, cleaned.headings)


@lru_cache(maxsize=1)
def plain_language() -> Language:
    """Return a pipeline that splits sentences and knows nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


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
        key = re.compile(rf"\s*(?:\[(?:[\w.\-]+\.)?[\"']?{name}[\"']?\]|[\"']?{name}[\"']?\s*=)")
        at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1
