"""Offices to their holders, by patterns over the line of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.facts.roles.line import Item, Line
from extractor.facts.roles.office import Office
from extractor.facts.roles.rules import SIGNS, Pattern, RoleRules

PERSONS = frozenset({SIGNS["PERSON"], SIGNS["PRONOUN"]})
OF = ("of", "to")
JOINTS = ("and", ",", "&")
OFFICES = frozenset({SIGNS["OFFICE"], SIGNS["OFFICES"]})


@dataclass(slots=True)
class Holding:
    """One person (the item of a name or pronoun) in one office, and the pattern that says so."""

    person: int
    office: Office
    rule: str
    weight: float
    status: str | None = None
    country: str | None = None
    organization: tuple[int, int] | None = None


@dataclass(slots=True)
class Led:
    """One person at the head of a body that common nouns or a name name: "a delegation headed by X"."""

    person: int
    body: int | None
    role: str
    verb: tuple[int, int]
    rule: str
    weight: float
    status: str | None = None


class Linker:
    """Ties the offices of one article to persons; every office goes to those the strongest pattern gives it to."""

    def __init__(self, items: list[Item], offices: list[Office], line: Line, rules: RoleRules) -> None:
        """Use the items of one article, its offices, and the line in which these stand as single signs."""
        self.items = items
        self.line = line
        self.rules = rules
        self.by_place = {office.place: office for office in offices}
        self.taken: dict[int, str] = {}
        self.holdings: list[Holding] = []
        self.led: list[Led] = []

    def link(self) -> list[Holding]:
        """Return all holdings; the stronger patterns come first in the file."""
        for pattern, regex in self.rules.patterns:
            for match in regex.finditer(self.line.text):
                if pattern.role is None:
                    self._hold(pattern, match)
                else:
                    self._lead(pattern, match)
        return self.holdings

    def _hold(self, pattern: Pattern, match: re.Match[str]) -> None:
        offices = self._offices(match)
        if pattern.free and offices and match.start("person") > match.start("office"):
            offices = self._left_over(offices)
        if not self._fits(pattern, offices):
            return
        offices = self._one_holder(offices, fronted=match.start("person") > match.start("office"))
        share_past(offices, self.rules)
        share(offices, self.rules)
        people = self._items(match, "person", PERSONS)
        for person in people:
            self._add(pattern, person, offices, pattern.status)
        if len(offices) == 1 and offices[0].many and len(people) > 1:
            self._pair(offices[0], self.holdings[-len(people) :])
        if "before" in match.re.groupindex:
            for person in self._items(match, "before", PERSONS):
                self._add(pattern, person, offices, pattern.before_status)
        if people and (pattern.free or pattern.status != "former"):
            self.taken.update((office.place, pattern.name) for office in offices)

    def _offices(self, match: re.Match[str]) -> list[Office]:
        """Return the offices of a match; of "one of President X's aides" only the last, which X does not hold."""
        offices = [self.by_place[place] for place in self._items(match, "office", OFFICES)]
        many = [office for office in offices if office.many]
        return many or offices

    def _left_over(self, offices: list[Office]) -> list[Office]:
        """Return the offices behind the last one that is given away: "X, the president, and the minister, Y"."""
        last = max((place for place, office in enumerate(offices) if office.place in self.taken), default=-1)
        return offices[last + 1 :] or offices

    def _fits(self, pattern: Pattern, offices: list[Office]) -> bool:
        """Tell whether the offices of a match are such as the pattern asks for."""
        if pattern.free and any(office.place in self.taken for office in offices):
            return False
        if not offices:
            return not (pattern.named or pattern.described or pattern.definite or pattern.indefinite)
        first = offices[0]
        if pattern.definite and first.article not in self.rules.definite:
            return False
        if pattern.indefinite and first.article not in self.rules.small.indefinite:
            return False
        if pattern.described and not first.described:
            return False
        return not pattern.named or (first.named and not self.of_another(first))

    def _pair(self, office: Office, holdings: list[Holding]) -> None:
        """Give each of several people the country that is theirs: "the Polish and Czech prime ministers, X and Y"."""
        countries = [item.mention.code for item in self._listed(office) if item.mention is not None]
        if len(countries) != len(holdings):
            return
        for holding, code in zip(holdings, countries, strict=True):
            own = replace(office, country=code)
            own.first, own.last = office.first, office.last
            holding.office = own

    def _listed(self, office: Office) -> list[Item]:
        """Return the countries of a list before or after a plural title; empty where one of them is a body's."""
        before, after = office.place - 1, office.place + 2
        left: list[Item] = []
        while before > 0 and (self.items[before].sign == "COUNTRY" or (left and self.items[before].low in JOINTS)):
            if left and left[0].sign == self.items[before].sign == "COUNTRY":
                return []  # "Bosnian Serb leaders" are of one country
            left.insert(0, self.items[before])
            before -= 1
        right: list[Item] = []
        if self.items[office.place + 1].low in OF:
            while self.items[after].sign == "COUNTRY" or (right and self.items[after].low in JOINTS):
                right.append(self.items[after])
                after += 1
        return [item for item in left or right if item.sign == "COUNTRY"]

    def of_another(self, office: Office) -> bool:
        """Tell whether the office is that of somebody else than the one named next: "an ally of the president, X"."""
        place = office.first - 1
        if place < 1 or self.items[place].low not in OF:
            return False
        return self.items[place - 1].low in self.rules.related

    def _one_holder(self, offices: list[Office], *, fronted: bool) -> list[Office]:
        """Return the offices that one person can hold together: "the king and President X" are two people."""
        for place in range(len(offices) - 1, 0, -1):
            earlier, later = offices[place - 1], offices[place]
            rank = later.role.lower().rstrip(".") in self.rules.lexicon.ranks  # "chief of the navy Admiral X"
            apart = earlier.last == later.first and earlier.complemented and not rank
            if apart or (fronted and earlier.article == "the" and not later.article and not earlier.organization):
                return offices[place:]
        return offices

    def _add(self, pattern: Pattern, person: int, offices: list[Office], status: str | None) -> None:
        for office in offices:
            self.holdings.append(Holding(person, office, pattern.name, pattern.weight, status))

    def _lead(self, pattern: Pattern, match: re.Match[str]) -> None:
        people = self._items(match, "person", PERSONS)
        body = self._body(match)
        if body is None and "office" in match.re.groupindex:
            return
        if body is not None and self.items[body].sign == "OFFICES" and not self.is_band(self.items[body]):
            return
        given = self._items(match, "office", OFFICES)
        if body is not None and given and self.items[body].sign == "ORG":
            office = self.by_place[given[0]]
            if office.organization is None and office.country is None:
                office.organization = (self.items[body].first, self.items[body].last)
            return
        verb = (self.line.item(match.start("verb")), self.line.item(match.end("verb") - 1))
        for person in people:
            self.led.append(Led(person, body, str(pattern.role), verb, pattern.name, pattern.weight, pattern.status))

    def is_band(self, item: Item) -> bool:
        """Tell whether a plural title stands for a group that somebody leads: "guerrillas", not "ministers"."""
        return item.low in self.rules.file.words["bands"]

    def _body(self, match: re.Match[str]) -> int | None:
        """Return the item of the body that is led: the group ``body``, or the noun before the verb."""
        if "body" in match.re.groupindex:
            return self.line.item(match.end("body") - 1)
        place = self.line.item(match.start("verb")) - 1
        while place > 0 and self.items[place].low in self.rules.file.links.before_verb:
            place -= 1
        item, before = self.items[place], self.items[place - 1]
        if item.low in self.rules.file.bodies.nouns and before.sign == "ORG":
            return place - 1
        return place if item.sign == "ORG" or item.low in self.rules.file.bodies.nouns else None

    def _items(self, match: re.Match[str], group: str, signs: frozenset[str]) -> list[int]:
        if group not in match.re.groupindex or match.start(group) < 0:
            return []
        return self.line.found(match.start(group), match.end(group), signs)


def share(offices: list[Office], rules: RoleRules) -> None:
    """Let the offices of one coordination share what is said once: "president and chief executive of X"."""
    if len(offices) < 2:
        return
    alone = rules.file.links.unshared | rules.lexicon.no_organization
    for earlier, later in pairwise(offices):
        if earlier.last == later.first and not earlier.complemented and later.country is None:
            later.country = earlier.country
        if later.article or later.status not in (None, earlier.status) or earlier.last == later.first or later.open:
            continue
        if later.country is None and earlier.country is not None:
            later.country = earlier.country
        if later.organization is None and later.head not in alone and not earlier.complemented:
            later.organization = earlier.organization
    last = offices[-1]
    if last.article or last.status not in (None, offices[-2].status) or not last.complemented:
        return
    if any(office.organization for office in offices[:-1]):
        return
    for earlier in offices[:-1]:
        if not earlier.country and earlier.head not in alone and earlier.last != last.first:
            earlier.organization = last.organization


def share_past(offices: list[Office], rules: RoleRules) -> None:
    """Let "former" reach over "and" to an office that no words set apart: "former governor and senator X"."""
    for earlier, later in pairwise(offices):
        own = later.article or later.open or (later.complemented and earlier.detailed)
        lasting = own or later.head in rules.lexicon.occupations
        if earlier.status == "former" and not later.status and not lasting and earlier.last < later.first:
            later.status = "former"
