"""One list of organisations from the network and the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.recognizers.lexicons import NameLexicon, fold
from extractor.recognizers.organizations.rules import Found
from extractor.recognizers.spans import Span, overlapping, trim

ORG = ("ORG",)
PERSON = ("PERSON", "PER")
# From this confidence on another label of the network outweighs a rule.
AGAINST = 0.4
# Under this confidence the network alone names no organisation.
DOUBT = 0.3
SURE = 0.8
THE = re.compile(r"(?<![\w])[Tt]he[  ]$")
TAIL = re.compile(r"[  ,]+(?:and|or|of|the|for|in|[  ,])*$")
MEMBER_OF = re.compile(r"\b[Mm]embers?[  ]of[  ](?:the[  ])?$")
OPENING = re.compile(r"(?:^|[.!?:\n\"“”][\s\"“]*)$")


class Combiner:
    """Joins what the network and the rules see in one article."""

    def __init__(self, text: str, spans: Sequence[Span], names: NameLexicon) -> None:
        """Read the surnames of the people that the network sees, which later stand alone."""
        self.text = text
        self.spans = spans
        self.names = names
        people = [text[s.start : s.end].split() for s in spans if s.label in PERSON]
        self.surnames = {fold(words[-1]) for words in people if len(words) > 1}

    def bodies(self, ruled: Sequence[Found]) -> list[tuple[int, int, str, float]]:
        """Return (start, end, rule, confidence) of the organisations, in text order."""
        found: list[tuple[int, int, str, float]] = []
        for span in self.spans:
            if span.label in ORG:
                start, end = self._borders(span)
                if start < end and not self._is_doubtful(start, end, span):
                    found.append((start, end, "organization.network", span.confidence))
        for start, end, rule in ruled:
            if any(start < e and s < end for s, e, _, _ in found):
                continue
            if overlapping(self.spans, start, end, ORG) is None and self._stands(start, end, rule):
                found.append((start, end, rule, 0.6))
        return sorted(found)

    def _borders(self, span: Span) -> tuple[int, int]:
        start, end = trim(self.text, span.start, span.end)
        tail = TAIL.search(self.text, start, end)
        end = tail.start() if tail else end
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
        if words in self.names.not_acronyms or fold(words) in self.names.places:
            return True
        if span.confidence < DOUBT or (low in self.surnames and span.confidence < SURE):
            return True
        return bool(MEMBER_OF.search(self.text, max(0, start - 16), start)) and low == "parliament"

    def _stands(self, start: int, end: int, rule: str) -> bool:
        """Say whether a body that only the rules see is one."""
        if rule == "organization.acronym" or fold(self.text[start:end]) in self.names.places:
            return False
        if MEMBER_OF.search(self.text, max(0, start - 16), start):
            return False
        labels = {s.label for s in self.spans} - {"ROLE"}
        other = overlapping(self.spans, start, end, labels)
        return other is None or other.confidence < AGAINST
