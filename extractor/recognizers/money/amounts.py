"""Numbers of sums: their regex sources and their exact values, with price-parser for the numeral."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from price_parser import Price

from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import JOIN, SPACE, NumberGrammar, choice

# Grouped by commas, points, spaces or apostrophes, with a decimal point or comma; at most 18 digits. In text whose
# signs stand apart: "16 , 500", "4 . 5 million".
NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,3}(?:,\d{2}){1,5},\d{3}(?:\.\d{1,4})?"
    r"|\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,2})?|\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3}){1,5}(?:[.,]\d{1,2})?"
    r"|\d{1,3}(?:[ ],[ ]\d{3}){1,3}|\d{1,3}[ ]\.[ ]\d{1,2}(?=[ ](?:m|b|tr)illion)|\d{1,6}[ ],\d\d"
    r"|\d{1,18}(?:\.\d{1,8}|,\d{1,2})?|\.\d{1,4})(?![.,]?\d)"
)
# The scales that may stand apart from their numeral in abbreviated form; the others must be glued to it.
APART = (
    "mn",
    "mln",
    "mlns",
    "mil",
    "mill",
    "mio",
    "mm",
    "bn",
    "bln",
    "blns",
    "bil",
    "mrd",
    "tn",
    "trn",
    "tln",
    "trln",
    "cr",
    "m",
    "thou",
)
APART_SIGN = re.compile(r"\s+([.,])\s*")
THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number before its currency is known.

    ``numeral`` is None for word numbers; ``scale`` multiplies it ("5 million": 1000000), ``value`` is the
    product read the English way. ``plus`` marks "$16-plus million", ``vague`` an unstated number.
    """

    start: int
    end: int
    value: Decimal
    numeral: str | None = None
    scale: Decimal | None = None
    plus: bool = False
    vague: bool = False
    article: bool = False


class AmountGrammar:
    """Reads the number after a currency sign, or before a currency word."""

    def __init__(self, numbers: NumberGrammar, words: MoneyWords) -> None:
        """Compile the regexes of amounts."""
        self.numbers = numbers
        short = rf"{numbers.suffix}|{JOIN}?(?i:mio|mrd)\.(?=\s)|{JOIN}(?i:{choice(APART)})\b"
        scale = rf"(?P<scale>{JOIN}?{numbers.scale}(?:{JOIN}{numbers.scale})?|{short})"
        ratio = r"(?P<ratio>(?:\d{1,6}(?:[ ]|-| - ))?\d{1,2}[ ]?/[ ]?\d{1,2}(?![\d/])|\d{0,6}[½⅓⅔¼¾⅛⅜⅝⅞])"
        number = rf"(?:{ratio}|(?P<numeral>{NUMERAL})(?:[.,]-)?)(?P<plus>-plus|\+)?(?:{scale}(?![-’']?s\b))?"
        worded = rf"(?P<words>{numbers.words}(?:{JOIN}(?i:mln|bln|mn|bn|trn)\b)?)"
        several = rf"(?i:{choice(words.vague.quantifiers)}){SPACE}(?i:(?:hundred|thousand){SPACE})?"
        quantifier = rf"(?P<vague>{several}{numbers.scale})"
        multiple = rf"(?P<multi>(?i:{choice(words.vague.multiples)})[-‐ ]?(?:{numbers.scale}))"
        part = rf"(?P<part>{numbers.parts}{JOIN}(?:(?i:of){SPACE})?(?i:an?))"
        many = rf"(?P<many>{numbers.plurals})(?:{SPACE}(?i:of))?"
        bare = rf"(?P<bare>{numbers.scale})(?=[-‐])"
        start = r"(?<![\w$€£¥₹/.,:])(?<![A-Za-z]-)"
        self._after = re.compile(rf"[ \u00a0]?(?:{number}|{worded})(?!\w)")
        self._before = re.compile(
            rf"{start}(?:{quantifier}|{multiple}|{many}|{part}|{worded}|{number}|{bare}|(?P<article>(?i:an?)))(?:{JOIN})?\Z"
        )
        self._scale_at = re.compile(rf"{SPACE}(?P<scale>{numbers.scale}|(?i:{choice(APART)})\b)")
        self._low = re.compile(rf"{start}(?:{number}|{worded})\Z")
        self._high = re.compile(rf"(?:{number}|{worded})(?![\w%]|[.,]\d)")

    def after(self, text: str, start: int, end: int) -> Amount | None:
        """Return the amount that begins at ``start``, at most one space away."""
        return self._read(self._after.match(text, start, end))

    def before(self, text: str, floor: int, end: int) -> Amount | None:
        """Return the longest amount that ends at ``end``, at most one join away, and begins after ``floor``."""
        return self._read(self._before.search(text, max(floor, end - 100), end))

    def low(self, text: str, floor: int, end: int) -> Amount | None:
        """Return the plain amount that ends exactly at ``end``."""
        return self._read(self._low.search(text, max(floor, end - 60), end))

    def high(self, text: str, start: int) -> Amount | None:
        """Return the plain amount that begins exactly at ``start``."""
        return self._read(self._high.match(text, start))

    def scale_at(self, text: str, start: int) -> tuple[int, Decimal] | None:
        """Return end and value of the scale word that follows ``start``: " million" in "75 USD million"."""
        match = self._scale_at.match(text, start)
        value = self._scale(match[0]) if match else None
        return None if match is None or value is None else (match.end(), value)

    def _read(self, match: re.Match[str] | None) -> Amount | None:
        if match is None:
            return None
        groups = {name: text for name, text in match.groupdict().items() if text is not None}
        start = min(match.start(name) for name in groups)
        end = max(match.end(name) for name in groups)
        scale = self._scale(groups.get("scale", ""))
        if "numeral" in groups:
            value = read_numeral(groups["numeral"], "", continental=False, scaled=scale is not None)
            if value is None:
                return None
            plus = "plus" in groups
            return Amount(start, end, value * (scale or 1), groups["numeral"], scale, plus=plus)
        return self._worded(groups, start, end, scale)

    def _worded(self, groups: dict[str, str], start: int, end: int, scale: Decimal | None) -> Amount | None:
        if "article" in groups:
            return Amount(start, end, Decimal(1), article=True)
        vague = next((groups[name] for name in ("vague", "multi", "many") if name in groups), None)
        if vague is not None:
            value = self._scale(vague)
            return None if value is None else Amount(start, end, value, scale=value, vague=True)
        text = next(groups[name] for name in ("ratio", "words", "part", "bare") if name in groups)
        value = self.numbers.parse(text.replace(" / ", "/"))
        if value is None or ("words" in groups and 0 < value < 1):  # a "half dollar" is a coin
            return None
        return Amount(start, end, value * (scale or 1), scale=scale or self._scale(text))

    def _scale(self, text: str) -> Decimal | None:
        """Return the product of the scale words in ``text``: "hundreds of millions", "lakh crore"."""
        product = None
        for word in re.findall(r"[^\W\d_]+", text.casefold()):
            for known in (word, word.removeprefix("multi")):
                if known in self.numbers.multipliers:
                    product = (product or Decimal(1)) * self.numbers.multipliers[known]
                    break
        return product


def read_numeral(numeral: str, sign: str, *, continental: bool, scaled: bool) -> Decimal | None:
    """Return the value of a numeral with its currency sign, read by price-parser.

    Its guess between decimal and grouping point is right for prices, not for news: a single point before
    three digits is decimal ("$2.174 trillion") unless the currency is written the continental way.
    """
    if numeral.isdecimal() and numeral.isascii():
        return Decimal(numeral)
    numeral = APART_SIGN.sub(r"\1", numeral)
    comma, point = numeral.rfind(","), numeral.rfind(".")
    separator: str | None = None
    if comma >= 0 and point >= 0:
        separator = "," if comma > point else "."
    elif THREE.match(numeral):
        separator = "," if continental and not scaled else "."
    elif numeral.count(".") == 1:
        separator = "."
    elif comma >= 0:
        separator = "," if re.search(r"\A[\d\s'’]+,\d{1,2}\Z", numeral) else "."
    text = f"0{numeral}" if numeral.startswith(".") else numeral
    return Price.fromstring(f"{sign}{text}", decimal_separator=separator).amount
