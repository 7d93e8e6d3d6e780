"""Offices that are over although no word beside the title says so."""

from __future__ import annotations

import re
from itertools import product

from extractor.facts.reading import Reading
from extractor.facts.roles.line import Item, Line
from extractor.facts.roles.links import OFFICES, PERSONS, Linker
from extractor.facts.roles.office import Office
from extractor.facts.roles.pronouns import person_key
from extractor.facts.roles.rules import RoleRules

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
YEAR_LENGTH = 4
LONG_AGO = 10


def close_offices(linker: Linker, items: list[Item], reading: Reading, rules: RoleRules) -> None:
    """Mark as former what the dead held, what its holder has left, and what a sentence about long ago speaks of."""
    gone, over = departed(linker.line, items, reading, rules)
    past = past_sentences(items, reading)
    for holding in linker.holdings:
        office = holding.office
        if office.status is not None or holding.status not in (None, "current"):
            continue
        over_now = person_key(items, holding.person, reading) in gone or (office.place, holding.person) in over
        named_then = holding.rule in ("before_name", "plural_before_names") and not is_fresh(items, office, rules)
        if over_now or (named_then and sentence_at(items, holding.person) in past):
            holding.status = "former"


def is_fresh(items: list[Item], office: Office, rules: RoleRules) -> bool:
    """Tell whether a word before a title says that it is held now: "newly elected president X"."""
    return any(item.low in rules.file.fresh for item in items[office.first : office.place])


def departed(
    line: Line, items: list[Item], reading: Reading, rules: RoleRules
) -> tuple[set[str], set[tuple[int, int]]]:
    """Return who has died, and which offices are over for whom (by their items)."""
    gone: set[str] = set()
    over: set[tuple[int, int]] = set()
    for regex in rules.gone:
        for match in regex.finditer(line.text):
            people = line.found(match.start("person"), match.end("person"), PERSONS)
            if "office" in regex.groupindex:
                offices = line.found(match.start("office"), match.end("office"), OFFICES)
                over.update(product(offices, people))
            else:
                gone.update(person_key(items, place, reading) for place in people)
    return gone, over


def past_sentences(items: list[Item], reading: Reading) -> set[int]:
    """Return the sentences (by the item of their END) that name a year long before the article."""
    date = reading.context.date
    if date is None:
        return set()
    found, end = set(), 0
    for place, item in enumerate(items):
        if item.sign == "END":
            end = place
        elif len(item.word) >= YEAR_LENGTH and any(
            int(year) <= date.year - LONG_AGO for year in YEAR.findall(item.word)
        ):
            found.add(end)
    return found


def sentence_at(items: list[Item], place: int) -> int:
    """Return the item of the END before ``place``."""
    while place > 0 and items[place].sign != "END":
        place -= 1
    return place
