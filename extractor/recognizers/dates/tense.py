"""Decides whether a clause speaks of the past or of the future, from the words around a date."""

from __future__ import annotations

import re
from typing import Literal

from extractor.recognizers.dates.lexicon import Tense

Direction = Literal["past", "future"]

BEFORE, AFTER = 160, 80
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|[;|]")
# A point after these does not end a sentence.
ABBREVIATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|St|Prof|[A-Z])\.$"
)


class TenseReader:
    """Reads the direction of the clause around a place in a text."""

    def __init__(self, cues: Tense) -> None:
        future, past = "|".join(cues.future), "|".join(cues.past)
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
        before = text[max(0, start - BEFORE) : start]
        before = before[_sentence_start(before) :]
        last = None
        for match in self._cue.finditer(before):
            last = match
        if last is None:
            after = text[end : end + AFTER]
            stop = SENTENCE_END.search(after)
            last = self._cue.search(after, 0, stop.start() + 1 if stop else len(after))
        if last is None:
            return None
        return "past" if last["past"] else "future"


def _sentence_start(before: str) -> int:
    start = 0
    for match in SENTENCE_END.finditer(before):
        if not ABBREVIATED.search(before, max(0, match.start() - 6), match.start() + 1):
            start = match.end()
    return start
