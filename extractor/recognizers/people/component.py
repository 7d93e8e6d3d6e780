"""The component: names found by rules and by the network, made consistent over the document."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.base import set_spans
from extractor.recognizers.capitals import find_runs, run_pattern
from extractor.recognizers.lexicons import PeopleFile, name_lexicon
from extractor.recognizers.people.candidates import Candidate, Reader
from extractor.recognizers.people.evidence import ENOUGH, Judge
from extractor.recognizers.people.repeats import find_repeats
from extractor.recognizers.roles_lexicon import title_lexicon
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook


class PeopleRecognizer:
    """Finds the names of people in a Doc: by the rules of names, and by the network's spans where it has any."""

    kind: MentionKind = "person"

    def __init__(self, rulebook: Rulebook) -> None:
        names, titles = name_lexicon(rulebook), title_lexicon(rulebook)
        file = rulebook.file("lexicon/people.toml", PeopleFile)
        short = [*file.honorific, *titles.short, *file.suffix]
        self._pattern = run_pattern([s for s in short if s.isascii() and " " not in s], file.particle)
        self._reader = Reader(names, titles)
        self._judge = Judge(names, titles)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the person mentions of ``doc`` in text order."""
        return self.by_rules(doc.text)

    def by_rules(self, text: str) -> list[Mention]:
        """Return what the rules alone find in ``text``."""
        runs = list(find_runs(self._pattern, text))
        candidates = {run.start: c for run in runs if (c := self._reader.read(run, text)) is not None}
        scores = {start: self._judge.score(c, text) for start, c in candidates.items()}
        sure = {start: c for start, c in candidates.items() if scores[start] >= ENOUGH}
        found = [mention_of(c, text, "person.name", scores[start]) for start, c in sure.items()]
        rest = [run for run in runs if run.start not in sure]
        found += [
            Mention(start, end, text[start:end], "person", "person.repeat", 0.8)
            for start, end in find_repeats(sure.values(), rest, candidates, self._judge, text)
        ]
        return sorted(found, key=lambda m: m.start)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["person"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


def mention_of(candidate: Candidate, text: str, rule: str, confidence: float) -> Mention:
    """Return a candidate as a mention."""
    start, end = candidate.start, candidate.end
    return Mention(start, end, text[start:end], "person", rule, confidence)


@Language.factory("extractor_people")
def make_people(nlp: Language, name: str) -> PeopleRecognizer:
    """Build the component for ``nlp.add_pipe("extractor_people")``."""
    return PeopleRecognizer(load_rulebook())
