"""All currencies and everything that can name them: CLDR's tables (through babel) with the lexicon's additions."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from extractor.recognizers.money.words import CurrencyWords, MarkWords, MinorWords, Needs, UnitWords
from extractor.rulebook import Rulebook

UnitKind = Literal["sign", "code", "word", "minor", "mark"]
ONE = Decimal(1)
# What was legal tender only before this year is no evidence for a currency of today's news.
NEWS = 1980


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that names a currency beside a number.

    ``codes`` are the currencies it can mean, ``usual`` those it means when nothing else is said (the
    earliest valid one first) and ``prior`` how strongly; a number counts ``factor`` of the main unit each.
    """

    kind: UnitKind
    codes: tuple[str, ...]
    usual: tuple[str, ...] = ()
    prior: float = 0
    factor: Decimal = ONE
    needs: Needs = "nothing"
    before: bool = False
    after: bool = False
    article: bool = False
    weight: bool = False
    singular: bool = False
    glued: bool = False
    local: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tender:
    """Where and from when to when a currency was legal tender."""

    territories: tuple[str, ...]
    start: datetime.date
    end: datetime.date | None

    def valid(self, day: datetime.date | None) -> bool:
        """Return whether the currency was in use on ``day``, or up to a year before; None is the present."""
        if self.end is None or day is None:
            return self.end is None and (day is None or self.start <= day)
        return self.start <= day < self.end + datetime.timedelta(days=365)


class Currencies:
    """Look-up tables of currency signs, codes, words, adjectives and countries; built once.

    ``units`` maps a token exactly as written to its unit, ``adjectives`` small adjectives and country
    words to the codes they point to, ``tenders`` codes to their time and countries.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        """Build the tables from CLDR and ``lexicon/currencies.toml``."""
        words = rulebook.file("lexicon/currencies.toml", CurrencyWords)
        self.tenders = _tenders(set(words.skip))
        self.by_territory = _by_territory(set(words.skip))
        self.continental = frozenset(words.continental.codes)
        self.dollars, self.pounds = words.dollars, words.pounds
        names = _names(set(words.skip))
        self.codes = frozenset(names) | set(words.extra)
        self.adjectives = self._adjectives(names, words)
        self.cues = {word: codes for word, codes in self.adjectives.items() if len(word) > 2 and word != "can"}
        self.signs = _signs(words)
        self.units = self._units(names, words)

    def valid(self, code: str, day: datetime.date | None) -> bool:
        """Return whether a currency was in use on ``day`` (None: the present)."""
        return code not in self.tenders or self.tenders[code].valid(day)

    def current(self, codes: Iterable[str], day: datetime.date | None) -> tuple[str, ...]:
        """Return those of ``codes`` that were in use on ``day``, or all when none was or the day is not known.

        On an unknown day those of the present come first.
        """
        if day is None:
            return tuple(sorted(codes, key=lambda code: not self.valid(code, None)))
        return tuple(code for code in codes if self.valid(code, day)) or tuple(codes)

    def _adjectives(self, names: dict[str, tuple[str, str]], words: CurrencyWords) -> dict[str, frozenset[str]]:
        table: dict[str, set[str]] = defaultdict(set)
        territories = Locale("en").territories
        for code, (adjective, _) in names.items():
            if adjective:
                table[adjective.casefold()].add(code)
        for territory, codes in self.by_territory.items():
            table[str(territories.get(territory, territory)).casefold()] |= codes
        for word, more in words.adjectives.items():
            table[word] |= set(more)
        return {word: frozenset(codes) for word, codes in table.items() if len(word) > 1 or word == "d"}

    def _units(self, names: dict[str, tuple[str, str]], words: CurrencyWords) -> dict[str, Unit]:
        units: dict[str, Unit] = {}
        nouns: dict[str, list[str]] = defaultdict(list)
        for code, (_, noun) in names.items():
            for form in {noun, _singular(code)}:
                nouns[form].append(code)
        listed = {form for entry in words.unit for form in entry.words}
        for form, codes in nouns.items():
            if form not in listed:
                _add(units, form, Unit("word", tuple(codes), tuple(codes), after=True))
        for entry in words.unit:
            self._add_unit(units, entry, nouns)
        for minor in words.minor:
            _add_minor(units, minor)
        self._add_codes(units, words)
        for mark in words.mark:
            _add_mark(units, mark)
        return units | self.signs

    def _add_unit(self, units: dict[str, Unit], entry: UnitWords, nouns: dict[str, list[str]]) -> None:
        if entry.needs == "never":
            return
        codes = [*entry.usual, *entry.codes, *(code for form in entry.words for code in nouns.get(form, ()))]
        codes = [code for code in dict.fromkeys(codes) if code in self.codes]
        codes.sort(key=lambda code: code in self.tenders and self.tenders[code].end is not None)
        unit = Unit(
            "word",
            tuple(codes),
            tuple(entry.usual) or (tuple(codes) if len(codes) == 1 else ()),
            entry.prior,
            Decimal(entry.factor),
            entry.needs,
            before=entry.prefix,
            after=True,
            article=entry.article,
            weight=entry.weight,
            local=tuple(entry.local),
        )
        for form in entry.words:
            _add(units, form, replace(unit, singular=form in entry.singular), small=entry.small)

    def _add_codes(self, units: dict[str, Unit], words: CurrencyWords) -> None:
        for code in sorted(self.codes):
            needs: Needs = "nothing" if code in words.codes.major else "end"
            if code in words.codes.words:
                needs = "large"
            unit = Unit("code", (code,), (code,), needs=needs, before=True, after=True)
            units[code] = unit
            for letters, factor in words.codes.scales.items():
                units.setdefault(letters + code, replace(unit, factor=Decimal(factor), needs="nothing"))
        for word, code in (words.codes.more | words.codes.small).items():
            units[word] = Unit("code", (code,), (code,), before=word.isupper(), after=True)


def _names(skip: set[str]) -> dict[str, tuple[str, str]]:
    """Return adjective and plural noun of every CLDR currency: CHF gives ("Swiss", "francs")."""
    table = {}
    for code in map(str, Locale("en").currencies):
        name = re.sub(r"\s*\(.*?\)", "", get_currency_name(code, count=2, locale="en")).strip()
        if code not in skip and name:
            *adjective, noun = name.split()
            table[code] = (" ".join(adjective), noun.casefold())
    return table


def _singular(code: str) -> str:
    name = re.sub(r"\s*\(.*?\)", "", get_currency_name(code, count=1, locale="en"))
    return name.split()[-1].casefold()


def _tenders(skip: set[str]) -> dict[str, Tender]:
    spans: dict[str, list[tuple[str, datetime.date, datetime.date | None]]] = defaultdict(list)
    for territory, rows in get_global("territory_currencies").items():
        for code, start, end, tender in rows:
            if tender and code not in skip:
                first = datetime.date(*start) if start else datetime.date.min
                spans[code].append((territory, first, datetime.date(*end) if end else None))
    table = {}
    for code, uses in spans.items():
        ends = [end for _, _, end in uses]
        last = None if None in ends else max(end for end in ends if end is not None)
        table[code] = Tender(tuple(sorted({t for t, _, _ in uses})), min(start for _, start, _ in uses), last)
    return table


def _by_territory(skip: set[str]) -> dict[str, frozenset[str]]:
    """Return the currencies of every territory since :data:`NEWS` began."""
    table = {}
    for territory, rows in get_global("territory_currencies").items():
        codes = [code for code, _, end, tender in rows if tender and code not in skip and (not end or end[0] >= NEWS)]
        table[territory] = frozenset(codes)
    return table


def _signs(words: CurrencyWords) -> dict[str, Unit]:
    units = {}
    for sign, codes in words.signs.items():
        prior = words.sign_priors.get(sign, 1)
        needs = words.sign_needs.get(sign, "nothing")
        units[sign] = Unit("sign", tuple(codes), (codes[0],), prior, needs=needs, before=True, after=True)
    for sign, codes in words.minor_signs.items():
        units[sign] = Unit("minor", tuple(codes), (codes[0],), 3, Decimal("0.01"), before=False, after=True)
    return units


def _add(units: dict[str, Unit], form: str, unit: Unit, *, small: bool = False) -> None:
    capital = replace(unit, needs="scale") if small else unit
    for written in (form.capitalize(), form.upper()):
        units[written] = replace(capital, article=False)
    units[form] = unit


def _add_minor(units: dict[str, Unit], entry: MinorWords) -> None:
    usual = tuple(entry.usual) or (tuple(entry.codes) if len(entry.codes) == 1 else ())
    factor = ONE / Decimal(entry.per)
    unit = Unit("minor", tuple(entry.codes), usual, entry.prior, factor, entry.needs, after=True, article=entry.article)
    unit = replace(unit, local=tuple(entry.local))
    for form in entry.words:
        if entry.glued:
            units[form] = replace(unit, glued=True)
        else:
            _add(units, form, unit, small=entry.small)


def _add_mark(units: dict[str, Unit], entry: MarkWords) -> None:
    before, after = entry.side in ("before", "both"), entry.side in ("after", "both")
    for form in entry.words:
        units[form] = Unit(
            "mark", tuple(entry.codes), tuple(entry.codes), entry.prior, needs=entry.needs, before=before, after=after
        )
