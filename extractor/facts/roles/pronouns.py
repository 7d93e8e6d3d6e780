"""Whom "he" or "she" takes up, where only one person can be meant."""

from __future__ import annotations

from extractor.facts.reading import Reading
from extractor.facts.roles.line import Item

PRONOUNS = ("he", "she")
REACH = 120


def pronoun(items: list[Item], place: int, reading: Reading) -> int | None:
    """Return the item of the person that "he" or "she" takes up, if only one can be meant."""
    item = items[place]
    start, end = reading.words(item.first, item.last)
    entity = reading.entity(start, end)
    if entity is not None:
        return place if entity.kind == "person" else None
    found: dict[str, int] = {}
    ends = 0
    for index in range(place - 1, max(-1, place - REACH), -1):
        before = items[index]
        if before.sign == "END":
            ends += 1
            if ends > 2 or (ends == 2 and found):
                break
        elif before.sign == "PERSON" and before.mention is not None:
            who = reading.entity(before.mention.start, before.mention.end)
            found[who.id if who else before.low] = index
    return next(iter(found.values())) if len(found) == 1 else None
