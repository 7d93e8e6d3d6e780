"""Who is party to an agreement: states, bodies and those who act for them, as the grammar names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.pairs import PairReader
from extractor.facts.view import View
from extractor.records import Mention, Party

BODIES = frozenset({"country", "organization"})
COUNTERPARTS = frozenset({"with", "between", "among"})
BETWEEN = COUNTERPARTS - {"with"}
FILLING = frozenset({"of", "from", "the", "group", ",", "movement", "known", "as"})  # "rebels of the" ...
FAR = 700  # characters back to where fighters were told of
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

    def members(self, token: int) -> Iterator[Party]:
        """Yield the parties of a list: members of a group in its place, states for their delegations and leaders."""
        hung = [t for part in self.tree.of(token, "flat") for t in self.view.members(part)[1:]]
        for member in [*self.view.members(token), *hung]:
            if self.tree.lemma[member] in self.words.nouns - self.words.loose or self._is_no_member(member):
                continue
            named = [t for c in self._instances(member) for t in self.view.members(c)]
            for place in named or [member]:
                yield from self.at(place)

    def _is_no_member(self, token: int) -> bool:
        """Tell whether a word of a list only describes the next ("Peru and Chilean miners") or is a short name."""
        tree = self.tree
        if tree.key[token] != "conj":
            return False
        if any(tree.lower[child] == "or" for child in tree.raw[token] if child < token):
            return tree.doc[token].is_upper
        after = token + 1
        described = tree.pos[token] == "ADJ" and after < len(tree.pos) and tree.key[after] == "conj"
        return described and tree.pos[after] == "NOUN" and tree.governor[after] == tree.governor[token]

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
        if self.pairs.counts(token):
            return self.pairs.read(token)
        theirs = [c for c in self.tree.of(token, "poss") if self.tree.lower[c] == "their"]
        if theirs and lemma in self.words.pairs:
            return self._speakers(theirs[0])
        counted = lemma in self.words.states and bool(self.tree.of(token, "nummod"))
        described = counted and bool(self.tree.of(token, "amod", "compound"))
        if self.tree.tag[token] == "NNS" and (lemma in self.words.groups or described):
            return [self._group(token)]
        if lemma in self.words.delegates or (mention is not None and mention.kind in ("role", "person")):
            beside = [c for t in (token, *self.tree.of(token, "compound", "appos", "flat")) for c in self.tree.raw[t]]
            past = any(self.tree.lower[child] in self.words.past for child in beside if child < token)
            acting = [] if past else self._within(token) or self._acts_for(token)
            return acting or self._person(token) or self._staff(token)
        if self.tree.pos[token] in NOMINAL and (lemma in self.words.groups or self._is_counterpart(token)):
            return [self._group(token)]
        return self._unknown(token) or self._within(token) if self.tree.pos[token] in ("NOUN", "PROPN") else []

    def _staff(self, token: int) -> list[Party]:
        """Return those who act for a body without a name: "government officials", "tribal leaders"."""
        before = [child for child in self.tree.of(token, "compound", "amod") if child < token]
        of_body = any(self.tree.lemma[child] in self.words.groups for child in before)
        of_people = any(self.view.reading.texts[child].istitle() for child in before)  # "Kurdish negotiators"
        leading = of_people or self.tree.lemma[token] in self.words.leaders
        leading = leading and not self.tree.of(token, "of", "from")
        return [self.view.thing(token)] if (of_body or (leading and before)) and self.tree.tag[token] == "NNS" else []

    def _is_counterpart(self, token: int) -> bool:
        """Tell whether a noun for people or bodies stands where only parties stand: "a deal with Asian partners"."""
        first = self.tree.first_conjunct(token)
        key, noun = self.tree.key[first], self.tree.governor[first]
        between = any(self.tree.lower[child] in BETWEEN for child in self.tree.raw[first] if child < first)
        joined = between or (key in COUNTERPARTS and self.tree.lemma[noun] in self.words.nouns)
        own = bool(self.tree.of(token, "poss"))  # "between Peru and his country"
        return joined and not own and self.view.mention(token) is None and self.view.kind(token) == "party"

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
        title = self._title(token) if mention is None and self.tree.lemma[token] in self.words.titled else None
        if title is not None:
            return title
        party = self.view.party(token) or self._outer_subject(token)
        if party is None or (mention is None and party.ref is None):
            return None
        return None if party.ref is not None and party.ref.startswith("p") else party

    def _title(self, noun: int) -> Party | None:
        """Return the body whose name stands before a noun for bodies: "Tellus company", "Nordgas oil company"."""
        for child in self.tree.of(noun, "compound"):
            if child < noun and self.view.mention_kind(child) == "organization":
                return self.view.thing(child)
        return None

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
        party = self._described(noun)
        lemma, within = self.tree.lemma[noun], self._within(noun)
        if lemma in self.words.fighters:
            return self._armed(noun, party, within)
        if len(within) != 1 or lemma not in self.words.rulers:
            return party
        return replace(party, ref=within[0].ref, code=within[0].code)

    def _described(self, noun: int) -> Party:
        """Return a noun as a party, with the adjective that a parser may take for another member of the list."""
        party, before = self.view.thing(noun), noun - 1
        if before < 0 or not self._is_no_member(before) or self.view.mention(before) is None:
            return party
        start = self.view.reading.starts[before]
        return replace(party, name=" ".join(self.view.reading.text[start : party.end].split()), start=start)

    def _armed(self, noun: int, fighters: Party, within: list[Party]) -> Party:
        """Return fighters as the body that they are of: "FMLN guerrillas", "rebels of the LRA", then "rebels"."""
        behind = [p for t in self.tree.of(noun, "of", "from") if not self._is_place(t) for p in self.at(t)]
        bodies = [party for party in (*behind, *within) if party.code is None and party.ref is not None]
        if behind and bodies:
            return replace(bodies[0], start=fighters.start, end=fighters.end)
        if len(within) == 1 and bodies:
            return replace(fighters, ref=bodies[0].ref)
        bare = all(self.tree.function[child] in ("det", "case", "cc", "punct", "conj") for child in self.tree.raw[noun])
        known = self._armed_body(noun) if bare else []
        return known[0] if known else fighters

    def _armed_body(self, noun: int) -> list[Party]:
        """Return the one body that fighters of the same sort before were of: "LRA rebels", "rebels of the LRA"."""
        reading, lemma = self.view.reading, self.tree.lemma
        place = reading.starts[noun]
        found: dict[str, Party] = {}
        for mention in reading.mentions:
            if mention.kind != "organization" or not place - FAR < mention.start < place:
                continue
            first, last = reading.tokens(mention.start, mention.end)
            before = [word for word in lemma[max(0, first - 4) : first] if word not in FILLING]
            entity = reading.entity(mention.start, mention.end)
            if entity is not None and lemma[noun] in (*lemma[last : last + 1], *before[-1:]):
                found[entity.id] = Party(entity.name, place, self._end(noun), ref=entity.id)
        return list(found.values()) if len(found) == 1 else []

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
