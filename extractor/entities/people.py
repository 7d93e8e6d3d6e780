"""Names to people: full names, later surnames, initials and nicknames of one person belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.entities.lexicon import Gender, References
from extractor.entities.names import Name, compatible, read_name
from extractor.recognizers.lexicons import fold
from extractor.records import Entity, Mention

TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?[  ]$")


class PeopleGrouper:
    """Groups the person mentions of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], known: References) -> None:
        """Read the names of ``mentions``, which come in text order."""
        self.mentions = mentions
        self.known = known
        self.names = [read_name(mention.text) for mention in mentions]
        self.titles = [self._title_gender(text, mention) for mention in mentions]

    def groups(self) -> list[list[int]]:
        """Return the indices of the mentions of each person, in order of first mention.

        Names of two words or more make people; a single word goes to the person whose surname it is, else
        to one another part of whose name it is, else it names somebody itself.
        """
        groups = self._full_names()
        bearers = self._bearers(groups)
        singles: dict[str, list[int]] = {}
        for index, name in enumerate(self.names):
            if len(name.words) == 1:
                word = name.words[0]
                group = self._owner(index, bearers.get(word, ()))
                (singles.setdefault(word, []) if group is None else group).append(index)
        return sorted((sorted(group) for group in (*groups, *singles.values())), key=min)

    def gender(self, group: Sequence[int]) -> Gender | None:
        """Return the gender of a person, by the titles before the name, else by the given name."""
        votes = Counter(gender for i in group if (gender := self.titles[i]) is not None)
        if votes:
            return votes.most_common(1)[0][0]
        given = {self.known.given.get(part) for i in group if (part := self._given(i)) is not None}
        return "m" if given == {"m"} else "f" if given == {"f"} else None

    def _given(self, index: int) -> str | None:
        words = self.names[index].words
        return next((w.partition("-")[0] for w in words if len(w) > 1), None) if len(words) > 1 else None

    def _title_gender(self, text: str, mention: Mention) -> Gender | None:
        before = TITLE_BEFORE.search(text, max(0, mention.start - 20), mention.start)
        return self.known.titles.get(fold(before[1])) if before else None

    def _full_names(self) -> list[list[int]]:
        groups: list[list[int]] = []
        forms: list[list[Name]] = []
        seen: dict[Name, int] = {}
        for index, name in enumerate(self.names):
            if len(name.words) < 2:
                continue
            number = seen.get(name)
            if number is None:
                number = next(
                    (n for n, known in enumerate(forms) if all(self._same(k, name) for k in known)), len(forms)
                )
                if number == len(forms):
                    groups.append([])
                    forms.append([])
                forms[number].append(name)
                seen[name] = number
            groups[number].append(index)
        return groups

    def _same(self, left: Name, right: Name) -> bool:
        return compatible(left, right, self.known.nicknames)

    def _bearers(self, groups: Sequence[list[int]]) -> dict[str, tuple[list[list[int]], ...]]:
        """Return for each word the people of that surname, of that first name, and with it anywhere in the name."""
        found: dict[str, tuple[list[list[int]], ...]] = {}
        for group in groups:
            names = {self.names[index] for index in group}
            ways = (
                {name.surname for name in names},
                {name.words[0] for name in names},
                {word for name in names for word in name.words},
            )
            for number, words in enumerate(ways):
                for word in words:
                    found.setdefault(word, ([], [], []))[number].append(group)
        return found

    def _owner(self, index: int, ways: Sequence[list[list[int]]]) -> list[int] | None:
        """Return the person whom a single word means; of several the first introduced that the title before fits."""
        title = self.titles[index]
        for found in ways:
            fitting = found if title is None else [g for g in found if self.gender(g) in (title, None)]
            if fitting:
                return next((g for g in fitting if g[0] < index), fitting[0])
        return None


def people_entities(
    text: str, mentions: Sequence[Mention], known: References
) -> tuple[tuple[Entity, Gender | None], ...]:
    """Return each person that ``mentions`` name, in order of first mention, with the gender where it is known."""
    grouper = PeopleGrouper(text, mentions, known)
    return tuple(
        (
            Entity(
                f"p{number}", "person", fullest([grouper.names[i] for i in group]), tuple(mentions[i] for i in group)
            ),
            grouper.gender(group),
        )
        for number, group in enumerate(grouper.groups(), 1)
    )


def fullest(names: Sequence[Name]) -> str:
    """Return the fullest form of a name: the most words, rather not in capitals, the most letters, the first."""
    best = max(names, key=lambda n: (n.weight, not n.text.isupper(), sum(c.isalpha() for c in n.text)))
    return best.text
