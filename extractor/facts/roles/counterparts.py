"""Counterparts: "the Norwegian foreign minister met his French counterpart, X" says which office X holds."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.roles.line import Item
from extractor.facts.roles.links import PERSONS, Holding, Linker
from extractor.facts.roles.office import Office
from extractor.facts.roles.rules import SIGNS

COUNTRIES = frozenset({SIGNS["COUNTRY"]})
REACH = 80


def add_counterparts(linker: Linker, items: list[Item]) -> None:
    """Give the named counterparts of an office's holder the same office, each with the country said of them."""
    for regex in linker.rules.counterparts:
        for match in regex.finditer(linker.line.text):
            people = linker.line.found(match.start("person"), match.end("person"), PERSONS)
            countries = linker.line.found(match.start("country"), match.end("country"), COUNTRIES)
            if len(countries) != len(people):
                continue
            known = holding_before(linker.holdings, linker.line.item(match.start()))
            if known is not None:
                linker.holdings += [
                    counterpart(known, person, items[country])
                    for person, country in zip(people, countries, strict=True)
                ]


def holding_before(holdings: list[Holding], place: int) -> Holding | None:
    """Return the last holding of an office that stands shortly before an item, if any."""
    near = [h for h in holdings if place - REACH < max(h.person, h.office.place) < place]
    return max(near, key=lambda h: max(h.person, h.office.place), default=None)


def counterpart(known: Holding, person: int, country: Item) -> Holding:
    """Return the holding of one counterpart: the office of ``known``, in another country."""
    office: Office = replace(known.office, organization=None, owner=None)
    office.first, office.last = known.office.first, known.office.last
    code = country.mention.code if country.mention is not None else None
    office.country, office.status = code, None
    return Holding(person, office, "counterpart", known.weight * 0.9, "current")
