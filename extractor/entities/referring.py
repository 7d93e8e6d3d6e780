"""Pronouns and common nouns that refer to a person, body or country: only where one can be meant.

The method is that of Mitkov's and Hobbs' simple resolvers cut down to its safe half: the candidates are the
entities named in the sentence before the word and in the sentence before that one; with more than one
candidate that fits, nothing is resolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from extractor.entities.lexicon import Gender, References
from extractor.entities.organizations import words_of
from extractor.recognizers.lexicons import fold
from extractor.records import Entity, Mention

Span = tuple[int, int]
# The longest way back, in sentences, from a pronoun to the name it stands for.
REACH = 2
BARE = re.compile(r"\b[Tt]he[  ]$")
MORE = re.compile(r"[  ](?:of|for|to|at|in|on)\b|[  ][A-Z]|'s|-")
APPOSED = re.compile(r",[  ](?:(?:the|a|an|its|his|her|their)[  ])?(?:[\w'’.-]+[  ]){0,2}")
# How many of the pronouns before are looked at.
RECENT = 12
GENDERS: tuple[Gender, ...] = ("m", "f")
# How many words may stand before a name that opens its sentence: titles and the like.
OPENING = 3


class Referring:
    """Finds what the pronouns and common nouns of one article stand for."""

    def __init__(
        self,
        doc: Doc,
        text: str,
        named: Mapping[Span, Entity],
        genders: Mapping[str, Gender | None],
        roles: Sequence[Mention],
        known: References,
    ) -> None:
        """Index the named mentions by place; ``text`` is that of ``doc``, ``genders`` maps the ids of people."""
        self.text = text
        self.starts = [s.start_char for s in doc.sents] if doc.has_annotation("SENT_START") else [0]
        self.named = sorted(named.items())
        self.places = [start for (start, _), _ in self.named]
        self.genders = genders
        people = {e.id: e for _, e in self.named if e.kind == "person"}.values()
        self.most = {gender: _most(e for e in people if genders.get(e.id) in (gender, None)) for gender in GENDERS}
        self.words: dict[str, frozenset[str]] = {}  # those of each body's names, by its id
        self.roles = roles
        self.known = known

    def spans(self) -> dict[Span, Entity]:
        """Return the entity of every word that refers to one safely."""
        found: dict[Span, Entity] = {}
        meant: list[tuple[int, Entity]] = []
        for start, end, low in self._words():
            person = self._pronoun(start, low, meant)
            if person is not None:
                meant.append((start, person))
            entity = person or self._thing(start, low) or self._body(start, low)
            if entity is not None:
                found[start, end] = entity
        return found | self._titles()

    def _titles(self) -> dict[Span, Entity]:
        """Return the person of each bare title ("the minister") that only one person of the article bears."""
        bearers: dict[str, dict[str, tuple[int, Entity]]] = {}
        bare = []
        for role in self.roles:
            head = fold(role.text.split()[-1])
            person = self._bearer(role)
            if person is not None:
                bearers.setdefault(head, {}).setdefault(person.id, (role.start, person))
            elif BARE.search(self.text, max(0, role.start - 5), role.start) and not MORE.match(self.text, role.end):
                bare.append((role, head))
        found = {}
        for role, head in bare:
            known = bearers.get(head, {})
            if len(known) == 1:
                place, person = next(iter(known.values()))
                if place < role.start:
                    found[role.start, role.end] = person
        return found

    def _bearer(self, role: Mention) -> Entity | None:
        """Return the person whose name stands directly behind a title, or before it in apposition."""
        index = bisect_right(self.places, role.end)
        after = self.named[index] if index < len(self.named) else None
        if after is not None and after[1].kind == "person" and self.text[role.end : after[0][0]] in (" ", ", "):
            return after[1]
        before = self.named[index - 1] if index else None
        if before is not None and before[1].kind == "person" and before[0][1] <= role.start:
            gap = self.text[before[0][1] : role.start]
            if APPOSED.fullmatch(gap):
                return before[1]
        return None

    def _words(self) -> Iterator[tuple[int, int, str]]:
        for match in self.known.words.finditer(self.text):
            yield match.start(), match.end(), match[0].lower()

    def _before(self, place: int, sentences: int) -> list[tuple[Span, Entity]]:
        """Return the named mentions of the sentence of ``place`` before it, and of so many sentences before that."""
        sentence = max(0, bisect_right(self.starts, place) - 1 - sentences)
        first = bisect_right(self.places, self.starts[sentence] - 1)
        return self.named[first : bisect_right(self.places, place - 1)]

    def _pronoun(self, place: int, low: str, meant: Sequence[tuple[int, Entity]]) -> Entity | None:
        """Return the only person of the right gender in the last sentences, if prominent enough to be meant."""
        gender = self.known.pronouns.get(low)
        if gender is None:
            return None
        for reach in range(REACH + 1):
            since = self._since(place, reach)
            named = [(span, e) for span, e in self._before(place, reach) if e.kind == "person"]
            referred = [e for start, e in reversed(meant[-RECENT:]) if start >= since]
            people = {e.id: e for e in [*(e for _, e in named), *referred]}
            fitting = [e for e in people.values() if self.genders.get(e.id) in (gender, None)]
            if fitting:
                sure = len(fitting) == 1 and (self.genders.get(fitting[0].id) == gender or len(people) == 1)
                return fitting[0] if sure and self._is_prominent(fitting[0], gender, named, referred) else None
        return None

    def _is_prominent(
        self, person: Entity, gender: Gender, named: Sequence[tuple[Span, Entity]], referred: Sequence[Entity]
    ) -> bool:
        """Say whether a person is the main one of that gender, opens a sentence near by, or was just meant."""
        if any(e.id == person.id for e in referred):
            return True
        if len(person.mentions) >= self.most[gender]:
            return True
        return any(e.id == person.id and self._opens_sentence(span[0]) for span, e in named)

    def _opens_sentence(self, place: int) -> bool:
        start = self.starts[max(0, bisect_right(self.starts, place) - 1)]
        return len(self.text[start:place].split()) <= OPENING

    def _since(self, place: int, reach: int) -> int:
        return self.starts[max(0, bisect_right(self.starts, place) - 1 - reach)]

    def _thing(self, place: int, low: str) -> Entity | None:
        """Return the only body or country named in the sentence before "it" or "its", if nothing else is."""
        if low not in self.known.things:
            return None
        before = self._before(place, 0)
        if len({e.id for _, e in before}) != 1 or before[-1][1].kind == "person":
            return None
        (_, end), entity = before[-1]
        between = self.text[end:place].split()
        if low == "its":
            return entity if len(between) <= 6 and before[0][0][0] - self._since(place, 0) < 8 else None
        return entity if len(between) == 1 and between[0].lower() in self.known.saying else None

    def _body(self, place: int, low: str) -> Entity | None:
        """Return the only body that "the company" or "the ministry" can mean."""
        entry = self.known.body_nouns.get(low)
        if entry is None or self.text[max(0, place - 4) : place].lower() != "the ":
            return None
        for reach in range(REACH + 1):
            bodies = {e.id: e for _, e in self._before(place, reach) if e.kind == "organization"}
            fitting = [e for e in bodies.values() if self._fits(e, entry.with_, entry.without)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _fits(self, entity: Entity, needed: Sequence[str], barred: Sequence[str]) -> bool:
        words = self.words.get(entity.id)
        if words is None:
            words = frozenset(word for mention in entity.mentions for word in words_of(mention.text))
            self.words[entity.id] = words
        return (not needed or not words.isdisjoint(needed)) and words.isdisjoint(barred)


def _most(people: Iterable[Entity]) -> int:
    """Return how many mentions the person of the most mentions has."""
    return max((len(person.mentions) for person in people), default=0)
