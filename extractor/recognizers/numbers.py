"""The number grammar that the recognisers of values share.

:class:`NumberGrammar` offers regex sources to embed (none has capturing groups; all read upper and lower
case alike and need no flags), ``parse`` for what they matched, and ``find`` for running text::

    grammar = NumberGrammar(load_rulebook())
    grammar.parse("two and a half million")     # Decimal("2500000.0")
    re.compile(rf"(?P<n>{grammar.any})[ -]years?")

Sources (where a number may begin and end is left to the embedding regex, usually ``(?<!\\w)`` and ``\\b``):

=============  ===================================================================================
``digits``     "25", "1,250.5", "12,34,567", "1 250" (no-break spaces), ".5", "2 1/2", "2½", "1/2"
``words``      "twenty-five", "a hundred and five", "two and a half million", "half a dozen",
               "a quarter of a million"; bare "half" and "a half" are 0.5; a bare "a" is no number
``parts``      "half", "a quarter", "three quarters", "two thirds"
``any``        ``digits`` with scale words ("2.5 million", "3 lakh crore"), or ``words``
``suffixed``   ``any``, or ``digits`` with an abbreviated scale ("450 mln", "15bn")
``plurals``    "hundreds of millions", "tens of thousands", "dozens": ``parse`` gives the magnitude
``article``    "a", "an": one of what follows
=============  ===================================================================================

Word numbers may be broken over lines or hyphenated. All sources are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.rulebook import PatternFile, Rulebook

NumberForm = Literal["digits", "words", "mixed", "fraction"]

# Numbers do not cross a blank line; longer numerals than this are no amounts, and Decimal would round them.
SPACE = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
JOIN = rf"(?:{SPACE}|[^\S\n]?[-‐‑][^\S\n]?)"
MAX_DIGITS = 18
HUNDRED = Decimal(100)


class NumberWords(PatternFile):
    """``lexicon/numbers.toml``; each table maps a word to its value."""

    ones: dict[str, str]
    teens: dict[str, str]
    tens: dict[str, str]
    scales: dict[str, str]
    suffixes: dict[str, str]
    plurals: dict[str, str]
    fractions: dict[str, str]
    signs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in running text: half-open offsets, exact value, and how it is written."""

    start: int
    end: int
    value: Decimal
    form: NumberForm


def choice(words: Iterable[str]) -> str:
    """Return the regex source of an alternation, the longest words first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def lowered(text: str) -> str:
    """Return ``text`` in lower case with every character in its place.

    >>> lowered("İN 5 DAYS") == "İn 5 days"
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def for_lowered(source: str) -> str:
    """Return a regex source of lower-case words for text that is in lower case too: many times faster there.

    Alternatives that read both cases alike are tried one by one; others are told apart by their first letter.
    """
    return source.replace("(?i:", "(?:")


def fraction(value: str) -> Decimal:
    """Return the value of "1/2" or "0.5"; thirds are rounded to the decimal context's precision."""
    top, _, bottom = value.partition("/")
    return Decimal(top) / Decimal(bottom) if bottom else Decimal(top)


def _values(table: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: fraction(value) for word, value in table.items()}


class NumberGrammar:
    """Regex sources of numbers in English news, and their values; built once from the rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Build all sources from ``lexicon/numbers.toml``."""
        words = rulebook.file("lexicon/numbers.toml", NumberWords)
        self.values = _values(words.ones | words.teens | words.tens | words.signs)
        self.multipliers = _values(words.suffixes | words.plurals | words.scales)
        self.fractions = _values(words.fractions)
        self._signs = frozenset(words.signs)
        self.article = r"(?i:an?)"
        self.scale = f"(?i:{choice(words.scales)})\\b"
        self.suffix = f"(?i:{choice(words.suffixes)})\\b"
        self.digits = _digits_source(words)
        self.words = _words_source(words)
        self.parts = _parts_source(words)
        self.any = rf"(?:{self.digits}(?:{JOIN}?{self.scale}){{0,2}}|{self.words})"
        short = rf"{self.digits}(?:{JOIN}?{self.suffix})(?:{JOIN}{self.scale})?"
        self.suffixed = rf"(?:{short}|{self.any})"
        many = f"(?i:{choice(words.plurals)})\\b"
        self.plurals = rf"(?:{many}(?:{SPACE}(?i:of){SPACE}{many}){{0,2}})"
        self._find = re.compile(rf"(?<![\w.,/])(?:{self.any})(?![\w/])")
        self.tokens = re.compile(
            rf"(?P<digits>\d[\d.,\u00a0\u202f\u2009]*|\.\d+)|(?P<slash>/)|(?P<sign>{choice(words.signs)})|[^\W\d_]+"
        )

    def find(self, text: str) -> list[Number]:
        """Return the numbers of ``text`` in order: numerals, word numbers, both with scale words."""
        found = []
        for match in self._find.finditer(text):
            value = self.parse(match[0])
            if value is not None:
                found.append(Number(match.start(), match.end(), value, self.form(match[0])))
        return found

    def form(self, text: str) -> NumberForm:
        """Return how a number is written: ``"mixed"`` is a numeral with a scale word."""
        if "/" in text or any(sign in text for sign in self._signs):
            return "fraction"
        letters = any(char.isalpha() for char in text)
        if not any(char.isdigit() for char in text):
            return "words"
        return "mixed" if letters else "digits"

    def parse(self, text: str) -> Decimal | None:
        """Return the value of a number as any of the sources matches it, None when it is none.

        ``"1,250.5"`` gives ``Decimal("1250.5")``, ``"hundreds of millions"`` the magnitude 100000000.
        Words without a value are skipped; that ``text`` is one number is for the caller's regex to see.
        """
        return _Reader(self).read(text)


class _Reader:
    """Adds up the tokens of one number.

    ``group`` is what the next scale word multiplies, ``last`` the number that a fraction may belong to,
    ``unit`` the scale just read: the unit of "and a half" in "a million and a half".
    """

    def __init__(self, grammar: NumberGrammar) -> None:
        self.grammar = grammar
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.last: Decimal | None = None
        self.unit: Decimal | None = None
        self.over = False

    def read(self, text: str) -> Decimal | None:
        known = False
        for match in self.grammar.tokens.finditer(text):
            if match["slash"]:
                self.over = True
            elif match["digits"]:
                known = self.numeral(read_numeral(match["digits"]))
            elif match["sign"]:
                known = self.add(self.grammar.values[match["sign"]])
            else:
                known = self.word(match[0].casefold()) or known
        return self.total + (self.group or 0) if known else None

    def numeral(self, value: Decimal | None) -> bool:
        if value is None or (self.over and not (value and self.last)):
            return False
        if self.over and self.last is not None and self.group is not None:
            self.group += self.last / value - self.last
            self.over = False
            return True
        self.last = value
        return self.add(value)

    def add(self, value: Decimal) -> bool:
        self.group = (self.group or Decimal(0)) + value
        return True

    def word(self, word: str) -> bool:
        """Read one word; False for one without a value ("a", "and", "of")."""
        grammar = self.grammar
        if word in grammar.fractions:
            return self.part(grammar.fractions[word])
        self.last = grammar.values.get(word)
        if self.last is not None:
            return self.add(self.last)
        return word in grammar.multipliers and self.scale(grammar.multipliers[word])

    def part(self, value: Decimal) -> bool:
        """Read a named fraction: "three quarters" and "one half" multiply, "two and a half" adds."""
        if self.unit is not None and self.group is None:
            self.total += self.unit * value
            return True
        if self.last is None or self.group is None:
            return self.add(value)
        self.group += self.last * value - self.last
        return True

    def scale(self, scale: Decimal) -> bool:
        if self.group is None and self.total:  # "lakh crore", "thousand million"
            self.total *= scale
        elif scale == HUNDRED and self.group is not None:
            self.group *= scale
            return True
        else:
            self.total += (Decimal(1) if self.group is None else self.group) * scale
            self.group = None
        self.unit = scale
        return True


def read_numeral(text: str) -> Decimal | None:
    """Return the value of a numeral in English style: commas and spaces group, a point is decimal."""
    plain = re.sub(r"[^\d.]", "", text.rstrip(". ,"))
    if not plain or plain.count(".") > 1 or len(plain) > MAX_DIGITS + 8:
        return None
    return Decimal(plain)


def _digits_source(words: NumberWords) -> str:
    signs = choice(words.signs)
    ratio = r"\d{1,2}/\d{1,3}(?![\d/])"
    grouped = r"\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}(?!\d)"
    tail = rf"\.\d{{1,12}}(?!\d)|[^\S\n]?{signs}|(?:[^\S\n]|-){ratio}|{_and_part(words)}"
    return rf"(?:{ratio}|(?:{grouped}|\d{{1,{MAX_DIGITS}}}(?!\d))(?:{tail})?|\.\d{{1,12}}(?!\d)|{signs})"


def _and_part(words: NumberWords) -> str:
    """Return the source of " and a half", " and three quarters"."""
    return rf"(?i:{JOIN}and{JOIN}(?:an?{JOIN}|{choice(words.ones)}{JOIN}){choice(words.fractions)}\b)"


def _parts_source(words: NumberWords) -> str:
    return rf"(?i:(?:an?{JOIN}|{choice(words.ones)}{JOIN})?{choice(words.fractions)}\b)"


def _words_source(words: NumberWords) -> str:
    ones, scales = choice(words.ones), choice(set(words.scales) - {"hundred"})
    below_hundred = rf"(?:{choice(words.tens)}(?:{JOIN}{ones}\b)?|{choice(words.teens)}|{ones})\b"
    hundred = rf"{JOIN}hundred\b"
    below_thousand = (
        rf"(?:(?:{below_hundred}|an?){hundred}(?:(?:{JOIN}and)?{JOIN}{below_hundred}(?!{hundred}))?|{below_hundred})"
    )
    scaled = rf"(?:(?:{below_thousand}|an?)(?:{JOIN}{scales}\b){{1,3}})"
    # "one million and two million" are two numbers, "one million two hundred" is one
    rest = rf"(?:(?:{JOIN}and)?{JOIN}(?:an?{hundred}|{below_thousand})(?!{JOIN}(?:hundred|{scales})\b))"
    parts = _parts_source(words)
    times = rf"(?:{JOIN}(?:of{JOIN})?(?:an?{JOIN})?(?:hundred{JOIN})?{scales}\b)"
    return (
        rf"(?i:{below_thousand}{_and_part(words)}(?:{JOIN}{scales}\b){{0,2}}"
        rf"|{scaled}(?:{_and_part(words)}|(?:{JOIN}{scaled}){{0,3}}{rest}?)"
        rf"|{parts}{times}|an?{JOIN}half\b|half\b|{below_thousand})"
    )
