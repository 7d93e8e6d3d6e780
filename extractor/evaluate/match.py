"""When two annotations say the same: phrases, persons, amounts, lengths of time, stretches of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

Gold = TypeVar("Gold")
Read = TypeVar("Read")
Span = tuple[int, int]

FUNCTION_WORDS = frozenset(
    ("the", "a", "an", "of", "for", "in", "on", "at", "to", "and", "its", "his", "her", "their", "this", "that")
)
POSSESSIVE = re.compile(r"['’]s\b")
WORD = re.compile(r"[a-z0-9]+")
ISO_DURATION = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?(?:(?P<E>[\d.]+)E)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
MONTHS = {"Y": 12, "M": 1, "E": 120}
SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}


def normalized(text: str) -> str:
    """Return the words of ``text`` without accents, case, punctuation and possessive endings."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(WORD.findall(POSSESSIVE.sub("", bare.casefold())))


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry meaning; all words where there are no others."""
    words = frozenset(normalized(text).split())
    return words - FUNCTION_WORDS or words


def same_phrase(one: str | None, other: str | None) -> bool:
    """Tell whether two phrases name one thing: the content words of one contain those of the other."""
    if not one or not other:
        return False
    a, b = content_words(one), content_words(other)
    return bool(a and b) and (a <= b or b <= a)


def same_person(one: str | None, other: str | None) -> bool:
    """Tell whether two names can be one person's: the last words are equal."""
    a, b = normalized(one or "").split(), normalized(other or "").split()
    return bool(a and b) and a[-1] == b[-1]


def same_amount(one: Any, other: Any) -> bool:
    """Tell whether two decimal strings are the same number; null equals only null."""
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    return Decimal(str(one)) == Decimal(str(other))


def same_length(one: str | None, other: str | None) -> bool:
    """Tell whether two ISO 8601 durations are equally long: P24M is P2Y and P14D is P2W.

    A vague one equals only itself, but for "decades" (PXE), which are "years" (PXY).
    """
    return length(one) == length(other)


def length(iso: str | None) -> object:
    """Return months and seconds of a duration; the text itself where it is vague (decades as years) or no duration."""
    found = ISO_DURATION.fullmatch(iso or "")
    if iso is None or found is None:
        return "PXY" if iso == "PXE" else iso or ""
    parts = {unit: Decimal(number) for unit, number in found.groupdict().items() if number}
    months = sum((n * MONTHS[u] for u, n in parts.items() if u in MONTHS), Decimal())
    return months, sum((n * SECONDS[u] for u, n in parts.items() if u in SECONDS), Decimal())


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two half-open stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def span(item: Any) -> Span:
    """Return (start, end) of an annotation with these keys."""
    return item["start"], item["end"]


def pair(
    gold: Iterable[Gold], read: Sequence[Read], match: Callable[[Gold, Read], bool]
) -> tuple[list[tuple[Gold, Read]], list[Gold], list[Read]]:
    """Pair each gold item with the first unused read item that matches it.

    Returns the pairs, the gold items that found none and the read items left over.
    """
    left, pairs, missed = list(read), [], []
    for item in gold:
        place = next((i for i, other in enumerate(left) if match(item, other)), None)
        if place is None:
            missed.append(item)
        else:
            pairs.append((item, left.pop(place)))
    return pairs, missed, left
