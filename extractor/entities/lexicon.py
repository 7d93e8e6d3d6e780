"""Words that refer to people and bodies without naming them: ``patterns/lexicon/people_references.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from extractor.entities.names import Nicknames
from extractor.recognizers.lexicons import fold, name_lexicon
from extractor.rulebook import PatternFile, PatternModel, Rulebook

Gender = Literal["m", "f"]


class BodyNoun(PatternModel):
    """Common nouns that take up a body, and words that its name must hold (``with``) or must not."""

    nouns: list[str]
    with_: list[str] = Field(default=[], alias="with")
    without: list[str] = []


class NicknameRows(PatternModel):
    """Rows of forms of one given name."""

    rows: list[list[str]]


class ReferencesFile(PatternFile):
    """``lexicon/people_references.toml``."""

    male_pronoun: list[str]
    female_pronoun: list[str]
    thing_pronoun: list[str]
    male_title: list[str]
    female_title: list[str]
    male_kin: list[str]
    female_kin: list[str]
    male_name: list[str]
    female_name: list[str]
    saying: list[str]
    company_tail: list[str]
    chamber: list[str]
    body_noun: list[BodyNoun]
    nicknames: NicknameRows


@dataclass(frozen=True, slots=True)
class References:
    """The file compiled: pronouns and titles to genders, nouns to what they may take up, names to nickname rows.

    ``given`` maps given names to "m", "f" or "u"; ``words`` are all pronouns, things and body nouns.
    """

    pronouns: dict[str, Gender]
    things: frozenset[str]
    titles: dict[str, Gender]
    kin: dict[str, Gender]
    saying: frozenset[str]
    body_nouns: dict[str, BodyNoun]
    nicknames: Nicknames
    given: dict[str, str]
    legal_forms: frozenset[str]
    ministries: frozenset[str]
    unspelled: frozenset[str]
    suffixes: frozenset[str]
    chambers: frozenset[str]
    nations: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=8)
def references(rulebook: Rulebook) -> References:
    """Return the compiled references of a rulebook."""
    file = rulebook.file("lexicon/people_references.toml", ReferencesFile)
    names = name_lexicon(rulebook)
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(file.nicknames.rows):
        for name in row:
            rows.setdefault(name, set()).add(number)
    pronouns = {**_gender(file.male_pronoun, "m"), **_gender(file.female_pronoun, "f")}
    body_nouns = {noun: entry for entry in file.body_noun for noun in entry.nouns}
    return References(
        pronouns=pronouns,
        things=frozenset(file.thing_pronoun),
        titles={**_gender(file.male_title, "m"), **_gender(file.female_title, "f")},
        kin={**_gender(file.male_kin, "m"), **_gender(file.female_kin, "f")},
        saying=frozenset(file.saying),
        body_nouns=body_nouns,
        nicknames={name: frozenset(numbers) for name, numbers in rows.items()},
        given={**names.gender, **_gender(file.male_name, "m"), **_gender(file.female_name, "f")},
        nations=frozenset(word.replace(".", "") for word in names.countries | names.peoples),
        chambers=frozenset(file.chamber),
        legal_forms=names.legal_forms | frozenset(file.company_tail),
        ministries=names.ministries,
        unspelled=names.unspelled,
        suffixes=names.suffixes,
        words=frozenset([*pronouns, *file.thing_pronoun, *body_nouns]),
    )


def _gender(words: list[str], gender: Gender) -> dict[str, Gender]:
    return {fold(word): gender for word in words}
