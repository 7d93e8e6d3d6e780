"""Acronyms that the text defines as those of something else than a body: a programme, a law, a country."""

from __future__ import annotations

import re

from extractor.recognizers.lexicons import NameLexicon, fold
from extractor.recognizers.spans import Span, SpanIndex

BRACKETED = re.compile(r"[  ]\(([A-Z][A-Z&-]{1,7})\)(?![  ]?[-–—])")
# The labels of what a bracket may shorten that is no body, and how sure the network must be.
OTHER = ("GPE", "LOC", "MISC", "NORP")
SURE = 0.4


def foreign_acronyms(text: str, spans: SpanIndex[Span], names: NameLexicon) -> frozenset[str]:
    """Return the acronyms in brackets behind a name that the network takes for no organisation."""
    found = set()
    for match in BRACKETED.finditer(text):
        before = spans.at(match.start() - 1, match.start())
        if before and before[-1].label in OTHER and before[-1].confidence >= SURE:
            found.add(match[1])
    return frozenset(word for word in found if fold(word) not in names.known_bodies)
