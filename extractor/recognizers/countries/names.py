"""Decides whether a country's word belongs to the name of something else: the Navy, a bank, a currency."""

from __future__ import annotations

from extractor.recognizers.countries.model import Names
from extractor.recognizers.countries.site import CLOSING, Site, capital_run, is_capital
from extractor.recognizers.countries.surfaces import Entry

HEADLINE_REACH = 3
NAME_REACH = 9


class NameRules:
    """The rules of ``lexicon/countries_names.toml``; ``openers`` are capitalised words that begin no name."""

    def __init__(self, names: Names, openers: list[str]) -> None:
        self.institutions = frozenset(names.institutions)
        self._ministers = frozenset(names.ministers)
        self._late = frozenset(names.late)
        self.titles = frozenset(names.titles)
        self.portfolios = frozenset(names.portfolios)
        self.plain = frozenset(names.plain)
        self._collectives = frozenset(names.collectives)
        self.joiners = frozenset(names.joiners)
        self.openers = frozenset(openers)
        self._strong = frozenset(names.strong)
        self._heads = frozenset(names.heads)
        self._offices = frozenset(names.offices)
        self._before = frozenset(names.before)
        self._currencies = frozenset(names.currencies)
        self._dollars = frozenset(names.dollars)
        self._things = frozenset([*names.products, *names.measures])
        self._languages = frozenset(names.languages)
        self._language_before = frozenset(names.language_before)
        self._language_after = frozenset(names.language_after)
        self._language_follow = frozenset(names.language_follow)

    def inside(self, site: Site, entry: Entry) -> str | None:
        """Return the name of the rule by which ``site`` stands inside another name, or None."""
        if self._unit(site, entry):
            return "unit"
        if entry.word in self._languages and self._language(site):
            return "language"
        if self.body_after(site):
            return "institution"
        run = self._run(site)
        named = entry.role in {"name", "short"} or (bool(run) and run[0] not in self.titles | self.plain)
        if named and self._of(site):
            return "of"
        return "after" if self._after_name(site, entry) else None

    def _unit(self, site: Site, entry: Entry) -> bool:
        word = site.following()
        bare = entry.role in {"name", "short"}
        return word in self._things or word in (self._dollars if bare else self._currencies)

    def _language(self, site: Site) -> bool:
        if site.trail.startswith("-"):
            return site.trail[1:].rstrip(CLOSING) in self._language_after
        if site.following() in self._language_after:
            return True
        before = site.before()
        if before in {"and", "or"}:
            before = site.before(3)
        if before not in self._language_before or site.lead:
            return False
        return bool(site.trail) or not site.right or site.following() in self._language_follow

    def body_after(self, site: Site) -> bool:
        """Tell whether the words after ``site`` make a body's name with it: "Chilean Navy", "U.S. Open"."""
        return self._names_body(self._run(site), site.headline())

    def _run(self, site: Site) -> list[str]:
        run = capital_run(site, self.joiners, self._collectives)
        if run and site.headline():
            run = [_plain_case(word) for word in run[:HEADLINE_REACH]]
        return run

    def _names_body(self, run: list[str], headline: bool) -> bool:
        """Tell whether a run of capitalised words names a body before it comes to a title."""
        for i, word in enumerate(run):
            if i and word in self._late:
                return True
            if word in self.plain or word in self.titles:
                return False
            if word in self.portfolios and self._titled(run[i:]):
                return False
            if word in self.institutions and (i or not headline or word in self._strong):
                return not self._ministers.intersection(run[i + 1 : i + 2])
            if headline and word not in self.portfolios:
                return False  # in "Iran Frees Bank Chief" the next word may be a verb
        return False

    def _titled(self, run: list[str]) -> bool:
        rest = next((word for word in run if word not in self.portfolios), "")
        return rest in self.titles

    def _of(self, site: Site) -> bool:
        """Tell of "Bank of England", "Supreme Court of the United States", "Office of the President of Ukraine"."""
        words = list(site.left)
        if site.lead or len(words) < 2:
            return False
        if words[-1].isupper() and site.line().isupper():
            words = [_plain_case(word) for word in words]
        if words[-1] == "and" and len(words) > 3 and is_capital(words[-2]):
            words = words[:-2]
        if words[-1] == "the":
            words.pop()
        if words and words[-1] == "for":
            return words[-2:-1] != [] and words[-2] in self._heads
        if len(words) < 2 or words[-1] != "of":
            return False
        return self._headed(words[:-1])

    def _headed(self, words: list[str]) -> bool:
        """Look back from "of COUNTRY" over one capitalised name for the body that it names, or a title."""
        titled = False
        for word in reversed(words[-NAME_REACH:]):
            if word in self.titles:
                titled = True
            elif word in self._heads:
                return not titled or word in self._offices
            elif (not is_capital(word) and word not in self.joiners) or word[-1] in CLOSING:
                return False
        return False

    def _after_name(self, site: Site, entry: Entry) -> bool:
        """Tell of "Air France", "Royal Canadian", and of any name that runs into a country's name."""
        if site.lead or not site.left or site.trail[:1] in {"'", "’"}:
            return False
        word = site.left[-1]
        if word in self._before:
            return entry.role == "name" or word == "Royal"
        if entry.role != "name" or not is_capital(word) or word[-1] in CLOSING or not word.isalpha():
            return False
        known = word in self.openers or word in self.titles or word in self.plain or word in self.portfolios
        return not (known or site.second_in_sentence() or site.headline())


def _plain_case(word: str) -> str:
    """Write a word of a line in capitals as running text would."""
    return word.lower() if word in {"OF", "THE", "AND", "FOR"} else word.title() if len(word) > 3 else word
