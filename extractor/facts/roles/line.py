"""An article as a line of words and mentions, the form that the patterns of roles are matched against."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.reading import Reading
from extractor.facts.roles.rules import SIGNS, RoleRules
from extractor.records import Mention

# Which mention keeps its words where two overlap: the lower first. Titles yield to names of people and bodies.
RANK = {
    "person": 0,
    "organization": 0,
    "place": 1,
    "country": 1,
    "role": 2,
    "money": 3,
    "duration": 3,
    "date": 3,
}
WHOLE = -1
HYPHENS, DASH = ("-", "–"), "—"
LOOSE = ("of", "the", "for", "'s", "’s", "-")
MAX_BRACKET = 9
TITLES = ("OFFICE", "OFFICES")
GAP = 8

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

    ``sign`` is "WORD", "END" (before the first word of a sentence) or the name of a kind of mention; ``low``
    the word in lower case; ``proper`` says that the tagger takes a word for a name, ``joined`` that a hyphen joins a
    mention to more within one token ("U.S.-led").
    """

    sign: str
    first: int
    last: int
    low: str
    word: str
    start: int = 0
    end: int = 0
    mention: Mention | None = None
    proper: bool = False
    joined: bool = False

    @property
    def code(self) -> str | None:
        """The country that a mention of one stands for."""
        return None if self.mention is None else self.mention.code


def read_items(reading: Reading, plurals: Sequence[Mention], rules: RoleRules) -> list[Item]:
    """Return the items of an article in order; a mention inside another one is not an item."""
    cover = cover_tokens(reading, plurals, rules)
    ends = {reading.token_at(start) for start, _ in reading.sentences if is_break(reading.text, start)}
    words, lows, pos = reading.texts, reading.lows, reading.page.parts_of_speech
    ignored = rules.ignored
    items: list[Item] = []
    place, size = 0, len(words)
    while place < size:
        if place in ends and not (items and is_abbreviated_title(items[-1])):
            items.append(Item("END", place, place, "", ""))
        item = cover.get(place)
        word = words[place]
        if item is None:
            low = DASH if word in HYPHENS and is_apart(reading, place) else lows[place]
            if low not in ignored and not word.isspace():
                items.append(Item("WORD", place, place + 1, low, word, 0, 0, None, pos[place] == "PROPN"))
            place += 1
            continue
        if item.sign == "PERSON":
            drop_honorifics(items, rules)
        if not word.isspace() and not (item.sign == "OFFICE" and item.low in ignored):
            items.append(item)
        place = item.last
    items += [Item("END", size, size, "", "")] * 4
    return without_brackets(whole_titles(items, reading, rules), rules)


def drop_honorifics(items: list[Item], rules: RoleRules) -> None:
    """Take the forms of address off the end of ``items``: "Oil Minister Sheikh X" is "Oil Minister X"."""
    while items and items[-1].sign == "WORD" and items[-1].word[:1].isupper():
        if items[-1].low.strip(".'’") not in rules.honorifics:
            return
        items.pop()


def is_apart(reading: Reading, place: int) -> bool:
    """Tell whether white space stands before a token, so that a hyphen there is a dash."""
    return place > 0 and reading.starts[place] > reading.starts[place - 1] + len(reading.texts[place - 1])


def is_abbreviated_title(item: Item) -> bool:
    """Tell whether a title ends in the stop of an abbreviation, which a sentence may seem to end with: "Sens."."""
    return item.sign in TITLES and item.word.endswith(".")


def whole_titles(items: Sequence[Item], reading: Reading, rules: RoleRules) -> list[Item]:
    """Return the items with titles that came in two parts joined: "deputy" and "head"."""
    kept: list[Item] = []
    for item in items:
        if item.sign not in TITLES:
            kept.append(item)
            continue
        before = kept[-1] if kept else item
        if before.sign == "COUNTRY" and len(kept) > 1:
            kept[-2] = bare_rank(kept[-2], before, rules)
        if (
            before.sign == "OFFICE"
            and before.last == item.first
            and before.low.split()[-1] in rules.parts_of_titles
            and item.low.rstrip(".") not in rules.lexicon.ranks
        ):
            word = reading.text[before.start : item.end]
            mention = item.mention if before.mention is None or before.mention.form is None else before.mention
            kept[-1] = Item(item.sign, before.first, item.last, word.lower(), word, before.start, item.end, mention)
        else:
            kept.append(item)
    return kept


def bare_rank(item: Item, country: Item, rules: RoleRules) -> Item:
    """Return the rank word before a country and a title as a mere word: "chief U.S. negotiator" is one title."""
    if item.sign != "OFFICE" or item.last != country.first or item.low not in rules.parts_of_titles:
        return item
    return Item("WORD", item.first, item.last, item.low, item.word)


def is_break(text: str, start: int) -> bool:
    """Tell whether a sentence can begin at ``start``: not in the middle of a line after a word or comma."""
    before = text[:start].rstrip(" ") if start < GAP else text[start - GAP : start].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",-")


def without_brackets(items: list[Item], rules: RoleRules) -> list[Item]:
    """Return the items without what stands in brackets after a body or title: "the union (UMW)"."""
    if all(item.low != "(" for item in items):
        return items
    kept: list[Item] = []
    place = 0
    while place < len(items):
        if items[place].low == "(" and kept and is_body(kept[-1], rules):
            end = bracket_end(items, place)
            if end is not None:
                place = end
                continue
        kept.append(items[place])
        place += 1
    return kept


def is_body(item: Item, rules: RoleRules) -> bool:
    """Tell whether brackets after an item may hold another name of it."""
    return item.sign in ("ORG", "OFFICE", "COUNTRY") or item.low in rules.file.bodies.nouns


def bracket_end(items: Sequence[Item], place: int, *, but: tuple[str, ...] = ("PERSON", "END", "DATE")) -> int | None:
    """Return the item behind the bracket that opens at ``place``; None where it is long or holds one of ``but``."""
    for end in range(place + 1, min(place + MAX_BRACKET, len(items))):
        if items[end].sign in but:
            return None
        if items[end].low == ")":
            return end + 1
    return None


def cover_tokens(reading: Reading, plurals: Sequence[Mention], rules: RoleRules) -> dict[int, Item]:
    """Return the mentions as items by their first token: names first, the longest; titles keep what is left of them."""
    many = {id(mention) for mention in plurals}
    taken: set[int] = set()
    found: dict[int, Item] = {}
    ranked = sorted((*reading.mentions, *plurals), key=lambda m: (rank(m, rules), m.start - m.end, m.start))
    for mention in ranked:
        first, last = reading.tokens(mention.start, mention.end)
        inner = mention.kind == "role" and not taken.issuperset(range(first, last))
        if inner:
            while first < last and first in taken:
                first += 1
            if first < last and reading.lows[first] in rules.file.links.split:
                while first < last and (last - 1 in taken or reading.lows[last - 1] in LOOSE):
                    last -= 1
        if first >= last or not taken.isdisjoint(range(first, last)):
            continue
        if mention.kind == "role" and not is_title(reading, first, last, rules):
            continue
        start, end = reading.words(first, last)
        if mention.kind != "role":
            start, end = mention.start, mention.end
        plural = id(mention) in many or (inner and reading.lows[last - 1] in rules.lexicon.plurals)
        sign = "OFFICES" if plural else KINDS[mention.kind]
        word = reading.text[start:end]
        joined = reading.words(first, last)[1] > end and reading.text[end] in HYPHENS
        found[first] = Item(sign, first, last, word.lower(), word, start, end, mention, joined=joined)
        taken.update(range(first, last))
    return found


def rank(mention: Mention, rules: RoleRules) -> int:
    """Return the rank of a mention; a whole title keeps the body in it: "member of Parliament"."""
    if mention.kind != "role":
        return RANK[mention.kind]
    low = mention.text.lower()
    return WHOLE if low in rules.whole_titles or rules.lexicon.is_secretary(low) else RANK["role"]


def is_title(reading: Reading, first: int, last: int, rules: RoleRules) -> bool:
    """Tell whether a title found by a network can be one: it is no body, field or kind of person by its last word."""
    low = reading.lows[last - 1]
    after = reading.lows[last] if last < len(reading.lows) else ""
    if low in rules.file.untitled or (low in rules.file.bodies.adjectives and after in rules.file.bodies.nouns):
        return False
    if low in rules.lexicon.singular or last - first > 1:
        return True
    return low not in rules.words_of_titles


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
