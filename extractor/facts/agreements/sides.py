"""Where the parties of an agreement stand: before its noun, behind prepositions, and beside the verbs above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.pairs import is_doer
from extractor.facts.agreements.parties import BODIES, PartyReader
from extractor.facts.parties import party_for_span
from extractor.facts.view import View
from extractor.records import Party

NEAR = frozenset({"amod", "acl", "compound", "relative", "advmod", "in", "under", "appos"})
HELD = frozenset({"poss", "compound", "amod", "nmod"})


class SideReader:
    """Finds the parties around a noun or verb of one article."""

    def __init__(self, view: View, words: AgreementFile, parties: PartyReader) -> None:
        """Use the party reader of the same article."""
        self.view = view
        self.tree = view.tree
        self.words = words
        self.parties = parties

    def joined(self, node: int, *, agents: bool = True) -> Iterator[Party]:
        """Yield the parties that prepositions join to a noun or verb, or to what describes it; ``agents`` by "by"."""
        zone = [node, *(c for c in self.tree.children[node] if c > node and self.tree.key[c] in NEAR)]
        zone += [c for place in zone[1:] for c in self.tree.of(place, "object")]
        uniting = self.tree.lemma[node] in self.words.uniting
        zone += self.tree.of(node, "of") if self.tree.lemma[node] in self.words.followed else []
        for place in zone:
            mediated = self.tree.lemma[place] in self.words.mediators
            for child in self.tree.children[place]:
                key = self.tree.key[child]
                acts = agents and key in ("agent", "by") and not mediated
                joins = key in self.words.joins or (key == "of" and uniting)
                if child > node and (acts or joins):
                    yield from self.parties.members(child)

    def before(self, noun: int) -> Iterator[Party]:
        """Yield the parties named before the noun: its possessor, and countries and bodies in a compound."""
        owner = self._owner(noun)
        if owner is not None and self.tree.head[owner] != noun:
            yield from self.parties.at(owner)
        for child in self.tree.raw[noun]:
            if child < noun and self.tree.key[child] in HELD:
                if self.tree.key[child] == "poss":
                    yield from self.parties.at(child)
                    continue
                tokens = sorted(self.tree.subtree(child))
                yield from self._named_in(*self.view.reading.words(tokens[0], tokens[-1] + 1))

    def _named_in(self, start: int, end: int) -> Iterator[Party]:
        """Yield the states and bodies named in a compound, several in one word included ("U.S.-Soviet")."""
        reading = self.view.reading
        for mention in reading.mentions:
            dashed = "-" in (reading.text[mention.start - 1], reading.text[mention.end : mention.end + 1])
            inside = start <= mention.start < end and (dashed or mention.form not in ("in_name", "metonym"))
            bracketed = reading.text[mention.start - 1 : mention.start] == "("
            if mention.kind in BODIES and inside and not bracketed and not is_doer(self.view, mention):
                party = party_for_span(reading.text, mention.start, mention.end, reading.entities, self.view.small)
                entity = reading.entity(mention.start, mention.end)
                named = entity is not None and mention.kind == "country" and mention.form == "in_name"
                yield replace(party, name=entity.name) if entity is not None and named else party

    def _owner(self, noun: int) -> int | None:
        """Return the word before "'s" and the adjectives of a noun, whatever the parser hung it on."""
        place = noun - 1
        while place > 0 and self.tree.pos[place] in ("ADJ", "NOUN", "NUM") and self.tree.tag[place] != "POS":
            place -= 1
        if place < 1 or self.tree.tag[place] != "POS":
            return None
        return self.tree.head[place] if self.tree.head[place] < place else place - 1

    def talks(self, above: int, noun: int) -> Iterator[Party]:
        """Yield who holds the talks at or right below a word: "announced talks between X and Y to draft a pact"."""
        target = self.tree.first(above, "object", "passive_subject") if self.tree.is_verb(above) else above
        if target is None or not target < noun:
            return
        for node in (target, *self.tree.of(target, "of")):
            if self.tree.lemma[node] in self.words.talks:
                yield from self.joined(node)

    def actors(self, verb: int, key: str) -> Iterator[Party]:
        """Yield who acts, and whom an act takes into the agreement or out of it."""
        own, found = self.tree.of(verb, "subject"), self.view.phrases.subject(verb)
        found = self._left_of(verb) if found is None else found
        asked = self._called_on(verb)
        own = asked or own
        # of a list right before a subject the parser may take one for a subject too: "in a deal with X and Y, Z agreed"
        for subject in own if asked or len(own) > 1 else [] if found is None else [found]:
            yield from self.parties.members(subject)
        if key in ("from", "into", "to"):
            for target in self.tree.of(verb, "object"):
                yield from self.parties.members(target)
        if key == "object":  # "signed the striker to a deal", which a parser may take for two objects
            people = (t for t in self.tree.of(verb, "object") if self.view.mention_kind(t) in ("person", "role"))
            yield from (party for target in people for party in self.parties.members(target))
        if self.tree.lemma[verb] in self.words.awarding:
            for target in self.tree.of(verb, "recipient", "object", "passive_subject", "to"):
                yield from self.parties.members(target)

    def _called_on(self, verb: int) -> list[int]:
        """Return whom another asks to do, or praises for, what a verb says: "called on Peru to sign"."""
        tree = self.tree
        top = tree.first_conjunct(verb)
        above, key = tree.governor[top], tree.key[top]
        asked = key in ("to_do", "complement") and tree.lemma[above] in self.words.asking
        if not asked and key != "for_do":
            return []
        return [t for t in tree.of(above, "object", *(("on", "upon") if asked else ())) if above < t < verb]

    def _left_of(self, verb: int) -> int | None:
        """Return the name right before a finite verb that a parser gave no subject: "X and Y signed a pact, Z said"."""
        tree, place = self.tree, verb - 1
        if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.is_passive(verb):
            return None
        while place > 0 and tree.pos[place] in ("ADV", "AUX"):
            place -= 1
        known = place >= 0 and self.view.mention_kind(place) in (*BODIES, "person", "role")
        while known and tree.head[place] < verb and self.view.mention(tree.head[place]) is self.view.mention(place):
            if tree.head[place] == place:
                break
            place = tree.head[place]
        return tree.first_conjunct(place) if known else None

    def bound(self, verb: int) -> Iterator[Party]:
        """Yield whom an act under an agreement binds: who acts and who is acted on."""
        subject = self.view.phrases.subject(verb)
        acted_on = self.tree.of(verb, "passive_subject", "object", "recipient", "to")
        for token in acted_on if subject is None else (subject, *acted_on):
            yield from self.parties.members(token)
