"""The parties listed after "between" or "with" soon after an agreement, wherever the parser hung them."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.agreements.parties import PartyReader
from extractor.records import Party

REACH = 12
OPENERS = frozenset({"between", "with", "among"})
GIVERS = frozenset({"from", "by"})
LINKS = frozenset({",", "and", "&", "or"})
INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class ListReader:
    """Reads lists of parties word by word."""

    def __init__(self, parties: PartyReader) -> None:
        """Use the party reader of one article."""
        self.parties = parties
        self.view = parties.view
        self.tree = parties.tree
        verbs = parties.words.stages.verbs
        self.makers = verbs["agreed"] | verbs["signed"] | verbs["ratified"]

    def after(self, noun: int, *, giving: bool) -> Iterator[Party]:
        """Yield the parties of the list that follows an agreement in its sentence, before any other clause.

        ``giving`` tells of one that is given to somebody: "a contract worth $5 million from Peru".
        """
        opener = self._opener(noun, OPENERS | GIVERS if giving else OPENERS)
        if opener is None:
            return
        for head in self._heads(opener + 1):
            found = self.parties.at(head)
            if not found:
                return
            yield from found

    def _opener(self, noun: int, openers: frozenset[str]) -> int | None:
        doc, starts = self.tree.doc, self.view.reading.starts
        end = self.view.reading.sentence(starts[noun])[1]
        for token in range(noun + 1, min(noun + REACH, len(doc))):
            finite = self.tree.tag[token] in FINITE and self.tree.key[token] != "acl"
            if starts[token] >= end or finite or doc[token].lower_ == "and":
                return None
            if doc[token].lower_ in openers or (doc[token].lower_ == "by" and self._is_made(token - 1)):
                return token
        return None

    def _is_made(self, verb: int) -> bool:
        """Tell whether a participle says that the agreement was made: "a deal reached by Peru and Chile"."""
        made = self.tree.lemma[verb] in self.makers and self.tree.lemma[verb] not in self.parties.words.mediators
        return made and self.tree.tag[verb] in ("VBN", "VBD")

    def _is_inside(self, token: int) -> bool:
        return self.tree.pos[token] in INSIDE or self.tree.tag[token] == "JJ"

    def _heads(self, token: int) -> Iterator[int]:
        """Yield the last word of each noun phrase of a list; what follows "of" belongs to the phrase before it."""
        doc, pos = self.tree.doc, self.tree.pos
        while token < len(doc):
            first = token
            while token < len(doc) and (self._is_inside(token) or "-" in (doc[token].text, doc[token - 1].text)):
                token += 1
            if token == first:
                return
            yield token - 1
            while token + 1 < len(doc) and doc[token].lower_ in ("of", "for"):
                token += 1
                while token < len(doc) and pos[token] in INSIDE:
                    token += 1
            if token >= len(doc) or doc[token].lower_ not in LINKS:
                return
            token += 1
            if token < len(doc) and doc[token].lower_ in LINKS:
                token += 1
