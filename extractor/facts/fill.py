"""Fill the slots of a sum or a length of time from the frames on the way out from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.facts.frames import FrameIndex, Spec
from extractor.facts.steps import Step, Way
from extractor.facts.view import View
from extractor.records import Mention, Party

THINGS = ("purpose", "of")


@dataclass(slots=True)
class Filled:
    """What the frames say of one value: slots, the function that filled each, the evoking word and the frames used."""

    slots: dict[str, Party] = field(default_factory=dict)
    action: int | None = None
    frames: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    how: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where slots are looked for: the value, the word of the present step and the words passed so far."""

    mention: Mention
    step: Step
    zone: tuple[int, ...]


class Filler:
    """Fills the slots of one kind of fact in one article."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        self.view = view
        self.tree = view.tree
        self.phrases = view.phrases
        self.index = index
        self.way = Way(view, index)

    def fill(self, mention: Mention) -> Filled:
        """Return what the frames around ``mention`` say of it."""
        filled = Filled()
        head = self.way.head(mention)
        zone = self.way.words(mention)
        for step in self.way.steps(mention):
            if step.token not in zone:
                zone.append(step.token)
            frame = self.way.frame(step)
            if frame is None:
                continue
            filled.frames.append(frame.name)
            if filled.action is None:
                filled.action = step.token
            self._apply(frame.name, Place(mention, step, tuple(zone)), filled)
            if frame.stop:
                return filled
        if self.index.default is not None:
            self._apply(self.index.default, Place(mention, Step(head, "self"), tuple(self.way.words(mention))), filled)
        return filled

    def _apply(self, frame: str, place: Place, filled: Filled) -> None:
        for slot, specs in self.index.specs[frame].items():
            if slot in filled.slots:
                continue
            for spec in specs:
                party = self._candidate(spec, slot, place, filled)
                if party is not None:
                    filled.slots[slot] = party
                    filled.how[slot] = spec.function
                    word = self.tree.doc[place.step.token].text
                    filled.trace.append(f"{slot} = {party.name!r} ({frame}: {spec.function} of {word!r})")
                    break

    def _candidate(self, spec: Spec, slot: str, place: Place, filled: Filled) -> Party | None:
        """Return the first word with the wanted function that may fill the slot, as a party."""
        for token in self._tokens(spec.function, place):
            if not self.view.fits(token, spec.type) or self._within(token, place.mention):
                continue
            if slot in THINGS and self.view.is_unit(token) and spec.function == "for":
                continue
            party = self.view.thing(token) if slot in THINGS else self.view.party(token)
            party = None if party is None else self._beside(party, place.mention)
            if party is not None and self._free(party, filled):
                return party
        return None

    def _within(self, token: int, mention: Mention) -> bool:
        return mention.start <= self.view.reading.starts[token] < mention.end

    def _beside(self, party: Party, mention: Mention) -> Party | None:
        """Return the party without the value, where its phrase begins with it ("a $5 million bond"): "bond"."""
        if party.end <= mention.start or mention.end <= party.start:
            return party
        if party.end <= mention.end:
            return None
        rest = self.view.reading.text[mention.end : party.end]
        start = mention.end + len(rest) - len(rest.lstrip(" -)"))
        return Party(self.view.reading.text[start : party.end], start, party.end) if start < party.end else None

    def _free(self, party: Party, filled: Filled) -> bool:
        """Tell whether no other slot has the words."""
        return all(party.end <= p.start or p.end <= party.start for p in filled.slots.values())

    # -- functions ------------------------------------------------------------------------------------------

    def _tokens(self, function: str, place: Place) -> Iterator[int]:
        """Yield the tokens that have ``function`` to the step's word or the zone, the nearest first."""
        finder = FINDERS.get(function)
        if finder is not None:
            yield from finder(self, place)
        elif function.endswith("_do"):
            yield from self._infinitives(function, place.zone)
        else:
            if (after := self.way.following(place.mention).get(function)) is not None:
                yield after
            yield from self._joined(function, place.zone)

    def _self(self, place: Place) -> Iterator[int]:
        yield place.step.token

    def _subject(self, place: Place) -> Iterator[int]:
        token, phrases = place.step.token, self.phrases
        found = phrases.subject(token) if self.tree.is_verb(token) else phrases.holder(token)
        if found is not None:
            yield from self.view.members(found)

    def _own_subject(self, place: Place) -> Iterator[int]:
        """Yield the subject, unless the verb only accompanies another ("dragging on for weeks, they ...")."""
        if self.tree.key[place.step.token] != "advcl":
            yield from self._subject(place)

    def _lone_subject(self, place: Place) -> Iterator[int]:
        """Yield the subject of a verb that acts on nothing: "the hotel sold for $5 million"."""
        others = self.tree.of(place.step.token, "object", "recipient")
        if all(self._within(other, place.mention) or other in place.zone for other in others):
            yield from self._subject(place)

    def _object(self, place: Place) -> Iterator[int]:
        found = self.phrases.object(place.step.token)
        if found is not None:
            yield found

    def _recipient(self, place: Place) -> Iterator[int]:
        found = self.phrases.recipient(place.step.token)
        if found is None:
            found = self._before_value(place)
        if found is not None:
            yield found

    def _before_value(self, place: Place) -> int | None:
        """Return the party between a verb and the value, whatever the tree says: "lent Peru $50 million"."""
        first, _ = self.view.reading.tokens(place.mention.start, place.mention.end)
        if not first or self.view.kind(first - 1) not in ("name", "party"):
            return None
        mention = self.view.mention(first - 1)
        before = first - 2 if mention is None else self.view.reading.tokens(mention.start, mention.end)[0] - 1
        while before > 0 and self.tree.pos[before] in ("DET", "ADJ"):
            before -= 1
        return first - 1 if before == place.step.token else None

    def _holder(self, place: Place) -> Iterator[int]:
        found = self.phrases.holder(place.step.token)
        if found is not None:
            yield found

    def _agent(self, place: Place) -> Iterator[int]:
        for node in (place.step.token, *place.zone):
            yield from self.tree.of(node, "agent")

    def _poss(self, place: Place) -> Iterator[int]:
        yield from self.tree.of(place.step.token, "poss")

    def _subject_holder(self, place: Place) -> Iterator[int]:
        """Yield whose the subject is: "GM's offer includes $5 million"."""
        for subject in self._subject(place):
            found = self.phrases.holder(subject)
            if found is not None:
                yield found

    def _hit(self, place: Place) -> Iterator[int]:
        """Yield whom a penalty hits: the subject of "faces", "was given", "paid a fine"."""
        top = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[top]
        if not self.tree.is_verb(verb) or verb == top:
            return
        found = self.phrases.recipient(verb)
        if found is None and self.tree.key[top] == "object" and not self.tree.is_passive(verb):
            found = self.phrases.subject(verb) if self.tree.lemma[verb] in self.view.types.suffering else None
        if found is not None:
            yield found

    def _adjective(self, place: Place) -> Iterator[int]:
        """Yield the bodies and countries named before a noun: "a Danish grant", "the IMF loan"."""
        for child in self.tree.of(place.step.token, "compound", "amod"):
            mention = self.view.mention(child)
            if mention is not None and mention.kind in ("organization", "country"):
                yield child

    def _modifiers(self, place: Place) -> Iterator[int]:
        """Yield the nouns before a noun that say what it is for: "a research grant"."""
        for child in reversed(self.tree.of(place.step.token, "compound")):
            if child < place.step.token and self.view.describes(child):
                yield child

    def _gerunds(self, place: Place) -> Iterator[int]:
        """Yield the gerunds below the zone: "spent three years building"."""
        for node in place.zone:
            for child in self.tree.children[node]:
                after = self.view.reading.starts[child] > place.mention.start
                if after and self.tree.tag[child] == "VBG" and self.tree.function[child] in GERUNDIAL:
                    yield child

    def _to_verb(self, place: Place) -> Iterator[int]:
        for node in place.zone:
            yield from (child for child in self.tree.children[node] if self._is_infinitive(node, child))

    def _done(self, place: Place) -> Iterator[int]:
        """Yield what is done at a cost: the object of the verb that the noun hangs on with "at"."""
        top = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[top]
        if self.tree.key[top] not in ("at", "for", "with") or self.tree.pos[verb] != "VERB":
            return
        while (inner := self.tree.first(verb, "complement")) is not None and self.phrases.object(verb) is None:
            verb = inner
        target = self.phrases.object(verb)
        if target is not None:
            yield target
        elif self.tree.key[top] == "at":
            yield verb

    def _next_in(self, place: Place) -> Iterator[int]:
        """Yield what the words right after the value say it is in: "5 million euros in military aid"."""
        if (inside := self.way.following(place.mention).get("in")) is not None:
            yield inside

    def _infinitives(self, function: str, zone: tuple[int, ...]) -> Iterator[int]:
        """Yield what the infinitives or gerunds in the zone act on, or they themselves."""
        for node in zone:
            for child in self.tree.children[node]:
                if self.tree.key[child] == function or (function == "to_do" and self._is_infinitive(node, child)):
                    yield self._aim(child)

    def _aim(self, verb: int) -> int:
        """Return what an infinitive is about: its object, that of the verb it helps, or what it is used for."""
        tree = self.tree
        inner = tree.first(verb, "complement")
        if inner is not None and tree.lemma[verb] in self.view.types.helping:
            return self._aim(inner)
        if tree.is_passive(verb):
            used = tree.first(verb, "for", "on")
            return verb if used is None else used
        target = self.phrases.object(verb)
        return target if target is not None and target > verb else verb

    def _is_infinitive(self, node: int, child: int) -> bool:
        """Tell whether a clause below ``node`` is an infinitive that may say what something is for."""
        key = self.tree.key[child]
        if key == "to_do":
            return True
        if key not in ("complement", "acl", "relative") or self.tree.first(node, "object", "passive_subject") is None:
            return False
        return any(self.tree.tag[c] == "TO" for c in self.tree.raw[child])

    def _joined(self, preposition: str, zone: tuple[int, ...]) -> Iterator[int]:
        """Yield the nouns that a preposition joins to the words of the zone, and to what hangs on these."""
        for node in zone:
            yield from self.tree.of(node, preposition)
            for inner in self.tree.of(node, "in", "of", "as"):
                if inner not in zone:
                    yield from self.tree.of(inner, preposition)


GERUNDIAL = ("complement", "advcl", "acl", "clause")
FINDERS = {
    "self": Filler._self,
    "subject": Filler._subject,
    "own_subject": Filler._own_subject,
    "lone_subject": Filler._lone_subject,
    "object": Filler._object,
    "recipient": Filler._recipient,
    "holder": Filler._holder,
    "agent": Filler._agent,
    "poss": Filler._poss,
    "subject_holder": Filler._subject_holder,
    "hit": Filler._hit,
    "adjective": Filler._adjective,
    "modifier": Filler._modifiers,
    "doing": Filler._gerunds,
    "to_verb": Filler._to_verb,
    "done": Filler._done,
    "next_in": Filler._next_in,
}
