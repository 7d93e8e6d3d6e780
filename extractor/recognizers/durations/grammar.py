"""The grammar of lengths: from a unit word, read the quantity before it and what may follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.recognizers.durations.lengths import Parts, seconds
from extractor.recognizers.durations.lexicon import DurationsFile, Unit, bound_table, unit_table
from extractor.recognizers.numbers import JOIN, SPACE, NumberGrammar, choice
from extractor.values import Bound

# How a length is stated: by a number ("ten years"), a stressed one ("another week"), an unstated number ("several
# weeks"), weakly ("a year"), after "the" ("the past year"), by the bare unit ("years"), or with "-long".
Kind = Literal["number", "one", "vague", "article", "reach", "bare", "long"]

# No quantity with its bound is longer than this; what stands farther left is not looked at.
WINDOW = 110
MAX_PLACES = 6
DASH = r"(?:[^\S\n]?(?:--?|[‐‑–—])[^\S\n]?)"
NUMBER_START = r"(?<![\w$€£¥.,/:])(?<!\d-)"


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of text that may state a length of time.

    ``start`` includes the bound, ``core`` is where the quantity itself starts, ``outer`` where determiners and words
    like "past" start. ``low`` is None for an unstated number; ``high`` is set for ranges. ``row`` says that words
    like "consecutive" stand inside, ``lead`` is "between" or "from" before a range.
    """

    start: int
    core: int
    outer: int
    end: int
    unit: Unit
    kind: Kind
    low: Parts | None
    high: Parts | None = None
    bound: Bound | None = None
    bound_words: str = ""
    row: bool = False
    hyphen: bool = False
    determiner: str = ""


def phrases(words: Iterable[str]) -> str:
    """Return the regex source of phrases, the longest first, blanks matching any white space of a line break."""
    return choice(words).replace("\\ ", SPACE)


class LengthGrammar:
    """Reads lengths around unit words; built once from the lexicon and the number grammar."""

    def __init__(self, file: DurationsFile, numbers: NumberGrammar) -> None:
        self.units = unit_table(file)
        self.numbers = numbers
        self.bounds = bound_table(file.bound)
        self.tails = bound_table(file.tail)
        self.trigger = re.compile(
            rf"(?<![^\W\d_])(?P<multi>multi-?)?(?P<unit>{choice(self.units)})(?P<long>-?long)?(?!\w)", re.IGNORECASE
        )
        self._left = re.compile(self._left_source(file), re.IGNORECASE)
        self._tail = re.compile(self._tail_source(file), re.IGNORECASE)
        row = "|".join(file.between.row).replace(" ", r"\W")
        self._row = re.compile(rf"\b(?:{row})\b", re.IGNORECASE)

    def _left_source(self, file: DurationsFile) -> str:
        number = rf"(?:{self.numbers.any}{JOIN}and{JOIN}(?:half|quarter)\b|{self.numbers.any})"
        number = rf"(?:{number}|{self.numbers.scale})"
        bound = phrases(self.bounds)
        to = rf"(?:-?{SPACE}?(?:to|or)-?{SPACE}|-(?:to|or)-|{SPACE}?{DASH}{SPACE}?)"
        spread = (
            rf"(?:(?P<lead>between|from){SPACE}(?P<low1>{number}){SPACE}(?:and|to){SPACE}(?P<high1>{number})"
            rf"|(?P<low2>{number}){to}(?P<high2>{number}))"
        )
        of_an = rf"(?:{JOIN}(?:of{JOIN})?an?\b)"
        vague = rf"(?P<vague>{phrases(file.quantity.vague)})"
        quantity = (
            rf"(?:(?P<part>{self.numbers.parts}){of_an}|(?P<number>{number})|{spread}|(?P<couple>{phrases(file.quantity.couple)})"
            rf"|{vague}|(?P<one>{phrases(file.quantity.one)})|(?P<article>{phrases(file.quantity.article)}))"
        )
        between = phrases(file.between.words + file.between.row)
        return (
            rf"{NUMBER_START}(?:(?P<bound>{bound}){SPACE}(?:(?:{bound}){SPACE})?(?:(?:just|only|a{SPACE}mere|mere){SPACE})?)?"
            rf"(?P<det>(?:{phrases(file.before.determiners)}){SPACE})?(?P<rel>(?:{phrases(file.before.relative)}){SPACE}){{0,2}}"
            rf"(?:(?P<core>(?<![$€£¥.,/:]){quantity}(?:\+|{JOIN}plus\b)?(?P<mods>(?:{JOIN}(?:{between})\b){{0,2}})"
            rf"(?P<join>(?<=\d)|(?<=\+)|{SPACE}|[^\S\n]?[-‐‑–][^\S\n]?)))?\Z"
        )

    def _tail_source(self, file: DurationsFile) -> str:
        more = phrases(self.tails)
        return (
            rf"(?P<half>{SPACE}and{SPACE}(?:an?{SPACE}|one[- ])?(?P<part>half|quarter|three[- ]quarters)\b"
            rf"(?!{SPACE}(?:of|million|billion|dozen|an?)\b|-))?"
            rf"(?:{SPACE}or{SPACE}(?P<two>{self.numbers.words})(?!\w|-|{SPACE}\w+)|{SPACE}or{SPACE}(?P<pair>two|three)\b"
            rf"|,?{SPACE}(?P<more>{more})(?!\w))?"
        )

    def read(self, text: str, match: re.Match[str], floor: int) -> Length | None:
        """Return what the unit word ``match`` measures, looking no farther left than ``floor``."""
        unit = self.units[match["unit"].lower()]
        at = match.start()
        left = self._left.search(text, max(floor, at - WINDOW), at)
        length = None
        if match["multi"]:
            length = Length(at, at, at, match.end("unit"), unit, "vague", None)
        elif left is not None and left["core"]:
            length = self._from_quantity(text, match, left, unit)
        if length is None and match["long"]:
            end = match.end("long")
            low = None if unit.plural else {unit.code: unit.factor}
            length = Length(at, at, at, end, unit, "long", low)
        elif length is None and not unit.short:
            length = self._without_quantity(left, match, unit)
        return None if length is None else self._with_tail(text, length)

    def _from_quantity(
        self, text: str, match: re.Match[str], left: re.Match[str], unit: Unit
    ) -> Length | None:
        values = self._quantity(left, unit)
        if values is None:
            return None
        kind, low, high, core = values
        if unit.short and kind != "number":
            return None
        bound, start = None, core
        if left["bound"] and core == left.start("core"):
            words = " ".join(left["bound"].lower().split())
            bound, start = self.bounds[words], left.start("bound")
        else:
            words = ""
        end = match.end("long") if match["long"] and match["long"].startswith("-") else match.end("unit")
        hyphen = not left["join"].isspace() and left["join"] != ""
        determiner = (left["det"] or "").strip().lower()
        outer = left.start() if core == left.start("core") else core
        row = bool(left["mods"]) and self._row.search(left["mods"]) is not None or (left["rel"] or "").strip() in ("last", "past", "next")
        return Length(start, core, outer, end, unit, kind, low, high, bound, words, row, hyphen, determiner)

    def _quantity(
        self, left: re.Match[str], unit: Unit
    ) -> tuple[Kind, Parts | None, Parts | None, int] | None:
        """Return kind, low, high and start of the quantity before a unit."""
        core = left.start("core")
        if left["vague"]:
            return ("vague", None, None, core) if unit.plural or unit.short else None
        if left["couple"]:
            return "number", {unit.code: 2 * unit.factor}, None, core
        if left["one"] or left["article"]:
            kind: Kind = "one" if left["one"] else "article"
            return None if unit.plural else (kind, {unit.code: unit.factor}, None, core)
        low_text = left["low1"] or left["low2"] or left["part"] or left["number"]
        low, high_text = self._parts(low_text, unit), left["high1"] or left["high2"]
        if high_text is None:
            return None if low is None else ("number", low, None, core)
        high = self._parts(high_text, unit)
        if high is None:
            return None
        if low is None or seconds(low) >= seconds(high):
            return "number", high, None, left.start("high1") if left["high1"] else left.start("high2")
        return "number", low, high, core

    def _parts(self, text: str, unit: Unit) -> Parts | None:
        number = self.numbers.parse(text)
        if number is None or not number:
            return None
        number *= unit.factor
        exponent = number.normalize().as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -MAX_PLACES:
            return None
        return {unit.code: number}

    def _without_quantity(self, left: re.Match[str] | None, match: re.Match[str], unit: Unit) -> Length | None:
        at, end = match.start(), match.end("unit")
        low = None if unit.plural else {unit.code: unit.factor}
        if left is not None and left["rel"] and left.end() == at:
            determiner = (left["det"] or "").strip().lower()
            bound = left["bound"]
            words = " ".join((bound or "").lower().split())
            start = left.start() if bound else at
            if determiner == "the":
                return Length(start, at, left.start(), end, unit, "reach", low, None, self.bounds.get(words), words, determiner=determiner)
        if not unit.plural:
            return None
        bound = left["bound"] if left is not None else None
        if left is not None and bound and not left["det"] and not left["rel"]:
            words = " ".join(bound.lower().split())
            return Length(left.start(), at, left.start(), end, unit, "bare", None, None, self.bounds[words], words)
        return Length(at, at, at, end, unit, "bare", None)

    def _with_tail(self, text: str, length: Length) -> Length:
        """Extend a length by "and a half", "or two", "or more"."""
        tail = self._tail.match(text, length.end)
        if tail is None or tail.end() == length.end or length.low is None:
            return length
        end, low, high, bound = length.end, length.low, length.high, length.bound
        if tail["half"] and high is None:
            share = self.numbers.parse(tail["part"]) or Decimal(0)
            low = {length.unit.code: low[length.unit.code] + length.unit.factor * share}
            end = tail.end("half")
        second = tail["two"] or tail["pair"]
        if second and high is None and not tail["half"]:
            higher = self._parts(second, length.unit)
            if higher is not None and seconds(higher) > seconds(low):
                high, end = higher, tail.end()
        if tail["more"] and (end == tail.start("more") - 1 or end == tail.end("half") or not tail["half"]):
            bound = bound or self.tails[" ".join(tail["more"].lower().split())]
            end = tail.end("more")
        return replace(length, end=end, low=low, high=high, bound=bound)
