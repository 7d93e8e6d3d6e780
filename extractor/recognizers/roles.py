"""Recogniser of roles."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class RolesRecognizer:
    """Finds roles in a Doc."""

    kind: MentionKind = "role"

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the roles mentions of ``doc`` in text order."""
        return []

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["role"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


@Language.factory("extractor_roles")
def make_roles(nlp: Language, name: str) -> RolesRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_roles")``."""
    return RolesRecognizer(load_rulebook())
