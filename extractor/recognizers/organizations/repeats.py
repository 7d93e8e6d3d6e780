"""Names of known organisations said again: in full, or by the first word ("Solvane" for "Solvane Robotics Corp")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from extractor.recognizers.capitals import Run
from extractor.recognizers.lexicons import NameLexicon
from extractor.recognizers.spans import Span, SpanIndex, overlapping

# Behind a word that opens a sentence these show that it is a name.
ACTS = re.compile(r"['’]s?\b|[  ](?:has|had|is|was|will|would|did|does|could|may|chief|([a-z]+))\b")
# From this confidence on another label of the network outweighs a repeat.
SURE = 0.8
Place = tuple[int, int]


def find_repeats(
    text: str,
    found: Iterable[Place],
    runs: Iterable[Run],
    firsts: frozenset[str],
    names: NameLexicon,
    spans: SpanIndex[Span],
    introduced: Collection[str] = (),
) -> Iterator[Place]:
    """Yield where ``runs`` name a body of ``found`` again, or a body by its first word, which is one of ``firsts``.

    Names that the text itself has ``introduced`` as bodies are yielded whatever the network takes them for.
    """
    known = {tuple(text[start:end].split()) for start, end in found}
    taken = {place for start, end in found for place in range(start, end)}
    for run in runs:
        if not taken.isdisjoint(range(run.start, run.end)):
            continue
        words = run.words[1:] if len(run.words) > 1 and run.words[0].low in names.openers else run.words
        start, end = words[0].start, words[-1].end
        whole = tuple(word.text for word in words) in known
        first = len(words) == 1 and words[0].low in firsts and _acts(text, run, end, names)
        allowed = ("PERSON", "PER") if first else ()
        if text[start:end] in introduced or ((whole or first) and not _is_other(spans, start, end, allowed)):
            yield start, end


def _acts(text: str, run: Run, end: int, names: NameLexicon) -> bool:
    """Say whether a lone word is a name: it stands inside a sentence, or what follows is the verb of a subject."""
    if not run.opens or len(run.words) > 1:
        return True
    after = ACTS.match(text, end)
    return after is not None and (after[1] is None or after[1] in names.speech)


def _is_other(spans: SpanIndex[Span], start: int, end: int, allowed: tuple[str, ...]) -> bool:
    """Say whether the network is sure of another label than ``allowed``."""
    labels = {s.label for s in spans.at(start, end)} - {"ORG", "ROLE", *allowed}
    other = overlapping(spans, start, end, labels)
    return other is not None and other.confidence >= SURE
