"""The component: names found by rules and by the network, made consistent over the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.capitals import Run, find_runs, run_pattern
from extractor.recognizers.introduced import introducer
from extractor.recognizers.lexicons import name_lexicon, title_lexicon
from extractor.recognizers.page import page_of
from extractor.recognizers.people.candidates import Candidate, Reader
from extractor.recognizers.people.combine import CERTAIN, OTHER, SURE, Combiner, Sighting
from extractor.recognizers.people.evidence import ENOUGH, Judge
from extractor.recognizers.people.joining import join_parts
from extractor.recognizers.people.repeats import find_repeats
from extractor.recognizers.spans import Span, SpanIndex, overlapping
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook


class PeopleRecognizer:
    """Finds the names of people in a Doc: by the rules of names, and by the network's spans where it has any."""

    kind: MentionKind = "person"

    def __init__(self, rulebook: Rulebook) -> None:
        names, titles = name_lexicon(rulebook), title_lexicon(rulebook)
        self._pattern = run_pattern(names, names.abbreviations | names.suffixes, names.particles)
        self._reader = Reader(names, titles)
        self._judge = Judge(names, titles)
        self._introducer = introducer(rulebook)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the person mentions of ``doc`` in text order."""
        page = page_of(doc, context)
        text, spans = page.text, page.spans
        runs = list(find_runs(self._pattern, text))
        candidates = {run.start: c for run in runs if (c := self._reader.read(run, text)) is not None}
        scores = {start: self._judge.score(c, text) for start, c in candidates.items()}
        if page.has_entities:
            introduced = page.once(self._introducer.find)
            sure = Combiner(text, spans, candidates, scores, self._reader, self._judge, introduced).sightings()
        else:
            sure = [Sighting(c, "person.name", scores[s]) for s, c in candidates.items() if scores[s] >= ENOUGH]
        found = [mention_of(text, s.candidate.start, s.candidate.end, s.rule, s.confidence) for s in sure]
        found += self._repeats(text, runs, candidates, sure, spans)
        return join_parts(text, found)

    def _repeats(
        self,
        text: str,
        runs: Sequence[Run],
        candidates: Mapping[int, Candidate],
        sure: Sequence[Sighting],
        spans: SpanIndex[Span],
    ) -> Iterator[Mention]:
        """Yield the known people named again where no name was seen."""
        taken = {place for s in sure for place in range(s.candidate.start, s.candidate.end)}
        known = [s.candidate for s in sure if s.is_known]
        for start, end in find_repeats(known, runs, candidates, self._judge, text, taken):
            other = overlapping(spans, start, end, OTHER)
            if other is None or other.confidence < (CERTAIN if other.label == "ORG" else SURE):
                yield mention_of(text, start, end, "person.repeat", 0.8)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["person"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


def mention_of(text: str, start: int, end: int, rule: str, confidence: float) -> Mention:
    """Return a person mention."""
    return Mention(start, end, text[start:end], "person", rule, round(confidence, 3))


make_people = component("extractor_people", PeopleRecognizer)
