"""Whom "he" or "she" takes up, where only one person can be meant."""

from __future__ import annotations

from extractor.facts.reading import Reading
from extractor.facts.roles.line import Item

PRONOUNS = ("he", "she")
REACH = 120
SUBJECT_REACH = 5
OPENING, CLOSING = ("“", "``", "«"), ("”", "''", "»", '"')
QUOTE_REACH = 60
QUOTES = ('"', "“", "‘", "``", "'")


def pronoun(items: list[Item], place: int, reading: Reading) -> int | None:
    """Return the item of the person that "he" or "she" takes up, if only one can be meant."""
    item = items[place]
    start, end = reading.words(item.first, item.last)
    entity = reading.entity(start, end)
    if entity is not None:
        return place if entity.kind == "person" else None
    if is_quoted(items, place):
        return None
    return only(items, place, reading) or subject_before(items, place)


def is_quoted(items: list[Item], place: int) -> bool:
    """Tell whether a pronoun stands in a quotation, whose speaker is not the one meant."""
    if place and items[place - 1].low in QUOTES:
        return True
    marks = [item.low for item in items[max(0, place - QUOTE_REACH) : place] if item.low in (*OPENING, *CLOSING)]
    curly = [mark for mark in marks if mark != '"']
    return curly[-1] in OPENING if curly else len(marks) % 2 == 1


def only(items: list[Item], place: int, reading: Reading) -> int | None:
    """Return the one person named in this sentence and the one before; None where there are more."""
    found: dict[str, int] = {}
    ends = 0
    for index in range(place - 1, max(-1, place - REACH), -1):
        before = items[index]
        if before.sign == "END":
            ends += 1
            if ends > 2 or (ends == 2 and found):
                break
        elif before.sign == "PERSON" and before.mention is not None:
            who = reading.entity(before.start, before.end)
            found[who.id if who else before.low] = index
    return next(iter(found.values())) if len(found) == 1 else None


def subject_before(items: list[Item], place: int) -> int | None:
    """Return the person that the sentence before begins with, if this sentence names nobody before the pronoun."""
    index = place - 1
    while index > 0 and items[index].sign != "END":
        if items[index].sign == "PERSON":
            return None
        index -= 1
    start = index - 1
    while start > 0 and items[start].sign != "END":
        start -= 1
    for at in range(start + 1, min(start + SUBJECT_REACH, index)):
        if items[at].sign == "PERSON":
            return at
    return None


def person_key(items: list[Item], place: int, reading: Reading) -> str:
    """Return what tells the person at an item from others: the id of the entity, else the name."""
    item = items[place]
    if item.sign == "WORD":
        found = pronoun(items, place, reading)
        item = items[found] if found is not None else item
    entity = reading.entity(item.start, item.end)
    return entity.id if entity is not None else item.low
