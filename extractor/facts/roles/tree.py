"""Offices to holders that stand further off, by frames over the dependency tree.

The patterns over the line tie an office to the name beside it. What they leave open is looked up here: which
function the office has to its governor, and who fills the function of the holder there ("X, 54, a lawyer who spent
years in exile, is chairman of the party").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from extractor.facts.grammar import Phrases
from extractor.facts.reading import Reading
from extractor.facts.roles.line import DASH, Item
from extractor.facts.roles.links import Holding, Linker
from extractor.facts.roles.office import Office
from extractor.facts.roles.pronouns import PRONOUNS, pronoun
from extractor.facts.roles.rules import RoleFrame, RoleRules, Status

BE, NO_VERB, SELF, APPOSED = "be", "", "self", "appos"
MARKS = (",", "(", ":", DASH)
PAST = ("VBD",)
INFINITIVES = ("complement", "to_do")


def link_by_tree(linker: Linker, reading: Reading, phrases: Phrases, rules: RoleRules) -> None:
    """Add the holdings of offices that no pattern over the line has given away."""
    finder = HolderFinder(linker.items, reading, phrases, rules)
    for office in linker.by_place.values():
        if office.place not in linker.taken and not office.many and not linker.of_another(office):
            linker.holdings += finder.holdings(office)


class HolderFinder:
    """Finds the holders of offices in the tree of one article."""

    def __init__(self, items: list[Item], reading: Reading, phrases: Phrases, rules: RoleRules) -> None:
        """Look at one article."""
        self.items = items
        self.reading = reading
        self.phrases = phrases
        self.tree = phrases.tree
        self.rules = rules

    @cached_property
    def at(self) -> dict[int, int]:
        """The item that each token is part of."""
        return {token: place for place, item in enumerate(self.items) for token in range(item.first, item.last)}

    def holdings(self, office: Office) -> list[Holding]:
        """Return who holds an office, by the first frame that fits; empty where none does or the clause denies it."""
        head = self.head(self.items[office.place])
        top = head if self.tree.first(head, "copula") is not None else self.tree.first_conjunct(head)
        if top != head and not self.is_office(top):
            return []
        for frame, verb in self.frames(top):
            if frame.named and not office.named:
                continue
            if self.denied(verb):
                return []
            found = []
            for functions, given in ((frame.person, self.status(frame, verb)), (frame.before, "former")):
                person = self.person(functions, verb)
                if person is not None and person != office.place and self.may_front(frame, office, person):
                    found.append(Holding(person, replaced(office), frame.name, frame.weight, given))
            if found:
                return found
        return []

    def is_office(self, token: int) -> bool:
        """Tell whether a word is part of a title, or a noun for a person as "his wife and"."""
        place = self.at.get(token)
        return place is not None and (
            self.items[place].sign == "OFFICE" or self.items[place].low in self.rules.file.untitled
        )

    def head(self, item: Item) -> int:
        """Return the token of an item that hangs outside it."""
        inside = range(item.first, item.last)
        return next((t for t in reversed(inside) if self.tree.governor[t] not in inside), item.last - 1)

    def frames(self, top: int) -> Iterator[tuple[RoleFrame, int]]:
        """Yield the frames that an office evokes, each with the word that the holder's function is looked up at."""
        tree = self.tree
        copula = tree.first(top, "copula")
        if copula is not None:
            yield from ((frame, top) for frame in self.rules.frames.get(BE, ()) if "attribute" in frame.office)
            return
        governor, key = tree.governor[top], tree.key[top]
        for frame in self.rules.frames.get(tree.lemma[governor] if tree.is_verb(governor) else NO_VERB, ()):
            if key in frame.office:
                yield frame, governor
        yield from ((frame, top) for frame in self.rules.frames.get(NO_VERB, ()) if SELF in frame.office)

    def person(self, functions: list[str], verb: int) -> int | None:
        """Return the item of the person who fills one of ``functions`` at a predicate."""
        for function in functions:
            token = self.token(function, verb)
            place = None if token is None else self.named(token)
            if place is not None and (function != APPOSED or self.is_parted(place)):
                return place
        return None

    def may_front(self, frame: RoleFrame, office: Office, person: int) -> bool:
        """Tell whether an office in apposition may stand before its holder: only a mark parts the two."""
        return APPOSED not in frame.office or person < office.place or self.is_parted(person)

    def is_parted(self, place: int) -> bool:
        """Tell whether a mark stands before a name and the titles before it, so that it can be in apposition."""
        while place > 0 and (
            self.items[place - 1].sign == "OFFICE" or self.items[place - 1].low in self.rules.articles
        ):
            place -= 1
        return place > 0 and self.items[place - 1].low in MARKS

    def token(self, function: str, verb: int) -> int | None:
        """Return the word that has a function at a predicate, also where the clause leaves it unsaid."""
        if function == "subject":
            subject = self.phrases.subject(verb)
            return self.tree.governor[verb] if subject is None and self.tree.key[verb] == "conj" else subject
        if function == "object":
            return self.phrases.object(verb)
        if function == SELF:
            return verb
        return self.tree.first(verb, function)

    def named(self, token: int) -> int | None:
        """Return the item of the person that a word names, takes up, or stands in apposition to."""
        for word in (token, *self.tree.of(token, "appos", "flat")):
            place = self.at.get(word)
            if place is None:
                continue
            item = self.items[place]
            if item.sign == "PERSON":
                return place
            if item.low in PRONOUNS and pronoun(self.items, place, self.reading) is not None:
                return place
        return None

    def status(self, frame: RoleFrame, verb: int) -> Status:
        """Return what the tense of a predicate says of an office."""
        tree = self.tree
        helpers = [c for c in tree.raw[verb] if tree.function[c] in ("aux", "passive_aux", "copula")]
        words = {tree.lower[c] for c in helpers}
        planned = tree.key[verb] in INFINITIVES and tree.lemma[tree.governor[verb]] in self.rules.file.planning
        if words & self.rules.file.future or planned:
            return frame.future
        finite = [verb, *helpers] if tree.is_verb(verb) else helpers
        if frame.past is not None and any(tree.tag[c] in PAST for c in finite):
            return frame.past
        return frame.status

    def denied(self, verb: int) -> bool:
        """Tell whether a clause denies what it says, or only supposes it."""
        words = {self.tree.lower[child] for child in self.tree.raw[verb]}
        return not words.isdisjoint(self.rules.file.denying)


def replaced(office: Office) -> Office:
    """Return a copy of an office, so that two holders may differ in what is said beside them."""
    own = replace(office)
    own.first, own.last = office.first, office.last
    return own
