"""Parties told away from the agreement: in what it says, in the war it ends, by who speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.merge import distinct
from extractor.facts.agreements.parties import BODIES, PartyReader
from extractor.facts.agreements.sides import SideReader
from extractor.facts.view import View
from extractor.records import Party

CONTENT = ("object", "recipient", "complement", "to_do", "clause", "on", "for", "to", "for_do", "that_do", "conj")
ACTORS = ("subject", "passive_subject", "agent", "object", "recipient", "to", "from", "with", "for", "by")
TWO = 2
MAX_CLIMB = 8
AFTER = ("after", "during", "at", "in", "following", "on")


def bodies(parties: Iterable[Party], place: int = 0) -> list[Party]:
    """Return the parties that are no persons, each once."""
    return [p for p in distinct(parties, place) if p.ref is None or not p.ref.startswith("p")]


class ContextReader:
    """Finds the parties of an agreement where fewer than two stand at its noun and the verbs around it."""

    def __init__(self, view: View, words: AgreementFile, parties: PartyReader, sides: SideReader) -> None:
        """Use the readers of the same article."""
        self.view = view
        self.tree = view.tree
        self.words = words
        self.parties = parties
        self.sides = sides

    def complete(self, noun: int, nodes: list[int], known: list[Party]) -> list[Party]:
        """Return the parties of an agreement, ``known`` among them; ``known`` alone where no others are told.

        ``nodes`` are the noun and the words above it up to its verb.
        """
        ways: list[Callable[[], Iterable[Party]]] = [
            lambda: (p for node in nodes for p in self._met(node)),
            lambda: self._said_of(noun),
            lambda: self._ended_strife(noun),
        ]
        places = (noun, *self.tree.of(noun, "acl"))  # "the deal signed with rebels"
        joined = (token for place in places for token in self.tree.of(place, "with"))
        partners = [party for token in joined for party in self.parties.members(token)]
        own = any(self.tree.lower[word] in ("his", "her") for word in self.tree.of(noun, "poss"))
        if partners and not own:
            ways.append(lambda: self._speakers(noun, known))
        if any(party.ref is not None for party in partners):
            ways.append(lambda: self._topic(noun, known))
        for way in ways:
            found = [*known, *way()]
            if len(bodies(found)) >= TWO:
                return found
        return known

    # -- who met before ---------------------------------------------------------------------------------------

    def _met(self, node: int) -> Iterator[Party]:
        """Yield who held the talks at which something was agreed: "signed after talks with", "on a visit to"."""
        near = [node, *self.tree.of(node, "acl")]
        led = self.tree.of(node, "subject") if self.tree.is_verb(node) else ()  # "talks between X and Y led to a pact"
        for event in (*led, *(c for place in near for c in self.tree.of(place, *AFTER))):
            for noun in (event, *self.tree.of(event, "of")):
                if self.tree.lemma[noun] in self.words.talks:
                    yield from self.sides.joined(noun)
                    yield from self.sides.before(noun)
                elif self.tree.lemma[noun] in self.words.visits:
                    for token in self.tree.of(noun, "to"):
                        yield from self._bodies_at(token)

    # -- what the agreement says ------------------------------------------------------------------------------

    def _said_of(self, noun: int) -> list[Party]:
        """Return the states and bodies in what an agreement lets or makes its parties do, if they are several."""
        found = [p for verb in self._binding_verbs(noun) for p in self._in_content(verb, {noun})]
        return found if len(bodies(found)) >= TWO else []

    def _binding_verbs(self, noun: int) -> Iterator[int]:
        tree, top = self.tree, self.tree.first_conjunct(noun)
        verb = tree.governor[top]
        if tree.key[top] in ("subject", "passive_subject") and tree.lemma[verb] in self.words.letting:
            yield from tree.conjuncts(verb)
        for child in tree.of(noun, "relative", "acl", "complement", "clause"):
            begins = [tree.lower[word] for word in tree.raw[child] if word < child]
            if tree.lemma[child] in self.words.letting or "whereby" in begins or self._under_which(child):
                yield child
        for child in tree.of(verb, "advcl", "relative", "acl", "clause") if tree.is_verb(verb) else ():
            if any(tree.lower[word] == "whereby" for word in tree.raw[child]):
                yield child

    def _under_which(self, verb: int) -> bool:
        """Tell whether a clause says what is to be done under an agreement: "a treaty in which X ceded Y to Z"."""
        return any(self.tree.lower[word] == "which" for word in self.tree.of(verb, "under", "in", "by", "through"))

    def _in_content(self, verb: int, seen: set[int]) -> Iterator[Party]:
        """Yield the states and bodies that act or are acted on in a clause and in the clauses below it."""
        if verb in seen:
            return
        seen.add(verb)
        for child in self.tree.children[verb]:
            if self.tree.key[child] in ACTORS and child not in seen:
                yield from self._bodies_at(child, named=self.tree.key[child] == "object")
                for inner in self.tree.of(child, "of", "to", "from", "for", "with", "by", "poss"):
                    yield from self._bodies_at(inner)
            if self._is_content(child) and (self.tree.is_verb(child) or self.tree.of(child, *CONTENT)):
                yield from self._in_content(child, seen)

    def _is_content(self, token: int) -> bool:
        """Tell whether a word is a part of what is agreed: "calls for Peru to sell gas to Chile"."""
        begun = self.tree.key[token] == "advcl" and any(self.tree.lower[c] == "for" for c in self.tree.raw[token])
        return begun or self.tree.key[token] in CONTENT

    def _bodies_at(self, token: int, *, named: bool = False) -> Iterator[Party]:
        """Yield the states and bodies that a word and what is joined to it are, ``named``: by a name."""
        for member in self.view.members(token):
            group = not named and self.tree.lemma[member] in self.words.rulers | self.words.fighters
            if group or self.view.mention_kind(member) in BODIES:
                yield from self.parties.at(member)

    # -- whose strife it ends ---------------------------------------------------------------------------------

    def _ended_strife(self, noun: int) -> Iterator[Party]:
        """Yield between whom the war is that an agreement behind is to end: "a pact to end the war between ..."."""
        tree, starts = self.tree, self.view.reading.starts
        end = self.view.reading.sentence(starts[noun])[1]
        for token in range(noun + 1, len(tree.lemma)):
            if starts[token] >= end:
                return
            if tree.key[token] in ("between", "with") and tree.lemma[tree.governor[token]] in self.words.strife:
                yield from self.parties.members(token)

    # -- who speaks of it -------------------------------------------------------------------------------------

    def _speakers(self, noun: int, known: list[Party]) -> list[Party]:
        """Return who does or says something about a deal with another, the nearest: "Peru invoked its pact with"."""
        tree, node = self.tree, noun
        for _ in range(MAX_CLIMB):
            above = tree.governor[node]
            if above == node or tree.lemma[above] in self.words.mediators | self.words.judging:
                break
            node = above
            if tree.is_predicate(node):
                subject = self.view.phrases.subject(node)
                found = [] if subject is None or subject == noun else self._others(subject, known)
            else:
                found = self._new(self.sides.before(node), known)
            if found:
                return found
        return []

    def _others(self, subject: int, known: list[Party]) -> list[Party]:
        """Return the states and bodies of a subject, none of a reporter, and none where one is known already."""
        if self.tree.lemma[subject] in self.words.sources:
            return []
        if self.view.kind(subject) == "thing":  # "Iran's request"
            return self._new((p for owner in self.tree.of(subject, "poss") for p in self.parties.at(owner)), known)
        return self._new(self.parties.members(subject), known)

    def _new(self, parties: Iterable[Party], known: list[Party]) -> list[Party]:
        found = bodies(parties)
        refs = {party.ref for party in known if party.ref is not None}
        return [] if any(party.ref in refs for party in found) else found

    def _topic(self, noun: int, known: list[Party]) -> list[Party]:
        """Return the state or body that the sentence before is about."""
        reading = self.view.reading
        start = reading.sentence(reading.starts[noun])[0]
        if start == 0:
            return []
        first, last = reading.tokens(*reading.sentence(start - 1))
        roots = [t for t in range(first, min(last, noun)) if self.tree.governor[t] == t]
        subjects = [s for root in roots if (s := self.view.phrases.subject(root)) is not None]
        return self._others(subjects[0], known) if len(subjects) == 1 else []
