"""Recogniser of durations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class DurationsRecognizer:
    """Finds durations in a Doc."""

    kind: MentionKind = "duration"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the durations mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["duration"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_durations")
def make_durations(nlp: Language, name: str) -> DurationsRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_durations")``."""
    return DurationsRecognizer(load_rulebook())
