"""Reads the words around a sum that bound it ("up to", "or more") or make it a rate ("a barrel")."""

from __future__ import annotations

import re
from typing import cast

from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import SPACE, choice
from extractor.values import Bound

APPROX: Bound = "approx"
# After these words "a year" is a point in time, no rate: "$5 million a year ago".
POINT = r"(?!\s(?:ago|earlier|later|before|after|from|previously|prior)\b)"
WINDOW = 48
# Words that may follow a bound behind the sum; before another noun it is none ("at most offices").
FREE = r"(?:an?|per|each|for|in|to|from|of|on|at|by|and|or|is|was|were|are|would|will|million|billion)\b"
# Accountants write a loss in brackets: "net income was ($2.3 million)"; a bracket after a noun is no loss.
LOSS = re.compile(r"\b(?:is|was|were|are|of|to|at|totaled|totalled)\s\(\Z")
# "$5 million plus interest" adds, "$5 million plus" bounds.
ADDED = re.compile(r"\s+(?:[\d$€£]|an?\b|the\b|other|interest|costs|tax)")
MINUS = re.compile(r"(?:(?<![^\s(])−|(?<=[^\n\S])-)\Z")


def _table(tables: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in tables.items() for word in words}


def _source(words: dict[str, str]) -> str:
    return choice(words).replace(r"\ ", SPACE)


class Bounds:
    """The words of ``bounds``, ``bound_tails``, ``rates`` and ``rate_words`` as regexes."""

    def __init__(self, words: MoneyWords) -> None:
        """Compile the regexes."""
        self.bounds = _table(words.bounds.model_dump())
        self.tails = _table(words.bound_tails.model_dump())
        self.units = _table(words.rates)
        self.rate_words = _table(words.rate_words)
        leads = choice(words.bound_leads.words).replace(r"\ ", SPACE)
        bound = _source(self.bounds)
        self._before = re.compile(
            rf"(?<![\w-])(?i:(?:{leads}{SPACE})?(?P<bound>{bound})(?:{SPACE}(?P<more>{bound}))?){SPACE}?\Z"
        )
        self._topic = re.compile(rf"(?i:{choice(words.over.topics)})\s\Z")
        self._after = re.compile(rf"[ ]?(?P<tail>(?i:{_source(self.tails)}))(?!\w|\sthan)")
        self._noun = re.compile(rf"\s(?!{FREE})[a-z]")
        unit = rf"(?P<unit>(?i:{_source(self.units)}))\b{POINT}"
        apart, each = rf"(?:{SPACE}|[ ]?-[ ]?)", rf"(?i:per|an?|each|every|for{SPACE}every|for{SPACE}each)"
        self._rate = re.compile(rf"(?:{apart}{each}{apart}|[ ]?/[ ]?){unit}")
        self._per = re.compile(rf"{SPACE}(?i:per){SPACE}(?P<noun>[a-z][a-z-]+)\b")
        self._word = re.compile(rf"{SPACE}(?:in{SPACE})?(?P<word>(?i:{choice(self.rate_words)}))(?!\w)")

    def apply(self, text: str, atom: Atom, floor: int) -> None:
        """Widen ``atom`` by the bound words beside it and set ``bound`` and ``per``."""
        if atom.bound is None:
            self.before(text, atom, floor)
            self.after(text, atom)
        elif atom.bound == "range":
            self.before(text, atom, floor)
            atom.bound = "range"
        if LOSS.search(text, max(floor, atom.start - 12), atom.start) and text.startswith(")", atom.end):
            atom.value, atom.start, atom.end = -atom.value, atom.start - 1, atom.end + 1
        elif MINUS.search(text, max(floor, atom.start - 2), atom.start):
            atom.value, atom.start = -atom.value, atom.start - 1
        if atom.per is None:
            atom.per = self.rate(text, atom.end)

    def before(self, text: str, atom: Atom, floor: int) -> None:
        """Read the bound words directly before the sum."""
        match = self._before.search(text, max(floor, atom.start - WINDOW), atom.start)
        if match is None:
            return
        word = self._key(match["bound"])
        if word == "over" and self._topic.search(text, max(0, match.start() - WINDOW), match.start()):
            return
        atom.start = match.start()
        bound = cast(Bound, self.bounds[word])
        if bound == APPROX and match["more"]:
            bound = cast(Bound, self.bounds[self._key(match["more"])])
        atom.bound = bound

    def after(self, text: str, atom: Atom) -> None:
        """Read the bound words directly after the sum: "or more", "-plus"."""
        if atom.amount.plus:
            atom.bound = "more_than"
            return
        match = self._after.match(text, atom.end)
        if match is None:
            return
        tail = self._key(match["tail"])
        if tail == "plus" and ADDED.match(text, match.end()):
            return
        # "at most offices", "minimum wage"
        if (tail.isalpha() or tail.startswith("at ")) and self._noun.match(text, match.end()):
            return
        atom.end = match.end()
        if atom.bound is None:
            atom.bound = cast(Bound, self.tails[tail])

    def rate(self, text: str, end: int) -> str | None:
        """Return the unit that a sum ending at ``end`` is a rate of."""
        match = self._rate.match(text, end)
        if match is not None:
            return self.units[self._key(match["unit"])]
        match = self._per.match(text, end)
        if match is not None:
            return match["noun"]
        match = self._word.match(text, end)
        return self.rate_words[self._key(match["word"])] if match is not None else None

    @staticmethod
    def _key(text: str) -> str:
        return " ".join(text.casefold().split())
