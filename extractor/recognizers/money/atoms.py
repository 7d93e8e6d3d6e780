"""Finds the atoms of sums: one number with one currency sign, code or word beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.recognizers.money.amounts import Amount, AmountGrammar, read_numeral
from extractor.recognizers.money.currencies import Currencies, Unit
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import choice
from extractor.values import Bound

LETTERS = r"[^\W\d_]"
# Letters before a sign: "US$", "U.S. $"; one letter only when glued, as "A $5 fee" is no Australian sum.
LEFT = re.compile(rf"(?<!{LETTERS})(?<!{LETTERS}\.)((?:[A-Za-z]\.[ ]?){{1,2}}[A-Za-z]?\.?|[A-Za-z]{{1,5}}\.?)([ ]?)\Z")
NEXT = re.compile(rf"[ \u00a0](\(?)((?:[A-Z]\.){{2,3}}|{LETTERS}+)(?:[ ]({LETTERS}+))?")
CLOSED = re.compile(r"[),.;:]|\s*\Z|\s\W")
WORDS_BEFORE = re.compile(r"[^\s()\[\],;:]+")
# The cents after a sign that stands in the place of the decimal point: "3€50", "35€ 99".
SPLIT = re.compile(r"(?:[ ](?=\d\d\s*\Z))?(\d\d)(?![\w%$€£]|[.,]\d)")
YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


@dataclass(slots=True)
class Atom:
    """A sum as first read; later steps widen its span and fill bound, range, rate and currency.

    ``codes`` are the currencies it can be in; ``decided`` says what made it one ("" while open).
    ``core`` is where the number or its sign begins, before any bound words; ``stop`` where the sum ends
    without words after it.
    """

    start: int
    end: int
    value: Decimal
    unit: Unit
    codes: tuple[str, ...]
    amount: Amount
    core: int
    stop: int
    decided: str = ""
    bare: bool = True
    high: Decimal | None = None
    bound: Bound | None = None
    per: str | None = None
    currency: str | None = None
    equivalent: Atom | None = None
    excluded: frozenset[str] = frozenset()
    prefix: bool = False

    @property
    def tagged(self) -> bool:
        """Whether the number has two decimals, as on a price tag, or four, as a rate of exchange."""
        return self.amount.numeral is not None and bool(re.search(r"[.,]\d\d(?:\d\d)?\Z", self.amount.numeral))

    @property
    def large(self) -> bool:
        """Whether the number is written as money is: with a scale, thousands or decimals."""
        year = self.amount.numeral is not None and YEAR.match(self.amount.numeral) is not None
        return self.amount.scale is not None or (abs(self.value) >= 1000 and not year) or self.tagged


class AtomScanner:
    """One pass over the words and signs of a text; each that names a currency looks for its number."""

    def __init__(self, currencies: Currencies, grammar: AmountGrammar, words: MoneyWords) -> None:
        """Compile the token regex and take over the look-up tables."""
        self.currencies = currencies
        self.grammar = grammar
        self.units = currencies.units
        self.fillers = frozenset(words.fillers.words)
        long = choice(sign for sign in currencies.signs if len(sign) > 1)
        signs = "".join(re.escape(sign) for sign in currencies.signs if len(sign) == 1)
        self.token = re.compile(rf"(?<!\w){long}|[{signs}]|[^\W\d_]+")

    def scan(self, text: str) -> list[Atom]:
        """Return the atoms of ``text`` in order; they do not overlap."""
        atoms: list[Atom] = []
        covered = 0
        find = self.units.get
        for match in self.token.finditer(text):
            unit = find(match[0])
            if unit is None or match.start() < covered:
                continue
            atom = self.read(text, unit, match.start(), match.end(), covered)
            if atom is not None:
                atoms.append(atom)
                covered = atom.end
        return atoms

    def read(self, text: str, unit: Unit, start: int, end: int, floor: int) -> Atom | None:
        """Return the atom of the currency token at ``start``, None when no number stands beside it."""
        split = SPLIT.match(text, end) if unit.kind == "sign" and start > floor and text[start - 1].isdigit() else None
        if split is not None:
            return self._split(self._suffixed(text, unit, start, end, floor), split)
        if unit.before and not (unit.after and self._clings_left(text, unit, start, end, floor)):
            atom = self._prefixed(text, unit, start, end, floor)
            if atom is not None:
                return atom
        return self._suffixed(text, unit, start, end, floor) if unit.after else None

    @staticmethod
    def _split(atom: Atom | None, cents: re.Match[str]) -> Atom | None:
        """Add the cents that stand after the sign: "3€50"."""
        if atom is not None and not atom.tagged and atom.amount.scale is None:
            atom.value += Decimal(cents[1]) / 100
            atom.end = atom.stop = cents.end()
        return atom

    def _clings_left(self, text: str, unit: Unit, start: int, end: int, floor: int) -> bool:
        """Whether a token that may stand on either side belongs to the number before it: "20€ ", "3 GBP 1"."""
        if start > floor and text[start - 1].isdigit():
            return not text[end : end + 1].isdigit()
        if unit.kind not in ("code", "mark") or text[end : end + 1].isdigit():
            return False
        amount = self.grammar.before(text, floor, start)
        return amount is not None and not amount.article and not YEAR.match(text[amount.start : amount.end])

    def _prefixed(self, text: str, unit: Unit, start: int, end: int, floor: int) -> Atom | None:
        if unit.kind == "mark":
            single = end - start == 1
            if single and not text[end : end + 1].isdigit():
                return None
            end += not single and text[end : end + 1] == "."
        if text[start].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] in "$€£"):
            return None
        amount = self.grammar.after(text, end + (unit.kind == "sign" and text[end : end + 1] == ":"), len(text))
        if amount is None or (unit.kind == "word" and not self._worded(text, end, amount)):
            return None
        head, codes = self._adjective(text, unit, start, floor) if unit.kind == "word" else (start, ())
        atom = Atom(head, amount.end, amount.value, unit, codes or unit.codes, amount, head, amount.end, prefix=True)
        lettered = self._letters(text, start, floor)
        if lettered is not None:
            atom.start = atom.core = lettered[0]
            atom.codes, atom.decided, atom.bare = (lettered[1],), "sign", False
        elif codes:
            atom.decided, atom.bare = "country", False
        elif len(unit.codes) == 1:
            atom.decided, atom.bare = "sign", unit.kind in ("sign", "mark")
        return self._finish(text, atom, text[start:end].rstrip("."))

    @staticmethod
    def _worded(text: str, end: int, amount: Amount) -> bool:
        """Whether a word before a number is its currency: "dollar 22.5 million", "euro50" but not "Euro 2004"."""
        return amount.scale is not None or (text[end].isdigit() and not YEAR.match(amount.numeral or ""))

    def _letters(self, text: str, sign: int, floor: int) -> tuple[int, str] | None:
        """Return start and code of the letters before a dollar or pound sign: "US$", "NT$", "IR£"."""
        match = LEFT.search(text, max(floor, sign - 9), sign) if text[sign] in "$£" else None
        if match is None:
            return None
        letters, space = match[1].strip(), match[2] or match[1].endswith(" ")
        table = self.currencies.dollars if text[sign] == "$" else self.currencies.pounds
        code = (
            table.get(letters)
            or table.get(letters.rstrip("."))
            or (letters if letters in self.currencies.codes else None)
        )
        if code is None and letters.islower() and len(letters) > 1:
            code = table.get(letters.upper()) or (letters.upper() if letters.upper() in self.currencies.codes else None)
        if code is None or (space and (len(letters) == 1 or letters.islower()) and letters != "c"):
            return None
        return match.start(), code

    def _suffixed(self, text: str, unit: Unit, start: int, end: int, floor: int) -> Atom | None:
        if unit.glued and not text[start - 1].isdigit():
            return None
        if unit.kind == "word" and self._names_fraction(text, end):
            return None
        lettered = self._letters(text, start, floor)
        head, codes = self._adjective(text, unit, start, floor) if lettered is None else (lettered[0], (lettered[1],))
        amount = self.grammar.before(text, floor, head)
        if amount is None or (amount.article and not unit.article):
            return None
        if YEAR.match(text[amount.start : amount.end]) and text.endswith(("in ", "constant ", "In "), 0, amount.start):
            return None
        atom = Atom(amount.start, end, amount.value, unit, codes or unit.codes, amount, amount.start, end)
        if codes:
            atom.decided, atom.bare = "country", False
        elif len(unit.codes) == 1:
            atom.decided, atom.bare = "sign" if unit.kind != "word" else "word", unit.kind != "code"
        return self._finish(text, atom, text[start:end] if unit.kind == "sign" else "")

    def _names_fraction(self, text: str, end: int) -> bool:
        """Whether the word only says whose cents follow: "30 euro cents"."""
        match = NEXT.match(text, end)
        following = self.units.get(match[2]) if match and not match[1] else None
        return following is not None and following.kind == "minor" and not following.glued

    def _adjective(self, text: str, unit: Unit, start: int, floor: int) -> tuple[int, tuple[str, ...]]:
        """Return where the adjectives before a currency word begin, and the codes they leave."""
        if unit.kind == "sign" or start - floor < 2:
            return start, ()
        hyphen = text[start - 1] == "-"
        if not hyphen and not text[start - 1].isspace():
            return start, ()
        words = list(WORDS_BEFORE.finditer(text, max(floor, start - 40), start - hyphen))[-4:]
        if hyphen:
            return self._hyphened(text, unit, words, start)
        head = start
        codes: tuple[str, ...] = ()
        for _ in range(3):
            for size in (3, 2, 1):
                phrase = " ".join(word[0] for word in words[-size:]).casefold()
                if len(words) >= size and (
                    phrase in self.currencies.adjectives or (size == 1 and phrase in self.fillers)
                ):
                    found = self.currencies.adjectives.get(phrase, frozenset())
                    codes = codes or tuple(code for code in unit.codes if code in found)
                    head, words = words[-size].start(), words[:-size]
                    break
            else:
                break
        return head, codes

    def _hyphened(self, text: str, unit: Unit, words: list[re.Match[str]], start: int) -> tuple[int, tuple[str, ...]]:
        """Read an adjective that is joined by a hyphen: "D-marks", "a 5-million-Canadian-dollar loan"."""
        if not words or words[-1].end() != start - 1:
            return start, ()
        last = words[-1][0].rpartition("-")[2]
        found = self.currencies.adjectives.get(last.casefold(), frozenset())
        codes = tuple(code for code in unit.codes if code in found)
        return (start - 1 - len(last), codes) if codes else (start, ())

    def _finish(self, text: str, atom: Atom, sign: str) -> Atom:
        self._trailing(text, atom)
        amount = atom.amount
        if amount.numeral is not None:
            continental = atom.codes[0] in self.currencies.continental
            value = read_numeral(amount.numeral, sign, continental=continental, scaled=amount.scale is not None)
            if value is not None:
                atom.value = value * (amount.scale or 1)
        if not atom.prefix and atom.amount.scale is None and atom.unit.kind == "code":
            self._late_scale(text, atom)
        atom.value *= atom.unit.factor
        atom.stop = atom.end
        return atom

    def _late_scale(self, text: str, atom: Atom) -> None:
        """Read the scale of "75 USD million"."""
        late = self.grammar.scale_at(text, atom.end)
        if late is not None:
            atom.value *= late[1]
            atom.end = late[0]

    def _trailing(self, text: str, atom: Atom) -> None:
        """Take in the currency said once more: "$5 billion dollars", "$50 CAD", "90 pounds sterling"."""
        match = NEXT.match(text, atom.end)
        if match is None:
            return
        bracket, first, second = match[1], match[2], match[3]
        adjective = self.currencies.adjectives.get(first.casefold(), frozenset())
        unit = self.units.get(first)
        codes: tuple[str, ...] = ()
        end = match.end(2)
        if unit is not None and unit.kind in ("word", "code") and unit.after and unit.factor == 1:
            codes = tuple(code for code in atom.codes if code in unit.codes)
        elif adjective and second and (unit := self.units.get(second)) is not None and unit.kind == "word":
            codes = tuple(code for code in atom.codes if code in adjective and code in unit.codes)
            end = match.end(3)
        elif adjective and CLOSED.match(text, end) and first[0].isupper():
            codes = tuple(code for code in atom.codes if code in adjective)
        if not codes:
            return
        if bracket:
            end += text[end : end + 1] == ")"
        if len(codes) < len(atom.codes):
            atom.codes = codes
            if len(codes) == 1 or adjective:
                atom.decided, atom.bare = "country", False
        atom.end = end
