"""The title lexicon: ``patterns/lexicon/roles.toml``, made ready for matching over words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from extractor.rulebook import PatternFile, PatternModel, Rulebook

FILE = "lexicon/roles.toml"
Phrases = dict[str, tuple[tuple[str, ...], ...]]


def split(phrase: str) -> tuple[str, ...]:
    """Return the words of a lexicon entry; hyphens part words."""
    return tuple(phrase.replace("-", " ").split())


def plural(word: str) -> str:
    """Return the regular plural of an English noun.

    >>> plural("chairman"), plural("secretary"), plural("actress")
    ('chairmen', 'secretaries', 'actresses')
    """
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    """Return phrases keyed by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(rest, key=lambda p: (-len(p), p))) for first, rest in found.items()}


def _keyed(phrases: object) -> object:
    """Return a list of phrases keyed by their first word; what is no list is left for the check of types to refuse."""
    return by_first_word(split(str(phrase)) for phrase in phrases) if isinstance(phrases, list) else phrases


def _parted(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


Words = frozenset[str]
Keyed = Annotated[Phrases, BeforeValidator(_keyed)]


class StatusWords(PatternModel):
    """Words that say whether a title is held now."""

    former: list[str]
    acting: list[str]
    elect: list[str]
    nominee: list[str]
    future: list[str]


class Filler(PatternModel):
    """Words that may stand inside a title phrase and are no part of the title."""

    words: Words


class NoOrganization(PatternModel):
    """Titles whose complement is not the holder's organisation."""

    heads: Words


class TitleLexicon(PatternFile):
    """``lexicon/roles.toml``; phrases are keyed by their first word, the longest first."""

    office: list[str]
    rank: list[str]
    crown: list[str]
    occupations: Words = Field(alias="occupation")
    phrase: list[str]
    before: Words
    field: Annotated[Words, AfterValidator(_parted)]
    portfolio_heads: Words
    portfolio: Keyed
    after: Keyed
    weak: Words
    capital_only: Words
    seeking: Words
    party_field: Words
    acronyms: Words = Field(alias="acronym")
    joined: Words
    holder: Words
    follower: Words
    short: dict[str, str]
    plural_of: dict[str, str] = Field(alias="plural")
    status_words: StatusWords = Field(alias="status")
    filler_words: Filler = Field(alias="filler")
    unowned: NoOrganization = Field(alias="no_organization")

    @cached_property
    def entries(self) -> frozenset[tuple[str, ...]]:
        """The words of every title of the file."""
        titles = (*self.office, *self.rank, *self.crown, *self.occupations, *self.phrase, *self.short)
        return frozenset(map(split, titles))

    @cached_property
    def singular(self) -> dict[str, str]:
        """Every single-word head, singular or plural, to its singular."""
        heads = {entry[0] for entry in self.entries if len(entry) == 1}
        found = {head: head for head in heads}
        found |= {plural(head): head for head in heads if plural(head) not in heads}
        found |= {many: one for many, one in self.plural_of.items() if " " not in many}
        return found | {short: short[:-1] for short in self.short if short[:-1] in self.short}

    @cached_property
    def plurals(self) -> frozenset[str]:
        """The plural forms of the single-word heads."""
        return frozenset(word for word, one in self.singular.items() if word != one)

    @cached_property
    def plural_phrases(self) -> dict[str, str]:
        """Whole plural phrases to their singular."""
        phrases = (entry for entry in self.entries if len(entry) > 1 and (entry[-1],) in self.entries)
        found = {" ".join((*phrase[:-1], plural(phrase[-1]))): " ".join(phrase) for phrase in phrases}
        return found | {many: one for many, one in self.plural_of.items() if " " in many}

    @cached_property
    def phrases(self) -> Phrases:
        """The titles of several words, singular and plural."""
        return by_first_word({e for e in self.entries if len(e) > 1} | {split(many) for many in self.plural_phrases})

    @cached_property
    def ranks(self) -> frozenset[str]:
        """The ranks, hyphens as spaces."""
        return frozenset(" ".join(split(rank)) for rank in self.rank)

    @cached_property
    def status(self) -> dict[str, str]:
        """Words of status to what they say."""
        return {word: name for name, words in self.status_words.model_dump().items() for word in words}

    @property
    def filler(self) -> frozenset[str]:
        """Words that may stand inside a title phrase and are no part of the title."""
        return self.filler_words.words

    @property
    def no_organization(self) -> frozenset[str]:
        """Titles whose complement is not the holder's organisation."""
        return self.unowned.heads

    def is_phrase(self, text: str) -> bool:
        """Say whether a title is a phrase of the lexicon as it stands: "editor at large"."""
        words = split(text.lower())
        return bool(words) and words in self.phrases.get(words[0], ())

    def is_secretary(self, title: str) -> bool:
        """Say whether a title in lower case names a field by a body: "secretary of the navy"."""
        head, _, field = title.partition(" of ")
        return head.split()[-1:] == ["secretary"] and tuple(field.split()) in self.portfolio.get("the", ())


def title_lexicon(rulebook: Rulebook) -> TitleLexicon:
    """Return the title lexicon of a rulebook."""
    return rulebook.file(FILE, TitleLexicon)
