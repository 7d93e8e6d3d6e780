"""Who is party to an agreement: states, bodies and those who act for them, as the grammar names them."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.view import View
from extractor.records import Party

NEAR = frozenset({"amod", "acl", "compound", "relative", "advmod", "in", "under", "appos"})
REACH = 9
LINKS = frozenset({",", "and", "the", "or"})
PARTY_KINDS = frozenset({"country", "organization"})


class PartyReader:
    """Finds the parties at a noun or verb of one article."""

    def __init__(self, view: View, words: AgreementFile) -> None:
        """Wrap the grammar of one article."""
        self.view = view
        self.tree = view.tree
        self.words = words

    def joined(self, node: int) -> Iterator[Party]:
        """Yield the parties that prepositions join to a noun or verb, or to what describes it."""
        zone = [node, *(c for c in self.tree.children[node] if c > node and self.tree.key[c] in NEAR)]
        zone += [c for place in zone[1:] for c in self.tree.of(place, "object")]
        for place in zone:
            for child in self.tree.children[place]:
                if self.tree.key[child] in self.words.joins and child > node:
                    yield from self.members(child)

    def between(self, noun: int) -> Iterator[Party]:
        """Yield the names of a list after "between" soon after a noun, wherever the parser hung them."""
        doc, reading = self.tree.doc, self.view.reading
        last = min(noun + REACH, len(doc))
        place = next((t for t in range(noun + 1, last) if doc[t].lower_ == "between"), None)
        if place is None or doc[place].idx >= reading.sentence(doc[noun].idx)[1]:
            return
        place += 1
        while place < len(doc) and (self._party(place) is not None or doc[place].lower_ in LINKS):
            party = self._party(place)
            if party is not None:
                yield party
            place += 1

    def members(self, token: int) -> Iterator[Party]:
        """Yield the parties of a list: members of a group in its place, states for their delegations and leaders."""
        for member in self.view.members(token):
            named = [t for c in self._instances(member) for t in self.view.members(c)]
            for place in named or [member]:
                party = self._party(place)
                yield from (party,) if party is not None else self._within(place)

    def _instances(self, group: int) -> list[int]:
        marks = [c for c in self.tree.raw[group] if self.tree.doc[c].lower_ in self.words.examples]
        loose = [c for c in self.tree.children[group] if marks and c > marks[0] and self._party(c) is not None]
        return [c for c in self.tree.children[group] if self.tree.key[c] in self.words.examples] or loose

    def _within(self, noun: int) -> Iterator[Party]:
        """Yield whom a common noun or a person stands for: "leaders of Mali and Chad", "the Malian government"."""
        if self.tree.pos[noun] not in ("NOUN", "PROPN"):
            return
        for keys in (("appos", "flat"), ("of", "poss", "amod", "compound")):
            found = [self._party(t) for child in self.tree.of(noun, *keys) for t in self._of(child)]
            parties = [p for p in found if p is not None and self.view.reading.text[p.end : p.end + 1] != "-"]
            if parties:
                yield from parties
                return

    def _of(self, child: int) -> list[int]:
        return self.view.members(child) if self.tree.key[child] == "of" else [child]

    def before(self, noun: int) -> Iterator[Party]:
        """Yield the parties named before the noun: its possessor, and countries and bodies in a compound."""
        for child in self.tree.raw[noun]:
            if child < noun and self.tree.key[child] in ("poss", "compound", "amod", "nmod"):
                for token in sorted(self.tree.subtree(child)):
                    mention = self.view.mention(token)
                    if mention is not None and mention.kind in PARTY_KINDS and mention.form != "in_name":
                        party = self._party(token)
                        if party is not None:
                            yield party

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
        subject = self.view.phrases.subject(verb)
        if subject is not None and self.tree.lemma[subject] not in self.words.nouns:
            yield from self.members(subject)
        if key in ("from", "into", "to"):
            for target in self.tree.of(verb, "object"):
                yield from self.members(target)

    def bound(self, verb: int) -> Iterator[Party]:
        """Yield whom an act under an agreement binds: who acts and who is acted on."""
        for token in (self.view.phrases.subject(verb), *self.tree.of(verb, "object", "recipient", "to")):
            if token is not None:
                yield from self.members(token)

    def _party(self, token: int) -> Party | None:
        """Return the country or body at a token; persons and common nouns are no parties."""
        mention = self.view.mention(token)
        party = self.view.party(token)
        if party is None or (mention is None and party.ref is None):
            return None
        if mention is not None and mention.kind not in PARTY_KINDS:
            return None
        return None if party.ref is not None and party.ref.startswith("p") else party
