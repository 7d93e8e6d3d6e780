"""Statement facts: who said what, in which words."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.facts.draft import Draft
from extractor.facts.reading import Reading
from extractor.facts.speech import Saying
from extractor.facts.speech.lexicon import ACCORDING

WAYS = ("direct", "indirect", "run_on")


def statement_drafts(sayings: Iterable[Saying], reading: Reading) -> list[Draft]:
    """Return one fact for every saying."""
    return [_draft(saying, reading) for saying in sayings]


def _draft(saying: Saying, reading: Reading) -> Draft:
    way = "run_on" if saying.cue is None else "direct" if saying.direct else "indirect"
    text = reading.text
    slots = {
        "speaker": saying.speaker,
        "quote": {"start": saying.start, "end": saying.end, "text": text[saying.start : saying.end]},
        "direct": saying.direct,
        "cue": None if saying.cue is None else reading.texts[saying.cue],
    }
    # "according to X" is said whatever the clause that it stands in denies or plans
    head = None if saying.cue is None or reading.lows[saying.cue] == ACCORDING else saying.cue
    return Draft("statement", saying.start, saying.end, slots, f"statement.{way}", head=head)
