"""Joins atoms: main and fractional units to one sum, two ends to a range, and shares out scale and currency.

A range is one sum ("between $5 and $10 million"), a change is two ("from 3 to 5 billion euros"); what one
end leaves unsaid, scale or currency, it has from the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.recognizers.money.amounts import Amount, AmountGrammar
from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import SPACE, choice

BETWEEN = re.compile(rf"\b(?i:between|from){SPACE}\Z")
LINK = re.compile(rf"(?:{SPACE}(?P<word>(?i:to|and|or)){SPACE}|(?P<dash>[ ]?[-–—‑][ ]?))\Z")
LINK_AFTER = re.compile(rf"(?:{SPACE}(?P<word>(?i:to|and|or)){SPACE}|(?P<dash>[ ]?[-–‑][ ]?))")
COMPOUND = re.compile(rf"(?:,?{SPACE}(?:and{SPACE})?|[ ]?)\Z")
# A bare number after "$5 to" is the other end only where nothing is counted by it: "$5 to 100 people".
COUNTED = re.compile(r"[ -]?(?:%|[a-z]+)", re.IGNORECASE)
UNCOUNTED = re.compile(
    r"\s(?:an?|per|each|in|for|on|at|of|from|to|by|and|or|with|worth|as|is|was|were|are|if|when|depending|last|this|next)\b",
    re.IGNORECASE,
)
CONTEXT = 40


class Joiner:
    """Turns the atoms of a text into sums."""

    def __init__(self, grammar: AmountGrammar, words: MoneyWords) -> None:
        """Compile the regexes of ``moves``."""
        self.grammar = grammar
        self.change = re.compile(rf"\b(?i:{choice(words.moves.change)})(?:\s\w+)?\s\Z")
        cents = rf"(?P<cents>[1-9]\d|{grammar.numbers.words})(?=[.;)]?(?:\Z|\s[A-Z]|\n))"
        self.cents = re.compile(rf"[ ](?:and[ ])?{cents}")
        self.range = re.compile(rf"\b(?i:{choice(words.moves.range)})\b")

    def join(self, text: str, atoms: list[Atom]) -> list[Atom]:
        """Return the sums of ``text`` in order; ranges have ``high`` and the bound "range"."""
        sums: list[Atom] = []
        for atom in atoms:
            if sums and atom.start < sums[-1].end:
                continue
            self._loose_change(text, atom)
            if sums and self._compound(text, sums[-1], atom):
                continue
            if sums and self._second_end(text, sums[-1], atom):
                continue
            floor = sums[-1].end if sums else 0
            low = self._low(text, atom, floor)
            if low is not None:
                sums.append(low)
            sums.append(atom)
            if low is None and atom.high is None:
                self._high(text, atom)
        return sums

    def _compound(self, text: str, main: Atom, small: Atom) -> bool:
        """Add "five cents" to "eight dollars"; they must lie side by side and share a currency."""
        if small.unit.kind != "minor" or main.unit.kind == "minor" or main.high is not None or small.amount.article:
            return False
        link = COMPOUND.match(text, main.end, small.start)
        if (
            link is None
            or link.end() != small.start
            or small.value >= 1
            or main.amount.vague
            or main.value >= 1_000_000
        ):
            return False
        shared = tuple(code for code in main.codes if code in small.codes)
        if not shared and not (small.unit.usual == ("USD",) and len(main.codes) == 1):
            return False
        main.value += small.value
        main.codes = shared or main.codes
        main.end = main.stop = small.end
        return True

    def _loose_change(self, text: str, atom: Atom) -> None:
        """Add cents that are said without their name: "five dollars 50" at the end of a phrase."""
        if atom.prefix or atom.unit.kind != "word" or atom.amount.scale is not None or atom.unit.factor != 1:
            return
        match = self.cents.match(text, atom.end)
        cents = self.grammar.numbers.parse(match["cents"]) if match else None
        if match is not None and cents is not None and 1 < cents < 100:
            atom.value += cents / 100
            atom.end = atom.stop = match.end()

    def _second_end(self, text: str, low: Atom, high: Atom) -> bool:
        """Make a range of two whole sums: "$12 million to $20 million", "between US$5 and US$7"."""
        link = LINK.match(text, low.end, high.start)
        if link is None or low.high is not None or low.amount.vague or high.amount.article:
            return False
        shared = tuple(code for code in low.codes if code in high.codes)
        if not shared or (low.unit.kind == "minor") != (high.unit.kind == "minor"):
            return False
        start, word = self._opening(text, low)
        joiner = (link["word"] or "").casefold()
        if joiner == "or" or (joiner == "and" and word != "between"):
            return False
        value = self._scaled(low.amount, low.value, high.amount, high.value)
        if self._changes(text, start, word, joiner) or value >= high.value:
            low.value = value if joiner == "to" else low.value
            return False
        self._widen(low, high, start, value)
        low.codes = shared if low.bare else low.codes
        if not high.bare:
            low.codes, low.decided, low.bare = high.codes, high.decided, False
        return True

    def _low(self, text: str, atom: Atom, floor: int) -> Atom | None:
        """Read the end before a suffixed sum: a range widens ``atom``, the old value of a change is returned."""
        if atom.prefix or atom.amount.article or atom.amount.vague:
            return None
        link = LINK.search(text, max(floor, atom.start - 8), atom.start)
        amount = self.grammar.low(text, floor, link.start()) if link else None
        if link is None or amount is None or amount.article or amount.vague:
            return None
        value = amount.value * atom.unit.factor
        value = self._scaled(amount, value, atom.amount, atom.value)
        low = replace(
            atom, start=amount.start, end=amount.end, core=amount.start, stop=amount.end, value=value, amount=amount
        )
        start, word = self._opening(text, low)
        joiner = (link["word"] or "").casefold()
        if (joiner == "and" and word != "between") or (
            value >= atom.value and not self._changes(text, start, word, joiner)
        ):
            return None
        if self._changes(text, start, word, joiner):
            return low
        atom.high, atom.value = atom.value, value
        atom.start, atom.core, atom.bound = start, amount.start, "range"
        return None

    def _high(self, text: str, atom: Atom) -> None:
        """Read the other end after a sign: "$5-10m", "between US$300 and 400 billion"."""
        link = LINK_AFTER.match(text, atom.end) if atom.prefix or atom.unit.kind == "code" else None
        amount = self.grammar.high(text, link.end()) if link else None
        if link is None or amount is None:
            return
        start, word = self._opening(text, atom)
        joiner = (link["word"] or "").casefold()
        if joiner == "or" or (joiner == "and" and word != "between") or self._changes(text, start, word, joiner):
            return
        counted = COUNTED.match(text, amount.end)
        if amount.scale is None and counted and not UNCOUNTED.match(text, amount.end):
            return
        high = amount.value * atom.unit.factor
        low = self._scaled(atom.amount, atom.value, amount, high)
        if low < high:
            atom.value, atom.high, atom.start, atom.end, atom.bound = low, high, start, amount.end, "range"
            atom.stop = atom.end

    def _opening(self, text: str, low: Atom) -> tuple[int, str]:
        """Return where the range begins and "between" or "from" where it has one."""
        match = BETWEEN.search(text, max(0, low.start - 12), low.start)
        return (match.start(), match[0].strip().casefold()) if match else (low.start, "")

    def _changes(self, text: str, start: int, word: str, joiner: str) -> bool:
        """Whether "X to Y" is a change: after "from" unless prices range, after "rose" or "by"."""
        before = text[max(0, start - CONTEXT) : start]
        if joiner != "to":
            return False
        if word == "from":
            return not self.range.search(before)
        return word == "" and bool(self.change.search(before))

    @staticmethod
    def _scaled(low: Amount, value: Decimal, high: Amount, top: Decimal) -> Decimal:
        """Return the lower end with the scale of the upper one where its own is unsaid: "$5 to $10 million"."""
        if low.scale is None and high.scale is not None and value < top / high.scale and low.value < 1000:
            return value * high.scale
        return value

    @staticmethod
    def _widen(low: Atom, high: Atom, start: int, value: Decimal) -> None:
        low.start, low.end, low.stop = start, high.end, high.stop
        low.value, low.high, low.bound = value, high.value, "range"
