"""Lemmas: irregular forms from ``patterns/lexicon/lemmas.toml``, the rest by the rules of English spelling.

The Penn tag says which ending a word has (Minnen, Carroll and Pearce 2001, "Applied morphological processing of
English"), so that only the spelling has to be undone: "planned", "making", "parties". Proper nouns keep their form,
since the plural of a name is not its lemma's concern here: "Reuters", "Philippines".
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.rulebook import PatternFile, load_rulebook

FILE = "lexicon/lemmas.toml"
# Stems that lost an "e" before an ending. One syllable ending in one vowel and one consonant: "mak(e)", "hop(e)",
# since without the "e" the consonant would be doubled ("hopp-").
_SHORT = re.compile(r"[^aeiouy]*+(?:qu)?[aeiou][bcdgklmnprt]")
# Longer stems by their end: "creat(e)", "decid(e)", "determin(e)", "requir(e)", "chang(e)", "rais(e)", "settl(e)".
_LONG = re.compile(
    r"""(?:[^aeiou] (?:[aou]t | [iou]d | in | [aiu]r | um | ib | ok | il) | [iu]at | creat | [cq]uir
      | [uvzc] | [aeiouwlnr]s | [aeiulrd]g | ang | [bcdfgkptz]l | ast)$""",
    re.VERBOSE,
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_VOWEL = re.compile(r"[aeiouy]")


class Lemmas(PatternFile):
    """Forms that the rules do not undo: a lemma for each, by the ending that the Penn tags name."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    others: dict[str, str]


@lru_cache(maxsize=1)
def _tables() -> Lemmas:
    return load_rulebook(None).file(FILE, Lemmas)


@lru_cache(maxsize=32_768)
def lemma(word: str, pos: str, penn: str) -> str:
    """Return the lemma of a word with its part of speech and its Penn tag."""
    if pos == "PROPN" or penn in ("NNP", "NNPS"):
        return word
    low = word.lower().replace("’", "'")
    tables = _tables()
    if pos in ("PRON", "PART", "DET") and low in tables.others:
        return tables.others[low]
    if pos == "AUX":
        return tables.verbs.get(low) or _verb(low, penn)
    if penn in ("VB", "VBP") and low.isalpha():
        return low  # "they found companies", not the past of "find"
    if penn in ("VBD", "VBN", "VBG", "VBZ", "VBP", "VB", "MD"):
        return tables.verbs.get(low) or _verb(low, penn)
    if penn == "NNS":
        return tables.nouns.get(low) or _singular(low)
    if penn in ("JJR", "JJS", "RBR", "RBS"):
        return tables.adjectives.get(low) or _positive(low, penn)
    return word if pos in ("X", "SYM", "NUM") else low


def _verb(low: str, penn: str) -> str:
    if penn == "VBZ" and low.endswith("s"):
        return _singular(low)
    if penn == "VBG" and low.endswith("ing") and _VOWEL.search(low[:-3]):
        return _stem(low[:-3])
    if penn in ("VBD", "VBN") and low.endswith("ed") and len(low) > 3:
        return low[:-3] + "y" if low.endswith("ied") and len(low) > 4 else _stem(low[:-2])
    return low


def _stem(stem: str) -> str:
    """Undo what an ending did to the spelling of a stem."""
    if _DOUBLED.search(stem) and len(stem) > 2:
        return stem[:-1]
    return stem + "e" if _SHORT.fullmatch(stem) or (_LONG.search(stem) and not stem.endswith("zz")) else stem


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if (low.endswith(("sses", "shes", "ches", "zzes", "oes")) and len(low) > 5) or low.endswith("xes"):
        return low[:-2]
    if low.endswith("men"):
        return low[:-2] + "an"
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2 else low


def _positive(low: str, penn: str) -> str:
    ending = "er" if penn in ("JJR", "RBR") else "est"
    if not low.endswith(ending) or len(low) < len(ending) + 3:
        return low
    stem = low[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return (
        stem + "e" if _SHORT.fullmatch(stem) or stem.endswith(("rg", "bl", "pl", "c", "u", "v", "ns", "os")) else stem
    )
