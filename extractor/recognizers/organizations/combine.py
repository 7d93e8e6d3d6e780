"""One list of organisations from the network and the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from extractor.recognizers.capitals import opens_sentence
from extractor.recognizers.lexicons import NameLexicon, fold
from extractor.recognizers.organizations.acronyms import foreign_acronyms
from extractor.recognizers.organizations.rules import Found
from extractor.recognizers.spans import Span, SpanIndex, opens_dateline, overlapping, trim

ORG = ("ORG",)
PERSON = ("PERSON", "PER")
# From this confidence on another label of the network outweighs a rule.
AGAINST = 0.4
# Under this confidence the network alone names no organisation.
DOUBT = 0.3
# Under this confidence words in lower case are no name.
FIRM = 0.7
# From this confidence on a surname of the article names an organisation all the same.
CERTAIN = 0.95
OWN_THE = re.compile(r"[Tt]he[  ]\w")
THE = re.compile(r"(?<![\w])[Tt]he[  ]$")
TAIL = re.compile(r"[  ,]+(?:and|or|of|the|for|in|to|by|with|at|from|[  ,])*$")
JOINT = re.compile(r",?[  ]and[  ](?:the[  ])?")
ON = re.compile(r"\b(?:on|via|to|through|a|an|his|her|its|their)[  ]$")
OPENING = re.compile(r"(?:^|[.!?:\n\"“”][\s\"“]*|[  ][-–—]+[  ])$")
LONE_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]++(?![\w'’-])")
PREFIX = re.compile(r"(?:anti|non|post|pre|pro)[-‑](?=\w{2})", re.IGNORECASE)
WORD_AFTER = re.compile(r"[  ]([\w-]+)")
PLACE_AFTER = re.compile(r",[  ](?:the[  ])?[A-Z]\w*(?:[  ][A-Z]\w*)?(?=[\s.,;:'’)])")


class Combiner:
    """Joins what the network and the rules see in one article."""

    def __init__(self, text: str, spans: SpanIndex[Span], names: NameLexicon) -> None:
        """Read the surnames of the people that the network sees, which later stand alone, and the acronyms."""
        self.acronyms = foreign_acronyms(text, spans, names)
        self.text = text
        self.spans = spans
        self.names = names
        self.labels = {s.label for s in spans.items} - {"ROLE"}
        people = [text[s.start : s.end].split() for s in spans.items if s.label in PERSON]
        self.surnames = {fold(words[-1]) for words in people if len(words) > 1}

    def bodies(self, ruled: Sequence[Found]) -> list[tuple[int, int, str, float]]:
        """Return (start, end, rule, confidence) of the organisations, in text order."""
        found: list[tuple[int, int, str, float]] = []
        for span in self.spans.items:
            if span.label in ORG:
                for start, end in self._parts(*self._borders(span)):
                    if start < end and not self._is_doubtful(start, end, span):
                        found.append((start, end, "organization.network", span.confidence))
        for start, end, rule in ruled:
            if rule == "organization.known" and self._stands(start, end):
                found.append((start, end, rule, 0.6))
        return sorted(found)

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return two bodies that the network read as one ("Lumo and the ILO"), else the one."""
        joint = JOINT.search(self.text, start, end)
        if joint is None or joint.end() >= end:
            return [(start, end)]
        known = self.names.known_bodies
        left, right = self.text[start : joint.start()], self.text[joint.end() : end]
        if all(fold(name) in known or name.isupper() for name in (left, right)):
            return [(start, joint.start()), (joint.end(), end)]
        return [(start, end)]

    def _borders(self, span: Span) -> tuple[int, int]:
        start, end = trim(self.text, span.start, span.end)
        tail = TAIL.search(self.text, start, end)
        end = tail.start() if tail else end
        if self.text[end : end + 1] == "." and fold(self.text[start:end].split()[-1]) in self.names.shortened:
            end += 1
        prefix = PREFIX.match(self.text, start, end)
        start = prefix.end() if prefix else start
        if fold(self.text[start:end]) in self.names.campuses and (place := PLACE_AFTER.match(self.text, end)):
            end = place.end()
        if OWN_THE.match(self.text, start, end) and not self._takes_article(start, start + 4, end):
            start += 4
        before = THE.search(self.text, max(0, start - 5), start)
        if before and before[0][0] == "T" and self._takes_article(before.start(), start, end):
            start = before.start()
        return start, end

    def _takes_article(self, place: int, start: int, end: int) -> bool:
        """Say whether "The" belongs to the name: a capital inside a sentence, or a newspaper at its start."""
        if not OPENING.search(self.text, max(0, place - 4), place):
            return True
        return fold(self.text[start:end].split()[-1]) in self.names.papers

    def _is_doubtful(self, start: int, end: int, span: Span) -> bool:
        words = self.text[start:end]
        low = fold(words).replace(".", "")
        if (
            opens_dateline(self.text, start, end)
            or words in self.names.not_acronyms
            or words in self.acronyms
            or (words.islower() and span.confidence < FIRM)
            or fold(words) in self.names.places
            or self.is_paper(start, end)
            or self._is_common(start, end)
        ):
            return True
        return span.confidence < DOUBT or (low in self.surnames and span.confidence < CERTAIN)

    def _stands(self, start: int, end: int) -> bool:
        """Say whether a well-known body that the network does not see is meant as one here."""
        low = fold(self.text[start:end])
        if low in self.names.places or self.text[start:end] in self.acronyms or self.is_paper(start, end):
            return False
        if low in self.names.platforms and ON.search(self.text, max(0, start - 12), start):
            return False
        after = WORD_AFTER.match(self.text, end)
        if after is not None and after[1] in self.names.followers:
            return True  # "Fatah gunmen"
        other = overlapping(self.spans, start, end, self.labels)
        if other is not None and other.label == "GPE" and self.text[start:end].isupper():
            return True  # networks take "U.N." for a place like "U.S."
        if other is not None and other.label in PERSON and " " not in low and other.confidence < CERTAIN:
            return low not in self.names.family and low not in self.names.gender and low not in self.names.given_words
        if other is not None and " " in low and other.label not in ORG:
            sure = other.confidence >= CERTAIN and other.label not in PERSON  # firms bear the names of people
            return start <= other.start and other.end <= end and not sure
        return other is None or (other.label not in ORG and other.confidence < AGAINST)

    def is_paper(self, start: int, end: int) -> bool:
        """Say whether a treasury stands before the name of its papers: "the 10-year Treasury yield"."""
        after = WORD_AFTER.match(self.text, end)
        return self.text.endswith("Treasury", start, end) and after is not None and after[1] in self.names.securities

    def _is_common(self, start: int, end: int) -> bool:
        """Say whether a lone word that opens a sentence stands in lower case elsewhere: "Copper fell"."""
        word = self.text[start:end]
        low = word.lower()
        if not word.isalpha() or word[1:] != low[1:] or low in self.names.known_bodies or low in self.names.heads:
            return False
        if not opens_sentence(self.text, start):
            return False
        return low in self._lower_words or f"{low}s" in self._lower_words

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        """The words of the article that stand by themselves in lower case."""
        return frozenset(word for word in LONE_WORD.findall(self.text) if word.islower())
