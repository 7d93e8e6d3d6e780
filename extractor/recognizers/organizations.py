"""Recogniser of organizations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class OrganizationsRecognizer:
    """Finds organizations in a Doc."""

    kind: MentionKind = "organization"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the organizations mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["organization"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_organizations")
def make_organizations(nlp: Language, name: str) -> OrganizationsRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_organizations")``."""
    return OrganizationsRecognizer(load_rulebook())
