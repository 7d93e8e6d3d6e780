"""The title lexicon: ``patterns/lexicon/roles.toml``, compiled for matching over words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractor.rulebook import PatternFile, PatternModel, Rulebook

Phrases = dict[str, tuple[tuple[str, ...], ...]]


class StatusWords(PatternModel):
    """Words that say whether a title is held now."""

    former: list[str]
    acting: list[str]
    elect: list[str]
    nominee: list[str]
    future: list[str]


class Filler(PatternModel):
    """Words that may stand inside a title phrase and are no part of the title."""

    words: list[str]


class NoOrganization(PatternModel):
    """Titles whose complement is not the holder's organisation."""

    heads: list[str]


class RolesFile(PatternFile):
    """``lexicon/roles.toml``."""

    office: list[str]
    rank: list[str]
    crown: list[str]
    occupation: list[str]
    phrase: list[str]
    before: list[str]
    field: list[str]
    portfolio_heads: list[str]
    portfolio: list[str]
    after: list[str]
    weak: list[str]
    capital_only: list[str]
    seeking: list[str]
    party_field: list[str]
    acronym: list[str]
    joined: list[str]
    holder: list[str]
    follower: list[str]
    short: dict[str, str]
    plural: dict[str, str]
    status: StatusWords
    filler: Filler
    no_organization: NoOrganization


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """What the title matcher looks up; phrases are keyed by their first word, the longest first.

    ``singular`` maps every single-word head, singular or plural, to its singular; ``plurals`` holds the
    plural forms, ``plural_phrases`` maps whole plural phrases to their singular.
    """

    singular: dict[str, str]
    plurals: frozenset[str]
    weak: frozenset[str]
    capital_only: frozenset[str]
    seeking: frozenset[str]
    party_field: frozenset[str]
    acronyms: frozenset[str]
    joined: frozenset[str]
    holder: frozenset[str]
    follower: frozenset[str]
    ranks: frozenset[str]
    phrases: Phrases
    plural_phrases: dict[str, str]
    before: frozenset[str]
    field: frozenset[str]
    portfolio_heads: frozenset[str]
    portfolio: Phrases
    after: Phrases
    short: dict[str, str]
    status: dict[str, str]
    filler: frozenset[str]
    no_organization: frozenset[str]

    def is_phrase(self, text: str) -> bool:
        """Say whether a title is a phrase of the lexicon as it stands: "editor at large"."""
        words = split(text.lower())
        return bool(words) and words in self.phrases.get(words[0], ())

    def is_secretary(self, title: str) -> bool:
        """Say whether a title in lower case names a field by a body: "secretary of the navy"."""
        head, _, field = title.partition(" of ")
        return head.split()[-1:] == ["secretary"] and tuple(field.split()) in self.portfolio.get("the", ())


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


def compile_titles(file: RolesFile) -> TitleLexicon:
    """Return the lexicon of one pattern file."""
    entries = {split(e) for e in (*file.office, *file.rank, *file.crown, *file.occupation, *file.phrase, *file.short)}
    heads = {e[0] for e in entries if len(e) == 1}
    singular = {head: head for head in heads}
    singular |= {plural(head): head for head in heads if plural(head) not in heads}
    singular |= {many: one for many, one in file.plural.items() if " " not in many}
    singular |= {short: short[:-1] for short in file.short if short[:-1] in file.short}
    phrases = {e for e in entries if len(e) > 1}
    plural_phrases = {" ".join((*p[:-1], plural(p[-1]))): " ".join(p) for p in phrases if p[-1] in heads}
    plural_phrases |= {many: one for many, one in file.plural.items() if " " in many}
    status = {word: name for name, words in file.status.model_dump().items() for word in words}
    return TitleLexicon(
        singular=singular,
        plurals=frozenset(word for word, one in singular.items() if word != one),
        weak=frozenset(file.weak),
        capital_only=frozenset(file.capital_only),
        seeking=frozenset(file.seeking),
        party_field=frozenset(file.party_field),
        acronyms=frozenset(file.acronym),
        joined=frozenset(file.joined),
        holder=frozenset(file.holder),
        follower=frozenset(file.follower),
        ranks=frozenset(" ".join(split(rank)) for rank in file.rank),
        phrases=by_first_word(phrases | {split(many) for many in plural_phrases}),
        plural_phrases=plural_phrases,
        before=frozenset(file.before),
        field=frozenset(word for words in file.field for word in words.split()),
        portfolio_heads=frozenset(file.portfolio_heads),
        portfolio=by_first_word(split(words) for words in file.portfolio),
        after=by_first_word(split(words) for words in file.after),
        short=file.short,
        status=status,
        filler=frozenset(file.filler.words),
        no_organization=frozenset(file.no_organization.heads),
    )


@lru_cache(maxsize=8)
def title_lexicon(rulebook: Rulebook) -> TitleLexicon:
    """Return the compiled title lexicon of a rulebook."""
    return compile_titles(rulebook.file("lexicon/roles.toml", RolesFile))
