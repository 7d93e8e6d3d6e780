"""Run every fact reader over an article and give the facts their ids."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.records import Context, Fact, Mention
from extractor.rulebook import Rulebook


def build_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> tuple[Fact, ...]:
    """Return the facts of one article in text order."""
    return ()
