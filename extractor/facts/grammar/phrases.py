"""Deep arguments: who does what, through control, coordination, relative clauses and light verbs."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.grammar.tree import NOMINAL, PAST, Tree

MAX_DEPTH = 6
INSIDE = frozenset(
    {"compound", "amod", "nummod", "flat", "advmod", "fixed", "goeswith", "nmod", "case", "punct", "poss"}
)
PERSONAL = frozenset({"of", "at", "in", "from", "for", "appos"})  # what may stand between a person and "who"
LEADING = frozenset({"DET", "PUNCT", "CCONJ", "ADP", "SCONJ"})


class Phrases:
    """Answers questions about predicates and noun phrases over one tree."""

    def __init__(self, tree: Tree, is_person: Callable[[int], bool] | None = None) -> None:
        """Wrap one tree; ``is_person`` tells which tokens stand for a person, whom "who" rather takes up."""
        self.tree = tree
        self.is_person = is_person

    def subject(self, token: int, depth: int = 0) -> int | None:
        """Return who does or is what ``token`` says, also where the clause leaves that unsaid; None if unknown."""
        tree = self.tree
        if depth > MAX_DEPTH:
            return None
        own = tree.first(token, "subject")
        if own is not None:
            return self.antecedent(own)
        if tree.is_verb(token) and tree.is_passive(token):
            agent = tree.first(token, "agent")
            return agent if agent is not None else None
        outer = self._outer_subject(token, depth)
        return self._of_reduced(token) if outer is None else outer

    def _of_reduced(self, verb: int) -> int | None:
        """Return the noun that a parser gave to the participle behind it: "donors meeting in Oslo gave $5 million"."""
        tree = self.tree
        for child in tree.of(verb, "advcl", "subject", "clause"):
            noun = tree.first(child, "subject") if child < verb and tree.lower[child].endswith("ing") else None
            if noun is not None and noun + 1 == child:
                return noun
        return None

    def _outer_subject(self, token: int, depth: int) -> int | None:
        """Return the subject that an embedded or coordinated predicate takes from outside."""
        tree, key, governor = self.tree, self.tree.key[token], self.tree.governor[token]
        if governor == token:
            return None
        if key in ("complement", "of_do", "from_do"):
            return self._controller(governor, depth)
        if key == "acl" or key == "relative":
            return governor if tree.tag[token] not in PAST or tree.first(token, "aux") is not None else None
        if key == "for_do" and tree.lemma[governor] in tree.labels.control.by_object:
            theirs = self.recipient(governor)
            return theirs if theirs is not None else self.object(governor)
        if key == "to_do" and tree.governor[governor] == governor and tree.pos[governor] == "PROPN":
            return governor  # the headline "Nordbank to buy mill"
        if key == "to_do" and not self._verbal(governor):
            return self.holder(governor, depth + 1)
        if key == "to_do" and (whose := tree.first(governor, "poss")) is not None:
            return whose  # "the surprise was Peru's decision to buy"
        if key == "to_do" and (theirs := self._called_on(token, governor)) is not None:
            return theirs
        if key in ("conj", "advcl", "to_do", "attribute", "parataxis") or key.endswith("_do"):
            if self._verbal(governor):
                return self._surface_subject(governor, depth)
            return tree.first(governor, "poss") if key == "for_do" else None  # "the state's plans for spending $5"
        return None

    def _called_on(self, verb: int, governor: int) -> int | None:
        """Return who is to do an infinitive right behind "for" and a noun: "the pact calls for Peru to pay"."""
        tree = self.tree
        theirs = tree.first(governor, "for")
        mark = next((child for child in tree.raw[verb] if tree.lower[child] == "to"), None)
        return theirs if theirs is not None and mark is not None and max(tree.subtree(theirs)) + 1 == mark else None

    def _surface_subject(self, token: int, depth: int) -> int | None:
        """Return the subject as it stands, that of a passive included ("Accused of fraud, he paid ...")."""
        own = self.tree.first(token, "subject", "passive_subject")
        return self.antecedent(own) if own is not None else self.subject(token, depth + 1)

    def _controller(self, governor: int, depth: int) -> int | None:
        """Return who is to do the infinitive below ``governor``: its object if it has one, else its subject."""
        tree = self.tree
        if tree.lemma[governor] in tree.labels.control.accusing and not self._verbal(governor):
            return self._accused(governor, depth)
        if not self._verbal(governor) and (theirs := self._charged(governor)) is not None:
            return theirs
        if tree.lemma[governor] not in tree.labels.control.by_subject:
            theirs = tree.first(governor, "object", "recipient")
            if theirs is not None and tree.lower[theirs] not in tree.labels.relative.pronouns:
                return theirs
        return self._surface_subject(governor, depth)

    def _accused(self, charge: int, depth: int) -> int | None:
        """Return who is charged: "jailed the mayor on charges of taking", "faces charges of taking"."""
        tree, verb = self.tree, self.tree.governor[charge]
        if not tree.is_verb(verb):
            return None
        if tree.key[charge] == "object":
            return self._surface_subject(verb, depth)
        theirs = tree.first(verb, "object", "recipient", "passive_subject")
        return None if theirs is None else self.antecedent(theirs)

    def _charged(self, noun: int) -> int | None:
        """Return whom a verb charges, also where that hangs on a noun: "convicted leaders of a club of taking"."""
        tree = self.tree
        top = noun
        while tree.key[top] == "of" and tree.governor[top] != top:
            top = tree.governor[top]
        verb = tree.governor[top]
        charged = tree.key[top] in ("object", "passive_subject") and tree.lemma[verb] in tree.labels.control.by_object
        return self.antecedent(top) if charged else None

    def _verbal(self, token: int) -> bool:
        return self.tree.is_verb(token) or self.tree.is_predicate(token)

    def antecedent(self, token: int) -> int:
        """Return the noun that a relative pronoun takes up, or the token itself."""
        tree = self.tree
        if tree.lower[token] not in tree.labels.relative.pronouns:
            return token
        node, seen = tree.governor[token], 0
        while tree.key[node] != "relative" and tree.governor[node] != node and seen < MAX_DEPTH:
            if tree.key[node] not in ("conj", "complement", "clause", "to_do"):
                return token
            node = tree.governor[node]
            seen += 1
        return self._person_above(token, tree.governor[node]) if tree.key[node] == "relative" else token

    def _person_above(self, pronoun: int, noun: int) -> int:
        """Return the person that "who" takes up in "Tarn, founder of the club, who ...", or else the noun itself."""
        tree, found, node = self.tree, noun, noun
        if self.is_person is None or tree.tag[pronoun] != "WP" or self.is_person(noun):
            return noun
        while tree.key[node] in PERSONAL and found == noun:
            node = tree.governor[node]
            found = node if self.is_person(node) else found
        return found

    def object(self, token: int) -> int | None:
        """Return what is acted on: object, subject of a passive, or the noun a reduced relative stands on."""
        tree = self.tree
        own = tree.first(token, "object")
        if own is not None:
            return self.antecedent(own)
        passive = tree.first(token, "passive_subject")
        if passive is not None:
            return self.antecedent(passive)
        key, governor = tree.key[token], tree.governor[token]
        if key == "acl" and tree.is_passive(token):
            return governor
        if key == "relative" and tree.first(token, "subject") is not None and not self._is_pronoun_subject(token):
            return governor
        if key == "conj" and tree.is_verb(governor):
            if tree.is_passive(token) and tree.first(token, "aux") is None:
                return self.object(governor)
            shared = tree.first(governor, "object")
            return shared if shared is not None and shared > token else None
        return None

    def _is_pronoun_subject(self, token: int) -> bool:
        own = self.tree.first(token, "subject")
        return own is not None and self.tree.lower[own] in self.tree.labels.relative.pronouns

    def recipient(self, token: int) -> int | None:
        """Return the indirect object: "gave THEM money", "THEY were given money"."""
        tree = self.tree
        own = tree.first(token, "recipient")
        if own is not None:
            return own
        if tree.first(token, "object") is not None:
            passive = tree.first(token, "passive_subject")
            return self.antecedent(passive) if passive is not None else None
        return None

    def holder(self, noun: int, depth: int = 0) -> int | None:
        """Return whose a noun is: its possessor, or the subject of the light verb that carries it."""
        tree = self.tree
        own = tree.first(noun, "poss")
        if own is not None:
            return own
        top = tree.first_conjunct(noun)
        governor = tree.governor[top]
        carried = tree.key[top] in ("object", "with", "of", "into") and tree.is_verb(governor)
        if carried and tree.lemma[governor] in tree.labels.light.verbs:
            return self.subject(governor, depth + 1)
        return None

    def phrase(self, token: int, *, of: bool = True) -> tuple[int, int]:
        """Return the token range of the noun phrase around ``token``, without determiner and relative clause."""
        tree = self.tree
        first = last = token
        for child in sorted((c for c in tree.raw[token] if c < token), reverse=True):
            if tree.function[child] not in INSIDE or (tree.function[child] == "poss" and tree.pos[child] == "PRON"):
                break
            if tree.function[child] == "case" and tree.tag[child] != "POS":
                break
            first = min(tree.subtree(child))
        for child in (c for c in tree.raw[token] if c > token):
            beside = ("compound",) if of else ("compound", "appos")  # "the heirs of painter Josef Blum"
            if tree.function[child] in ("flat", "fixed", "goeswith") or (
                child == last + 1 and tree.function[child] in beside
            ):
                last = max(tree.subtree(child))
            elif of and self._of(child) and tree.pos[token] != "PROPN":
                inner = child if tree.key[child] == "of" else tree.raw[child][0]
                last = max(last, self.phrase(inner, of=False)[1] - 1)
                break
            elif tree.function[child] not in ("case", "punct"):
                break
        while first < token and (tree.pos[first] in LEADING or self._possessive(first)):
            first += 1
        return first, last + 1

    def _of(self, child: int) -> bool:
        tree = self.tree
        if tree.key[child] == "of" and tree.pos[child] in NOMINAL:
            return True
        return tree.function[child] == "marker" and tree.lower[child] == "of" and bool(tree.raw[child])

    def _possessive(self, token: int) -> bool:
        return self.tree.tag[token] in ("PRP$", "POS", "WP$")
