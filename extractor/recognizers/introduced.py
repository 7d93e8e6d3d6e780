"""Names that the words beside them say to be bodies: "the shipbuilder Norrvarv", "shares of Elias Brandt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.recognizers.capitals import any_of, capital
from extractor.recognizers.lexicons import NameLexicon, TitleLexicon, fold, name_lexicon, title_lexicon
from extractor.recognizers.page import Page
from extractor.recognizers.spans import overlapping
from extractor.rulebook import Rulebook

PERSON = ("PERSON", "PER")
# From this confidence on the network's person is one, whatever the noun.
CERTAIN = 0.93
# How far from its name a word that tells of a firm is looked for, in characters.
REACH = 80


class Introducer:
    """Finds such names with the nouns of one rulebook."""

    def __init__(self, names: NameLexicon, titles: TitleLexicon) -> None:
        self.names = names
        self.titles = titles.singular
        word = rf"{capital(names)}(?![\w.]\w)"
        person = rf"(?![  ](?:{any_of(names.personal_particles)})\b)"
        name, long = rf"{word}(?:[  ]{word}){{0,3}}+{person}", rf"{word}(?:[  ]{word}){{1,2}}+{person}"
        # "LIMA (Radio Sur) -"
        self.agency = re.compile(rf"(?m)^[A-Z]{{2}}[^()\n]{{1,60}}\((?P<agency>{name})\)[  ]?(?:--|[-–—])[  ]")
        nouns = any_of(names.body_nouns)
        self.pattern = re.compile(rf"(?<![\w-])(?:{nouns})(?:[  ](?P<direct>{name})|,[  ](?P<aside>{name})(?=,[  ]))")
        ends = {owned.split()[-1] for owned in names.owned} | {"at", "with"}
        self.linked = re.compile(rf"(?<![\w-])(?:{any_of(ends)})[  ](?P<name>{long})")
        links = f"(?:{any_of(names.owned)}|(?:{any_of(names.workplaces)})[  ](?:at|with))"
        self.link = re.compile(rf"(?<![\w-])(?i:{links})[  ]\Z")
        said = rf"sa(?:id|ys)[  ](?:(?:on[  ])?[A-Z][a-z]+day[  ])?(?:that[  ])?it[  ](?:{any_of(names.dealings)})"
        self.trait = re.compile(rf"[  ](?:{any_of(names.assets)}|{said})\b")
        self.ending = re.compile(rf"{long}\Z")

    def find(self, page: Page) -> frozenset[str]:
        """Return the names, as written, that a text introduces as bodies, by a noun (no sure persons) or dateline."""
        text, spans = page.text, page.spans
        found = {match["agency"] for match in self.agency.finditer(text)}
        for match in self.pattern.finditer(text):
            group = "direct" if match["direct"] else "aside"
            person = overlapping(spans, *match.span(group), PERSON)
            if (person is None or person.confidence < CERTAIN) and self._may_be(match[group]):
                found.add(match[group])
        found.update(name for name in self._firms(text) if self._may_be(name, firm=True))
        return frozenset(found)

    def _firms(self, text: str) -> Iterator[str]:
        """Yield the names of two words or three that are owned, worked at, own or deal; the rarer side goes first."""
        for match in self.linked.finditer(text):
            name = match.start("name")
            if self.link.search(text, max(0, name - REACH), name):
                yield match["name"]
        for match in self.trait.finditer(text):
            if ending := self.ending.search(text, max(0, match.start() - REACH), match.start()):
                yield ending[0]

    def _may_be(self, name: str, *, firm: bool = False) -> bool:
        """Say whether no word of a name is known as a day, a title, a people or the like; only a ``firm``'s name may
        begin with a given name.
        """
        names = self.names
        if name in names.not_acronyms:
            return False
        first, *more = (fold(word) for word in name.split())
        given = first in names.gender or first in names.given_words
        if (given and not firm) or first in names.places or first in names.countries:
            return False
        others = (names.openers, names.enders, names.peoples, names.honorifics, names.not_person, self.titles)
        return not any(word in group for word in (first, *more) for group in others)


@lru_cache(maxsize=8)
def introducer(rulebook: Rulebook) -> Introducer:
    """Return the finder of a rulebook, one for all recognisers."""
    return Introducer(name_lexicon(rulebook), title_lexicon(rulebook))
