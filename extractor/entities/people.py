"""Names to people: full names, later surnames, initials and nicknames of one person belong together."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.names import Name, compatible, read_name
from extractor.records import Entity, Mention
from extractor.rulebook import Rulebook


def people_entities(mentions: Sequence[Mention], rulebook: Rulebook) -> tuple[Entity, ...]:
    """Return one entity for each person that ``mentions`` name, in order of first mention.

    Names of two words or more make people; a single word goes to the person whose surname it is, else
    to one whose given name it is, else it names somebody itself.
    """
    names = [read_name(mention.text) for mention in mentions]
    groups = full_names(names)
    for index, name in enumerate(names):
        if len(name.words) == 1:
            group = owner(name, index, groups, names)
            if group is None:
                groups.append([index])
            else:
                group.append(index)
    groups.sort(key=min)
    return tuple(
        Entity(f"p{number}", "person", fullest([names[i] for i in group]), tuple(mentions[i] for i in sorted(group)))
        for number, group in enumerate(groups, 1)
    )


def full_names(names: Sequence[Name]) -> list[list[int]]:
    """Return the indices of the names of two words or more, grouped by person."""
    groups: list[list[int]] = []
    for index, name in enumerate(names):
        if len(name.words) < 2:
            continue
        group = next((g for g in groups if all(compatible(names[i], name) for i in g)), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    return groups


def owner(name: Name, index: int, groups: Sequence[list[int]], names: Sequence[Name]) -> list[int] | None:
    """Return the group of the person that a single word means: by surname, else by any other part of a name."""
    word = name.words[0]
    for fits in (lambda n: n.surname == word, lambda n: n.words[0] == word, lambda n: word in n.words):
        found = [g for g in groups if any(fits(names[i]) for i in g)]
        if found:
            before = [g for g in found if min(g) < index]
            return (before or found)[0]
    return None


def fullest(names: Sequence[Name]) -> str:
    """Return the fullest form of a name: the most words, then the most letters, then the first."""
    best = max(names, key=lambda n: (n.weight, not n.text.isupper(), sum(c.isalpha() for c in n.text)))
    return best.text
