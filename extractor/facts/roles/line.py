"""An article as a line of words and mentions, the form that the patterns of roles are matched against."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.reading import Reading
from extractor.facts.roles.rules import SIGNS
from extractor.records import Mention

KINDS = {
    "person": "PERSON",
    "role": "OFFICE",
    "organization": "ORG",
    "country": "COUNTRY",
    "place": "PLACE",
    "date": "DATE",
    "duration": "SPAN",
    "money": "SPAN",
}


@dataclass(slots=True)
class Item:
    """A word or a mention over the half-open token range ``first`` to ``last``.

    ``sign`` is "WORD", "END" (before the first word of a sentence) or the name of a kind of mention; ``low`` the word in lower case.
    """

    sign: str
    first: int
    last: int
    low: str
    word: str
    mention: Mention | None = None


def read_items(reading: Reading, plurals: Sequence[Mention]) -> list[Item]:
    """Return the items of an article in order; a mention inside another one is not an item."""
    doc = reading.doc
    cover = cover_tokens(reading, plurals)
    ends = {reading.token_at(start) for start, _ in reading.sentences}
    many = {id(mention) for mention in plurals}
    items: list[Item] = []
    place, size = 0, len(doc)
    words = [token.text for token in doc]
    while place < size:
        if place in ends:
            items.append(Item("END", place, place, "", ""))
        mention = cover.get(place)
        if mention is None:
            word = words[place]
            if not word.isspace():
                items.append(Item("WORD", place, place + 1, word.lower(), word))
            place += 1
            continue
        last = max(place + 1, reading.tokens(mention.start, mention.end)[1])
        sign = "OFFICES" if id(mention) in many else KINDS[mention.kind]
        items.append(Item(sign, place, last, mention.text.lower(), mention.text, mention))
        place = last
    items.append(Item("END", size, size, "", ""))
    return items


def cover_tokens(reading: Reading, plurals: Sequence[Mention]) -> dict[int, Mention]:
    """Return the mention that starts at each token; of overlapping ones the longest stays."""
    taken: dict[int, Mention] = {}
    starts: dict[int, Mention] = {}
    ranked = sorted((*reading.mentions, *plurals), key=lambda m: (m.start - m.end, m.kind == "role", m.start))
    for mention in ranked:
        first, last = reading.tokens(mention.start, mention.end)
        if any(token in taken for token in range(first, last)):
            continue
        starts[first] = mention
        taken.update(dict.fromkeys(range(first, last), mention))
    return starts


@dataclass(slots=True)
class Line:
    """The items of an article written as one string; ``places`` maps its characters back to items."""

    text: str
    places: list[int]
    items: list[int]

    def item(self, character: int) -> int:
        """Return the index of the item that holds ``character``."""
        return self.items[bisect_right(self.places, character) - 1]

    def found(self, start: int, end: int, signs: frozenset[str]) -> list[int]:
        """Return the items between two characters of the line that are written with one of ``signs``."""
        return [self.item(place) for place in range(start, end) if self.text[place] in signs]


def write_line(shown: Sequence[tuple[int, str]]) -> Line:
    """Return the line of the items in ``shown``: the index of each and the sign (or word) it is written as."""
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for _, text in shown:
        places.append(length)
        parts.append(text)
        length += len(text) + 1
    return Line(" ".join(parts), places, [index for index, _ in shown])


def written(item: Item) -> str:
    """Return how an item is written in the line."""
    return item.low if item.sign == "WORD" else SIGNS[item.sign]
