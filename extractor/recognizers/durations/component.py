"""The component: read lengths around unit words, join neighbours, keep those that are lengths indeed."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.durations.combine import combine
from extractor.recognizers.durations.context import ContextRules, Sense
from extractor.recognizers.durations.grammar import Length, LengthGrammar
from extractor.recognizers.durations.lengths import iso
from extractor.recognizers.durations.lexicon import DurationsFile
from extractor.recognizers.numbers import NumberGrammar, lowered
from extractor.recognizers.page import page_of
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook
from extractor.values import Bound, Duration

CONFIDENCE = {"number": 0.97, "one": 0.9, "vague": 0.95, "article": 0.85, "reach": 0.85, "bare": 0.85, "long": 0.95}

# A text no longer than this may be nothing but one length.
ALONE = 60


class DurationsRecognizer:
    """Finds durations in a Doc."""

    kind: MentionKind = "duration"

    def __init__(self, rulebook: Rulebook) -> None:
        file = rulebook.file("lexicon/durations.toml", DurationsFile)
        self._grammar = LengthGrammar(file, NumberGrammar(rulebook))
        self._rules = ContextRules(file)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the duration mentions of ``doc`` in text order."""
        return [mention for mention, sense in self.senses(page_of(doc, context).text) if sense == "length"]

    def senses(self, text: str) -> list[tuple[Mention, Sense]]:
        """Return all lengths that ``text`` states, each with its sense: "two years ago" is a "point".

        Durations are those of the sense "length".
        """
        lengths = combine(text, self._read(text), is_change=self._rules.is_change, is_rate=self._rules.is_rate)
        senses: list[Sense] = []
        for number, length in enumerate(lengths):
            sense = self._rules.sense(text, length)
            if (
                sense == "weak"
                and number
                and senses[-1] == "length"
                and self._rules.goes_on(text, *lengths[number - 1 : number + 1])
            ):
                sense = "length"
            if sense == "weak" and len(text) <= ALONE and _is_all(text, length):
                sense = "length"
            senses.append(sense)
        return [(mention_of(text, length), sense) for length, sense in zip(lengths, senses, strict=True)]

    def _read(self, text: str) -> list[Length]:
        found: list[Length] = []
        floor, low = 0, lowered(text)
        for match in self._grammar.trigger.finditer(text):
            length = self._grammar.read(text, low, match, floor)
            if length is None:
                continue
            if self._rules.spatial(text, length):
                length = replace(length, start=length.core, bound=None, bound_words="")
            if length.second is not None and self._rules.is_change(text, length.start):
                at = length.second
                length = replace(length, start=at, core=at, outer=at, low=length.high, high=None, bound=None)
            floor = length.end
            found.append(length)
        return found

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["duration"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


def _is_all(text: str, length: Length) -> bool:
    """Say whether the text is nothing but "a fortnight", "the past decade"."""
    stated = length.kind == "article" or (length.kind == "reach" and length.unit.name != "day")
    return stated and not (text[: length.outer] + text[length.end :]).strip(" .\n")


def mention_of(text: str, length: Length) -> Mention:
    """Return a length as a mention."""
    low = length.unit.vague if length.low is None else iso(length.low)
    bound: Bound = "vague" if length.low is None else "range" if length.high else length.bound or "exact"
    value = Duration(low, iso(length.high) if length.high else None, bound)
    start, end = length.start, length.end
    confidence = CONFIDENCE[length.kind]
    return Mention(start, end, text[start:end], "duration", f"duration.{length.kind}", confidence, value=value)


make_durations = component("extractor_durations", DurationsRecognizer)
