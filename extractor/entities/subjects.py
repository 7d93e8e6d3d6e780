"""Whom the sentences of an article speak of: the subject of the main verb, from the tree."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from extractor.records import Entity

Span = tuple[int, int]
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
# Labels of a name beside the noun that it names.
NAMING = frozenset(("appos", "flat", "compound"))


class Subjects:
    """Finds the subjects of the sentences of one Doc; without a tree there are none."""

    def __init__(self, doc: Doc, named: list[tuple[Span, Entity]]) -> None:
        """Keep the named mentions in text order."""
        self.doc = doc
        self.named = named
        parsed = doc.has_annotation("DEP") and doc.has_annotation("SENT_START")
        self.sentences = list(doc.sents) if parsed else []

    def of(self, number: int) -> tuple[Span, Entity | None] | None:
        """Return where the subject of a sentence stands, and the entity that it names; None for no subject."""
        if not 0 <= number < len(self.sentences):
            return None
        root = self.sentences[number].root
        subject = next((child for child in root.children if child.dep_ in SUBJECTS), None)
        if subject is None:
            return None
        entity = self._named(subject)
        beside = (child for child in subject.children if child.dep_ in NAMING)
        entity = entity or next((e for child in beside if (e := self._named(child)) is not None), None)
        return (subject.idx, subject.idx + len(subject)), entity

    def _named(self, token: Token) -> Entity | None:
        """Return the entity whose name holds a token."""
        index = bisect_left(self.named, token.idx + 1, key=lambda item: item[0][0]) - 1
        if index >= 0 and token.idx < self.named[index][0][1]:
            return self.named[index][1]
        return None
