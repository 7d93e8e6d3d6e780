"""What stands before a title: articles, countries, bodies, owners and words of status."""

from __future__ import annotations

from extractor.facts.roles.line import Item
from extractor.facts.roles.office import Office
from extractor.facts.roles.rules import RoleRules

POSSESSIVE = ("'s", "’s", "'", "’")
HYPHENS = ("-", "–")
AGED, AGE = ("-old", " old"), ["-", "year", "-", "old"]
MAX_STEPS = 14
MAX_UNKNOWN = 4


def take_left(items: list[Item], office: Office, floor: int, rules: RoleRules) -> None:
    """Extend ``office`` over what belongs to it on its left, not beyond the item ``floor``."""
    place = office.first
    for _ in range(MAX_STEPS):
        if place <= floor:
            break
        step = _step(items, office, place - 1, floor, rules)
        if step is None:
            break
        place = step
        if office.article:
            break
    if office.article and place > floor and items[place - 1].low in rules.lexicon.status:
        place -= 1
        office.status = office.status or rules.lexicon.status[items[place].low]
    office.first = place


def _step(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    """Take the item at ``place`` into the office; return the new first item, or None to stop before it."""
    item = items[place]
    if item.sign == "COUNTRY":
        return _country(items, office, place, rules)
    if item.sign == "ORG":
        return _organization(items, office, place, rules)
    if item.sign == "PLACE":
        if office.organization is None and office.local and not is_joined(items, place, rules):
            office.organization = (item.first, item.last)
        return place
    if item.sign == "PERSON":
        return _patron(items, office, place, floor, rules)
    if item.sign == "SPAN" and item.low.endswith(AGED):
        return place
    if item.sign != "WORD":
        return None
    low = item.low
    if low in rules.articles:
        office.article = low
        return place
    if low in rules.owners:
        office.article, office.owner = low, place
        return place
    if low in POSSESSIVE:
        return _possessive(items, office, place, floor, rules)
    if low in rules.lexicon.status:
        office.status = office.status or rules.lexicon.status[low]
        return place
    return _word(items, office, place, floor, rules)


def _country(items: list[Item], office: Office, place: int, rules: RoleRules) -> int | None:
    item, after = items[place], items[place + 1]
    if is_joined(items, place, rules):
        return place
    people = after.sign == "COUNTRY" and after.low in rules.file.places.peoples
    if item.mention is None or (office.country is not None and not people):
        return None
    office.country = item.mention.code
    if office.organization is None and item.low in rules.file.places.seats:
        office.organization = (item.first, item.last)
    return place


def _organization(items: list[Item], office: Office, place: int, rules: RoleRules) -> int | None:
    item = items[place]
    if item.low.split()[-1] in rules.file.parties.words:
        return _party(items, office, place, place, rules)
    if item.low in rules.parts_of_titles and item.low not in rules.file.bodies.nouns:
        return place
    if office.organization is None:
        office.organization = (item.first, item.last)
    elif office.organization[0] == item.last and items[place + 1].sign == "WORD":
        office.organization = (item.first, office.organization[1])
    else:
        return None
    return place


def _patron(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    """Take the name in "a former Smith adviser" as the owner of the office."""
    before = items[place - 1] if place > floor else None
    if before is None or not (
        before.low in rules.articles or before.low in rules.lexicon.status or before.sign == "END"
    ):
        return None
    office.owner = place
    if before.low in rules.lexicon.status:
        office.status = office.status or rules.lexicon.status[before.low]
        return place - 1
    if before.low in rules.articles:
        office.article = before.low
        return place - 1
    return place


def _word(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    item, file, lexicon = items[place], rules.file, rules.lexicon
    low = item.low
    if [item.low for item in items[max(0, place - 3) : place + 1]] == AGE and items[place - 4].low.isdigit():
        return place - 4
    if low in HYPHENS:
        prefix = place - 1 >= floor and items[place - 1].low in lexicon.status
        return place if prefix else _unknown(items, place, floor, rules)
    if low in file.parties.words:
        return _party(items, office, place, floor, rules)
    if low in file.bodies.nouns and office.organization is None:
        return _body(items, office, place, floor, rules)
    if low in file.bodies.chambers and item.word[:1].isupper() and office.organization is None:
        office.organization = (item.first, item.last)
        return place
    if low not in lexicon.filler and office.local and item.word[:1].isupper():
        return _capitals(items, office, place, floor, rules)
    if item.proper and low not in lexicon.filler and office.head in file.bodies.described:
        return _named_body(items, office, place, floor, rules)
    if is_part(items, office, place, rules):
        office.role, office.lead = f"{item.word} {office.role}", place
        return place
    if low in lexicon.filler:
        before = items[place - 1]
        verbal = low in file.links.participles and (
            before.low in file.links.before_participle or before.sign in ("PERSON", "ORG", "DATE")
        )
        return None if verbal else place
    return _unknown(items, place, floor, rules)


def is_part(items: list[Item], office: Office, place: int, rules: RoleRules) -> bool:
    """Tell whether a name before a title in capitals is part of it: "Human Resource Development Minister"."""
    item, after = items[place], items[place + 1]
    if place + 1 != office.lead or item.last != after.first or not office.role[:1].isupper():
        return False
    if items[place - 1].sign == "END" and not item.proper:
        return False
    if office.head not in rules.file.links.sectioned or rules.lexicon.is_phrase(office.role):
        return False
    capital = item.word[:1].isupper() and not item.word.isupper()
    return capital and item.low not in rules.names.peoples and item.low not in rules.file.bodies.stops


def _party(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int:
    """Take the adjective of a party: "Christian Democrat leader", "a Republican mayor"."""
    first, parties = place, rules.file.parties
    while first - 1 >= floor and items[first - 1].low in parties.qualifiers and items[first - 1].word[:1].isupper():
        first -= 1
    if office.head in parties.heads:
        office.party = (items[first].first, items[place].last)
    return first


def _body(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int:
    """Take a body that common nouns name, with its own modifiers: "central bank governor", not "military ruler"."""
    bodies, first = rules.file.bodies, place
    while first - 1 >= floor and (
        items[first - 1].low in rules.lexicon.field or items[first - 1].low in bodies.modifiers
    ):
        first -= 1
    own = office.head in bodies.described or office.head in rules.lexicon.ranks
    if office.head not in rules.lexicon.no_organization and (own or items[place].low not in bodies.describing):
        office.organization = (items[first].first, items[place].last)
    return first


def _capitals(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    """Take the capitalised words before "Mayor" or "Governor" as their place; at the start of a sentence only names."""
    first = place
    while first > floor and items[first - 1].sign == "WORD" and items[first - 1].word[:1].isupper():
        first -= 1
    if (items[first - 1].sign == "END" and not items[first].proper) or items[first].low in rules.file.bodies.stops:
        return None
    if office.organization is None:
        office.organization = (items[first].first, items[place].last)
    return first


def _named_body(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    """Take the names before "chief" or "spokesman" that nobody marked as their body: "Nordverft chief X"."""
    first = place
    while first > floor and items[first - 1].sign == "WORD" and items[first - 1].proper:
        first -= 1
    if items[place].low in rules.words_of_titles:
        return place
    if items[first].low in rules.file.bodies.stops or items[place].last != items[place + 1].first:
        return None
    if office.organization is None:
        office.organization = (items[first].first, items[place].last)
    return first


def _unknown(items: list[Item], place: int, floor: int, rules: RoleRules) -> int | None:
    """Step over other words of the noun phrase if an article, owner or country begins it ("an airport officer")."""
    for step in range(MAX_UNKNOWN):
        at = place - step
        if at < floor:
            return None
        item = items[at]
        if item.low in rules.naming and items[at - 1].low not in rules.newly:
            return None
        if (
            item.low in rules.articles
            or item.low in rules.owners
            or item.low in POSSESSIVE
            or item.low in rules.lexicon.status
        ):
            return at + 1 if step else None
        if (
            step
            and item.sign in ("COUNTRY", "PLACE", "ORG")
            and (form(item) == "demonym" or items[at + 1].low in HYPHENS)
        ):
            return at + 1
        named = items[place + 1].sign == "OFFICE" and items[place + 2].sign == "PERSON"
        if step and item.low == "and" and named and items[at - 1].sign == "OFFICE":
            return at + 1
        plain = item.sign == "WORD" and item.low == item.word and (item.low[:1].isalpha() or item.low in HYPHENS)
        if item.sign == "WORD" and item.word[:1].isupper() and items[at - 1].low in rules.small.indefinite:
            return at
        if not plain or item.low in rules.file.bodies.stops:
            return None
    return None


def _possessive(items: list[Item], office: Office, place: int, floor: int, rules: RoleRules) -> int | None:
    """Take "the bank's", "Norway's" and the like before a title into the office; a person stays outside, as owner."""
    before = place - 1
    if before < floor:
        return None
    item = items[before]
    if item.sign == "COUNTRY":
        return _country(items, office, before, rules)
    bare = office.head in rules.lexicon.no_organization
    if item.sign in ("ORG", "PLACE"):
        plain = item.sign == "PLACE" and office.head in rules.file.places.free
        if office.organization is None and not bare and not plain:
            office.organization = (item.first, item.last)
        elif office.organization is None:
            office.owner = before
        return before
    if item.sign == "PERSON":
        office.owner = before
        return None
    if item.sign == "WORD" and item.low[:1].isalpha():
        if office.organization is None and not bare and item.low in rules.file.bodies.nouns:
            office.organization = (item.first, item.last)
        elif office.organization is None:
            office.owner = before
        return before
    return None


def is_joined(items: list[Item], place: int, rules: RoleRules) -> bool:
    """Tell whether a country only begins a compound adjective: "the Hungarian-born financier"."""
    return items[place].joined or (items[place + 1].low in HYPHENS and items[place + 2].low in rules.file.places.joined)


def form(item: Item) -> str | None:
    """Return how a mention names what it names: by its name, a demonym, a metonym."""
    return None if item.mention is None else item.mention.form
