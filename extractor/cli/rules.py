"""Check a rulebook: every file against its model, every example against what the program finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.encoder.lemmas import FILE as LEMMAS_FILE
from extractor.encoder.lemmas import Lemmas
from extractor.encoder.mapping import FILE as LABELS_FILE
from extractor.encoder.mapping import EntityLabels
from extractor.engine import Extractor
from extractor.errors import InputError, RulebookError
from extractor.facts.confidence import FILE as CONFIDENCE_FILE
from extractor.facts.confidence import unknown_rules
from extractor.facts.samples import facts_of_sample
from extractor.io.fields import SHAPES_FILE, ShapesFile
from extractor.records import Article, parse_date
from extractor.rulebook import Example, PatternFile, SampleFile, load_rulebook
from extractor.rulebook.problems import Place, line_of, problem
from extractor.text import clean, describe

# The article that makes every part of the program read its files.
SPECIMEN = Article("PARIS, May 3 - Ann Lee, head of the bank, said on Monday it paid $5 for a two-year deal.")
TEXT = "text"
UNRATED = "no fact can carry the rule {!r}; measure anew with extractor evaluate --confidence"
# Files that an extractor does not read by itself: they belong to the readers and to the network.
ELSEWHERE: dict[str, type[PatternFile]] = {SHAPES_FILE: ShapesFile, LABELS_FILE: EntityLabels, LEMMAS_FILE: Lemmas}


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
        return Checked(len(load_rulebook(folder).names()), 0, list(error.problems))
    rulebook = extractor.rulebook
    files = rulebook.files()
    unread = [name for name in rulebook.names() if name not in files]
    problems = [problem(rulebook.folder / name, 1, "no part of the program reads this file") for name in unread]
    problems += [
        rulebook.problem(CONFIDENCE_FILE, f'"{rule}"', UNRATED.format(rule)) for rule in unknown_rules(rulebook)
    ]
    count = 0
    for name, file in sorted(files.items()):
        path = rulebook.folder / name
        tried = [*_examples(extractor, file), *_samples(extractor, file)]
        count += len(tried)
        source = path.read_text(encoding="utf-8")
        problems += [problem(path, line_of(source, place), wrong) for place, wrong in tried if wrong]
    return Checked(len(rulebook.names()), count, problems)


def _examples(extractor: Extractor, file: PatternFile) -> Iterator[tuple[Place, str | None]]:
    """Yield where each example of a file stands, and what is wrong with it."""
    for number, example in enumerate(file.example):
        try:
            wrong = _difference(example.text, run_example(extractor, file.recognizer, example), example.found)
        except (InputError, RulebookError) as error:
            wrong = f"{example.text!r}: {error}"
        yield ("example", number), wrong


def _samples(extractor: Extractor, file: PatternFile) -> Iterator[tuple[Place, str | None]]:
    """Yield where each sample of a frame file stands, and what is wrong with it; they need a parse."""
    if not isinstance(file, SampleFile) or "extractor_encoder" not in extractor.nlp.pipe_names:
        return
    for number, sample in enumerate(file.sample):
        try:
            found = facts_of_sample(sample.text, file.kind, extractor.nlp, extractor.rulebook)
            wrong = _difference(sample.text, sorted(found), sorted(sample.facts))
        except ValueError as error:
            wrong = f"{sample.text!r}: {error}"
        yield ("sample", number), wrong


def _difference(text: str, found: list[str], wanted: list[str]) -> str | None:
    return None if found == wanted else f"{text!r} gives {found}, not {wanted}"


def run_example(extractor: Extractor, kind: str | None, example: Example) -> list[str]:
    """Return what is found in an example, in the form in which examples are written.

    Raises RulebookError where no recogniser is of that kind.
    """
    date = parse_date(example.date)
    if kind == TEXT:
        return describe(clean(example.text, extractor.rulebook, given=date), example.text)
    recognizer = next((r for r in extractor.recognizers if r.kind == kind), None)
    if recognizer is None:
        known = ", ".join([TEXT, *(r.kind for r in extractor.recognizers)])
        raise RulebookError(f"no recognizer {kind!r}; allowed: {known}")
    # Examples are claims of the rules alone, so no network has a say in them.
    found = recognizer.find(*extractor.prepare(Article(example.text, date=date), plain_language()))
    return [mention.describe() for mention in found]


@lru_cache(maxsize=1)
def plain_language() -> Language:
    """Return a pipeline that splits sentences and knows nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
