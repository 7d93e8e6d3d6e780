"""The schema of ``patterns/frames/roles.toml`` and its compiled form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from extractor.errors import RulebookError
from extractor.recognizers.lexicons import (
    FunctionWords,
    NameLexicon,
    TitleLexicon,
    function_words,
    name_lexicon,
    title_lexicon,
)
from extractor.rulebook import PatternModel, Rulebook, Sample, SampleFile

FILE = "frames/roles.toml"
Status = Literal["current", "former", "acting", "elect", "nominee", "future"]

# The signs that stand for mentions in a line. They are private characters, so no word of an article is one.
SIGNS = {
    "PERSON": "\ue001",
    "OFFICE": "\ue002",
    "OFFICES": "\ue003",
    "ORG": "\ue004",
    "COUNTRY": "\ue005",
    "PLACE": "\ue006",
    "DATE": "\ue007",
    "SPAN": "\ue008",
    "END": "\ue009",
    "PRONOUN": "\ue00a",
}


LIST = re.compile(r"(?<!\?P)<([a-z_]+)>")
SIGN = re.compile(r"\b[A-Z]{3,}\b")


class Links(PatternModel):
    """Which words may join a title to what stands after it."""

    all: frozenset[str]
    envoys: frozenset[str]
    heads: dict[str, list[str]]
    none: frozenset[str]
    split: frozenset[str]
    workplace: frozenset[str]
    unshared: frozenset[str]
    sectioned: frozenset[str]
    before_verb: frozenset[str]
    participles: frozenset[str]
    before_participle: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]


class Bodies(PatternModel):
    """Common nouns that are the organisation of a title, and words that may stand before them; see the file."""

    nouns: frozenset[str]
    modifiers: frozenset[str]
    chambers: frozenset[str]
    adjectives: frozenset[str]
    describing: frozenset[str]
    described: frozenset[str]
    parted: frozenset[str]
    stops: frozenset[str]


class Places(PatternModel):
    """Titles whose organisation is the place that they name; seats that are bodies themselves; kinds of place."""

    heads: frozenset[str]
    titles: frozenset[str]
    free: frozenset[str]
    seats: frozenset[str]
    peoples: frozenset[str]
    joined: frozenset[str]
    nouns: frozenset[str]


class States(PatternModel):
    """Words in the name of a body that is its state's own, so that its country is the holder's."""

    words: frozenset[str]


class PartyWords(PatternModel):
    """Adjectives of parties, and the titles whose organisation they name."""

    words: frozenset[str]
    qualifiers: frozenset[str]
    heads: frozenset[str]


class Pattern(PatternModel):
    """One way to say who holds an office, over the line of an article.

    ``match`` is a regular expression in which the words of the article stand in lower case, parted by one space,
    and mentions as capital names (PERSON, OFFICE, OFFICES, ORG ...); ``<name>`` inserts a list of ``[words]``.
    Groups: ``person`` and ``office`` (every holder gets every office), ``before`` (other holders, of
    ``before_status``); for ``role``, ``verb`` and ``body`` (what is led; else the noun before the verb). ``status``
    is what the construction says where the title itself says nothing; ``free`` patterns take only offices that no
    earlier pattern has given away, ``named`` asks for an office with an article, status or detail, ``described`` for
    an indefinite one or one that says of whom or what it is, ``definite`` for one with "the" or an owner,
    ``indefinite`` for one with "a" or "an".
    """

    name: str
    match: str
    status: Status | None = None
    before_status: Status = "former"
    role: str | None = None
    free: bool = False
    named: bool = False
    described: bool = False
    definite: bool = False
    indefinite: bool = False
    weight: float = 0.9


class RoleFrame(PatternModel):
    """One way to say who holds an office, over the dependency tree.

    ``verbs`` are the lemmas of the predicate ("be": an office with a copula; "": no verb), ``office`` the functions
    that the office may have there ("self": the office is what the holder stands at), ``person`` and ``before`` those
    of who holds it and of who held it before, the first that names a person. ``status`` is what the predicate says in
    the present, ``past`` in the past tense (if that differs), ``future`` after "will" and the like; ``named`` asks for
    an office with an article, status or detail.
    """

    name: str
    verbs: list[str]
    office: list[str]
    person: list[str]
    before: list[str] = []
    status: Status = "current"
    past: Status | None = None
    future: Status = "future"
    named: bool = False
    weight: float = 0.8


class Turn(PatternModel):
    """A turn of phrase over the line, ``match`` as in :class:`Pattern`.

    ``gone``: somebody has died or left; with a group ``office`` only that office is over, without it all are.
    ``counterpart``: people (``person``) who hold the office just named, each in a country of the group ``country``.
    """

    name: str
    match: str


class RolesFrames(SampleFile):
    """``frames/roles.toml``."""

    links: Links
    bodies: Bodies
    places: Places
    states: States
    parties: PartyWords
    nominees: frozenset[str]
    ignored: frozenset[str]
    untitled: frozenset[str]
    related: frozenset[str]
    apart: frozenset[str]
    linking: frozenset[str]
    fresh: frozenset[str]
    words: dict[str, list[str]]
    gone: list[Turn]
    counterpart: list[Turn]
    pattern: list[Pattern]
    frame: list[RoleFrame]
    future: frozenset[str]
    planning: frozenset[str]
    denying: frozenset[str]
    owners: frozenset[str]
    sponsored: frozenset[str]
    executives: dict[str, frozenset[str]]
    tree_sample: list[Sample] = []


@dataclass(frozen=True)
class RoleRules:
    """The file with its patterns compiled, and the title lexicon whose words it shares."""

    file: RolesFrames
    lexicon: TitleLexicon
    names: NameLexicon
    small: FunctionWords
    patterns: tuple[tuple[Pattern, re.Pattern[str]], ...]
    gone: tuple[re.Pattern[str], ...]
    counterparts: tuple[re.Pattern[str], ...]

    @cached_property
    def frames(self) -> dict[str, tuple[RoleFrame, ...]]:
        """The frames over the tree by the lemma of their predicate, in the order of the file."""
        verbs = {verb for frame in self.file.frame for verb in frame.verbs}
        return {verb: tuple(frame for frame in self.file.frame if verb in frame.verbs) for verb in verbs}

    @cached_property
    def words_of_titles(self) -> frozenset[str]:
        """Words that stand beside titles and are none themselves."""
        return self.lexicon.field | self.lexicon.before | self.lexicon.filler | self.file.bodies.nouns

    @cached_property
    def parts_of_titles(self) -> frozenset[str]:
        """Words that a title goes on after: rank and field words."""
        return self.lexicon.field | self.lexicon.before

    @cached_property
    def whole_titles(self) -> frozenset[str]:
        """Titles with "of" in them that are never parted."""
        phrases = (phrase for group in self.lexicon.phrases.values() for phrase in group if "of" in phrase)
        return frozenset(" ".join(phrase) for phrase in phrases if phrase[0] not in self.file.links.split)

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """The words of forms of address, which stand between an office and the name of its holder."""
        return frozenset(word for phrase in self.names.honorifics for word in phrase.split())

    @cached_property
    def articles(self) -> frozenset[str]:
        """Articles and what stands in their place."""
        return self.small.articles | self.small.others

    @cached_property
    def owners(self) -> frozenset[str]:
        """Words that say whose an office is: "his deputy", "whose deputy"."""
        return self.small.possessives | self.small.relatives

    @cached_property
    def definite(self) -> frozenset[str]:
        """Words that speak of an office known before: "the deputy", "his deputy"."""
        return self.owners | (self.small.articles - self.small.indefinite)

    @cached_property
    def newly(self) -> frozenset[str]:
        """Adverbs that make an adjective of a verb of naming: "the newly elected mayor"."""
        return frozenset(self.file.words["newly"])

    @cached_property
    def naming(self) -> frozenset[str]:
        """Verbs of naming to an office, which end the noun phrase of a title."""
        return frozenset(self.file.words["naming"])

    @cached_property
    def related(self) -> frozenset[str]:
        """Nouns for a person that say whose they are: "an ally of the president"."""
        return self.file.related | self.file.untitled

    @property
    def ignored(self) -> frozenset[str]:
        """Words that are left out of the line: forms of address and the like."""
        return self.file.ignored


def expand(pattern: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return a pattern with its word lists and signs put in; raises KeyError for a list that is not there."""
    while True:
        filled = LIST.sub(lambda m: "(?:" + "|".join(words[m[1]]) + ")", pattern)
        if filled == pattern:
            return SIGN.sub(lambda m: SIGNS.get(m[0], m[0]), filled)
        pattern = filled


@lru_cache(maxsize=8)
def role_rules(rulebook: Rulebook) -> RoleRules:
    """Return the compiled role rules of a rulebook."""
    file = rulebook.file(FILE, RolesFrames)
    words = {**file.words, "body": sorted(file.bodies.nouns)}
    compiled = tuple((p, compiled_pattern(rulebook, p, words)) for p in file.pattern)
    gone = tuple(compiled_pattern(rulebook, g, words) for g in file.gone)
    counterparts = tuple(compiled_pattern(rulebook, c, words) for c in file.counterpart)
    shared = title_lexicon(rulebook), name_lexicon(rulebook), function_words(rulebook)
    return RoleRules(file, *shared, compiled, gone, counterparts)


def compiled_pattern(
    rulebook: Rulebook, pattern: Pattern | Turn, words: Mapping[str, Sequence[str]]
) -> re.Pattern[str]:
    """Return the compiled expression of a pattern; raises RulebookError naming the file, the line and the pattern."""
    try:
        return re.compile(expand(pattern.match, words))
    except KeyError as error:
        fault = f"no word list <{error.args[0]}>; allowed: {', '.join(sorted(words))}"
        raise RulebookError(
            rulebook.problem(FILE, f'"{pattern.name}"', f"pattern {pattern.name!r}: {fault}")
        ) from error
    except re.error as error:
        raise RulebookError(
            rulebook.problem(FILE, f'"{pattern.name}"', f"pattern {pattern.name!r}: {error}")
        ) from error
