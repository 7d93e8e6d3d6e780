"""What the pipeline's own entities and parse say about a country's word."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc

NAMES = frozenset({"ORG", "MISC", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
PERSONS = frozenset({"PERSON", "PER"})


class Evidence:
    """The entities and the parse of one Doc by character offsets; silent where the pipeline sets none."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text
        self._parsed = doc.has_annotation("DEP")
        self._spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        self._starts = [span[0] for span in self._spans]

    def person(self, start: int, end: int) -> bool | None:
        """Return None outside persons' names, else whether the name is longer than the characters asked for."""
        span = self._around(start, end)
        if span is None or span[2] not in PERSONS:
            return None
        return span[1] - span[0] > end - start

    def names_bearer(self, start: int, end: int) -> bool:
        """Tell whether a person's name holds the characters that is longer, or whose longer form stands elsewhere."""
        if self.person(start, end) is not False:
            return bool(self.person(start, end))
        return self._longest.get(self._text[start:end], 0) > end - start

    @cached_property
    def _longest(self) -> dict[str, int]:
        """The length of the longest person's name that holds a word, by the words of all these names."""
        found: dict[str, int] = {}
        for first, last, label in self._spans:
            if label in PERSONS:
                for word in self._text[first:last].split():
                    found[word] = max(found.get(word, 0), last - first)
        return found

    def inside(self, start: int, end: int) -> bool:
        """Tell whether the characters are part of a longer name of something that is no country."""
        span = self._around(start, end)
        return span is not None and span[2] in NAMES and span[1] - span[0] > end - start

    def verb(self, start: int, end: int) -> str | None:
        """Return the verb, in lower case, that the characters are the active subject of."""
        span = self._doc.char_span(start, end, alignment_mode="expand") if self._parsed else None
        if span is None or span.root.dep_ != "nsubj":
            return None
        return str(span.root.head.text).lower()

    def _around(self, start: int, end: int) -> tuple[int, int, str] | None:
        i = bisect_right(self._starts, start) - 1
        if i < 0:
            return None
        span = self._spans[i]
        return span if span[0] <= start and end <= span[1] else None
