"""What one holding says: who, which title, of which body and country, since when."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.parties import party_for_span
from extractor.facts.reading import Reading
from extractor.facts.roles.left import POSSESSIVE
from extractor.facts.roles.line import Item
from extractor.facts.roles.links import Holding, Led
from extractor.facts.roles.office import Office
from extractor.facts.roles.plurals import singular_title
from extractor.facts.roles.pronouns import pronoun
from extractor.facts.roles.rules import RoleRules
from extractor.records import Party

# How many words may stand between an owner and the body.
MAX_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A role fact on its way: who, what, where, and the words that say so."""

    person: Party
    role: str
    organization: Party | None
    country: str | None
    status: str
    since: str | None
    until: str | None
    start: int
    end: int
    rule: str
    weight: float
    trace: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """What tells one person from another."""
        return self.person.ref or self.person.name.casefold()

    @property
    def weight_of_words(self) -> tuple[bool, bool, int]:
        """How full the statement is."""
        return (self.organization is not None, self.country is not None, len(self.role))


class Builder:
    """Turns the holdings of one article into what they say."""

    def __init__(self, items: list[Item], reading: Reading, rules: RoleRules) -> None:
        """Use the items of one article."""
        self.items = items
        self.reading = reading
        self.rules = rules

    def held(self, holding: Holding) -> Held | None:
        """Return what one holding says; None where the person is nobody known."""
        office, person = holding.office, self.person(holding.person)
        if person is None:
            return None
        role = singular_title(office.role, self.rules.lexicon) if office.many else office.role
        organization = self.party(office.organization or holding.organization)
        country = office.country or holding.country or self.country_inside(organization)
        start, end = self.reading.words(self.items[office.first].first, self.items[office.last - 1].last)
        end = max(end, office.end)
        return Held(
            person=person,
            role=" ".join(role.split()),
            organization=organization,
            country=country,
            status=self.status(office, holding.status),
            since=office.since,
            until=office.until,
            start=min(start, person.start),
            end=max(end, person.end),
            rule=f"role.{holding.rule}",
            weight=round(holding.weight * self.confidence(office), 3),
            trace=self.trace(holding),
        )

    def trace(self, holding: Holding) -> tuple[str, ...]:
        """Return how a holding was read: the office phrase, and what tied it to the person."""
        office = holding.office
        start, end = self.reading.words(self.items[office.first].first, self.items[office.last - 1].last)
        lines = [f"office = {self.reading.text[start:end]!r}", f"holder by pattern {holding.rule!r}"]
        if holding.organization is not None or holding.country is not None:
            lines.append("body or country from beside the holder's name")
        if holding.status == "former" and office.status is None:
            lines.append("former by the construction, or since the holder has died or left")
        return tuple(lines)

    def confidence(self, office: Office) -> float:
        """Return how sure the title itself is."""
        mention = self.items[office.place].mention
        return mention.confidence if mention is not None else 1.0

    def status(self, office: Office, said: str | None) -> str:
        """Return what the title's own words say of the status, else what the construction says."""
        if office.until is not None and office.status is None:
            return "former"
        if office.head in self.rules.file.nominees and office.status in (None, "current"):
            return "nominee"
        return office.status or said or "current"

    def led(self, led: Led) -> Held | None:
        """Return what "a body led by X" says."""
        person = self.person(led.person)
        if person is None:
            return None
        organization, country = (None, None) if led.body is None else self.body(led.body)
        start, end = self.reading.words(self.items[led.verb[0]].first, self.items[led.verb[1]].last)
        return Held(
            person=person,
            role=led.role,
            organization=organization,
            country=country or self.country_inside(organization),
            status=led.status or "current",
            since=None,
            until=None,
            start=min(start, person.start, organization.start if organization else start),
            end=max(end, person.end, organization.end if organization else end),
            rule=f"role.{led.rule}",
            weight=led.weight,
        )

    def body(self, place: int) -> tuple[Party, str | None]:
        """Return the body whose last word is the item ``place``, with what belongs to it before, and its country."""
        item = self.items[place]
        first, country = place, None
        if item.sign == "WORD":
            while first and self.items[first - 1].low in self.rules.lexicon.field:
                first -= 1
            owner = self.owner(first)
            before = self.items[first - 1] if first else item
            if owner is not None and owner[1].sign == "ORG":
                first = owner[0]
            elif owner is not None:
                country = owner[1].code
            elif before.sign == "COUNTRY":
                country, first = before.code, first - 1
        party = self.party((self.items[first].first, item.last))
        assert party is not None
        return party, country

    def owner(self, first: int) -> tuple[int, Item] | None:
        """Return the body or country (and its place) whose own the body at ``first`` is: "the bank's division"."""
        for place in range(first, max(first - MAX_BEFORE, 1), -1):
            before = self.items[place - 1]
            if before.low in POSSESSIVE:
                owner = self.items[place - 2]
                return (place - 2, owner) if owner.sign in ("ORG", "COUNTRY") else None
            if before.sign != "WORD" or not before.low.isalpha():
                return None
        return None

    def person(self, place: int) -> Party | None:
        """Return the person that the item at ``place`` names or takes up."""
        item = self.items[place]
        source = item
        if item.sign == "WORD":
            found = pronoun(self.items, place, self.reading)
            if found is None:
                return None
            source = self.items[found]
        start, end = self.reading.words(source.first, source.last)
        if source.mention is not None:
            start, end = source.mention.start, source.mention.end
        entity = self.reading.entity(start, end)
        name = entity.name if entity is not None else self.reading.text[start:end]
        if item is not source:
            start, end = self.reading.words(item.first, item.last)
        return Party(name=name, start=start, end=end, ref=entity.id if entity else None)

    def party(self, tokens: tuple[int, int] | None) -> Party | None:
        """Return the body over a token range."""
        if tokens is None:
            return None
        start, end = self.reading.words(*tokens)
        return party_for_span(self.reading.text, start, end, self.reading.entities, self.rules.small)

    def country_inside(self, organization: Party | None) -> str | None:
        """Return the country in the name of a body that is its state's own ("the Norwegian Central Bank")."""
        if organization is None:
            return None
        words = {word.lower() for word in organization.name.split()}
        if not words & self.rules.file.states.words:
            return None
        for mention in self.reading.of_kind("country"):
            if organization.start <= mention.start and mention.end <= organization.end:
                return mention.code
        return None
