"""Role facts: who holds which office, position or occupation, where, and since when."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.records import Context, Fact, Mention
from extractor.rulebook import Rulebook


def role_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> list[Fact]:
    """Return the role facts of one article in text order, their ids left empty."""
    return []
