"""Recogniser of dates."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class DatesRecognizer:
    """Finds dates in a Doc."""

    kind: MentionKind = "date"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the dates mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["date"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_dates")
def make_dates(nlp: Language, name: str) -> DatesRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_dates")``."""
    return DatesRecognizer(load_rulebook())
