"""Decides words with several meanings: which Congo, Georgia the state, Chad the man, "us" in capitals."""

from __future__ import annotations

import re

from extractor.recognizers.countries.model import Ambiguities, Ambiguous, Koreas, Persons
from extractor.recognizers.countries.names import NameRules
from extractor.recognizers.countries.site import CLOSING, OPENING, Site, is_capital
from extractor.recognizers.countries.surfaces import Entry

NEAR = 60
NEAR_WEIGHT = 3


class Readings:
    """The readings of all ambiguous words; :meth:`decide` reads an article once for each group of words."""

    def __init__(self, tables: list[Ambiguous]) -> None:
        self._groups = {word: table for table in tables for word in (*table.words, *map(str.upper, table.words))}
        self._cues = {
            (table.words[0], reading.code): re.compile(r"\b(?:" + "|".join(map(re.escape, reading.cues)) + r")(?!\w)")
            for table in tables
            for reading in table.reading
        }

    def decide(self, site: Site, seen: dict[tuple[str, str], int]) -> str | None:
        """Return the code of the likeliest reading ("" = no country), or None for an unambiguous word.

        ``seen`` keeps the counts of the article between calls.
        """
        table = self._groups.get(site.quote)
        if table is None:
            return None
        near = site.text[max(0, site.start - NEAR) : site.start] + "\n" + site.text[site.end : site.end + NEAR]
        scores = {table.default: 0}
        for reading in table.reading:
            key = (table.words[0], reading.code)
            if key not in seen:
                seen[key] = len(set(self._cues[key].findall(site.text)))
            scores[reading.code] = seen[key] + NEAR_WEIGHT * len(set(self._cues[key].findall(near)))
        return max(scores, key=lambda code: (scores[code], code == table.default))


class PersonRules:
    """Tells persons named like countries; remembers the surnames that an article uses."""

    def __init__(self, persons: Persons, names: NameRules, countries: frozenset[str]) -> None:
        self._given = frozenset(persons.given)
        self._surnames = frozenset(persons.surnames)
        self._addressed = frozenset(persons.addressed)
        self._honorifics = frozenset(persons.honorifics)
        self._places = frozenset(persons.places)
        self._names = names
        self._countries = countries

    def is_person(self, site: Site, known: set[str]) -> bool:
        """Tell whether ``site`` is a person; ``known`` collects the surnames seen in this article."""
        quote = site.quote
        if quote in self._given and self._before_surname(site):
            return True
        if site.lead:
            return False
        if quote in self._addressed and self._after_honorific(site):
            return True
        if quote not in self._surnames:
            return False
        if self._after_honorific(site) or self._after_given(site):
            known.add(quote)
            return True
        listed = site.left[-1:] and site.left[-1][-1] in CLOSING and not site.opens_sentence()
        return quote in known and not listed and site.before().lower() not in self._places and site.trail[:1] != "-"

    def agrees(self, site: Site, entry: Entry, longer: bool) -> bool:
        """Tell whether to believe a pipeline that takes ``site`` for a person, or for a part of a longer name."""
        named = site.quote in self._given or site.quote in self._surnames
        return named or (longer and entry.role == "name")

    def _before_surname(self, site: Site) -> bool:
        if site.trail or not site.right or site.before().lower() in self._places or site.headline():
            return False
        word = site.right[0].rstrip(CLOSING).removesuffix("'s").removesuffix("’s")
        return is_capital(word) and not word.isupper() and not self._common(word) and word not in self._names.plain

    def _after_honorific(self, site: Site) -> bool:
        return bool(site.left) and site.left[-1].rstrip(".") in self._honorifics

    def _after_given(self, site: Site) -> bool:
        if not site.left:
            return False
        word = site.left[-1]
        if len(word) == 2 and word[1] == ".":
            return is_capital(word)
        if not is_capital(word) or word.isupper() or not word.isalpha():
            return False
        return not (self._common(word) or site.headline())

    def _common(self, word: str) -> bool:
        """Tell whether a capitalised word is a known one, and so hardly part of a person's name."""
        names = self._names
        return (
            word in names.openers
            or word in names.titles
            or word in names.institutions
            or word in names.portfolios
            or word in self._countries
        )


class WordRules:
    """Towns in America, the pronoun "us", continents, verbs at the head of a sentence."""

    def __init__(self, rules: Ambiguities) -> None:
        states = "|".join(re.escape(state) for state in rules.towns.states)
        self._state = re.compile(rf",\s(?:{states})(?!\w)")
        self._towns = frozenset(rules.towns.words)
        self._after, self._last = frozenset(rules.pronoun.after), frozenset(rules.pronoun.last)
        self._follow = frozenset(rules.pronoun.follow)
        self._continent, self._prefixes = frozenset(rules.continents.words), tuple(rules.continents.prefixes)
        self._verbs, self._objects = frozenset(rules.verbs.words), frozenset(rules.verbs.objects)

    def refuses(self, site: Site) -> bool:
        """Tell whether the word at ``site`` is no country at all."""
        quote = site.quote
        if quote == "US":
            return self._pronoun(site)
        if quote in self._towns and site.trail.startswith(","):
            return self._state.match(site.text, site.end) is not None
        if quote in self._continent and site.lead.lower().lstrip(OPENING).startswith(self._prefixes):
            return True
        return quote in self._verbs and site.following() in self._objects

    def _pronoun(self, site: Site) -> bool:
        before = site.before()
        closed = bool(site.trail) or not site.right
        if before in self._after:
            return closed or site.following() in self._follow
        return before in self._last and closed and site.line().isupper()


class KoreaRules:
    """Finds "the North" and "the South" in articles about Korea."""

    def __init__(self, rules: Koreas) -> None:
        self._codes = {"North": rules.north, "South": rules.south}
        self._topic = re.compile(r"\b(?:" + "|".join(map(re.escape, rules.topic)) + r")\b")
        refused = "|".join(map(re.escape, rules.refused))
        self._word = re.compile(rf"\b[Tt]he[ \n](North|South)(?!\w|[-‐–]\w|\s(?:{refused})\b|\s[A-Z])")

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, code) of the elliptic names, empty unless the article is about both Koreas."""
        topics = {topic.split()[0] for topic in self._topic.findall(text)}
        if not topics & {"North", "Pyongyang", "N."}:
            return []
        return [(m.start(1), m.end(1), self._codes[m.group(1)]) for m in self._word.finditer(text)]
