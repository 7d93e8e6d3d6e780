"""The grammar of lengths: from a unit word, read the quantity before it and what may follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.recognizers.durations.lengths import Parts, seconds
from extractor.recognizers.durations.lexicon import DurationsFile, Unit, UnitCode, bound_table, unit_table
from extractor.recognizers.numbers import JOIN, SPACE, NumberGrammar, choice, for_lowered
from extractor.values import Bound

# How a length is stated: by a number ("ten years"), a stressed one ("another week"), an unstated number ("several
# weeks"), weakly ("a year"), after "the" ("the past year"), by the bare unit ("years"), or with "-long".
Kind = Literal["number", "one", "vague", "article", "reach", "bare", "long"]

# No quantity with its bound is longer than this; what stands farther left is not looked at.
WINDOW = 110
MAX_PLACES = 6
DASH = r"(?:[^\S\n]?(?:--?|[‐‑–—])[^\S\n]?)"
MAX_WORD = 24
LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s‐‑–+-]*\Z)|[^\s‐‑–+-](?=[\s‐‑–+-]*\Z)")
MULTI = re.compile(r"(?<![^\W\d_])multi-?\Z", re.IGNORECASE)
CLOCK_CODES: tuple[UnitCode, ...] = ("TM", "TS")
# The minutes and seconds of "2h30m", "3h 20m 10s".
CLOCKED = re.compile(r"[ ]?(?P<TM>\d\d?)[ ]?m(?:ins?)?(?!\w)(?:[ ]?(?P<TS>\d\d?)[ ]?s(?:ecs?)?(?!\w))?", re.IGNORECASE)
NUMBER_START = r"(?<![\w$€£¥.,/:])(?<!\d-)"


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of text that may state a length of time.

    ``start`` includes the bound, ``core`` is where the quantity itself starts, ``outer`` where determiners and words
    like "past" between them start. ``low`` is None for an unstated number, ``high`` is set for ranges. ``row`` says
    that words like "consecutive" or "past" stand with it, ``hyphen`` that the unit is joined by one. ``second`` is
    where the higher number of "from three to five years" starts.
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
    relative: str = ""
    second: int | None = None


def _words(text: str | None) -> str:
    """Return a phrase in lower case with single blanks."""
    return " ".join((text or "").lower().split())


def phrases(words: Iterable[str]) -> str:
    """Return the regex source of phrases, the longest first, blanks matching any white space of a line break."""
    return choice(words).replace("\\ ", SPACE)


def _ends(*lists: Iterable[str]) -> frozenset[str]:
    """Return the last words of phrases."""
    return frozenset(phrase.split()[-1] for phrases_ in lists for phrase in phrases_)


def _outer(left: re.Match[str], core: int) -> int:
    """Return where what stands between a bound and a quantity starts."""
    return left.start("det") if left["det"] else left.start("rel") if left["rel"] else core


class LengthGrammar:
    """Reads lengths around unit words; built once from the lexicon and the number grammar."""

    def __init__(self, file: DurationsFile, numbers: NumberGrammar) -> None:
        self.units = unit_table(file)
        self.numbers = numbers
        self.bounds = bound_table(file.bound)
        self.tails = bound_table(file.tail)
        self.trigger = re.compile(self._trigger_source())
        self._quantity_before = re.compile(for_lowered(self._prefix(file) + self._quantity_source(file)))
        self._words_before = re.compile(for_lowered(self._prefix(file) + r"\Z"))
        self._quantity_ends = self._last_words(file)
        self._prefix_ends = _ends(self.bounds, file.before.determiners, file.before.relative, ["just", "only", "mere"])
        self._share_of = re.compile(rf"-|{SPACE}of{SPACE}an?\b", re.IGNORECASE)
        self._tail = re.compile(self._tail_source(file), re.IGNORECASE)
        row = "|".join(file.between.row).replace(" ", r"\W")
        self._minutes = re.compile(rf"{SPACE}(?:and{SPACE})?(?P<TM>{numbers.words})(?=[.,;!?]|\s*\Z)", re.IGNORECASE)
        self._row = re.compile(rf"\b(?:{row})\b", re.IGNORECASE)

    def _last_words(self, file: DurationsFile) -> frozenset[str]:
        """Return the words a quantity can end in, digits apart."""
        numbers, words = self.numbers, file.quantity
        worded = [*numbers.values, *numbers.multipliers, *numbers.fractions, "plus"]
        return _ends(worded, words.vague, words.couple, words.one, words.article, file.between.words, file.between.row)

    def _trigger_source(self) -> str:
        """Return the source of unit words; their first letters stand in front, so that the search skips fast.

        It may match a letter with the rest of another unit; what is no unit word is for :meth:`read` to see.
        """
        firsts = "".join(sorted({letter for word in self.units for letter in (word[0], word[0].upper())}))
        rests = choice({word[1:] for word in self.units})
        start = r"(?:(?<![^\W\d_].)|(?<=(?i:multi).))"
        return rf"(?P<unit>[{firsts}]{start}(?i:{rests}))(?P<long>(?i:-?long))?(?:(?!\w)|(?<=[hr])(?=\d\d?m))"

    def _prefix(self, file: DurationsFile) -> str:
        """Return the source of what may stand before a quantity: a bound, determiners, words like "past"."""
        bound = phrases(self.bounds)
        mere = rf"(?:(?:just|only|(?:a{SPACE})?mere){SPACE})?"
        return (
            rf"{NUMBER_START}(?:(?P<bound>{bound}){SPACE}(?:(?:{bound}){SPACE})?{mere})?"
            rf"(?P<det>(?:{phrases(file.before.determiners)}){SPACE})?"
            rf"(?P<rel>(?:(?:{phrases(file.before.relative)}){SPACE}){{1,2}})?"
        )

    def _quantity_source(self, file: DurationsFile) -> str:
        words = file.quantity
        number = rf"(?:{self.numbers.any}(?:{JOIN}and{JOIN}(?:half|quarter)\b)?|{self.numbers.scale})"
        share = rf"(?:{self.numbers.parts}{JOIN}of{JOIN}an?\b|half{JOIN}an?\b|(?:an?{JOIN})?quarter\b)"
        to = rf"(?:-?{SPACE}?(?:to|or)-?{SPACE}|-(?:to|or)-|{SPACE}?{DASH}{SPACE}?|{SPACE}and{SPACE})"
        return (
            rf"(?P<core>(?<![$€£¥.,/:])(?:(?P<part>{share})"
            rf"|(?:(?P<lead>between|from){SPACE})?(?:(?P<low>{number})(?P<to>{to}))??(?P<number>{number})"
            rf"|(?P<couple>{phrases(words.couple)})|(?P<vague>{phrases(words.vague)})"
            rf"|(?P<one>{phrases(words.one)})|(?P<article>{phrases(words.article)}))"
            rf"(?:\+|{JOIN}plus\b)?(?P<mods>(?:{JOIN}(?:{phrases(file.between.words + file.between.row)})\b){{0,2}})"
            rf"(?P<join>(?<=\d)|(?<=\+)|{SPACE}|[^\S\n]?[-‐‑–][^\S\n]?))\Z"
        )

    def _tail_source(self, file: DurationsFile) -> str:
        more = phrases(self.tails)
        return (
            rf"(?P<half>{JOIN}and{JOIN}(?:an?{JOIN}|one[- ])?(?P<part>half|quarter|three[- ]quarters)\b"
            rf"(?!{SPACE}(?:million|billion|dozen|an?)\b|-(?!long\b))(?:(?<=a.half)|(?!{SPACE}of\b)))?"
            rf"(?:{SPACE}or{SPACE}(?P<two>{self.numbers.words})(?!\w|-|{SPACE}\w+)|{SPACE}or{SPACE}(?P<pair>two|three)\b"
            rf"|{SPACE}(?P<more>{more})(?!\w))?"
        )

    def read(self, text: str, low: str, match: re.Match[str], floor: int) -> Length | None:
        """Return what the unit word ``match`` measures, looking no farther left than ``floor``.

        ``low`` is ``text`` as :func:`lowered` returns it.
        """
        unit = self.units.get(match["unit"].lower())
        if unit is None:
            return None
        at, end, edge = match.start(), match.end("unit"), max(floor, match.start() - WINDOW)
        if unit.name == "quarter" and (not unit.plural or self._share_of.match(text, end)):
            return None
        if text[at - 1 : at] in ("i", "I", "-") and (multi := MULTI.search(text, edge, at)) is not None:
            return Length(multi.start(), multi.start(), multi.start(), end, unit, "vague", None)
        before = LAST_WORD.search(text, max(edge, at - MAX_WORD), at)
        last = before[0].lower() if before else ""
        length = None
        if last in self._quantity_ends or (last and not last.isalpha()):
            left = self._quantity_before.search(low, edge, at)
            length = None if left is None else self._from_quantity(text, match, left, unit)
        if length is None and not unit.short:
            left = self._words_before.search(low, edge, at) if last in self._prefix_ends else None
            length = self._without_quantity(left, match, unit)
        return None if length is None else self._with_tail(text, length)

    def _from_quantity(self, text: str, match: re.Match[str], left: re.Match[str], unit: Unit) -> Length | None:
        values = self._quantity(left, unit)
        if values is None or (unit.short and values[0] != "number"):
            return None
        kind, low, high, core = values
        whole = core == left.start("core")
        hyphen = bool(left["join"].strip())
        if kind == "article" and (hyphen or match["long"] or text[core - 1 : core] == "-"):
            return None
        if hyphen and text[core : core + 2].lower() == "a ":
            core += 2
        end = match.end("long") if (match["long"] or "").startswith("-") else match.end("unit")
        words = _words(left["bound"]) if whole else ""
        return Length(
            start=left.start("bound") if words else core,
            core=core,
            outer=_outer(left, core) if whole else core,
            end=end,
            unit=unit,
            kind=kind,
            low=low,
            high=high,
            bound=self.bounds.get(words) or ("approx" if left["couple"] else None),
            bound_words=words,
            row=self._row.search(left["mods"]) is not None or _words(left["rel"]) in ("last", "past", "next"),
            hyphen=hyphen,
            determiner=_words(left["det"]),
            relative=_words(left["rel"]),
            second=left.start("number") if high and _words(left["lead"]) == "from" else None,
        )

    def _quantity(self, left: re.Match[str], unit: Unit) -> tuple[Kind, Parts | None, Parts | None, int] | None:
        """Return kind, low, high and start of the quantity before a unit."""
        core = left.start("core")
        if left["vague"]:
            return ("vague", None, None, core) if unit.plural or unit.short else None
        if left["couple"]:
            return "number", {unit.code: 2 * unit.factor}, None, core
        if left["one"] or left["article"]:
            kind: Kind = "one" if left["one"] else "article"
            return None if unit.plural else (kind, {unit.code: unit.factor}, None, core)
        high = self._parts(left["part"] or left["number"], unit)
        low = self._parts(left["low"], unit) if left["low"] else None
        if high is None:
            return None
        apart = _words(left["to"]) == "and" and _words(left["lead"]) != "between"
        if low is None or apart or seconds(low) >= seconds(high):
            return "number", high, None, left.start("part") if left["part"] else left.start("number")
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
        """Return "the past year", "more than years", bare "years"; None for a bare singular."""
        at, end = match.start(), match.end("unit")
        bound, determiner, relative = ("", "", "") if left is None else map(_words, left.group("bound", "det", "rel"))
        reach = determiner == "the" and relative != "" and not match["long"]
        if not (reach or unit.plural or match["long"]):
            return None
        outer = at if left is None else _outer(left, at)
        start = at if left is None or not bound else left.start()
        if not reach and (determiner or relative):
            bound, outer, start = "", at, at
        low = None if unit.plural else {unit.code: unit.factor}
        kind: Kind = "reach" if reach else "long" if match["long"] else "bare"
        end = match.end("long") if match["long"] else end
        return Length(
            start, at, outer, end, unit, kind, low, None, self.bounds.get(bound), bound,
            determiner=determiner, relative=relative,
        )  # fmt: skip

    def _with_minutes(self, text: str, length: Length) -> Length:
        """Extend hours by minutes without their word: "2h30m", "one hour thirty"."""
        if length.unit.name != "hour" or length.kind != "number" or length.low is None or length.high or length.hyphen:
            return length
        rest = (CLOCKED if length.unit.short else self._minutes).match(text, length.end)
        if rest is None:
            return length
        low = dict(length.low)
        for code in CLOCK_CODES[: rest.re.groups]:
            value = self.numbers.parse(rest[code] or "")
            if value is not None and 1 <= value < 60:
                low[code] = value
        return length if low == length.low else replace(length, end=rest.end(), low=low)

    def _with_tail(self, text: str, length: Length) -> Length:
        """Extend a length by "and a half", "or two", "or more"."""
        length = self._with_minutes(text, length)
        tail = self._tail.match(text, length.end)
        if tail is None or tail.end() == length.end or length.low is None:
            return length
        end, low, high, bound, kind = length.end, length.low, length.high, length.bound, length.kind
        if tail["half"] and high is None:
            share = self.numbers.parse(tail["part"]) or Decimal(0)
            low = {length.unit.code: low[length.unit.code] + length.unit.factor * share}
            end, kind = tail.end("half"), "number"
        elif (tail["two"] or tail["pair"]) and high is None:
            higher = self._parts(tail["two"] or tail["pair"], length.unit)
            if higher is not None and seconds(higher) > seconds(low):
                high, end = higher, tail.end()
        if tail["more"]:
            bound, end = bound or self.tails[_words(tail["more"])], tail.end("more")
        return replace(length, end=end, low=low, high=high, bound=bound, kind=kind)
