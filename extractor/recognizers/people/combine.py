"""One list of names from two witnesses: the rules and the network."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.recognizers.lexicons import bare, fold
from extractor.recognizers.people.candidates import Candidate, Reader
from extractor.recognizers.people.evidence import ENOUGH, Judge
from extractor.recognizers.spans import Span, SpanIndex, first_words, opens_dateline, overlapping, run_of

PERSON = ("PERSON", "PER")
# Labels that speak against a person, when the network is sure of them.
OTHER = ("ORG", "GPE", "LOC", "NORP", "FAC", "MISC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
JOINED = re.compile(r"[-‑–/]")
NAME_AFTER = re.compile(r"\.?[  ][^\W\d_a-z]")
# From this score on the borders of the rules count, and a name needs no network.
STRONG = 0.75
# From this confidence on the network overrules the rules.
SURE = 0.8
# From this confidence on a surname of the article names an organisation all the same.
CERTAIN = 0.95
# From this confidence on another label of the network outweighs a name that only the rules see.
AGAINST = 0.4
# Under this confidence the network alone names nobody: by one word, by several, and behind a title.
DOUBT_WORD, DOUBT, DOUBT_TITLED = 0.5, 0.35, 0.2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name with what found it and how sure that is."""

    candidate: Candidate
    rule: str
    confidence: float

    @property
    def is_known(self) -> bool:
        """Say whether later mentions may lean on this one: more than a lone word on the network's word."""
        return self.candidate.size > 1 or self.candidate.titled or self.confidence >= 0.9


class Combiner:
    """Joins what the rules and the network see in one article.

    ``candidates`` and ``scores`` are those of the rules, by the start of their run.
    """

    def __init__(
        self,
        text: str,
        spans: SpanIndex[Span],
        candidates: Mapping[int, Candidate],
        scores: Mapping[int, float],
        reader: Reader,
        judge: Judge,
        introduced: frozenset[str],
    ) -> None:
        """Count how the network labels each form over the whole article; ``introduced`` are names of bodies."""
        self.introduced = introduced
        self.text = text
        self.spans = spans
        self.candidates = candidates
        self.index = SpanIndex(candidates.values())
        self.scores = scores
        self.reader = reader
        self.judge = judge
        self.titled = {span.end for span in spans.items if span.label == "ROLE"}
        self.borne = self._borne()
        self.firms = {place for match in judge.firms.finditer(text) for place in range(*match.span())}
        self.bodies = first_words(text, spans, judge.names)
        self.votes: dict[str, dict[bool, float]] = defaultdict(lambda: {True: 0.0, False: 0.0})
        for span in spans.items:
            if span.label in PERSON or span.label in OTHER:
                self.votes[fold(text[span.start : span.end])][span.label in PERSON] += span.confidence

    def _borne(self) -> frozenset[str]:
        """Return the words of the longer and the titled names of the article, which may stand alone later."""
        named = [fold(self.text[s.start : s.end]).split() for s in self.spans.items if s.label in PERSON]
        named += [c.lows for c in self.candidates.values() if self.scores[c.run.start] >= STRONG]
        titled = {low for c in self.candidates.values() if c.titled for low in c.lows}
        return frozenset(titled | {bare(word) for words in named if len(words) > 1 for word in words})

    def sightings(self) -> list[Sighting]:
        """Return the names that the witnesses agree on or that one of them is sure of, in text order."""
        found: list[Sighting] = []
        taken: set[int] = set()
        both = [s for span in self.spans.items if span.label in PERSON and (s := self._from_network(span)) is not None]
        for sighting in both + self._from_rules():
            places = range(sighting.candidate.start, sighting.candidate.end)
            if taken.isdisjoint(places):
                found.append(sighting)
                taken.update(places)
        return sorted(found, key=lambda s: s.candidate.start)

    def _from_rules(self) -> list[Sighting]:
        """Return the names of several words that the rules are sure of and the network does not speak against."""
        found = []
        for start, candidate in self.candidates.items():
            score = self.scores[start]
            if score < STRONG or candidate.size < 2 or self._is_body(candidate):
                continue
            other = overlapping(self.spans, candidate.start, candidate.end, OTHER)
            if other is None or other.confidence < AGAINST or self._is_surname(candidate.lows[-1]):
                found.append(Sighting(candidate, "person.name", score * 0.7))
        return found

    def _is_surname(self, word: str) -> bool:
        """Say whether the network takes a word, where it stands alone in the article, for a person."""
        votes = self.votes.get(word)
        return votes is not None and votes[True] > votes[False]

    def _from_network(self, span: Span) -> Sighting | None:
        run = run_of(self.text, span)
        own = self.reader.trim(run, self.text)
        ruled = self.index.at(span.start, span.end)
        best = max(ruled, key=lambda c: self.scores[c.run.start], default=None)
        strong = best is not None and self.scores[best.run.start] >= STRONG
        if own is not None and self._is_body(own):
            return None
        if best is not None and strong:
            wider = own is not None and own.start <= best.start and best.end <= own.end
            if own is None or not ((wider or self._is_cluttered(best, own)) and span.confidence >= SURE):
                own = best
            return Sighting(own, "person.both", max(span.confidence, 0.95))
        if best is not None and own is not None and self._is_half(own, best):
            own = best
        if own is None or self._is_doubtful(own, span) or opens_dateline(self.text, own.start, own.end):
            return None
        return Sighting(own, "person.network", span.confidence)

    def _is_cluttered(self, wide: Candidate, own: Candidate) -> bool:
        """Say whether ``wide`` holds more than ``own``, of which a word is none of a name: "Hong Kong Ana Brel"."""
        names = self.judge.names
        more = [word.low for word in wide.words if word.end <= own.start or word.start >= own.end]
        more.append(" ".join(more))
        lists = (names.places, names.countries, names.peoples, names.not_person, names.heads)
        return (
            wide.start <= own.start
            and own.end <= wide.end
            and own.size > 1
            and any(word in group for word in more for group in lists)
        )

    def _is_half(self, own: Candidate, whole: Candidate) -> bool:
        """Say whether the network saw one word of a name of two, and nothing in the other: "Ama" of "Ama K'Brel"."""
        if own.size != 1 or whole.size != 2 or own.start < whole.start or own.end > whole.end:
            return False
        common = own.start > whole.start and whole.lows[0] in self.judge.names.given_words
        if common or self.scores[whole.run.start] < ENOUGH:
            return False
        return overlapping(self.spans, whole.start, whole.end, OTHER) is None

    def _is_body(self, name: Candidate) -> bool:
        """Say whether the text calls what stands here a body, or its first word is a well-known body's name."""
        first = name.words[0]
        family = first.low in self.judge.names.leading_family and not first.text.isupper()
        known = name.size > 1 and not name.titled and not family and self.judge.is_body(first.low)
        whole = name.size > 1 and not name.titled and " ".join(name.lows) in self.judge.names.known_bodies
        firm = name.start in self.firms or (whole and not self.judge.title_before(name, self.text))
        return known or firm or self.text[name.start : name.end] in self.introduced

    def _is_doubtful(self, candidate: Candidate, span: Span) -> bool:
        if candidate.size == 1 and not candidate.titled and self._is_aside(candidate):
            return True
        named = self.judge.is_announced(candidate, self.text)
        announced = named or candidate.titled or candidate.start - 1 in self.titled
        if candidate.size == 1 and not announced and self._is_elsewhere(candidate):
            return True
        votes = self.votes[fold(self.text[span.start : span.end])]
        doubt = DOUBT if candidate.size > 1 else DOUBT_WORD
        if announced:
            doubt = DOUBT_TITLED
        if votes[False] > votes[True] or span.confidence < doubt:
            return True
        lone = candidate.size == 1 and not candidate.titled
        unsure = span.confidence < CERTAIN or candidate.lows[-1] not in self.borne
        if lone and unsure and self.judge.is_body(candidate.lows[-1]):
            return True
        return span.confidence < SURE and not named and self.judge.is_barred(candidate)

    def _is_aside(self, candidate: Candidate) -> bool:
        """Say whether a lone word is an honorific before a name, or names a thing: "the Hale campaign"."""
        if candidate.lows[0] in self.judge.names.honorifics and NAME_AFTER.match(self.text, candidate.end):
            return True
        if self._is_pair(candidate.lows[0]):
            return True
        if candidate.lows[-1] not in self.borne and self.judge.is_of_family(candidate, self.text):
            return True
        return self.judge.is_called_after(candidate, self.text)

    def _is_pair(self, low: str) -> bool:
        """Say whether a word joins the surnames of two people: "the Hale-Brel ticket"."""
        parts = JOINED.split(low)
        return len(parts) == 2 and low not in self.borne and any(len(part) > 2 and part in self.borne for part in parts)

    def _is_elsewhere(self, candidate: Candidate) -> bool:
        """Say whether a lone word, which no longer name holds, is a body's short form, a place or a country."""
        names, low = self.judge.names, candidate.words[-1].low
        place = low in self.bodies or low in names.places or (low in names.countries and not self.judge.is_given(low))
        return place and low not in self.borne
