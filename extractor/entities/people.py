"""Names to people: full names, later surnames, initials and nicknames of one person belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

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
        for index, name in enumerate(self.names):
            if len(name.words) == 1:
                group = self._owner(index, groups)
                if group is None:
                    groups.append([index])
                else:
                    group.append(index)
        return sorted((sorted(group) for group in groups), key=min)

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
        for index, name in enumerate(self.names):
            if len(name.words) < 2:
                continue
            group = next((g for g in groups if all(self._same(i, index) for i in g)), None)
            if group is None:
                groups.append([index])
            else:
                group.append(index)
        return groups

    def _same(self, left: int, right: int) -> bool:
        return compatible(self.names[left], self.names[right], self.known.nicknames)

    def _owner(self, index: int, groups: Sequence[list[int]]) -> list[int] | None:
        """Return the person whom a single word means; of several the first introduced that the title before fits."""
        word = self.names[index].words[0]
        ways: tuple[Callable[[Name], bool], ...] = (
            lambda name: name.surname == word,
            lambda name: name.words[0] == word,
            lambda name: word in name.words,
        )
        title = self.titles[index]
        for fits in ways:
            found = [g for g in groups if any(fits(self.names[i]) for i in g)]
            if title is not None:
                found = [g for g in found if self.gender(g) in (title, None)]
            if found:
                before = [g for g in found if min(g) < index]
                return (before or found)[0]
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
