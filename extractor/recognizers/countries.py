"""Recogniser of countries."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class CountriesRecognizer:
    """Finds countries in a Doc."""

    kind: MentionKind = "country"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the countries mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["country"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_countries")
def make_countries(nlp: Language, name: str) -> CountriesRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_countries")``."""
    return CountriesRecognizer(load_rulebook())
