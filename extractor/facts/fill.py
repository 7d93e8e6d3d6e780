"""Fill the slots of a sum or a length of time from the frames on the way out from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.facts.deeds import Place
from extractor.facts.evoking import Step
from extractor.facts.frames import Frame, FrameIndex, Spec, is_late
from extractor.facts.functions import Functions
from extractor.facts.listed import is_under, listed_body
from extractor.facts.parties import party_for_span
from extractor.facts.steps import Way
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


class Filler:
    """Fills the slots of one kind of fact in one article."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        self.view = view
        self.tree = view.tree
        self.phrases = view.phrases
        self.index = index
        self.way = Way(view, index)
        self.functions = Functions(self.way)

    def fill(self, mention: Mention) -> Filled:
        """Return what the frames around ``mention`` say of it."""
        filled = Filled()
        evoked = self._evoked(mention, filled)
        told = False
        for frame, place in evoked:
            if frame.carry is None and place.step.function != "form":
                self._apply(self.index.specs[frame.name], place, frame.name, filled, told=told and not place.step.inner)
                told = told or self._tells_all(place.step, filled)
        for frame, place in evoked:  # "withheld $5 million in aid from Peru": "aid" only adds to what the verb says
            if place.step.function == "form":
                self._apply(self.index.specs[frame.name], place, frame.name, filled, told=told)
        if self.index.default is not None and not (evoked and evoked[-1][0].stop):
            place = Place(mention, Step(self.way.head(mention), "self"), self.way.words(mention))
            self._apply(self.index.specs[self.index.default], place, self.index.default, filled, told=told)
        for frame, place in evoked:  # "increased U.S. aid by $5 million": the noun says who pays before the verb
            if frame.carry is not None:
                self._apply(self.index.specs[frame.name], place, frame.name, filled, told=told)
        for frame, place in evoked:
            self._apply(self.index.late[frame.name], place, frame.name, filled, told=False)
        if not {"payer", "payee"} & {*filled.slots}:
            self._fill_from_list(mention, filled)
        return filled

    def _evoked(self, mention: Mention, filled: Filled) -> list[tuple[Frame, Place]]:
        """Return the frames on the way out from a value, with their places; note them and the word of the first."""
        zone = [*self.way.words(mention)]
        found: list[tuple[Frame, Place]] = []
        for step in self.way.steps(mention):
            if step.token not in zone:
                zone.append(step.token)
            frame = self.way.frame(step)
            if frame is None:
                continue
            filled.frames.append(frame.name)
            if filled.action is None and step.function != "form":
                filled.action = step.token
            found.append((frame, Place(mention, step, tuple(zone))))
            if frame.stop:
                break
        return found

    def _tells_all(self, step: Step, filled: Filled) -> bool:
        """Tell whether a clause on the value said who gives or gets it: "spent the $5 million that it received"."""
        finite = step.inner and self.tree.first(step.token, "subject", "passive_subject") is not None
        return finite and step.function == "object" and bool({"payer", "payee"} & {*filled.slots})

    def _fill_from_list(self, mention: Mention, filled: Filled) -> None:
        """Fill the slot of what is listed with the body that the line of a sum names."""
        frame, reading = self.index.listed, self.view.reading
        body = None if frame is None else listed_body(mention, reading)
        if frame is None or body is None or not is_under(mention, frame.heading, self.view):
            return
        slot = next(iter(frame.slots))
        party = party_for_span(reading.text, body.start, body.end, reading.entities, self.view.small)
        filled.slots[slot] = party
        filled.frames.append(frame.name)
        filled.trace.append(f"{slot} = {party.name!r} ({frame.name}: the line of the sum)")

    def _apply(
        self, slots: Mapping[str, Sequence[Spec]], place: Place, frame: str, filled: Filled, *, told: bool
    ) -> None:
        """Fill the slots that are still open; only what a value is for where its parties are told already."""
        for slot, specs in slots.items():
            if slot in filled.slots or (told and slot not in THINGS):
                continue
            for spec in specs:
                party = self._candidate(spec, slot, place, filled)
                if party is not None:
                    filled.slots[slot] = party
                    filled.how[slot] = spec.function
                    word = self.tree.words[place.step.token]
                    filled.trace.append(f"{slot} = {party.name!r} ({frame}: {spec.function} of {word!r})")
                    break

    def _candidate(self, spec: Spec, slot: str, place: Place, filled: Filled) -> Party | None:
        """Return the first word with the wanted function that may fill the slot, as a party."""
        for word in self.functions.tokens(spec.function, place):
            token = self.view.members_of(word)
            if not self.view.fits(token, spec.type) or self.functions.within(token, place.mention):
                continue
            if slot in THINGS and self._is_no_thing(token, spec.function):
                continue
            whole = slot in THINGS and self.tree.tag[token] != "PRP$"  # "its acquisition by a rival"
            party = self.view.thing(token) if whole else self.view.party(token)
            party = (
                None
                if party is None
                else self._beside(party, place.mention, of_value=is_late(slot, spec) or slot not in THINGS)
            )
            unknown = slot in THINGS and self.tree.pos[token] == "PRON" and (party is None or party.ref is None)
            if party is not None and not unknown and self._free(party, filled):
                return party
        return None

    def _is_no_thing(self, token: int, function: str) -> bool:
        """Tell whether a word only says in what units money is paid or where it lies: "$5 to a Swiss account"."""
        if function == "for":
            return self.view.is_unit(token)
        return function in ("to", "into") and self.tree.lemma[token] in self.view.types.vessel

    def _beside(self, party: Party, mention: Mention, *, of_value: bool) -> Party | None:
        """Return the party without the value in its phrase: "bond" of "a $5 million bond", "bank" of "bank of $5"."""
        if party.end <= mention.start or mention.end <= party.start:
            return party
        if party.end <= mention.end:
            words, _, link = self.view.reading.text[party.start : mention.start].rstrip().rpartition(" ")
            attached = words and of_value and link.lower() in self.way.links.attached
            return Party(words, party.start, party.start + len(words)) if attached else None
        rest = self.view.reading.text[mention.end : party.end]
        start = mention.end + len(rest) - len(rest.lstrip(" -)"))
        return Party(self.view.reading.text[start : party.end], start, party.end) if start < party.end else None

    def _free(self, party: Party, filled: Filled) -> bool:
        """Tell whether no other slot has the words, or stands for the same."""
        others = filled.slots.values()
        if any(party.name == p.name or (party.ref is not None and party.ref == p.ref) for p in others):
            return False
        return all(party.end <= p.start or p.end <= party.start for p in filled.slots.values())
