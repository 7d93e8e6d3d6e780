"""Find the frames that a sum or a length of time stands in, and fill their slots from the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.facts.frames import Frame, FrameIndex, Spec, WordClass
from extractor.facts.view import View
from extractor.records import Mention, Party

MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way out from a value, and the function that the value has to it.

    ``direct`` tells whether the value itself stands there, or a noun that it belongs to ("a grant of").
    """

    token: int
    function: str
    direct: bool = True


@dataclass(slots=True)
class Filled:
    """What the frames say of one value: slots, the evoking word, the frames used, and how."""

    slots: dict[str, Party] = field(default_factory=dict)
    action: int | None = None
    frames: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)


class Filler:
    """Fills the slots of one kind of fact in one article."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        self.view = view
        self.tree = view.tree
        self.phrases = view.phrases
        self.index = index

    def fill(self, mention: Mention) -> Filled:
        """Return what the frames around ``mention`` say of it."""
        filled = Filled()
        head = self.head(mention)
        zone = [head]
        for step in self.steps(head):
            frame = self.frame(step)
            if step.token not in zone:
                zone.append(step.token)
            if frame is None:
                continue
            filled.frames.append(frame.name)
            if filled.action is None:
                filled.action = step.token
            self._apply(frame, step, zone, mention, filled)
            if frame.stop:
                break
        return filled

    def head(self, mention: Mention) -> int:
        """Return the token of a mention that hangs outside it."""
        first, last = self.view.reading.tokens(mention.start, mention.end)
        governor = self.tree.governor
        heads = [t for t in range(first, last) if not first <= governor[t] < last or governor[t] == t]
        nominal = [t for t in heads if self.tree.pos[t] in ("NOUN", "PROPN", "SYM", "NUM")]
        return (nominal or heads or [last - 1])[-1]

    # -- the way out --------------------------------------------------------------------------------------

    def steps(self, head: int) -> Iterator[Step]:
        """Yield the predicates around a value, from the inside out."""
        yield from self._inner(head)
        node, seen = head, 0
        while seen < MAX_STEPS:
            seen += 1
            node = self._outer(node)
            step = self._step(node, direct=self.tree.first_conjunct(head) == node)
            if step is None:
                return
            yield step
            node = step.token
            frame = self.frame(step)
            carried = self._carrier(node, frame) if frame is not None and frame.carry else None
            if carried is not None:
                yield Step(carried, "carried")
                yield from self._inner(carried, but=node)
                node = carried
            elif self.tree.is_verb(node) and self.tree.key[node] not in ("complement",):
                return

    def _inner(self, head: int, but: int | None = None) -> Iterator[Step]:
        """Yield the verbs of relative clauses on the value: "the $5 million that X received"."""
        for child in self.tree.of(head, "acl", "relative"):
            if child == but or not self.tree.is_verb(child):
                continue
            if self.phrases.object(child) == head:
                yield Step(child, "object")
            elif self.phrases.subject(child) == head and self.tree.key[child] == "relative":
                yield Step(child, "subject")

    def _outer(self, node: int) -> int:
        """Return the first conjunct, which holds the function that all members of a coordination share."""
        return self.tree.first_conjunct(node)

    def _step(self, node: int, *, direct: bool) -> Step | None:
        tree = self.tree
        subject = tree.first(node, "subject")
        if subject is not None and not tree.is_verb(node):
            return Step(self.phrases.antecedent(subject), "predicate", direct)
        governor = tree.governor[node]
        if governor == node:
            return None
        key = tree.key[node]
        if key == "attribute":
            subject = tree.first(governor, "subject")
            return Step(governor if subject is None else subject, "object" if subject is None else "predicate", direct)
        if key == "passive_subject" and self.tree.first(governor, "object") is not None:
            key = "recipient"
        return Step(governor, key, direct)

    def _carrier(self, node: int, frame: Frame) -> int | None:
        """Return the noun that a measuring word says its value of."""
        if frame.carry == "object":
            return self.phrases.object(node)
        if self.tree.key[node] in ("amod", "acl") and self.tree.governor[node] != node:
            return self.tree.governor[node]
        return self.phrases.subject(node)

    def frame(self, step: Step) -> Frame | None:
        """Return the frame that a step's word evokes, given the function of the value."""
        kind = self.word_class(step.token)
        return (
            None if kind is None else self.index.evoked(kind, self.tree.lemma[step.token], step.function, step.direct)
        )

    def word_class(self, token: int) -> WordClass | None:
        """Return whether a token is a verb, noun or adjective; None for anything else."""
        pos = self.tree.pos[token]
        if pos in ("VERB", "AUX"):
            return "verb"
        if pos in ("NOUN", "PROPN"):
            return "noun"
        return "adjective" if pos in ("ADJ", "ADP") else None

    # -- slots --------------------------------------------------------------------------------------------

    def _apply(self, frame: Frame, step: Step, zone: list[int], mention: Mention, filled: Filled) -> None:
        for slot, specs in self.index.specs[frame.name].items():
            if slot in filled.slots:
                continue
            for spec in specs:
                found = self._candidate(spec, step, zone, mention)
                party = None if found is None else self._party(found, slot)
                if party is not None and self._free(party, mention, filled):
                    filled.slots[slot] = party
                    how = f"{frame.name}: {spec.function} of {self._word(step)}"
                    filled.trace.append(f"{slot} = {party.name!r} ({how})")
                    break

    def _word(self, step: Step) -> str:
        return str(self.tree.doc[step.token].text)

    def _free(self, party: Party, mention: Mention, filled: Filled) -> bool:
        """Tell whether the words are neither the sum itself nor in another slot already."""
        if party.start < mention.end and mention.start < party.end:
            return False
        return all(party.end <= p.start or p.end <= party.start for p in filled.slots.values())

    def _party(self, token: int, slot: str) -> Party | None:
        return self.view.thing(token) if slot in ("purpose", "of") else self.view.party(token)

    def _candidate(self, spec: Spec, step: Step, zone: list[int], mention: Mention) -> int | None:
        for token in self._tokens(spec.function, step, zone):
            if self.view.fits(token, spec.type) and not self._within(token, mention):
                return token
        return None

    def _within(self, token: int, mention: Mention) -> bool:
        return mention.start <= self.tree.doc[token].idx < mention.end

    def _tokens(self, function: str, step: Step, zone: list[int]) -> Iterator[int]:
        """Yield the tokens that have ``function`` to the step's word, the nearest first."""
        place = step.token
        if function in ("subject", "object", "recipient", "holder", "agent", "self"):
            found = self._core(function, place, zone)
            if found is not None:
                yield found
        elif function in ("poss", "appos"):
            yield from self.tree.of(place, function)
        elif function == "modifier":
            yield from self._modifiers(place)
        elif function == "adjective":
            yield from (c for c in self.tree.of(place, "compound", "amod") if self.view.kind(c) == "name")
        elif function in ("doing", "doing_in"):
            yield from self._gerunds(zone)
        elif function == "to_verb":
            yield from (c for node in zone for c in self.tree.children[node] if self.tree.key[c] == "to_do")
        elif function == "done":
            yield from self._done(place)
        elif function.endswith("_do"):
            yield from self._infinitives(function, zone)
        else:
            yield from self._joined(function, zone)

    def _core(self, function: str, place: int, zone: list[int]) -> int | None:
        """Return the one token that has a core function to ``place``."""
        if function == "self":
            return place
        if function == "subject":
            return self.phrases.subject(place) if self.tree.is_verb(place) else self.phrases.holder(place)
        if function == "object":
            return self.phrases.object(place)
        if function == "recipient":
            return self.phrases.recipient(place)
        if function == "holder":
            return self.phrases.holder(place)
        return next((agent for node in (place, *zone) if (agent := self.tree.first(node, "agent")) is not None), None)

    def _gerunds(self, zone: list[int]) -> Iterator[int]:
        """Yield the gerunds below the zone: "spent three years building"."""
        for node in zone:
            for child in self.tree.children[node]:
                if self.tree.tag[child] == "VBG" and self.tree.function[child] in (
                    "complement",
                    "advcl",
                    "acl",
                    "clause",
                ):
                    yield child

    def _done(self, noun: int) -> Iterator[int]:
        """Yield what is done at a cost: the object of the verb that the noun hangs on with "at"."""
        top = self.tree.first_conjunct(noun)
        governor = self.tree.governor[top]
        if self.tree.key[top] in ("at", "for", "with") and self.tree.is_verb(governor):
            target = self.phrases.object(governor)
            yield governor if target is None else target

    def _modifiers(self, noun: int) -> Iterator[int]:
        """Yield the nouns and adjectives before a noun that say what it is for."""
        for child in reversed(self.tree.of(noun, "compound", "amod")):
            if child < noun and self.view.kind(child) in ("thing", "party") and not self._empty(child):
                yield child

    def _empty(self, token: int) -> bool:
        lemma = self.tree.lemma[token]
        if self.tree.tag[token] in ("VBN", "VBG", "JJR", "JJS"):
            return True
        return lemma in self.view.types.generic or lemma in self.view.types.carrier

    def _infinitives(self, function: str, zone: list[int]) -> Iterator[int]:
        """Yield what the infinitives or gerunds in the zone act on, or they themselves."""
        for node in zone:
            for child in self.tree.children[node]:
                if self.tree.key[child] == function or (function == "to_do" and self._purposive(node, child)):
                    target = self.phrases.object(child)
                    yield target if target is not None and target > child else child

    def _purposive(self, node: int, child: int) -> bool:
        """Tell whether an infinitive that a parser calls a complement says what money is for."""
        if self.tree.key[child] != "complement" or self.tree.first(node, "object") is None:
            return False
        return self.tree.first(child, "mark") is not None

    def _joined(self, preposition: str, zone: list[int]) -> Iterator[int]:
        """Yield the nouns that a preposition joins to the words of the zone, and to what hangs on these."""
        for node in zone:
            for child in self.tree.of(node, preposition):
                yield child
            for inner in self.tree.of(node, "in", "of", "as"):
                if inner not in zone:
                    yield from self.tree.of(inner, preposition)
