"""Mends what no English sentence can be, where a parser made it so: the order of the words tells what was meant.

A preposition belongs to the first noun behind it, a noun before its verb is no indirect object of it, and a mark
that is no word does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

NOUNS = frozenset({"NOUN", "PROPN", "SYM", "NUM"})
BULLETS = frozenset("*•·-–—")
BEFORE = ("compound", "amod", "nummod")
SUBJECTS = ("subject", "passive_subject")


class Columns(Protocol):
    """The columns of a tree: what each token is, does and hangs on, and what hangs on it."""

    pos: list[str]
    function: list[str]
    head: list[int]
    raw: list[Sequence[int]]


def mend(tree: Columns, words: list[str]) -> bool:
    """Mend the heads and functions of a tree in place; tell whether a head changed."""
    moved = False
    for token, function in enumerate(tree.function):
        if function == "case":
            head = tree.head[token]
            if head > token:
                moved |= _divide(tree, token, head) or _move(tree, token, head)
        elif function == "subject":
            if words[token] in BULLETS:
                tree.function[token] = "punct"
        elif function == "recipient" and token < tree.head[token] and tree.pos[token] in NOUNS:
            siblings = tree.raw[tree.head[token]]
            if all(tree.function[other] not in SUBJECTS for other in siblings):
                tree.function[token] = "subject"  # "said the mill would pay"
    return moved


def _move(tree: Columns, token: int, head: int) -> bool:
    """Give a preposition to the first noun behind it that has none, where it skipped one that hangs further left."""
    for noun in range(token + 1, head):
        outer = tree.head[noun]
        if token < outer <= head and outer != noun:
            continue
        taken = tree.function[noun] != "prep" or any(tree.function[child] == "case" for child in tree.raw[noun])
        if taken or NOUNS.issuperset(tree.pos[noun:head]):
            return False  # "as speaker pro tem" is one noun
        tree.head[token] = noun
        return True
    return False


def _divide(tree: Columns, token: int, head: int) -> bool:
    """Part two nouns that a preposition stands between: "for $5 million in aid" read as one noun."""
    noun = next((c for c in tree.raw[head] if c < token and tree.function[c] in BEFORE and tree.pos[c] in NOUNS), None)
    if noun is None:
        return False
    outer = tree.head[head]
    if outer == head:
        return False
    for child in tree.raw[head]:
        if child < noun and tree.function[child] in ("case", "det", "advmod", "amod"):
            tree.head[child] = noun
    tree.head[noun], tree.function[noun] = outer, tree.function[head]
    tree.head[head], tree.function[head] = noun, "prep"
    return True
