"""Decides whether a clause speaks of the past or of the future, from the words around a date."""

from __future__ import annotations

import re
from typing import Literal

from extractor.recognizers.dates.lexicon import Tense

Direction = Literal["past", "future"]

BEFORE, AFTER, SAID = 160, 80, 60
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|[;|]")
# A point after these does not end a sentence.
ABBREVIATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|St|Prof|[A-Z])\.$"
)


class TenseReader:
    """Reads the direction of the clause around a place in a text."""

    def __init__(self, cues: Tense) -> None:
        future, past = "|".join(cues.future), "|".join(cues.past)
        self._said = re.compile(rf"(?<![\w-])(?:{'|'.join(cues.said)})\s+(?:on\s+)?\Z", re.IGNORECASE)
        # "'ll" begins with no word boundary of its own
        self._cue = re.compile(
            rf"(?<![\w-])(?:(?P<future>{future})|(?P<past>{past}))(?!\w)|(?P<short>'ll|’ll)\b", re.IGNORECASE
        )

    def __call__(self, text: str, start: int, end: int) -> Direction | None:
        """Return the direction of a past cue right after ``end``, else of the nearest before ``start``, else after it.

        Cues are sought in the sentence alone.
        """
        if (beside := self._cue.match(text, end + 1)) and beside["past"]:  # "an attack late Thursday killed six"
            return "past"
        if text[end : end + 1] not in ("'", "’") and self._said.search(text, max(0, start - SAID), start):
            return "past"  # "he says Thursday that all is well"
        first = max(0, start - BEFORE)
        around = text[first : end + AFTER]
        ends = [match for match in SENTENCE_END.finditer(around) if _is_end(match)]
        opening = max((match.end() for match in ends if match.end() <= start - first), default=0)
        last = None
        for match in self._cue.finditer(around, opening, start - first):
            last = match
        if last is None:
            stop = min((match.start() + 1 for match in ends if match.start() >= end - first), default=len(around))
            last = self._cue.search(around, end - first, stop)
        if last is None:
            return None
        return "past" if last["past"] else "future"


def _is_end(match: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a match: not behind "U.S." or "Mr."."""
    return ABBREVIATED.search(match.string, max(0, match.start() - 6), match.start() + 1) is None
