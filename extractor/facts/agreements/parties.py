"""Who is party to an agreement: states, bodies and those who act for them, as the grammar names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.pairs import PairReader
from extractor.facts.parties import party_for_span
from extractor.facts.view import View
from extractor.records import Mention, Party

NEAR = frozenset({"amod", "acl", "compound", "relative", "advmod", "in", "under", "appos"})
HELD = frozenset({"poss", "compound", "amod", "nmod"})
BODIES = frozenset({"country", "organization"})
COUNTERPARTS = frozenset({"with", "between", "among"})
MAX_CLIMB = 5
FIRST = ("appos", "flat")
WHOSE = ("of", "poss", "amod", "compound")
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


class PartyReader:
    """Finds the parties at a noun or verb of one article."""

    def __init__(self, view: View, words: AgreementFile) -> None:
        """Wrap the grammar of one article."""
        self.view = view
        self.tree = view.tree
        self.words = words
        self.pairs = PairReader(view, words)

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
                    yield from self.members(child)

    def members(self, token: int) -> Iterator[Party]:
        """Yield the parties of a list: members of a group in its place, states for their delegations and leaders."""
        hung = [t for part in self.tree.of(token, "flat") for t in self.view.members(part)[1:]]
        for member in [*self.view.members(token), *hung]:
            if self.tree.lemma[member] in self.words.nouns:
                continue
            named = [t for c in self._instances(member) for t in self.view.members(c)]
            for place in named or [member]:
                yield from self.at(place)

    def _instances(self, group: int) -> list[int]:
        marks = [c for c in self.tree.raw[group] if self.tree.lower[c] in self.words.examples]
        loose = [c for c in self.tree.children[group] if marks and c > marks[0] and self._body(c) is not None]
        return [c for c in self.tree.children[group] if self.tree.key[c] in self.words.examples] or loose

    # -- what one word stands for -------------------------------------------------------------------------

    def at(self, token: int) -> list[Party]:
        """Return whom a word stands for: a state or body, those named before, a person, or nobody."""
        mention, lemma = self.view.mention(token), self.tree.lemma[token]
        joined = mention is None and self.view.reading.texts[token + 1 : token + 2] == ["-"]  # "state-owned firms"
        if joined or self.view.kind(token) in ("time", "money"):
            return []
        speakers = self._speakers(token)
        if speakers:
            return speakers
        body = self._body(token)
        if body is not None:
            return [body]
        taken_up = self.pairs.read(token)
        if taken_up:
            return taken_up
        if lemma in self.words.groups and self.tree.tag[token] == "NNS":
            return [self._group(token)]
        if lemma in self.words.delegates or (mention is not None and mention.kind in ("role", "person")):
            return self._within(token) or self._acts_for(token) or self._person(token)
        if self.tree.pos[token] in NOMINAL and (lemma in self.words.groups or self._is_counterpart(token)):
            return [self._group(token)]
        return self._unknown(token) or self._within(token) if self.tree.pos[token] in ("NOUN", "PROPN") else []

    def _is_counterpart(self, token: int) -> bool:
        """Tell whether a noun for people or bodies stands where only parties stand: "a deal with Asian partners"."""
        first = self.tree.first_conjunct(token)
        noun = self.tree.governor[first]
        joined = self.tree.key[first] in COUNTERPARTS and self.tree.lemma[noun] in self.words.nouns
        return joined and self.view.mention(token) is None and self.view.kind(token) == "party"

    def _acts_for(self, token: int) -> list[Party]:
        """Return the state or body that a person acts for, as another mention of him says: "Norwegian Premier X"."""
        mention = self.view.mention(token)
        person = None if mention is None else self.view.reading.entity(mention.start, mention.end)
        for said in () if person is None or person.kind != "person" else person.mentions:
            words = range(*self.view.reading.tokens(said.start, said.end))
            heads = [t for t in words if self.tree.governor[t] not in words and self._leads(t)]
            found = [party for head in heads for party in self._within(head) if self._beside(party, said)]
            if found and mention is not None:
                return [replace(party, start=mention.start, end=mention.end) for party in found]
        return []

    def _beside(self, party: Party, name: Mention) -> bool:
        """Tell whether a state or body belongs to a name and not to the next in a list."""
        between = self.view.reading.text[min(party.end, name.end) : max(party.start, name.start)]
        return " and " not in between

    def _leads(self, name: int) -> bool:
        """Tell whether a title of one who acts for others stands at a name."""
        beside = (*self.tree.raw[name], self.tree.governor[name])
        return any(self.tree.lemma[word] in self.words.delegates for word in beside)

    def _speakers(self, token: int) -> list[Party]:
        """Return whom "they" or "their" takes up: "X and Y said they would merge"."""
        if self.tree.lower[token] not in ("they", "their", "them"):
            return []
        node = token
        for _ in range(MAX_CLIMB):
            node = self.tree.governor[node]
            subject = self.tree.first(node, "subject", "passive_subject")
            if subject is None or subject >= token:
                continue
            several = list(self.members(subject))
            if len(several) > 1 or self.tree.tag[subject] == "NNS":
                return several
        return []

    def _unknown(self, token: int) -> list[Party]:
        """Return a name that nobody recognised as a body: it stands where only parties stand."""
        known = self.view.mention(token) is not None or self.tree.pos[token] != "PROPN"
        return [] if known or not self.view.reading.texts[token].istitle() else [self.view.thing(token)]

    def _body(self, token: int) -> Party | None:
        """Return the state, body or town at a token, or what a pronoun there stands for."""
        mention = self.view.mention(token)
        if mention is not None and mention.kind not in BODIES | {"place"}:
            return None
        if self.tree.lemma[token] in self.words.delegates:
            return None
        party = self.view.party(token) or self._outer_subject(token)
        if party is None or (mention is None and party.ref is None):
            return None
        return None if party.ref is not None and party.ref.startswith("p") else party

    def _outer_subject(self, token: int) -> Party | None:
        """Return the body that acts in the clause above one with "it" or "they": "X rose after it agreed to ..."."""
        node = self.tree.governor[token]
        if self.tree.lower[token] not in ("it", "they") or self.tree.key[node] != "advcl":
            return None
        subject = self.view.phrases.subject(self.tree.governor[node])
        body = None if subject is None or subject >= token else self.named(subject)
        return None if body is None else replace(body, start=self.view.reading.starts[token], end=self._end(token))

    def _end(self, token: int) -> int:
        return self.view.reading.words(token, token + 1)[1]

    def named(self, token: int) -> Party | None:
        """Return the body or state that a word names; None for places, persons and common nouns."""
        mention = self.view.mention(token)
        return self._body(token) if mention is not None and mention.kind in BODIES else None

    def _group(self, noun: int) -> Party:
        """Return a common noun as a party; a government is its state, "FMLN guerrillas" are the FMLN."""
        name = noun + 1
        if name < len(self.tree.pos) and self.tree.key[name] in ("appos", "flat") and self._unknown(name):
            return self.view.thing(name)
        party = self.view.thing(noun)
        lemma, within = self.tree.lemma[noun], self._within(noun)
        if len(within) != 1 or lemma not in self.words.rulers | self.words.fighters:
            return party
        whose = within[0]
        known = lemma in self.words.rulers or whose.code is None
        return replace(party, ref=whose.ref, code=whose.code) if known else party

    def _within(self, noun: int) -> list[Party]:
        """Return the states and bodies that a phrase names: "leaders of Mali and Chad", "the Malian government"."""
        acting = self.tree.lemma[noun] in self.words.delegates
        for keys in (FIRST, WHOSE, *([("from", "at")] if acting else [])):
            nouns = [c for c in self.tree.of(noun, *keys) if acting or self.tree.tag[c] != "PRP$"]
            # a title between the name and the state: "Spanish Prime Minister X", "the chief executive of Y, X"
            nouns += [t for c in nouns if self.view.kind(c) == "party" for t in self.tree.of(c, *keys) if keys != FIRST]
            tokens = [t for child in nouns for t in self.view.members(child) if not self._is_place(t)]
            found = [party for t in tokens for party in (*self._speakers(t), self._body(t)) if party is not None]
            parties = [p for p in found if self.view.reading.text[p.end : p.end + 1] != "-"]
            if parties:
                return parties
        return []

    def _is_place(self, token: int) -> bool:
        mention = self.view.mention(token)
        return mention is not None and mention.kind == "place"

    def _person(self, token: int) -> list[Party]:
        party = self.view.party(token)
        return [] if party is None or party.ref is None or not party.ref.startswith("p") else [party]

    # -- where parties stand --------------------------------------------------------------------------------

    def before(self, noun: int) -> Iterator[Party]:
        """Yield the parties named before the noun: its possessor, and countries and bodies in a compound."""
        owner = self._owner(noun)
        if owner is not None and self.tree.head[owner] != noun:
            yield from self.at(owner)
        for child in self.tree.raw[noun]:
            if child < noun and self.tree.key[child] in HELD:
                if self.tree.key[child] == "poss":
                    yield from self.at(child)
                    continue
                tokens = sorted(self.tree.subtree(child))
                yield from self._named_in(*self.view.reading.words(tokens[0], tokens[-1] + 1))

    def _named_in(self, start: int, end: int) -> Iterator[Party]:
        """Yield the states and bodies named in a compound, several in one word included ("U.S.-Soviet")."""
        reading = self.view.reading
        for mention in reading.mentions:
            inside = start <= mention.start < end and mention.form not in ("in_name", "metonym")
            bracketed = reading.text[mention.start - 1 : mention.start] == "("
            if mention.kind in BODIES and inside and not bracketed and not self._is_doer(mention):
                yield party_for_span(reading.text, mention.start, mention.end, reading.entities, self.view.small)

    def _is_doer(self, mention: Mention) -> bool:
        """Tell whether a name says by whom and not between whom: "a UN-brokered truce"."""
        token = self.view.reading.tokens(mention.start, mention.end)[1]
        token += self.view.reading.texts[token : token + 1] == ["-"]
        return self.tree.tag[token : token + 1] == ["VBN"]

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
        # of a list right before a subject the parser may take one for a subject too: "in a deal with X and Y, Z agreed"
        for subject in own if len(own) > 1 else [] if found is None else [found]:
            yield from self.members(subject)
        if key in ("from", "into", "to"):
            for target in self.tree.of(verb, "object"):
                yield from self.members(target)
        if self.tree.lemma[verb] in self.words.awarding:
            for target in self.tree.of(verb, "recipient", "object", "passive_subject", "to"):
                yield from self.members(target)

    def bound(self, verb: int) -> Iterator[Party]:
        """Yield whom an act under an agreement binds: who acts and who is acted on."""
        subject = self.view.phrases.subject(verb)
        acted_on = self.tree.of(verb, "passive_subject", "object", "recipient", "to")
        for token in acted_on if subject is None else (subject, *acted_on):
            yield from self.members(token)
