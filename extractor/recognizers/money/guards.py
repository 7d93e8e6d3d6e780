"""Throws out what only looks like a sum: weights, school marks, verbs, codes that are words."""

from __future__ import annotations

import re

from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.decide import Evidence
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import choice

# "the year 1609 marks": a bare number like a year before the verb.
MARKED_YEAR = re.compile(r"(?:1\d|20)\d\d(?:\sto\s\d{4})?\s")
# No body weighs as many pounds.
BODY = 400
# The scales of newswire, after which a currency stands in the singular: "a 300 mln mark credit".
WIRED = re.compile(r"\b[mb]ln\b")
LARGE = {"large", "both", "country", "glued"}
CONTEXT = {"context", "both", "country", "glued"}
# What may follow "5 million won" when "won" is a currency: an end, a bracket, a rate or a preposition.
LOOSE_END = re.compile(
    r"\s*(?:[.,;:)(\]\"”’—–-]|\Z|(?:in|for|to|from|on|at|per|each|or|and|of|worth|last|this|by|as|is|was|were|would)\b|an?\s(?:year|month|week|day|share)\b)"
)
RATE_BEFORE = re.compile(r"(?:[\w.]+\s(?:cents|pence|cts|dlrs|dollars|euros|yen|p)|[$£€]\s?[\d.,]+(?:\s\w+)?)\s\Z")
NEXT_WORDS = re.compile(r"\s?-?\s?([^\W\d_]+(?:['’]s?)?)")
KILOGRAMS = re.compile(r"\s\(?[\d.,]+[\s-]?(?:kg|kgs|kilos?|kilograms?|kilogrammes?|grams?|g)\b")


class Guards:
    """The checks that need more than the number and its unit."""

    def __init__(self, words: MoneyWords) -> None:
        """Compile the regexes of the ``not_money`` tables."""
        no = words.not_money
        self.compound = re.compile(rf"(?:-|\s(?i:{choice(no.compounds)})\b)")
        self.milestone = re.compile(rf"\s(?i:{choice(no.milestones)})\b")
        self.phrases = re.compile(rf"(?i:{choice(no.phrases)})\b")
        self.weighing = re.compile(rf"\b(?i:{choice(no.weight_before)})\b")
        self.weighed = re.compile(rf"\s(?i:{choice(no.weight_after)})\b")
        self.slimming = re.compile(rf"\b(?i:{choice(no.slimming)})\s(?:\w+\s){{0,2}}\Z")
        self.worth = frozenset(no.worth)
        self.open = frozenset(no.open)

    def plausible(self, text: str, atom: Atom, previous: Atom | None, evidence: Evidence) -> bool:
        """Return whether ``atom`` is a sum in its place; ``previous`` is the atom before it."""
        unit, amount = atom.unit, atom.amount
        if amount.article and not self._single(text, atom, previous):
            return False
        if self.phrases.match(text, atom.start):
            return False
        if unit.weight and atom.bare and self._weight(text, atom, evidence):
            return False
        if (not atom.bare and unit.kind != "code") or unit.needs == "nothing":
            return True
        return beside(text, atom, previous) or self._needed(text, atom, evidence)

    def _needed(self, text: str, atom: Atom, evidence: Evidence) -> bool:
        needs = atom.unit.needs
        ended = LOOSE_END.match(text, atom.stop) is not None
        if needs in ("scale", "adjective"):
            return needs == "scale" and atom.amount.scale is not None
        if atom.unit.singular and self.milestone.match(text, atom.stop):
            return False
        wired = WIRED.search(text, atom.core, atom.stop) is not None
        if atom.unit.singular and "-" not in text[atom.core : atom.stop] and not (atom.prefix or wired):
            return False
        if atom.unit.kind == "code":
            return atom.large or (ended and not text.startswith("-", atom.stop) and (needs == "end" or not atom.prefix))
        if needs == "mark":
            year = MARKED_YEAR.match(text, atom.core) is not None
            return not year and (atom.large or evidence.supports(atom.codes))
        if needs == "won":
            closed = (
                text[atom.stop : atom.stop + 2].strip()[:1] in tuple(".,;)(")
                or not text[atom.stop : atom.stop + 3].strip()
            )
            joined = ended or "-" in text[atom.core : atom.stop]
            return atom.large and joined and (closed or evidence.supports(atom.codes))
        if needs == "end":
            return ended and not atom.amount.article
        if (
            needs == "glued" and atom.amount.scale is not None
        ):  # "Y500 billion"; a mark of one letter has no space after it
            return True
        if needs == "country" and atom.tagged:
            return True
        if needs in LARGE and not atom.large:
            return False
        return needs not in CONTEXT or evidence.supports(atom.codes)

    def _single(self, text: str, atom: Atom, previous: Atom | None) -> bool:
        """Check "a dollar", "a cent": no rate ("$2 a pound") and no part of a compound ("a dollar store")."""
        if previous is not None and text[previous.end : atom.start].isspace():
            return False
        if self.compound.match(text, atom.stop) or RATE_BEFORE.search(text, max(0, atom.start - 30), atom.start):
            return False
        return not atom.unit.weight or self._money_word_follows(text, atom.stop)

    def _weight(self, text: str, atom: Atom, evidence: Evidence) -> bool:
        """Whether these pounds are a weight."""
        if atom.prefix or evidence.text[atom.stop - 1 : atom.stop] in "£":
            return False
        following = NEXT_WORDS.match(text, atom.stop)
        word = following[1].casefold() if following else ""
        if word == "of":
            return not self._money_word_follows(text, following.end() if following else atom.stop)
        if atom.amount.scale is not None:
            return False
        start = evidence.sentence(atom.start, atom.end)[0]
        if self.weighing.search(text, max(start, atom.start - 60), atom.start):
            return True
        if self.weighed.match(text, atom.stop) or KILOGRAMS.match(text, atom.stop):
            return True
        if atom.value < BODY and self.slimming.search(text, max(start, atom.start - 40), atom.start):
            return not evidence.supports(("GBP",))
        singular = not text.endswith(("s", "S"), 0, atom.stop) and atom.value != 1
        return singular and bool(word) and word not in self.worth and word not in self.open

    def _money_word_follows(self, text: str, start: int) -> bool:
        words = re.findall(r"[^\W\d_]+", text[start : start + 40])[:2]
        return any(word.casefold() in self.worth for word in words)


def beside(text: str, atom: Atom, previous: Atom | None) -> bool:
    """Whether a fractional unit follows its main unit: "twenty ringgit 43 sen"."""
    if previous is None or atom.unit.kind != "minor":
        return False
    return text[previous.end : atom.start].strip() in ("", "and") and bool(set(previous.codes) & set(atom.codes))
