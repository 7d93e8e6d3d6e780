"""What a trained pipeline says of a Doc: its spans as evidence beside that of the rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Doc

from extractor.encoder import entity_confidence
from extractor.encoder.mapping import entity_labels
from extractor.recognizers.capitals import Run, opens_sentence, words_of
from extractor.recognizers.lexicons import NameLexicon, fold

# A full stop that belongs to the name: of a suffix or an initial.
KEPT_STOP = re.compile(r"\b(?:[JS]r|[^\W\d_])\.$")
# A dateline behind its town: country and day, agency, dash, and then words in lower case.
DATELINE_REST = re.compile(
    r"(?:/[^\W\d_]{2,20})?(?:,[  ][\w. ]{2,20}){0,3}(?:[  ]\([^)\n]{2,20}\))?[  ]?(?:--|[-–—])[  ]"
    r"(?=[^\n]{0,60}[a-z]{2})"
)
DATELINE_REACH = 30
# How sure a pipeline is taken to be that gives no probabilities of its own.
USUAL_CONFIDENCE = 0.85
# How sure a pipeline must be of a longer name, and how long its first word is, for that word to stand for the name.
FIRM, SHORTEST = 0.5, 4


@dataclass(frozen=True, slots=True)
class Span:
    """An entity of the pipeline: offsets, label, and how sure the pipeline is of it."""

    start: int
    end: int
    label: str
    confidence: float


def read_entities(doc: Doc) -> list[Span]:
    """Return the entities of ``doc`` in the network's labels, those without such a label left out."""
    sure, labels = entity_confidence(doc), entity_labels()
    spans = []
    for entity in doc.ents:
        label = labels.get(entity.label_)
        if label is not None:
            place = entity.start_char, entity.end_char
            spans.append(Span(*place, label, sure.get(place, USUAL_CONFIDENCE)))
    return spans


def lines_of(span: Span, text: str) -> Iterator[Span]:
    """Yield a span without the blanks around it, or one for each line that it runs over."""
    place = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        bare = line.strip()
        if bare == line and place == span.start and place + len(line) == span.end:
            yield span
        elif bare:
            first = place + line.index(bare)
            yield replace(span, start=first, end=first + len(bare))
        place += len(line)


def run_of(text: str, span: Span) -> Run:
    """Return a span as a run of words; marks and possessives at its ends are left out."""
    start, end = trim(text, span.start, span.end)
    return Run(words_of(text[start:end], start), opens_sentence(text, start))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without quotes, brackets, commas and possessives at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end:
        if text[max(start, end - 2) : end].lower() in ("'s", "’s"):
            end -= 2
        elif text[end - 1].isalnum() or KEPT_STOP.search(text, start, end):
            break
        else:
            end -= 1
    return start, end


class HasOffsets(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """The character behind the last."""
        ...


Item = TypeVar("Item", bound=HasOffsets)


class SpanIndex(Generic[Item]):
    """Things in text order, found by place in logarithmic time where few of them overlap one another."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Sort ``items``."""
        self.items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self.items]
        self._reach = list(accumulate((item.end for item in self.items), max))  # how far those up to each go

    def at(self, start: int, end: int) -> list[Item]:
        """Return the things that share characters with ``start`` to ``end``."""
        last = bisect_left(self._starts, end)
        first = last
        while first and self._reach[first - 1] > start:
            first -= 1
        return [item for item in self.items[first:last] if item.end > start]


def overlapping(spans: SpanIndex[Span], start: int, end: int, labels: Collection[str]) -> Span | None:
    """Return the surest span with one of ``labels`` that shares characters with ``start`` to ``end``."""
    return max((s for s in spans.at(start, end) if s.label in labels), key=lambda s: s.confidence, default=None)


def opens_dateline(text: str, start: int, end: int) -> bool:
    """Say whether the words are the town in capitals that a dateline begins with: "ARBEL, May 3 -- A dam burst".

    >>> opens_dateline("ARBEL, May 3 -- A dam burst.", 0, 5), opens_dateline("ARBEL -- A LIFE", 0, 5)
    (True, False)
    """
    if not text[start:end].isupper():
        return False
    before = text[max(0, start - DATELINE_REACH) : start].rpartition("\n")[2]
    if before and not (before.isupper() and before.endswith("/")):
        return False
    return DATELINE_REST.match(text, end) is not None


def first_words(text: str, spans: SpanIndex[Span], names: NameLexicon) -> frozenset[str]:
    """Return the first words of longer names of organisations, by which later mentions call them.

    Words that also mean something else are left out: places, peoples, given names, surnames of the article.
    """
    split = [(s, fold(text[s.start : s.end]).split()) for s in spans.items]
    people = {word for s, words in split if s.label in ("PERSON", "PER") and len(words) > 1 for word in words}
    other = (names.openers, names.places, names.countries, names.peoples, names.heads, names.not_person)
    firsts = {words[0] for s, words in split if s.label == "ORG" and len(words) > 1 and s.confidence >= FIRM}
    return frozenset(
        word
        for word in firsts - people
        if len(word) >= SHORTEST
        and word.isalpha()
        and not any(word in group for group in other)
        and word not in names.gender
        and word not in names.given_words
        and word not in names.capital_titles
    )
