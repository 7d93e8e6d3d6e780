"""Recogniser of people."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class PeopleRecognizer:
    """Finds people in a Doc."""

    kind: MentionKind = "person"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the people mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["person"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_people")
def make_people(nlp: Language, name: str) -> PeopleRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_people")``."""
    return PeopleRecognizer(load_rulebook())
