"""The small words of grammar that several parts of the program read: ``patterns/lexicon/function_words.toml``."""

from __future__ import annotations

from functools import cached_property

from extractor.rulebook import PatternFile, Rulebook

FILE = "lexicon/function_words.toml"


class FunctionWords(PatternFile):
    """The file; it says what each list means."""

    articles: frozenset[str]
    indefinite: frozenset[str]
    others: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    demonstratives: frozenset[str]
    pronouns: frozenset[str]

    @cached_property
    def determiners(self) -> frozenset[str]:
        """What may open a noun phrase and is no part of a name."""
        return self.articles | self.possessives | self.demonstratives


def function_words(rulebook: Rulebook) -> FunctionWords:
    """Return the small words of a rulebook."""
    return rulebook.file(FILE, FunctionWords)
