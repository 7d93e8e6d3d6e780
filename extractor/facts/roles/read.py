"""The reader of role facts."""

from __future__ import annotations

from extractor.facts.draft import Draft
from extractor.facts.grammar import Phrases
from extractor.facts.reading import Reading
from extractor.facts.roles.bodies import find_bodies
from extractor.facts.roles.complete import complete
from extractor.facts.roles.counterparts import add_counterparts
from extractor.facts.roles.ends import close_offices
from extractor.facts.roles.line import Item, Line, bracket_end, read_items, write_line, written
from extractor.facts.roles.links import Linker
from extractor.facts.roles.merge import merge
from extractor.facts.roles.office import Office
from extractor.facts.roles.offices import read_offices
from extractor.facts.roles.plurals import plural_titles
from extractor.facts.roles.pronouns import PRONOUNS, pronoun
from extractor.facts.roles.rules import SIGNS, RoleRules, role_rules
from extractor.facts.roles.tree import link_by_tree
from extractor.rulebook import Rulebook


class RoleReader:
    """Reads the role facts of articles."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Compile the rules of a rulebook once."""
        self.rules: RoleRules = role_rules(rulebook)

    def read(self, reading: Reading, phrases: Phrases | None = None) -> list[Draft]:
        """Return the role facts of one article, each office of a person once; ``phrases`` is its grammar, if any."""
        if not any(mention.kind == "person" for mention in reading.mentions):
            return []
        items = read_items(reading, plural_titles(reading, self.rules.lexicon, self.rules.file.links), self.rules)
        offices = read_offices(items, self.rules)
        line = office_line(items, offices, reading)
        linker = Linker(items, offices, line, self.rules)
        linker.link()
        if phrases is not None:
            link_by_tree(linker, reading, phrases, self.rules)
        complete(linker, items)
        find_bodies(linker, items, reading, self.rules)
        add_counterparts(linker, items)
        close_offices(linker, items, reading, self.rules)
        return merge(linker, items, reading, self.rules)


def office_line(items: list[Item], offices: list[Office], reading: Reading) -> Line:
    """Return the line of an article, every office one sign and asides about persons left out."""
    shown: list[tuple[int, str]] = []
    starts = {office.first: office for office in offices}
    place = 0
    while place < len(items):
        office = starts.get(place)
        if office is not None:
            shown.append((office.place, SIGNS["OFFICES" if office.many else "OFFICE"]))
            place = office.last
            continue
        item = items[place]
        if item.low in PRONOUNS and pronoun(items, place, reading) is not None:
            shown.append((place, SIGNS["PRONOUN"]))
        else:
            shown.append((place, written(item)))
        place = aside(items, place + 1, starts) if item.sign == "PERSON" else place + 1
    return write_line(shown)


def aside(items: list[Item], place: int, offices: dict[int, Office]) -> int:
    """Return where the line goes on after a name: behind "(D-Ohio)", ", 54" and "of the Green Party"."""
    start = place
    low = items[place].low
    if low == "(":
        end = bracket_end(items, place, but=("PERSON", "END", "OFFICE"))
        place = place if end is None else end
    elif low in ("of", "from"):
        end = place + 2 if items[place + 1].low == "the" else place + 1
        if items[end].sign in ("ORG", "COUNTRY", "PLACE") and end not in offices:
            place = end + 1
    if items[place].low == "," and place + 2 < len(items):
        inner = items[place + 1]
        if items[place + 2].low == "," and (
            inner.low.isdigit() or inner.sign == "SPAN" or inner.low[:2] in ("r-", "d-")
        ):
            return place + 2
        if inner.low in ("r", "d", "i") and items[place + 2].low == "-":
            return min(place + 4, len(items) - 1)
    return max(start, place)
