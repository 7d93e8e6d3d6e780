"""What infinitives and gerunds near a value are about: "to repair roads", "for dumping waste", "spent building it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.facts.evoking import Step
from extractor.facts.steps import Way
from extractor.records import Mention

DONE_FOR = ("for", "on", "with", "in")
CLAUSES = ("advcl", "acl", "complement", "clause")
GERUNDIAL = ("complement", "advcl", "acl", "clause")


class Place(NamedTuple):
    """Where slots are looked for: the value, the word of the present step and the words passed so far."""

    mention: Mention
    step: Step
    zone: tuple[int, ...]


class Deeds:
    """Finds what is done with a value, or to be done."""

    def __init__(self, way: Way) -> None:
        """Use the ways out from the values of one article."""
        self.way = way
        self.view = way.view
        self.tree = way.tree
        self.phrases = way.phrases
        self.types = way.view.types
        self._reach: dict[tuple[int, ...], tuple[int, ...]] = {}

    def within(self, token: int, mention: Mention) -> bool:
        """Tell whether a token is part of a value."""
        return mention.start <= self.view.reading.starts[token] < mention.end

    def _helped(self, place: Place) -> Iterator[int]:
        """Yield what somebody is helped to do: "the grant will help the clinic buy beds"."""
        inner = self.tree.first(place.step.token, "complement")
        if inner is not None:
            yield self._aim(inner)

    def _aided(self, place: Place) -> Iterator[int]:
        """Yield who is to be paid or helped with a value: "to compensate farmers", "to help clinics buy beds"."""
        for node in place.zone:
            for verb in self.tree.children[node]:
                if self._is_infinitive(node, verb) and (helped := self._helped_by(verb)) is not None:
                    yield helped

    def _helped_by(self, verb: int) -> int | None:
        """Return whom an infinitive pays or helps to something else, "to help compensate farmers" included."""
        target, lemma = self.phrases.object(verb), self.tree.lemma[verb]
        if lemma in self.types.aiding:
            return target
        if lemma not in self.types.helping:
            return None
        if target is None:
            inner = self.tree.first(verb, "complement")
            if inner is None:
                return None
            theirs = self.tree.first(inner, "subject")  # "to help Peru hold elections"
            if theirs is None or self._gist(inner) == inner:
                return self._helped_by(inner)
            return theirs
        return target if self._aim(verb) != target else None

    def _gerunds(self, place: Place) -> Iterator[int]:
        """Yield the gerunds below the zone: "spent three years building"."""
        for node in place.zone:
            for child in self.tree.children[node]:
                after = self.view.reading.starts[child] > place.mention.start
                if after and self.tree.tag[child] == "VBG" and self.tree.function[child] in GERUNDIAL:
                    yield child

    def _doing_what(self, place: Place) -> Iterator[int]:
        """Yield what the gerunds below the zone act on: "spent $5 million defending the peso"."""
        return (self._gist(gerund) for gerund in self._gerunds(place))

    def _to_verb(self, place: Place) -> Iterator[int]:
        for node in place.zone:
            yield from (child for child in self.tree.children[node] if self._is_infinitive(node, child))

    def _infinitives(self, function: str, place: Place) -> Iterator[int]:
        """Yield what the infinitives or gerunds in the zone act on, or they themselves."""
        for node in place.zone:
            for child in self.tree.children[node]:
                if function == "to_do" and self._is_infinitive(node, child):
                    if (aim := self._aim(child)) != child or self._is_aim(child):
                        yield aim
                elif self.tree.key[child] == function:
                    yield self._gist(child)
        yield from self._gerund_behind(function, place.step.token)

    def _is_aim(self, verb: int) -> bool:
        """Tell whether an infinitive may itself say what money is for: no outcome ("rose $2 to close"), no passive."""
        return self.tree.lemma[verb] not in self.types.outcome and not self.tree.is_passive(verb)

    def _gerund_behind(self, function: str, noun: int) -> Iterator[int]:
        """Yield what the gerund right behind a noun acts on, wherever it hangs: "agreed to a fine for lying"."""
        tree, mark = self.tree, noun + 1
        if tree.is_verb(noun) or mark >= len(tree.pos) or f"{tree.lower[mark]}_do" != function:
            return
        verb = tree.head[mark]
        if tree.function[mark] == "mark" and tree.tag[verb] == "VBG" and verb > mark:
            yield self._gist(verb)

    def _aim(self, verb: int) -> int:
        """Return what an infinitive is about: its object, that of the verb it helps, or what it is done for or to."""
        tree = self.tree
        inner = tree.first(verb, "complement")
        if inner is not None and tree.lemma[verb] in self.types.helping:
            aim = self._aim(inner)
            helped = tree.first(verb, "object")
            return helped if aim == inner and helped is not None else aim
        target = self._gist(verb)
        paid = tree.lemma[verb] in self.types.aiding  # "to compensate farmers for floods": floods
        done_for = tree.first(verb, *DONE_FOR) if target == verb or paid else None
        return target if done_for is None or done_for < verb else done_for

    def _gist(self, verb: int) -> int:
        """Return what a verb acts on, or the verb itself ("fined for lying")."""
        target = None if self.tree.is_passive(verb) else self.phrases.object(verb)
        if target is None:  # "to design and build ships"
            others = (self.phrases.object(other) for other in self.tree.of(verb, "conj") if self.tree.is_verb(other))
            target = next((noun for noun in others if noun is not None), None)
        if target is None or target < verb or self.tree.pos[target] == "PRON":
            return verb
        return self._core(target)

    def _core(self, noun: int) -> int:
        """Return what a word for money is for: the roads in "to cover the cost of roads", "to give money for roads"."""
        if self.tree.lemma[noun] not in self.types.portion and not self.view.is_generic(noun, of=False):
            return noun
        inner = self.tree.first(noun, "of", "for")
        return noun if inner is None or self.view.kind(inner) in ("time", "money") else inner

    def doer_of(self, verb: int) -> int | None:
        """Return who is meant to do something: the clinics in "$5 million for clinics to buy beds"."""
        tree = self.tree
        marks = [tree.lower[child] for child in tree.raw[verb] if tree.function[child] == "mark"]
        return tree.first(verb, "subject") if marks[:1] == ["for"] and "to" in marks else None

    def _is_infinitive(self, node: int, child: int) -> bool:
        """Tell whether a clause below ``node`` is an infinitive that may say what something is for."""
        key = self.tree.key[child]
        if key == "to_do":
            return True
        if key in CLAUSES and self.doer_of(child) is not None:
            return True
        if key not in ("complement", "acl", "relative") or self.tree.first(node, "object", "passive_subject") is None:
            return False
        return any(self.tree.tag[c] == "TO" for c in self.tree.raw[child])

    def _spender(self, place: Place) -> Iterator[int]:
        """Yield who has a deal to buy: "signed a deal to sponsor the race"."""
        holder = self.phrases.holder(place.step.token)
        if holder is not None and self._is_to(place, self.types.buying):
            yield from self.view.members(holder)

    def _is_to(self, place: Place, verbs: frozenset[str]) -> bool:
        """Tell whether one of ``verbs`` is an infinitive on the words so far, or on what the present one hangs on."""
        nodes = {*place.zone, place.step.token, self.tree.governor[place.step.token]}
        return any(
            self.tree.lemma[child] in verbs and self._is_infinitive(node, child)
            for node in nodes
            for child in self.tree.children[node]
        )
