"""Mends what no English sentence can be, where a parser made it so: the order of the words tells what was meant.

A preposition belongs to the first noun behind it, a noun before its verb is no indirect object of it, and a mark
that is no word does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

NOUNS = frozenset({"NOUN", "PROPN", "SYM", "NUM"})
SUSPECT = frozenset({"case", "subject", "passive_subject", "recipient", "compound", "aux", "passive_aux", "copula"})
BULLETS = frozenset("*•·-–—")
BEFORE = ("compound", "amod", "nummod")
SUBJECTS = ("subject", "passive_subject")
AUXILIARIES = ("aux", "passive_aux")
TOLD = ("object", "clause", "complement", "passive_subject")
NAMING = ("flat", "appos")
ASTRAY = frozenset({"prep", "advmod", "compound", "dislocated", "dep"})


class Columns(Protocol):
    """The columns of a tree: what each token is, does and hangs on, and what hangs on it."""

    pos: list[str]
    function: list[str]
    head: list[int]
    raw: list[Sequence[int]]


def mend(tree: Columns, words: list[str]) -> bool:
    """Mend the heads and functions of a tree in place; tell whether a head changed."""
    moved = False
    suspects = [token for token, function in enumerate(tree.function) if function in SUSPECT]
    for token in suspects:
        function, head = tree.function[token], tree.head[token]
        if function == "case":
            if head > token:
                moved |= _divide(tree, token, head) or _move(tree, token, head) or _raise(tree, token, head)
        elif function == "subject":
            if words[token] in BULLETS:
                tree.function[token] = "punct"
        elif function == "passive_subject":
            _mend_passive(tree, token)
        elif function == "recipient":
            _mend_recipient(tree, token)
        elif function == "compound" and head < token and tree.pos[token] == "SYM":
            moved |= _part_objects(tree, token)
        elif function == "copula":
            moved |= _raise_clause(tree, head)
        elif function in AUXILIARIES and token and tree.pos[token - 1] in NOUNS:
            moved |= _find_subject(tree, token)
    return moved


def _has(tree: Columns, verb: int, functions: tuple[str, ...]) -> bool:
    return any(tree.function[child] in functions for child in tree.raw[verb])


def _mend_passive(tree: Columns, token: int) -> None:
    """Make "a judge sentenced him" active: only headlines, which have no articles, leave out the verb of a passive."""
    verb = tree.head[token]
    if _has(tree, token, ("det",)) and _has(tree, verb, ("object",)) and not _has(tree, verb, ("passive_aux",)):
        tree.function[token] = "subject"


def _mend_recipient(tree: Columns, token: int) -> None:
    """Make a noun before its verb the subject, and what is the only thing behind a verb its object."""
    verb = tree.head[token]
    if token > verb:
        if not _has(tree, verb, TOLD):
            tree.function[token] = "object"  # "to feed survivors"
    elif tree.pos[token] in NOUNS and not _has(tree, verb, SUBJECTS):
        tree.function[token] = "subject"  # "said the mill would pay"


def _raise_clause(tree: Columns, noun: int) -> bool:
    """Join a clause of its own to the verb, not to the object: "who heads the party and was minister"."""
    first = tree.head[noun]
    if tree.function[noun] != "conj" or tree.function[first] != "object" or _has(tree, noun, SUBJECTS):
        return False
    tree.head[noun] = tree.head[first]
    return True


def _part_objects(tree: Columns, token: int) -> bool:
    """Part a sum from the noun before it: "cost growers $5 million" read as one noun."""
    noun = tree.head[token]
    if tree.function[noun] not in ("object", "recipient"):
        return False
    tree.head[token], tree.function[token], tree.function[noun] = tree.head[noun], "object", "recipient"
    return True


def _hang(tree: Columns, token: int, head: int) -> bool:
    """Hang a token on another, if that does not hang on it; tell whether it does."""
    node = head
    while node != token and tree.head[node] != node:
        node = tree.head[node]
    if node == token:
        return False
    tree.head[token] = head
    return True


def _find_subject(tree: Columns, auxiliary: int) -> bool:
    """Make the noun right before an auxiliary the subject of a verb that has none; tell whether it hung elsewhere."""
    verb, noun = tree.head[auxiliary], auxiliary - 1
    while noun < tree.head[noun] < auxiliary or (tree.head[noun] < noun and tree.function[noun] in NAMING):
        noun = tree.head[noun]
    if tree.head[noun] < verb or tree.function[noun] not in ASTRAY:
        return False
    if _has(tree, verb, SUBJECTS) or _has(tree, noun, ("case",)):
        return False
    passive = any(tree.function[child] == "passive_aux" for child in tree.raw[verb])
    if not _hang(tree, noun, verb):
        return False
    tree.function[noun] = "passive_subject" if passive else "subject"
    return True


def _move(tree: Columns, token: int, head: int) -> bool:
    """Give a preposition to the first noun behind it that has none, where it skipped one that hangs further left."""
    for noun, outer in enumerate(tree.head[token + 1 : head], token + 1):
        if token < outer <= head and outer != noun:
            continue
        if not _lacks_preposition(tree, noun) or NOUNS.issuperset(tree.pos[noun:head]):
            return False  # "as speaker pro tem" is one noun
        return _hang(tree, token, noun)
    return False


def _raise(tree: Columns, token: int, head: int) -> bool:
    """Give a preposition to the noun behind that its own only describes: "of painter Josef Tarn"."""
    noun = tree.head[head]
    if tree.function[head] != "compound" or noun < head or not _lacks_preposition(tree, noun):
        return False
    return _hang(tree, token, noun)


def _lacks_preposition(tree: Columns, noun: int) -> bool:
    """Tell whether a noun hangs as if a preposition joined it, but has none."""
    cases = (child for child in tree.raw[noun] if child < noun and tree.function[child] == "case")
    return tree.function[noun] == "prep" and next(cases, None) is None


def _divide(tree: Columns, token: int, head: int) -> bool:
    """Part two nouns that a preposition stands between: "for $5 million in aid" read as one noun."""
    children, outer = tree.raw[head], tree.head[head]
    if not children or children[0] == token or outer == head:
        return False
    before = (c for c in children if c < token and tree.head[c] == head and tree.function[c] in BEFORE)
    noun = next((c for c in before if tree.pos[c] in NOUNS), None)
    if noun is None:
        return False
    for child in tree.raw[head]:
        if child < noun and tree.function[child] in ("case", "det", "advmod", "amod"):
            tree.head[child] = noun
    function = tree.function[head]
    if function == "prep" and not any(c < noun and tree.function[c] == "case" for c in tree.raw[head]):
        function = "object"  # "got $5 million in aid"
    tree.head[noun], tree.function[noun] = outer, function
    tree.head[head], tree.function[head] = noun, "prep"
    return True
