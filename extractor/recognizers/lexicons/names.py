"""Word lists that the recognisers of names read: names, places, organisations, and what surrounds people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractor.recognizers.lexicons.folding import fold
from extractor.rulebook import PatternFile, Rulebook


class NamesFile(PatternFile):
    """``lexicon/names.toml``: given names and surnames, parted by white space."""

    male: str
    female: str
    either: str
    words: str
    family: str
    leading_family: str


class PlacesFile(PatternFile):
    """``lexicon/places.toml``: names of places, parted by ``|``, and of peoples, parted by white space."""

    name: str
    also_person: list[str]
    country: str
    people: str


class OrganizationsFile(PatternFile):
    """``lexicon/organizations.toml``."""

    head: list[str]
    broad_head: list[str]
    field_head: list[str]
    paper: list[str]
    platform: list[str]
    legal_form: list[str]
    shortened: list[str]
    joiner: list[str]
    unspelled: list[str]
    ministry: list[str]
    known: str
    not_acronym: list[str]
    noun: list[str]
    owned: list[str]
    workplace: list[str]
    asset: list[str]
    dealing: list[str]
    security: list[str]
    follower: list[str]
    campus: list[str]


class PeopleFile(PatternFile):
    """``lexicon/people.toml``."""

    honorific: list[str]
    abbreviation: list[str]
    capital_title: list[str]
    particle: list[str]
    suffix: list[str]
    letters: list[str]
    trailing: list[str]
    family_noun: list[str]
    namesake: list[str]
    eponymous: list[str]
    given_honorific: list[str]
    announcing: list[str]
    speech: list[str]
    opener: list[str]
    ender: list[str]
    not_person: list[str]
    also_surname: list[str]
    compound_tail: list[str]


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """All lists folded to lower case without accents; names of several words stay one string.

    ``gender`` maps a given name to "m", "f" or "u"; ``given_words`` are given names that are also common words.
    """

    gender: dict[str, str]
    given_words: frozenset[str]
    family: frozenset[str]
    leading_family: frozenset[str]
    places: frozenset[str]
    place_people: frozenset[str]
    countries: frozenset[str]
    peoples: frozenset[str]
    heads: frozenset[str]
    broad_heads: frozenset[str]
    field_heads: frozenset[str]
    papers: frozenset[str]
    platforms: frozenset[str]
    legal_forms: frozenset[str]
    shortened: frozenset[str]
    joiners: tuple[str, ...]
    unspelled: frozenset[str]
    ministries: frozenset[str]
    known_bodies: frozenset[str]
    not_acronyms: frozenset[str]
    known_acronyms: frozenset[str]
    body_nouns: frozenset[str]
    owned: tuple[str, ...]
    workplaces: tuple[str, ...]
    assets: tuple[str, ...]
    dealings: tuple[str, ...]
    securities: frozenset[str]
    followers: frozenset[str]
    campuses: frozenset[str]
    honorifics: frozenset[str]
    capital_titles: frozenset[str]
    suffixes: frozenset[str]
    letters: frozenset[str]
    trailing: frozenset[str]
    families: frozenset[str]
    namesakes: frozenset[str]
    eponymous: frozenset[str]
    given_honorifics: frozenset[str]
    announcing: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    openers: frozenset[str]
    enders: frozenset[str]
    not_person: frozenset[str]
    also_surname: frozenset[str]
    compound_tails: frozenset[str]


def _listed(text: str) -> frozenset[str]:
    """Return the entries of a list of names of several words, each word without its full stop."""
    entries = (entry.split() for entry in re.split(r"[|\n]", fold(text)))
    return frozenset(" ".join(word.rstrip(".") for word in words) for words in entries if words)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _only_capitals(listed: Iterable[str]) -> frozenset[str]:
    """Return those of the names, folded, that are listed in capitals alone: "WHO" is no "Who"."""
    names = list(listed)
    return _folded(name for name in names if name.isupper()) - _folded(name for name in names if not name.isupper())


@lru_cache(maxsize=8)
def name_lexicon(rulebook: Rulebook) -> NameLexicon:
    """Return the compiled lists of a rulebook."""
    names = rulebook.file("lexicon/names.toml", NamesFile)
    places = rulebook.file("lexicon/places.toml", PlacesFile)
    bodies = rulebook.file("lexicon/organizations.toml", OrganizationsFile)
    people = rulebook.file("lexicon/people.toml", PeopleFile)
    gender = dict.fromkeys(names.either.lower().split(), "u")
    gender |= dict.fromkeys(names.male.lower().split(), "m") | dict.fromkeys(names.female.lower().split(), "f")
    return NameLexicon(
        gender=gender,
        given_words=frozenset(names.words.lower().split()),
        family=frozenset(names.family.lower().split()),
        leading_family=frozenset(names.leading_family.lower().split()),
        places=_listed(places.name),
        place_people=_folded(places.also_person),
        countries=_listed(places.country),
        peoples=_folded(places.people.split()),
        heads=_folded(bodies.head),
        broad_heads=_folded(bodies.broad_head),
        field_heads=_folded(bodies.field_head),
        papers=_folded(bodies.paper),
        platforms=_folded(bodies.platform),
        legal_forms=_folded(bodies.legal_form),
        shortened=_folded(bodies.shortened),
        joiners=tuple(bodies.joiner),
        unspelled=frozenset(bodies.unspelled),
        ministries=frozenset(bodies.ministry),
        known_bodies=_listed(bodies.known),
        not_acronyms=frozenset(bodies.not_acronym),
        known_acronyms=_only_capitals(re.split(r"[|\n]", bodies.known)),
        body_nouns=frozenset(bodies.noun),
        owned=tuple(bodies.owned),
        workplaces=tuple(bodies.workplace),
        assets=tuple(bodies.asset),
        dealings=tuple(bodies.dealing),
        securities=frozenset(bodies.security),
        followers=frozenset(bodies.follower),
        campuses=frozenset(bodies.campus),
        honorifics=_folded(people.honorific),
        capital_titles=_folded(people.capital_title),
        suffixes=frozenset(people.suffix),
        letters=frozenset(people.letters),
        trailing=frozenset(people.trailing),
        families=frozenset(people.family_noun),
        namesakes=frozenset(people.namesake),
        eponymous=frozenset(people.eponymous),
        given_honorifics=frozenset(people.given_honorific),
        announcing=frozenset(people.announcing),
        particles=frozenset(people.particle),
        speech=frozenset(people.speech),
        openers=frozenset(people.opener),
        enders=frozenset(people.ender),
        not_person=frozenset(people.not_person),
        also_surname=frozenset(people.also_surname),
        compound_tails=frozenset(people.compound_tail),
    )
