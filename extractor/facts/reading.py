"""One article as the fact readers see it: its Doc, mentions, entities and sentences, indexed for look-up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from numpy import flatnonzero
from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.recognizers.page import Page, page_of
from extractor.recognizers.spans import SpanIndex
from extractor.records import Context, Entity, Mention, MentionKind, Party

# The labels of a pipeline's entities that are places, and how sure it is taken to be of them.
PLACES = ("GPE", "LOC")
PLACE_CONFIDENCE = 0.85


class Reading:
    """The parts of an article that every fact reader asks for; it changes nothing and keeps no results.

    ``parsed`` says whether the Doc carries a dependency tree; without one the readers fall back on the
    order of words and mentions.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context) -> None:
        """Index the parts of one article."""
        self.doc = doc
        self.page = page_of(doc, context)
        self.text = self.page.text
        self.mentions = with_places(self.page, mentions)
        self.entities = entities
        self.context = context
        self.parsed = doc.has_annotation("DEP")
        self.sentences = _sentences(self.page)

    def of_kind(self, kind: MentionKind) -> list[Mention]:
        """Return the mentions of one kind in text order."""
        return [mention for mention in self.mentions if mention.kind == kind]

    def sentence(self, start: int) -> tuple[int, int]:
        """Return the (start, end) of the sentence that holds the character ``start``, white space cut off."""
        place = max(0, bisect_right(self.sentences, start, key=lambda s: s[0]) - 1)
        return self.sentences[place] if self.sentences else (0, len(self.text))

    @cached_property
    def by_token(self) -> dict[int, Mention]:
        """The mention that covers each token; of overlapping ones the longest, values before names."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.value is not None, m.end - m.start)):
            span = self.tokens(mention.start, mention.end)
            found.update(dict.fromkeys(range(*span), mention))
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The tokens as written."""
        return self.page.tokens

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in lower case."""
        return self.page.lows

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return self.page.starts

    def token_at(self, character: int) -> int:
        """Return the index of the token that holds ``character`` (the last one that starts at or before it)."""
        return max(0, bisect_right(self.starts, character) - 1)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open token range that covers the characters ``start`` to ``end``."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, bisect_right(self.starts, max(start, end - 1), lo=first + 1)

    def words(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters covered by the half-open token range ``first`` to ``last``."""
        return self.starts[first], self.starts[last - 1] + len(self.texts[last - 1])

    def entity(self, start: int, end: int) -> Entity | None:
        """Return the entity that the words from ``start`` to ``end`` mention, if a mention stands exactly there."""
        return self.entities.by_span.get((start, end))

    def party(self, start: int, end: int) -> Party:
        """Return the party that the words from ``start`` to ``end`` stand for."""
        entity = self.entity(start, end)
        text = self.text[start:end]
        if entity is None:
            return Party(name=text, start=start, end=end)
        return Party(name=text, start=start, end=end, ref=entity.id, code=entity.code)


def with_places(page: Page, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions and, where none of them stands, the places that the pipeline found, in text order."""
    places = [entity for entity in page.entities if entity.label in PLACES]
    if not places:
        return tuple(mentions)
    taken = SpanIndex(mentions)
    found = [
        Mention(place.start, place.end, page.text[place.start : place.end], "place", "place.network", PLACE_CONFIDENCE)
        for place in places
        if not taken.at(place.start, place.end)
    ]
    return tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end, m.kind))) if found else tuple(mentions)


def _sentences(page: Page) -> list[tuple[int, int]]:
    text = page.text
    if not page.doc.has_annotation("SENT_START"):
        return [(0, len(text))]
    starts = [page.starts[token] for token in flatnonzero(page.doc.to_array("SENT_START") == 1).tolist()]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    spans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        if begin < end:
            spans.append((begin, begin + len(words.strip())))
    return spans
