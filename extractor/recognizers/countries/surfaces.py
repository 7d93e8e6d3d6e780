"""Every word and phrase that can name a country, and the scan that finds them in a text.

A text is scanned once for words that begin with something else than a small Latin letter; a dictionary of
first words says what may follow. So the cost grows with the capitalised words, not with the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from extractor.recognizers.countries.model import ByCode, Countries, Metonyms, Names
from extractor.recognizers.countries.tables import iso_names

Role = Literal["name", "short", "adjective", "people", "prefix", "capital", "seat", "fixed", "pair", "other"]

FIRST_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-z]\w*")
JOINTS = {" ": r"(?:[ \t\u00a0]{1,3}|[ \t]*+\n[ \t]*+)", "'": "['’ʼ]", "’": "['’ʼ]", "-": "[-‐‑–]", "–": "[-‐‑–]"}
CAPS_MIN = 4  # shorter words in capitals are rather acronyms: MALI is a country, LAO may be anything
WORDS: frozenset[Role] = frozenset({"name", "short", "adjective", "people"})
UNCHANGED: frozenset[Role] = frozenset({"short", "prefix"})


class Inner(NamedTuple):
    """The place of a country's word inside a fixed phrase."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface form means; ``word`` is it as the lexicon writes it, ``inner`` the country words in a phrase."""

    code: str
    role: Role
    word: str
    inner: tuple[Inner, ...] = ()


# No name of a country is longer.
ALONE = 60


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of the lexicon seen in the text."""

    start: int
    end: int
    entry: Entry


class Surfaces:
    """The lexicon, indexed by first word."""

    def __init__(self, countries: Countries, names: Names, metonyms: Metonyms) -> None:
        self.entries: dict[str, Entry] = {}
        self._add_all(_country_words(countries))
        self._add_all(_by_code(metonyms.capitals, "capital"))
        self._add_all(_by_code(metonyms.seats, "seat"))
        self._add_all((phrase, Entry("", "other", phrase)) for phrase in names.other)
        self._add_all((phrase, self._fixed(phrase)) for phrase in names.fixed)
        self._alone = {word.casefold(): entry for word, entry in self.entries.items() if _may_stand_alone(entry)}
        self._index: dict[str, list[str]] = {}
        for surface in self.entries:
            first = FIRST_WORD.search(surface)
            if first and not surface[: first.start()].strip("0123456789 "):
                self._index.setdefault(first.group(), []).append(surface[first.start() :])
        self._rests = {first: _Rests(first, tails) for first, tails in self._index.items()}

    def _add_all(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        for surface, entry in pairs:
            if not surface:
                continue
            self.entries[surface] = entry
            capitals = surface.upper()
            if entry.role not in UNCHANGED and len(surface) >= CAPS_MIN and len(capitals) == len(surface):
                shouted = replace(entry, word=capitals) if entry.inner else entry
                self.entries.setdefault(capitals, shouted)

    def _fixed(self, phrase: str) -> Entry:
        """Mark the country words inside a fixed phrase, the longest at each place."""
        inner: list[Inner] = []
        for match in FIRST_WORD.finditer(phrase):
            if inner and match.start() < inner[-1].end:
                continue
            for end in range(len(phrase), match.start(), -1):
                inside = self.entries.get(phrase[match.start() : end])
                if inside and inside.role in WORDS and not phrase[end : end + 1].isalnum():
                    inner.append(Inner(match.start(), end, inside.code))
                    break
        return Entry("", "fixed", phrase, tuple(inner))

    def alone(self, text: str) -> Found | None:
        """Return the country whose name in any case is the whole of ``text``: "russia", "the uk"."""
        if len(text) > ALONE:
            return None
        word = text.strip().removeprefix("the ")
        entry = self._alone.get(word.casefold())
        start = text.index(word)
        return Found(start, start + len(word), entry) if entry else None

    def scan(self, text: str) -> Iterator[Found]:
        """Yield the longest entries in text order, without overlaps."""
        rests, done = self._rests, 0
        for match in FIRST_WORD.finditer(text):
            rest = rests.get(match.group())
            if rest is None or match.start() < done:
                continue
            hit = rest.match(text, match)
            if hit is not None:
                end, surface = hit
                entry = self.entries.get(surface)
                if entry is not None:
                    done = end
                    yield Found(match.start(), end, entry)


def _may_stand_alone(entry: Entry) -> bool:
    return entry.role in ("name", "short") and entry.word != "US"


class _Rests:
    """What may follow one first word, longest first; read when the word is first met, as most never are."""

    def __init__(self, first: str, surfaces: list[str]) -> None:
        self._alone = first if first in surfaces else None
        self._surfaces = sorted((surface for surface in surfaces if surface != first), key=len, reverse=True)
        self._first = first

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        tails = (surface[len(self._first) :] for surface in self._surfaces)
        return re.compile("|".join(f"({_pattern(tail)})" for tail in tails))

    def match(self, text: str, first: re.Match[str]) -> tuple[int, str] | None:
        if self._surfaces:
            rest = self._regex.match(text, first.end())
            if rest is not None and rest.lastindex:
                return rest.end(), self._surfaces[rest.lastindex - 1]
        return (first.end(), self._alone) if self._alone else None


def _pattern(tail: str) -> str:
    body = "".join(JOINTS.get(char, re.escape(char)) for char in tail)
    if "." in tail:
        return body + r"(?!\w\.|\.\w\.)" + (r"(?!\w)" if tail[-1] != "." else "")  # not in "U.S.S. Nimitz"
    return body + (r"(?!\w)" if tail[-1].isalnum() else "")


def _country_words(countries: Countries) -> Iterator[tuple[str, Entry]]:
    unused = set(countries.unused)
    for code, name in iso_names():
        if name not in unused:
            yield name, Entry(code, "name", name)
    yield from _by_code(countries.names, "name")
    yield from _by_code(countries.abbreviations, "short")
    yield from _by_code(countries.adjectives, "adjective")
    for word, entry in _by_code(countries.people, "people"):
        yield word, entry
        yield word + "s", Entry(entry.code, "people", word + "s")
    for phrase, (one, two) in countries.pairs.items():
        cut = phrase.index(" and ")
        yield phrase, Entry("", "pair", phrase, (Inner(0, cut, one), Inner(cut + 5, len(phrase), two)))
    for word, code in countries.prefixes.items():
        yield word + "-", Entry(code, "prefix", word)


def _by_code(table: ByCode, role: Role) -> Iterator[tuple[str, Entry]]:
    return ((word, Entry(code, role, word)) for code, words in table.items() for word in words)
