"""The body of an office that only the words around say: "its chairman", "Acme said it named X president"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.reading import Reading
from extractor.facts.roles.line import Item
from extractor.facts.roles.links import Holding, Linker
from extractor.facts.roles.rules import RoleRules

RIVALS = ("ORG", "COUNTRY")


def find_bodies(linker: Linker, items: list[Item], reading: Reading, rules: RoleRules) -> None:
    """Give holdings without a body the one that is meant, where only one can be."""
    for holding in linker.holdings:
        office = holding.office
        if office.organization is not None or holding.organization is not None:
            continue
        if office.head in rules.lexicon.no_organization:
            continue
        if office.owner is not None:
            body = owner(items, office.owner, reading, rules)
            if body is None and items[office.owner].low in rules.file.owners:
                holding.organization = body_before(linker, office.owner)
            if body is not None and body.sign == "COUNTRY":
                holding.country, body = office.country or body.code, None
        elif office.country is None and not office.complemented and office.head not in rules.file.links.unshared:
            body = sponsor(holding, items, rules) or in_charge(holding, items, reading, rules)
        else:
            body = None
        if body is not None:
            holding.organization = (body.first, body.last)


def owner(items: list[Item], place: int, reading: Reading, rules: RoleRules) -> Item | None:
    """Return the body or country that "its" takes up: the only one named so far in its sentence, else in the last."""
    return only_body(items, place, reading) if items[place].low in rules.file.owners else None


def body_before(linker: Linker, place: int) -> tuple[int, int] | None:
    """Return the body of the last office before "its": "the bank's economist, X, and its president, Y"."""
    start = opening(linker.items, place)
    before = [o for o in linker.by_place.values() if start <= o.place < place and o.organization is not None]
    return before[-1].organization if before else None


def sponsor(holding: Holding, items: list[Item], rules: RoleRules) -> Item | None:
    """Return the body that a sentence about an appointment begins with: "Acme Corp said it named X president"."""
    if holding.rule not in rules.file.sponsored:
        return None
    start = opening(items, holding.office.place)
    first = start + 1 if items[start].low == "the" else start
    if items[first].sign != "ORG":
        return None
    between = range(first + 1, holding.office.place)
    others = [place for place in between if items[place].sign in RIVALS]
    return None if others or first >= holding.office.place else items[first]


def in_charge(holding: Holding, items: list[Item], reading: Reading, rules: RoleRules) -> Item | None:
    """Return the body that a bare "Chief executive X" is in charge of: the only one named so far in the sentence."""
    office = holding.office
    needed = rules.file.executives.get(office.head)
    if holding.rule != "before_name" or office.named or needed is None:
        return None
    body = only_body(items, office.first, reading, back=0)
    fits = body is not None and body.sign == "ORG" and (not needed or not needed.isdisjoint(body.low.split()))
    return body if fits else None


def opening(items: list[Item], place: int) -> int:
    """Return the first item of the sentence that holds ``place``."""
    while place > 0 and items[place - 1].sign != "END":
        place -= 1
    return place


def only_body(items: list[Item], place: int, reading: Reading, *, back: int = 1) -> Item | None:
    """Return the only body or country named before ``place`` in its sentence, else in the ``back`` sentences before."""
    start = opening(items, place)
    for first, last in ((start, place), (opening(items, start - 1), start - 1))[: back + 1]:
        named = [item for item in items[max(0, first) : last] if item.sign in ("ORG", "COUNTRY")]
        if named:
            alike = len({key for item in named for key in keys(item, reading)}) == 1
            return named[-1] if alike and (named[-1].mention is None or named[-1].mention.form != "demonym") else None
    return None


def keys(item: Item, reading: Reading) -> Iterator[str]:
    """Yield what tells one body from another; a demonym is no rival of a body."""
    if item.sign == "COUNTRY" and item.mention is not None and item.mention.form == "demonym":
        return
    entity = reading.entity(item.start, item.end)
    yield entity.id if entity is not None else item.low
