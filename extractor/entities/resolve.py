"""Group mentions of one thing into one entity, and find what else refers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractor.entities.countries import country_entities
from extractor.entities.lexicon import references
from extractor.entities.organizations import organization_entities
from extractor.entities.people import people_entities
from extractor.entities.referring import Referring
from extractor.recognizers.page import page_of
from extractor.records import Context, Entity, Mention
from extractor.rulebook import Rulebook

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one article.

    ``by_span`` finds the entity of a mention by its (start, end), and that of pronouns and common nouns
    ("she", "company" in "the company") where only one entity can be meant.
    """

    people: tuple[Entity, ...] = ()
    countries: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()
    by_span: dict[Span, Entity] = field(default_factory=dict)


def resolve(doc: Doc, mentions: Sequence[Mention], context: Context, rulebook: Rulebook) -> Entities:
    """Return the entities that ``mentions`` speak of, in order of first mention.

    A country inside the name of a person ("Israel" in "Israel Katz") is no mention of that country.
    """
    known = references(rulebook)
    text = page_of(doc, context).text
    pairs = people_entities(text, of_kind(mentions, "person"), known)
    people = tuple(person for person, _ in pairs)
    names = [mention for person in people for mention in person.mentions]
    countries = country_entities(outside(of_kind(mentions, "country"), names), rulebook)
    organizations = organization_entities(text, of_kind(mentions, "organization"), of_kind(mentions, "country"), known)
    by_span = {
        (mention.start, mention.end): entity
        for entity in (*organizations, *countries, *people)
        for mention in entity.mentions
    }
    genders = {person.id: gender for person, gender in pairs}
    referring = Referring(doc, text, by_span, genders, of_kind(mentions, "role"), known)
    return Entities(people, countries, organizations, referring.spans() | by_span)


def of_kind(mentions: Sequence[Mention], kind: str) -> list[Mention]:
    """Return the mentions of one kind in text order."""
    return sorted((m for m in mentions if m.kind == kind), key=lambda m: (m.start, m.end))


def outside(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that do not overlap any of ``others``."""
    taken = {place for other in others for place in range(other.start, other.end)}
    return [m for m in mentions if m.start not in taken and m.end - 1 not in taken]
