"""Holdings to facts: every office of a person once, at its fullest statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from extractor.facts.draft import Draft
from extractor.facts.parties import party_for_span
from extractor.facts.reading import Reading
from extractor.facts.roles.line import Item
from extractor.facts.roles.links import Holding, Led, Linker
from extractor.facts.roles.office import Office
from extractor.facts.roles.plurals import singular_title
from extractor.facts.roles.pronouns import pronoun
from extractor.facts.roles.rules import RoleRules
from extractor.records import Party

# Words that make another office of one with the same head.
APART = frozenset(
    {"vice", "deputy", "assistant", "under", "associate", "vice-", "shadow", "lieutenant", "candidate", "sub"}
)


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


def merge(linker: Linker, items: list[Item], reading: Reading, rules: RoleRules) -> list[Draft]:
    """Return the role facts that the holdings of one article come to."""
    builder = Builder(items, reading, rules)
    held = [builder.held(holding) for holding in linker.holdings]
    held += [builder.led(led) for led in linker.led]
    kept = join(sorted((h for h in held if h is not None), key=lambda h: (h.start, h.end)))
    return [draft(h) for h in kept]


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
        """Return the body whose last word is the item ``place``: with the demonym and field words before it."""
        item = self.items[place]
        first, country = place, None
        if item.sign == "WORD":
            while first and self.items[first - 1].low in self.rules.lexicon.field:
                first -= 1
            before = self.items[first - 1] if first else item
            if before.sign == "COUNTRY" and before.mention is not None:
                country, first = before.mention.code, first - 1
        party = self.party((self.items[first].first, item.last))
        assert party is not None
        return party, country

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
        return party_for_span(self.reading.text, start, end, self.reading.entities)

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


def join(held: Iterable[Held]) -> list[Held]:
    """Return the holdings without repetitions, each at its fullest statement."""
    kept: list[Held] = []
    for new in held:
        for place, old in enumerate(kept):
            if same(old, new):
                kept[place] = fuller(old, new)
                break
        else:
            kept.append(new)
    return kept


def same(a: Held, b: Held) -> bool:
    """Tell whether two holdings are one: the same person, title and body as far as said."""
    if a.who != b.who:
        return False
    x, y = title_words(a.role), title_words(b.role)
    small, large = sorted((x, y), key=len)
    if not small <= large or (large - small) & APART:
        return False
    if a.organization is None or b.organization is None:
        return True
    return bool(content(a.organization.name) & content(b.organization.name))


def title_words(role: str) -> frozenset[str]:
    """Return the words of a title by which it is compared."""
    words = role.casefold().replace("-", " ").replace(".", "").split()
    return frozenset(SHORT.get(word, word) for word in words)


SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor"}


def content(name: str) -> frozenset[str]:
    """Return the words of a body's name that say something."""
    return frozenset(
        w for w in name.casefold().replace("'s", "").split() if w not in ("the", "of", "for", "and", "on", "in")
    )


def fuller(old: Held, new: Held) -> Held:
    """Return the fuller of two statements of one holding, completed from the other."""
    best, other = (new, old) if new.weight_of_words > old.weight_of_words else (old, new)
    organization = best.organization or other.organization
    changes: dict[str, Any] = {
        "organization": organization,
        "country": best.country or other.country,
        "since": best.since or other.since,
        "until": best.until or other.until,
        "status": best.status if best.status != "current" else other.status,
        "weight": max(best.weight, other.weight),
    }
    return replace(best, **changes)


def draft(held: Held) -> Draft:
    """Return the fact that one holding states."""
    slots = {
        "person": held.person,
        "role": held.role,
        "organization": held.organization,
        "country": held.country,
        "status": held.status,
        "since": held.since,
        "until": held.until,
    }
    return Draft("role", held.start, held.end, slots, held.rule, held.weight, trace=held.trace)
