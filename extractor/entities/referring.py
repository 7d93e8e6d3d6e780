"""Pronouns and common nouns that refer to a person, body or country: only where one can be meant.

The method is that of Mitkov's and Hobbs' simple resolvers cut down to its safe half: the candidates are the
entities named in the sentence before the word and in the sentence before that one; with more than one
candidate that fits, only "he" or "she" at the head of a sentence is resolved, to the subject of the sentence
before (what centering theory calls the centre that goes on).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Doc

from extractor.entities.lexicon import Gender, References
from extractor.entities.organizations import words_of
from extractor.entities.subjects import Subjects
from extractor.recognizers.lexicons import fold
from extractor.records import Entity, Mention

Span = tuple[int, int]
# The longest way back, in sentences, from a pronoun to the name it stands for.
REACH = 2
BARE = re.compile(r"\b[Tt]he[  ]$")
MORE = re.compile(r"[  ](?:of|for|to|at|in|on)\b|[  ][A-Z]|'s|-")
APPOSED = re.compile(r",[  ](?:(?:the|a|an|its|his|her|their)[  ])?(?:[\w'’.-]+[  ]){0,2}")
WORD = re.compile(r"\w+")
QUOTE = re.compile(r"[\"“”]")
STOPS = (*"\n.!?", "")
SUBJECTIVE = ("he", "she")
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
        self.subjects = Subjects(doc, self.named)
        self.found: dict[Span, Entity] = {}

    def spans(self) -> dict[Span, Entity]:
        """Return the entity of every word that refers to one safely."""
        found = self.found
        meant: list[tuple[int, Entity]] = []
        for start, end, low in self._words():
            person = self._pronoun(start, low, meant)
            if person is not None:
                meant.append((start, person))
            entity = person or self._thing(start, low) or self._body(start, end)
            if entity is not None:
                found[start, end] = entity
        return found | self._titles()

    def _titles(self) -> dict[Span, Entity]:
        """Return the person of each bare title ("the foreign minister") that only one person of the article bears.

        Titles are compared in full first, then by their head.
        """
        bearers: dict[str, dict[str, tuple[int, Entity]]] = {}
        bare = []
        for role in self.roles:
            title = fold(role.text)
            person = self._bearer(role)
            if person is not None:
                for key in {title, title.split()[-1]}:
                    bearers.setdefault(key, {}).setdefault(person.id, (role.start, person))
            elif BARE.search(self.text, max(0, role.start - 5), role.start) and not MORE.match(self.text, role.end):
                bare.append((role, title))
        found = {}
        for role, title in bare:
            known = bearers.get(title) or bearers.get(title.split()[-1], {})
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
        for match in WORD.finditer(self.text):
            low = match[0].lower()
            if low in self.known.words:
                yield *match.span(), low

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
        floor, speaker = self._quotation(place)
        for reach in range(REACH + 1):
            since = max(floor, self._since(place, reach))
            named = [(s, e) for s, e in self._before(place, reach) if e.kind == "person" and s[0] >= since]
            named = [(s, e) for s, e in named if e.id != speaker]
            referred = [e for start, e in reversed(meant[-RECENT:]) if start >= since and e.id != speaker]
            people = {e.id: e for e in [*(e for _, e in named), *referred]}
            fitting = [e for e in people.values() if self.genders.get(e.id) in (gender, None)]
            if fitting:
                sure = len(fitting) == 1 and (self.genders.get(fitting[0].id) == gender or len(people) == 1)
                if sure and self._is_prominent(fitting[0], gender, named, referred):
                    return fitting[0]
                return self._continued(place, fitting, gender) if low in SUBJECTIVE else None
        return None

    def _quotation(self, place: int) -> tuple[int, str | None]:
        """Return from where on "he" inside a quotation takes up names, and the id of the speaker, who it is not.

        That is the sentence that leads to the quotation ("Brel said: ..."); outside of quotations, in pieces of
        sentences ("Brel said it 'pleased him'") and where nobody leads to one it is the start of the text, and nobody.
        """
        marks = list(QUOTE.finditer(self.text, self.text.rfind("\n", 0, place) + 1, place))
        if not marks or marks[-1][0] == "”" or (marks[-1][0] == '"' and len(marks) % 2 == 0):
            return 0, None
        if self.text[marks[-1].end() : marks[-1].end() + 1].islower():
            return 0, None
        lead = self.text[: marks[-1].start()].rstrip()[-1:]
        number = bisect_right(self.starts, marks[-1].start() - 1) - 1
        subject = self.subjects.of(number) if lead not in STOPS else None
        speaker = None if subject is None else subject[1] or self.found.get(subject[0])
        if speaker is None or speaker.kind != "person":
            return 0, None
        return self.starts[number], speaker.id

    def _continued(self, place: int, fitting: Sequence[Entity], gender: Gender) -> Entity | None:
        """Return the subject of the sentence before, if the pronoun at ``place`` heads its own sentence."""
        number = bisect_right(self.starts, place) - 1
        if not self._opens_sentence(place) or QUOTE.search(self.text, self.starts[number], place):
            return None
        before = self.subjects.of(number - 1)
        subject = None if before is None else before[1] or self.found.get(before[0])
        exact = [e for e in fitting if self.genders.get(e.id) == gender]
        return subject if subject is not None and subject.id in {e.id for e in exact or fitting} else None

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

    def _body(self, place: int, end: int) -> Entity | None:
        """Return the only body that "the company" or "the ministry" can mean.

        That is the only one of the last sentences that fits, else the one that the sentence before is about, else
        the only one of the article whose name holds the noun and that was named before.
        """
        noun = self.text[place:end]
        entry = self.known.body_nouns.get(noun)
        if entry is None or self.text[max(0, place - 4) : place].lower() != "the ":
            return None
        for reach in range(REACH + 1):
            bodies = {e.id: e for _, e in self._before(place, reach) if e.kind == "organization"}
            fitting = [e for e in bodies.values() if self._fits(e, entry.with_, entry.without)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else self._spoken_of(place, fitting)
        named = () if MORE.match(self.text, end) else self.called.get(noun, ())
        return named[0] if len(named) == 1 and named[0].mentions[0].start < place else None

    def _spoken_of(self, place: int, fitting: Sequence[Entity]) -> Entity | None:
        """Return the one of ``fitting`` that is the subject of the sentence before."""
        before = self.subjects.of(bisect_right(self.starts, place) - 2)
        return next((e for e in fitting if before is not None and before[1] is not None and e.id == before[1].id), None)

    @cached_property
    def called(self) -> dict[str, list[Entity]]:
        """The bodies of the article by the body nouns that their names hold: the ministry of "Finance Ministry"."""
        found: dict[str, list[Entity]] = {}
        for body in {e.id: e for _, e in self.named if e.kind == "organization"}.values():
            for word in self._words_of(body) & self.known.body_nouns.keys():
                found.setdefault(word, []).append(body)
        return found

    def _fits(self, entity: Entity, needed: Sequence[str], barred: Sequence[str]) -> bool:
        words = self._words_of(entity)
        return (not needed or not words.isdisjoint(needed)) and words.isdisjoint(barred)

    def _words_of(self, entity: Entity) -> frozenset[str]:
        words = self.words.get(entity.id)
        if words is None:
            words = frozenset(word for mention in entity.mentions for word in words_of(mention.text))
            self.words[entity.id] = words
        return words


def _most(people: Iterable[Entity]) -> int:
    """Return how many mentions the person of the most mentions has."""
    return max((len(person.mentions) for person in people), default=0)
