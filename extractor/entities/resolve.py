"""Group mentions of one thing into one entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractor.records import Context, Entity, Mention


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one article; ``by_span`` finds the entity of a mention by its (start, end)."""

    people: tuple[Entity, ...] = ()
    countries: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()
    by_span: dict[tuple[int, int], Entity] = field(default_factory=dict)


def resolve(doc: Doc, mentions: Sequence[Mention], context: Context) -> Entities:
    """Return the entities that ``mentions`` speak of, in order of first mention."""
    return Entities()
