"""Reads amounts that leave their currency to the sum before: "rose to 12.3 million dollars from 10.2 million"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.recognizers.money.amounts import Amount, AmountGrammar
from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.decide import Evidence
from extractor.recognizers.money.ranges import UNCOUNTED
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import SPACE, choice

ENDS = re.compile(r"\s*(?:[.,;:)\]\"”’]|\Z)")


class EllipsisReader:
    """Completes amounts without a currency that stand in a fixed place after a sum with one."""

    def __init__(self, grammar: AmountGrammar, words: MoneyWords) -> None:
        """Compile the regexes of ``elliptic``."""
        self.grammar = grammar
        apart = choice(link for link in words.elliptic.links if link != "to")
        when = rf"{SPACE}in(?:{SPACE}[\w-]+){{1,3}}?"  # "widened to 7.1 billion dlrs in February from 5.7 billion"
        self._link = re.compile(rf"(?:,?{SPACE}(?i:{choice(words.elliptic.links)})|{when},?{SPACE}(?i:{apart})){SPACE}")
        self._noun = re.compile(rf"(?<=\s)(?=\d[\d.,]*\s?[a-z]+\s(?:\w+\s)?(?i:{choice(words.elliptic.nouns)})\b)")

    def complete(self, text: str, sums: list[Atom], evidence: Evidence) -> list[Atom]:
        """Return ``sums`` with the elliptic ones added, in text order."""
        out: list[Atom] = []
        for index, atom in enumerate(sums):
            out.append(atom)
            limit = sums[index + 1].start if index + 1 < len(sums) else len(text)
            if atom.amount.vague or atom.unit.kind == "minor":
                continue
            linked = self._linked(text, atom)
            if linked is not None and linked.end <= limit:
                out.append(linked)
            elif atom.amount.scale is not None:
                out.extend(self._named(text, atom, min(limit, evidence.sentence(atom.start, atom.end)[1])))
        return out

    def _linked(self, text: str, atom: Atom) -> Atom | None:
        """Read the other side of a comparison: "from 10.2 million", "vs 9.8 million"."""
        link = self._link.match(text, atom.end)
        amount = self.grammar.high(text, link.end()) if link else None
        if amount is None or amount.scale is None or atom.amount.scale is None:
            return None
        if not ENDS.match(text, amount.end) and not UNCOUNTED.match(text, amount.end):
            return None
        return self._copy(atom, amount)

    def _named(self, text: str, atom: Atom, limit: int) -> list[Atom]:
        """Read amounts before a money noun in the rest of the sentence: "a 107 million loss"."""
        found = []
        for match in self._noun.finditer(text, atom.end, limit):
            amount = self.grammar.high(text, match.start())
            if amount is not None and amount.scale is not None:
                found.append(self._copy(atom, amount))
        return found

    @staticmethod
    def _copy(atom: Atom, amount: Amount) -> Atom:
        return replace(
            atom,
            start=amount.start,
            core=amount.start,
            end=amount.end,
            stop=amount.end,
            value=amount.value * atom.unit.factor,
            amount=amount,
            high=None,
            bound=None,
            per=None,
            equivalent=None,
        )
