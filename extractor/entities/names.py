"""Person names taken apart, and when two of them can name one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.recognizers.lexicons import bare, fold

WORD = re.compile(r"[^\W\d_](?:[\w'’\-‐‑]*\w)?")

# The shortest word that may be spelled in two ways, in letters.
SPELLED = 6

Nicknames = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written and its words folded to lower case without accents and Arabic articles.

    ``suffix`` is "jr", "iii" or None.
    """

    text: str
    words: tuple[str, ...]
    suffix: str | None = None

    @property
    def surname(self) -> str:
        """The last word, which in most cultures is the one that later mentions repeat."""
        return self.words[-1]

    @property
    def surname_parts(self) -> tuple[str, ...]:
        """What a hyphen joins to the last word: later mentions of "Ana Brel-Ode" may say "Ode" alone."""
        return tuple(part for part in self.surname.split("-") if len(part) > 2 and part != self.surname)

    @property
    def joined(self) -> str:
        """All letters of the name: "Abdul-Karim" is "Abdulkarim", and "Jong-il" is "Jong Il"."""
        return "".join(self.words).replace("-", "")

    @property
    def weight(self) -> int:
        """How much of a person's name this form gives: words count more than initials."""
        return sum(2 if len(word) > 1 else 1 for word in self.words) + (self.suffix is not None)


def read_name(text: str, suffixes: Collection[str] = ()) -> Name:
    """Take a name apart; line breaks and double spaces inside become one space.

    >>> read_name("Martin L. King Jr.", ["jr"]).words
    ('martin', 'l', 'king')
    >>> read_name("Karim al-Jadiri").surname
    'jadiri'
    """
    shown = " ".join(text.split())
    words = [bare(fold(word)) for word in WORD.findall(shown)]
    suffix = words.pop() if len(words) > 1 and words[-1] in suffixes else None
    return Name(shown, tuple(words) or (fold(shown),), suffix)


def compatible(left: Name, right: Name, nicknames: Nicknames) -> bool:
    """Say whether two names of two words or more can name one person.

    The surname is the same and the given names do not contradict each other: equal, one the initial or
    nickname of the other, or left out in the middle; or all words of one stand in the other, first word
    included, or as the end of the other ("Ruiz Aldea" for "Ana Ruiz Aldea"). The surname may stand first in one
    of them ("Kim Dae-sun", "Dae Sun Kim"), be one half of the other's ("Ode" of "Brel-Ode") or spelled otherwise.
    """
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return False
    if left.words == right.words or left.joined in (right.joined, _turned(right)) or _turned(left) == right.joined:
        return True
    short, long = sorted((left.words, right.words), key=len)
    if short[0] == long[0] and len(short[0]) > 1 and _surnames_agree(left, right):
        return not _initials_differ(short[1:-1], long[1:-1])
    if len(long) > len(short) and long[-len(short) :] == short:
        return True
    if _initials_differ(short[1:-1], long[1:-1]):
        return False
    if short[-1] == long[-1] and same_given(short[0], long[0], nicknames):
        return all(any(same_given(word, other, nicknames) for other in long) for word in short)
    return len(long) > len(short) and short[0] == long[0] and set(short) <= set(long)


class NameIndex:
    """Names by number, found by what two compatible names share, so that not each is compared with each.

    A first name alone does not make two names compatible, so a hundred people named Ana cost no more than others.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], list[int]] = {}

    def add(self, number: int, name: Name) -> None:
        """Keep a name of two words or more; numbers come in rising order."""
        for key in {*_marks(name), *(("any", word) for word in name.words)}:
            self._numbers.setdefault(key, []).append(number)

    def near(self, name: Name) -> list[int]:
        """Return the numbers of all names that may be :func:`compatible` with this one, in rising order."""
        keys = {*_marks(name), ("any", name.surname), *(("surname", word) for word in name.words)}
        return sorted({number for key in keys for number in self._numbers.get(key, ())})


def _marks(name: Name) -> Iterator[tuple[str, ...]]:
    """Yield the surname with its halves, all letters in both orders, and what is left if the surname is misspelled."""
    yield from (("surname", part) for part in (name.surname, *name.surname_parts))
    yield from (("letters", letters) for letters in (name.joined, _turned(name)))
    yield "spelled", name.words[0], name.surname[0], name.surname[-1]


def _turned(name: Name) -> str:
    """Return the letters of a name with its last word first."""
    return (name.words[-1] + "".join(name.words[:-1])).replace("-", "")


def _surnames_agree(left: Name, right: Name) -> bool:
    """Say whether one surname is a half of the other, or another spelling of it."""
    halves = left.surname in right.surname_parts or right.surname in left.surname_parts
    return halves or spelled_alike(left.surname, right.surname)


def spelled_alike(left: str, right: str) -> bool:
    """Say whether two words of six letters or more differ by one letter, or two swapped ones, inside the word.

    The first and the last letter are the same, which parts "Petrov" from "Petrova" and "Hansen" from "Jansen".

    >>> spelled_alike("yuschenko", "yushchenko"), spelled_alike("petrov", "petrova")
    (True, False)
    """
    if min(len(left), len(right)) < SPELLED or left[0] != right[0] or left[-1] != right[-1]:
        return False
    first = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    rests = left[first:], right[first:]
    swapped = rests[0][1::-1] == rests[1][:2] and rests[0][2:] == rests[1][2:]
    return swapped or any(rests[0][a:] == rests[1][b:] for a, b in ((1, 1), (1, 0), (0, 1)))


def _initials_differ(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two names have middle initials and not the same: "George W." and "George H.W."."""
    return bool(left and right) and len(left[0]) == len(right[0]) == 1 and left[0] != right[0]


def same_given(left: str, right: str, nicknames: Nicknames) -> bool:
    """Say whether two given names are the same, one is the initial of the other, or both are forms of one name."""
    if left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]):
        return True
    return bool(nicknames.get(left, frozenset()) & nicknames.get(right, frozenset()))
