"""A dependency tree in terms of grammatical functions, read once from a Doc of either label scheme.

Every token gets a governor and a ``key``: the function it has there. Nouns joined by a preposition have the
preposition as key ("to", "for", "according to"), clauses joined by a marker the marker and ``_do`` ("to_do",
"for_do"); all others have the function of ``patterns/grammar.toml`` ("subject", "object", "poss" ...).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from extractor.facts.grammar.labels import Labels
from extractor.facts.grammar.mending import mend
from extractor.recognizers.page import Page

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
CLAUSAL = frozenset({"advcl", "acl"})
VAGUE = frozenset({"by", "about", "around", "over", "under", "above", "below", "between"})  # "cost about $5 million"
JOINED = frozenset({"prep", "agent", "object"})
NAMED = JOINED | CLAUSAL | {"marked", "recipient"}  # functions whose key may be another
PAST = ("VBN", "VBD")  # a parser may take the participle in "the $5 million paid last year" for the other
LEAF: Sequence[int] = ()


class Tree:
    """The functions of all tokens of one parsed Doc."""

    def __init__(self, page: Page, labels: Labels) -> None:
        """Read the tree of a page, whose Doc must have been parsed."""
        self.page, self.doc = page, page.doc
        self.labels = labels
        self.words, self.lower = page.tokens, page.lows
        self.pos, self.tag, self.label = page.parts_of_speech, page.annotation["TAG"], page.annotation["DEP"]
        self.function = functions_of(self.label, labels.functions)
        self.head = page.heads()
        self.raw = dependents(self.head)
        if mend(self, self.lower):
            self.raw = dependents(self.head)
        self._mend_passives()
        self.governor = list(self.head)
        self.key = list(self.function)
        for token, function in enumerate(self.function):
            if function in NAMED:
                self._name(token, function)
        self.children = self.raw if self.governor == self.head else dependents(self.governor)

    def _mend_passives(self) -> None:
        """Make the subject of a verb with a passive auxiliary its passive subject, whatever the parser called it."""
        for token, function in enumerate(self.function):
            if function == "passive_aux":
                for child in self.raw[self.head[token]]:
                    if self.function[child] == "subject":
                        self.function[child] = "passive_subject"

    def _name(self, token: int, function: str) -> None:
        """Set the key (and for ClearNLP's marked nouns the governor) of one token."""
        if function in JOINED:
            marker = self._words(token, "case")
            if function == "prep":
                self.key[token] = marker or "unmarked"
            elif marker in self.labels.links.prepositions and marker not in VAGUE:
                self.key[token] = marker  # a parser's agent or object behind another preposition
        elif function == "marked":
            self._lift(token)
        elif function == "recipient" and any(self.function[c] == "marked" for c in self.raw[token]):
            self.key[token] = "marker"  # ClearNLP: "gave money to them" has "to" as its dative
        elif function in CLAUSAL:
            marker = self._words(token, "mark") or self._to(token)
            if marker in ("to", "in order to", "so as to"):
                self.key[token] = "to_do"
            elif marker and self.tag[token] == "VBG":
                self.key[token] = f"{marker}_do"

    def _lift(self, token: int) -> None:
        """Hang a ClearNLP noun where its preposition hangs, with the preposition as its key."""
        node = self.head[token]
        words: list[str] = []
        while self.function[node] in ("marker", "recipient") and len(words) < 4:
            words.append(self.lower[node])
            if self.head[node] == node:
                break
            node = self.head[node]
        self.governor[token] = node
        if self.label[self.head[token]] == "agent":
            self.key[token] = "agent"
        elif self.tag[token] == "VBG":
            self.key[token] = f"{words[0] if words else 'by'}_do"
        else:
            self.key[token] = " ".join(reversed(words))

    def _words(self, token: int, function: str) -> str:
        """Return the words of one function before ``token``, with their fixed parts: ``according to``."""
        words: list[str] = []
        for child in self.raw[token]:
            if self.function[child] == function and child < token:
                words.append(self.lower[child])
                words += [self.lower[c] for c in self.raw[child] if self.function[c] == "fixed"]
        return " ".join(words)

    def _to(self, token: int) -> str:
        """Return "to" for an infinitive in ClearNLP, where it is an auxiliary."""
        return "to" if any(self.tag[c] == "TO" and self.function[c] == "aux" for c in self.raw[token]) else ""

    @cached_property
    def lemma(self) -> list[str]:
        """The lemmas in lower case; where the pipeline sets none, the word itself."""
        lemmas = self.page.annotation["LEMMA"]
        return [lemma.lower() or word for lemma, word in zip(lemmas, self.lower, strict=True)]

    # -- simple questions ---------------------------------------------------------------------------------

    def where(self, lemmas: Collection[str]) -> list[int]:
        """Return the tokens that have one of ``lemmas``, in text order."""
        return [token for token, lemma in enumerate(self.lemma) if lemma in lemmas]

    def of(self, token: int, *keys: str) -> list[int]:
        """Return the dependents of ``token`` that have one of the functions ``keys``, in text order."""
        return [child for child in self.children[token] if self.key[child] in keys]

    def first(self, token: int, *keys: str) -> int | None:
        """Return the first dependent that has one of the functions ``keys``, trying these in order."""
        for key in keys:
            for child in self.children[token]:
                if self.key[child] == key:
                    return child
        return None

    def is_verb(self, token: int) -> bool:
        """Tell whether the token is used as a verb."""
        return self.pos[token] in VERBAL

    def is_passive(self, token: int) -> bool:
        """Tell whether a verb is passive, reduced relatives included ("money given by the bank")."""
        if self.first(token, "passive_aux", "passive_subject", "agent") is not None:
            return True
        if any(self.function[c] == "passive_aux" for c in self.raw[token]):
            return True
        if self.key[token] == "conj" and self.tag[token] == "VBN" and self.first(token, "subject", "aux") is None:
            return self.is_passive(self.governor[token])
        return self.key[token] == "acl" and self.tag[token] in PAST and self.first(token, "aux") is None

    def conjuncts(self, token: int) -> list[int]:
        """Return ``token`` and what is coordinated below it, in text order."""
        found, queue = [token], [token]
        while queue:
            for child in self.of(queue.pop(0), "conj"):
                found.append(child)
                queue.append(child)
        return sorted(found)

    def first_conjunct(self, token: int) -> int:
        """Return the first member of the coordination that ``token`` stands in."""
        seen = 0
        while self.key[token] == "conj" and self.governor[token] != token and seen < 40:
            token = self.governor[token]
            seen += 1
        return token

    def subtree(self, token: int) -> Iterator[int]:
        """Yield ``token`` and everything below it, in no particular order."""
        stack = [token]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.raw[node])

    def clause(self, token: int) -> int:
        """Return the predicate of the smallest clause that holds ``token``."""
        seen = 0
        while not self.is_predicate(token) and self.governor[token] != token and seen < 60:
            token = self.governor[token]
            seen += 1
        return token

    def is_predicate(self, token: int) -> bool:
        """Tell whether a clause hangs on the token: a verb, or a noun or adjective with a copula."""
        if self.key[token] in ("compound", "amod"):
            return False
        return self.pos[token] == "VERB" or any(self.function[c] in ("copula", "subject") for c in self.raw[token])


def functions_of(labels: Sequence[str], functions: Mapping[str, str]) -> list[str]:
    """Return the functions that labels stand for; a subtype ("nmod:poss") has that of its type where it has no own."""
    known = {label: functions.get(label) or functions.get(label.split(":")[0], label) for label in set(labels)}
    return [known[label] for label in labels]


def dependents(heads: Sequence[int]) -> list[Sequence[int]]:
    """Return the dependents of every token in text order; leaves share one tuple, which spares the memory collector."""
    found: dict[int, list[int]] = {}
    for token, head in enumerate(heads):
        if head == token:
            continue
        if head in found:
            found[head].append(token)
        else:
            found[head] = [token]
    return [found.get(token, LEAF) for token in range(len(heads))]
