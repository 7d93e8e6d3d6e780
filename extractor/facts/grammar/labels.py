"""The schema of ``patterns/grammar.toml``: what the labels of the parsers mean."""

from __future__ import annotations

from extractor.rulebook import PatternFile, PatternModel, Rulebook

FILE = "grammar.toml"


class Control(PatternModel):
    """Verbs whose infinitive belongs to their subject in spite of an object."""

    by_subject: frozenset[str]


class WordList(PatternModel):
    """Verbs that only carry a noun."""

    verbs: frozenset[str]


class Pronouns(PatternModel):
    """Words that take up the noun before them."""

    pronouns: frozenset[str]


class Labels(PatternFile):
    """Maps dependency labels of all schemes to grammatical functions."""

    functions: dict[str, str]
    control: Control
    light: WordList
    relative: Pronouns


def load_labels(rulebook: Rulebook) -> Labels:
    """Return the label table of a rulebook."""
    return rulebook.file(FILE, Labels)
