"""Names to people: full names, later surnames, initials and nicknames of one person belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.entities.bearers import Bearer, Bearers, Ways
from extractor.entities.lexicon import Gender, References
from extractor.entities.names import Name, NameIndex, compatible, read_name
from extractor.recognizers.lexicons import fold
from extractor.records import Entity, Mention

# The word before a name, and before a comma one of kinship: "his wife, Ana Brel".
TITLE_BEFORE = re.compile(r"([^\W\d_]+)(?:\.|(,))?[  ]$")


class PeopleGrouper:
    """Groups the person mentions of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], known: References) -> None:
        """Read the names of ``mentions``, which come in text order."""
        self.mentions = mentions
        self.known = known
        self.names = [read_name(mention.text, known.suffixes) for mention in mentions]
        self.titles = [self._title_gender(text, mention) for mention in mentions]

    def groups(self) -> list[list[int]]:
        """Return the indices of the mentions of each person, in order of first mention.

        Names of two words or more make people; a single word goes to the person whose surname it is, else
        to one another part of whose name it is, else it names somebody itself.
        """
        people = [self._bearer(group) for group in self._full_names()]
        bearers = Bearers(people, self.names, self.known.nicknames)
        singles: dict[str, list[int]] = {}
        for index, name in enumerate(self.names):
            if len(name.words) == 1:
                word = name.words[0]
                person = self._owner(index, bearers.of(word))
                if person is None:
                    singles.setdefault(word, []).append(index)
                else:
                    self._add(person, index)
        return sorted((sorted(group) for group in (*(p.group for p in people), *singles.values())), key=min)

    def gender(self, group: Sequence[int]) -> Gender | None:
        """Return the gender of a person, by the titles before the name, else by the given name."""
        return self._bearer(group).gender

    def _bearer(self, group: Sequence[int]) -> Bearer:
        person = Bearer()
        for index in group:
            self._add(person, index)
        return person

    def _add(self, person: Bearer, index: int) -> None:
        person.group.append(index)
        title, given = self.titles[index], self._given(index)
        if title is not None:
            person.votes[title] += 1
        if given is not None:
            person.given.add(self.known.given.get(given))

    def _given(self, index: int) -> str | None:
        words = self.names[index].words
        return next((w.partition("-")[0] for w in words if len(w) > 1), None) if len(words) > 1 else None

    def _title_gender(self, text: str, mention: Mention) -> Gender | None:
        before = TITLE_BEFORE.search(text, max(0, mention.start - 20), mention.start)
        if before is None:
            return None
        low = fold(before[1])
        if before[2]:
            return self.known.kin.get(low) if " " in mention.text else None
        return self.known.kin.get(low) or self.known.titles.get(low)

    def _full_names(self) -> list[list[int]]:
        groups: list[list[int]] = []
        forms: list[list[Name]] = []
        seen: dict[Name, int] = {}
        index = NameIndex()
        for mention, name in enumerate(self.names):
            if len(name.words) < 2:
                continue
            number = seen.get(name)
            if number is None:
                near = (n for n in index.near(name) if all(self._same(form, name) for form in forms[n]))
                number = next(near, len(forms))
                if number == len(forms):
                    groups.append([])
                    forms.append([])
                    index.add(number, name)
                forms[number].append(name)
                seen[name] = number
            groups[number].append(mention)
        return groups

    def _same(self, left: Name, right: Name) -> bool:
        return compatible(left, right, self.known.nicknames)

    def _owner(self, index: int, ways: Ways) -> Bearer | None:
        """Return the person whom a single word means.

        Of several it is the first introduced; if a title goes before the word, the one last named that it fits.
        """
        title = self.titles[index]
        for found in ways:
            fitting = found if title is None else [p for p in found if p.gender == title]
            fitting = fitting or [p for p in found if p.gender is None]
            if fitting and title is not None:
                return max(fitting, key=lambda p: max((i for i in p.group if i < index), default=-1))
            if fitting:
                return next((p for p in fitting if p.group[0] < index), fitting[0])
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
