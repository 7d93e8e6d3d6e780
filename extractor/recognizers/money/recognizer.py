"""Recogniser of sums of money."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class MoneyRecognizer:
    """Finds sums of money in a Doc."""

    kind: MentionKind = "money"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the money mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["money"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_money")
def make_money(nlp: Language, name: str) -> MoneyRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_money")``."""
    return MoneyRecognizer(load_rulebook())
