"""Word lists that the recognisers of names read: names, places, organisations, and what surrounds people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from extractor.recognizers.lexicons.folding import fold
from extractor.rulebook import PatternFile, Rulebook


def _parted(text: object) -> object:
    """Return the words of a text in lower case; what is no text is left for the check of types to refuse."""
    return text.lower().split() if isinstance(text, str) else text


def _listed(text: object) -> object:
    return _entries(text) if isinstance(text, str) else text


def _entries(text: str) -> frozenset[str]:
    """Return the entries of a list of names of several words, each word without its full stop."""
    entries = (entry.split() for entry in re.split(r"[|\n]", fold(text)))
    return frozenset(" ".join(word.rstrip(".") for word in words) for words in entries if words)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


# Lists of words, those that are folded, words of one text parted by white space, and names parted by "|".
Words = frozenset[str]
Folded = Annotated[frozenset[str], AfterValidator(_folded)]
Parted = Annotated[frozenset[str], BeforeValidator(_parted)]
Listed = Annotated[frozenset[str], BeforeValidator(_listed)]


class NamesFile(PatternFile):
    """``lexicon/names.toml``: given names and surnames, parted by white space, and which are common words too."""

    male: Parted
    female: Parted
    either: Parted
    given_words: Parted = Field(alias="words")
    family: Parted
    leading_family: Parted

    @cached_property
    def gender(self) -> dict[str, str]:
        """Given names to "m", "f" or "u"."""
        sexes = dict.fromkeys(self.male, "m") | dict.fromkeys(self.female, "f")
        return dict.fromkeys(self.either, "u") | sexes


class PlacesFile(PatternFile):
    """``lexicon/places.toml``: names of places, parted by ``|``, and of peoples, parted by white space."""

    places: Listed = Field(alias="name")
    place_people: Folded = Field(alias="also_person")
    countries: Listed = Field(alias="country")
    peoples: Annotated[Parted, AfterValidator(_folded)] = Field(alias="people")


class OrganizationsFile(PatternFile):
    """``lexicon/organizations.toml``."""

    heads: Folded = Field(alias="head")
    broad_heads: Folded = Field(alias="broad_head")
    field_heads: Folded = Field(alias="field_head")
    papers: Folded = Field(alias="paper")
    platforms: Folded = Field(alias="platform")
    legal_forms: Folded = Field(alias="legal_form")
    shortened: Folded
    joiners: list[str] = Field(alias="joiner")
    unspelled: Words
    ministries: Words = Field(alias="ministry")
    known: str
    not_acronyms: Words = Field(alias="not_acronym")
    body_nouns: Words = Field(alias="noun")
    owned: list[str]
    workplaces: list[str] = Field(alias="workplace")
    assets: list[str] = Field(alias="asset")
    dealings: list[str] = Field(alias="dealing")
    securities: Words = Field(alias="security")
    followers: Words = Field(alias="follower")
    campuses: Words = Field(alias="campus")

    @cached_property
    def known_bodies(self) -> frozenset[str]:
        """The names of known bodies, folded."""
        return _entries(self.known)

    @cached_property
    def known_acronyms(self) -> frozenset[str]:
        """Those of the known bodies, folded, that are listed in capitals alone: "WHO" is no "Who"."""
        names = re.split(r"[|\n]", self.known)
        return _folded(n for n in names if n.isupper()) - _folded(n for n in names if not n.isupper())


class PeopleFile(PatternFile):
    """``lexicon/people.toml``."""

    honorifics: Folded = Field(alias="honorific")
    abbreviations: Words = Field(alias="abbreviation")
    capital_titles: Folded = Field(alias="capital_title")
    particles: Words = Field(alias="particle")
    articles: Words = Field(alias="article")
    personal_particles: Words = Field(alias="personal_particle")
    generations: Words = Field(alias="generation")
    suffixes: Words = Field(alias="suffix")
    letters: Words
    trailing: Words
    families: Words = Field(alias="family_noun")
    namesakes: Words = Field(alias="namesake")
    eponymous: Words
    given_honorifics: Words = Field(alias="given_honorific")
    announcing: Words
    speech: Words
    openers: Words = Field(alias="opener")
    enders: Words = Field(alias="ender")
    not_person: Words
    also_surname: Words
    compound_tails: Words = Field(alias="compound_tail")


class NameLexicon(NamesFile, PlacesFile, OrganizationsFile, PeopleFile):
    """The four files as one."""


FILES: dict[str, type[PatternFile]] = {
    "lexicon/names.toml": NamesFile,
    "lexicon/places.toml": PlacesFile,
    "lexicon/organizations.toml": OrganizationsFile,
    "lexicon/people.toml": PeopleFile,
}


@lru_cache(maxsize=8)
def name_lexicon(rulebook: Rulebook) -> NameLexicon:
    """Return the lists of a rulebook."""
    files = [rulebook.file(name, model) for name, model in FILES.items()]
    return NameLexicon.model_construct(**{field: value for file in files for field, value in file})
