"""The inventories that the network and its training share: entity tags, letter cases, gaps between words."""

from __future__ import annotations

ENTITIES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "ROLE", "MISC")
TAGS = ("O", *(f"{place}-{label}" for label in ENTITIES for place in "BI"))

# How the letters of a word are written; the word pieces themselves are lower case.
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)
CASES = 6

# What stands before a word.
GLUED, SPACE, NEWLINE, BLANK_LINE = range(4)
GAPS = 4

SHAPES = CASES * GAPS
PIECES_PER_WORD = 16  # longer words keep their first pieces; only addresses and noise are that long


def word_case(word: str) -> int:
    """Return the letter case of a word: a single capital counts as title case, figures with letters as digit."""
    if word.islower():
        return DIGIT if word[0].isdigit() else LOWER
    if not any(map(str.isalpha, word)):
        return DIGIT if any(map(str.isdigit, word)) else OTHER
    if word.isupper():
        return UPPER if sum(map(str.isalpha, word)) > 1 else TITLE
    if word[:1].isupper() and word[1:].islower():
        return TITLE
    return MIXED


def gap_before(space: str) -> int:
    """Return what kind of gap a stretch of white space is."""
    if not space:
        return GLUED
    lines = space.count("\n")
    return SPACE if lines == 0 else NEWLINE if lines == 1 else BLANK_LINE
