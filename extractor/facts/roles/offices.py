"""Titles to offices: what stands beside a title and says of which body, country and time it is."""

from __future__ import annotations

from extractor.facts.roles.left import HYPHENS, take_left
from extractor.facts.roles.line import Item
from extractor.facts.roles.office import Office, head_word
from extractor.facts.roles.right import take_right
from extractor.facts.roles.rules import RoleRules

ENDING = ("until ", "till ")
PERIODS = ("from ", "between ", "since ", *ENDING)
CLOSERS = ("to", "until", "and", "-", "–", "till")


def read_offices(items: list[Item], rules: RoleRules) -> list[Office]:
    """Return the offices of an article in text order; no item belongs to two."""
    found: list[Office] = []
    floor = 0
    for place, item in enumerate(items):
        if item.sign not in ("OFFICE", "OFFICES") or place < floor or item.mention is None:
            continue
        office = Office(place, item.start, item.end, item.word, item.sign == "OFFICES")
        office.head = head_word(item.low, rules.lexicon.singular)
        office.local = office.head in rules.file.places.heads or item.low in rules.file.places.titles
        office.status = item.mention.form
        split_member(item, office, rules)
        take_left(items, office, floor, rules)
        take_suffix(items, office, rules)
        take_right(items, office, rules)
        office.open = not office.complemented and items[office.last].low == "of"
        read_times(items, office)
        if office.organization is None and office.party is not None:
            office.organization = office.party
        found.append(office)
        floor = office.last
    return found


def take_suffix(items: list[Item], office: Office, rules: RoleRules) -> None:
    """Take in the status word joined to a title by a hyphen: "president-elect"."""
    hyphen, word = items[office.last], items[office.last + 1]
    if hyphen.low in HYPHENS and word.low in rules.lexicon.status and hyphen.first == items[office.last - 1].last:
        office.status = office.status or rules.lexicon.status[word.low]
        office.last += 2


def split_member(item: Item, office: Office, rules: RoleRules) -> None:
    """Part "team member", "army chief of staff" or "finance ministry official" into the body and the position."""
    first, _, rest = item.word.partition(" ")
    if first.lower() in rules.file.bodies.parted and rules.lexicon.is_phrase(rest):
        office.organization, office.role = (item.first, item.first + 1), rest
        return
    body, _, role = item.word.rpartition(" ")
    file, low = rules.file.bodies, body.lower()
    if office.head not in file.described:
        return
    last = low.rpartition(" ")[2]
    full = last in file.nouns and last not in file.describing and not rules.lexicon.is_phrase(f"{last} {role}")
    if full or low in file.parted or (office.head == "member" and low in file.nouns):
        office.organization, office.role = (item.first, item.last - 1), role


def read_times(items: list[Item], office: Office) -> None:
    """Read "since 2005", "from 1993 to 1997", "until May" and "(1993-1997)" after an office."""
    place = office.last
    if place + 3 >= len(items):
        return
    span = date_of(items[place])
    if span is not None and items[place].low.startswith(PERIODS):
        read_period(items[place].low, span, office)
        return
    link, value = items[place].low, date_of(items[place + 1])
    if value is None:
        return
    if link == "since":
        office.since, office.last = value[0], place + 2
    elif link in ("until", "till"):
        office.until, office.last = value[1] or value[0], place + 2
    elif link in ("from", "between", "("):
        office.since, office.until, office.last = value[0], value[1], place + 2
        other = date_of(items[place + 3])
        if items[place + 2].low in CLOSERS and other is not None:
            office.until, office.last = other[1] or other[0], place + 4


def read_period(words: str, span: tuple[str, str | None], office: Office) -> None:
    """Read a date that says itself which end it is: "since 1990", "until May", "from 1993 to 1997"."""
    if words.startswith(ENDING):
        office.until = span[1] or span[0]
    else:
        office.since, office.until = span[0], None if words.startswith("since") else span[1]
    office.last += 1


def date_of(item: Item) -> tuple[str, str | None] | None:
    """Return the ISO date that a date item begins with, and the one that it ends with if it is a period."""
    value = item.mention.value if item.mention is not None and item.sign == "DATE" else None
    iso = getattr(value, "iso", None)
    return None if iso is None else (iso, getattr(value, "iso_end", None))
