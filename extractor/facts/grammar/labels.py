"""The schema of ``patterns/grammar.toml``: what the labels of the parsers mean."""

from __future__ import annotations

from extractor.rulebook import PatternFile, PatternModel, Rulebook

FILE = "grammar.toml"


class Control(PatternModel):
    """Verbs whose infinitive belongs to their subject in spite of an object; those whose "for" and gerund do not.

    ``accusing`` are nouns whose gerund belongs to who is charged ("arrested him on charges of taking bribes").
    """

    by_subject: frozenset[str]
    by_object: frozenset[str]
    accusing: frozenset[str]


class WordList(PatternModel):
    """Verbs that only carry a noun."""

    verbs: frozenset[str]


class Pronouns(PatternModel):
    """Words that take up the noun before them."""

    pronouns: frozenset[str]


class Links(PatternModel):
    """Small words around values: which prepositions follow one another, what stands before a name or a sum.

    ``chain`` maps a preposition to those that may have come before it; ``attached`` are the prepositions whose noun
    a parser may hang on a verb's object instead of the verb, ``changing`` those of what a change amounts to, and
    ``compared`` those of a sum that only measures another. ``prepositions`` are all that frames may name.
    """

    prepositions: frozenset[str]
    chain: dict[str, frozenset[str]]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    attached: frozenset[str]
    changing: frozenset[str]
    compared: frozenset[str]
    period: frozenset[str]
    rates: frozenset[str]
    times: frozenset[str]
    quantifiers: frozenset[str]


class Labels(PatternFile):
    """Maps dependency labels of all schemes to grammatical functions."""

    functions: dict[str, str]
    control: Control
    light: WordList
    relative: Pronouns
    links: Links


def load_labels(rulebook: Rulebook) -> Labels:
    """Return the label table of a rulebook."""
    return rulebook.file(FILE, Labels)
