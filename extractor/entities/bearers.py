"""People by the words of their names, so that a single word finds whom it may mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.entities.lexicon import Gender
from extractor.entities.names import Name, Nicknames, same_given, spelled_alike

# The shortest single word that may be the beginning of a first name: "Chad" of "Chadwick".
BEGINNING = 3


@dataclass(slots=True)
class Bearer:
    """The mentions of one person so far, with what titles and given names say of the gender."""

    group: list[int] = field(default_factory=list)
    votes: Counter[Gender] = field(default_factory=Counter)
    given: set[str | None] = field(default_factory=set)

    @property
    def gender(self) -> Gender | None:
        """The gender that the titles before the name say, else the given names."""
        if self.votes:
            return self.votes.most_common(1)[0][0]
        return "m" if self.given == {"m"} else "f" if self.given == {"f"} else None


# The people whom a word may mean, by how their names hold it, the most likely way first.
Ways = tuple[Sequence[Bearer], ...]


class Bearers:
    """The people of one article, by each word of their names."""

    def __init__(self, people: Sequence[Bearer], names: Sequence[Name], nicknames: Nicknames) -> None:
        """Index ``people``, whose groups are numbers of ``names``, mentions' names of two words or more."""
        self._people = people
        self._nicknames = nicknames
        self._words: dict[str, tuple[list[Bearer], ...]] = {}
        self._numbers: dict[tuple[str, str], list[int]] = defaultdict(list)  # people by surname, and by first name
        self._alike: dict[tuple[object, ...], set[tuple[str, str]]] = defaultdict(set)
        for number, person in enumerate(people):
            self._add(number, person, {names[index] for index in person.group})

    def of(self, word: str) -> Ways:
        """Return whom ``word`` may mean: the people of that surname, of that first name, with it anywhere, and in the
        surname; if there are none, those whose surname is spelled much like it, or whose first name it is short for.
        """
        return self._words.get(word) or self._other_spelling(word)

    def _add(self, number: int, person: Bearer, names: set[Name]) -> None:
        surnames, firsts = {name.surname for name in names}, {name.words[0] for name in names}
        parts = {part for name in names for part in name.surname_parts}
        for way, words in enumerate((surnames, firsts, {word for name in names for word in name.words}, parts)):
            for word in words:
                self._words.setdefault(word, ([], [], [], []))[way].append(person)
        for word in surnames:
            self._numbers["surname", word].append(number)
            self._alike["surname", word[0], word[-1]].add(("surname", word))
        for word in firsts:
            self._numbers["first", word].append(number)
            for mark in self._marks(word):
                self._alike[mark].add(("first", word))

    def _marks(self, first: str) -> Iterator[tuple[object, ...]]:
        yield "first", first[:BEGINNING]
        yield from (("nickname", number) for number in self._nicknames.get(first, ()))

    def _other_spelling(self, word: str) -> Ways:
        surnames = {key for key in self._alike.get(("surname", word[0], word[-1]), ()) if spelled_alike(word, key[1])}
        near: Iterable[tuple[str, str]] = ()
        if len(word) >= BEGINNING:
            marks = (("first", word[0]), *self._marks(word))  # an initial, too, is a beginning
            near = (key for mark in marks for key in self._alike.get(mark, ()))
        firsts = {key for key in near if self._is_short(word, key[1])}
        numbers = sorted({number for key in surnames | firsts for number in self._numbers[key]})
        return ([self._people[number] for number in numbers],)

    def _is_short(self, word: str, first: str) -> bool:
        """Say whether ``word`` is a form of a first name, which may be an initial, or its beginning."""
        return (first.startswith(word) and "-" not in first) or same_given(word, first, self._nicknames)
