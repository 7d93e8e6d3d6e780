"""Joins a conversion to the sum that it converts: "3 billion euros ($3.2 billion)", "$149 / £99"."""

from __future__ import annotations

import re

from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import choice

# Between a sum and the bracket with its conversion: at most a short phrase of the same sentence.
GAP = re.compile(r"[^.;:!?()\[\]\n$€£\d]{0,60}\Z")
# "10 million rupees, about $230,000, was paid": an approximate sum set beside another restates it.
APPOSED = re.compile(r",\s|\s?(?:--|[—–])\s?")
FURTHER = re.compile(r"\s?[,;/]\s?(?:and\s|or\s)?|\s(?:and|or)\s")


class Conversions:
    """Finds pairs of neighbouring sums of which the second states the first in another currency."""

    def __init__(self, words: MoneyWords) -> None:
        """Compile the regexes of ``conversions``."""
        opener = rf"(?i:{choice(words.conversions.openers)})"
        joint = choice(words.conversions.joints)
        self._or = re.compile(rf",?\s?(?:[—–]|--)?\s?(?i:{joint})(?:\s{opener}){{0,2}}\s?\Z")
        self._filled = re.compile(rf"\s?(?:{opener}\s?){{0,3}}\Z")
        self._closed = re.compile(
            rf"\s?(?:[^()\[\]\d]{{0,12}}\b(?i:{choice(words.conversions.closers)})|(?:an?|per|each)\s\w+|/\w+)?\s?[)\]]"
        )

    def link(self, text: str, sums: list[Atom]) -> None:
        """Set ``equivalent`` on conversions, and on what they convert the currencies it cannot be in."""
        for index in range(1, len(sums)):
            first, second = sums[index - 1], sums[index]
            if second.start - first.end > 80 or not self._converts(text, first, second):
                continue
            target = first.equivalent or first
            if self._same(target, second):
                continue
            second.equivalent = target
            if first.bound == second.bound or (
                second.bound is None and first.bound == "approx" and "(" not in text[first.end : second.start]
            ):
                second.bound = first.bound
            if not second.bare and len(second.codes) == 1:
                target.excluded |= {second.codes[0]}

    @staticmethod
    def _same(first: Atom, second: Atom) -> bool:
        """Whether both sums must be in one currency; a bare "$" beside "US$" need not be."""
        if len(first.codes) == 1 and len(second.codes) == 1:
            return first.codes == second.codes
        if first.bare and second.bare:
            return bool(set(first.codes) & set(second.codes))
        return first.unit.kind == "minor" or second.unit.kind == "minor"

    def _converts(self, text: str, first: Atom, second: Atom) -> bool:
        between = text[first.end : second.start]
        opening = max(between.rfind("("), between.rfind("["))
        if opening >= 0:
            inside = self._filled.match(between, opening + 1)
            return bool(inside) and bool(GAP.match(between[:opening])) and self._bracket_ends(text, second)
        if first.equivalent is not None and FURTHER.fullmatch(between):
            return True
        return bool(self._or.match(between)) or (second.bound == "approx" and bool(APPOSED.fullmatch(between)))

    def _bracket_ends(self, text: str, second: Atom) -> bool:
        """Whether the bracket holds nothing but the conversion, or another one after "or"."""
        rest = text[second.end : second.end + 50]
        return bool(self._closed.match(rest)) or bool(re.match(r"\s?(?:,|;|/|or\b|and\b|\.)", rest))
