"""Sayings: a speaker, the verb of speech and the words that were said, read from the tree and the quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.speech.contents import Contents
from extractor.facts.speech.cues import Cue, Cues
from extractor.facts.speech.lexicon import STATEMENT_FILE, SpeechFile
from extractor.facts.speech.quotes import Quotation, cut_short, find_quotations
from extractor.facts.view import View
from extractor.recognizers.spans import SpanIndex
from extractor.records import Party
from extractor.rulebook import Rulebook

MIN_WORDS = 3
SHORT = 8  # words between a quotation and one that goes on with it in the next paragraph
NEAR = 14  # words between a quotation and one that goes on with it in the same sentence
FAR = 45  # the same where a sentence ends between the two: "..., said X, who runs the port. ..."
SMALL_WORD = 3  # letters that a word in lower case may have in a title ("A Day in Lima")
FARTHEST_CUE = 400  # characters between a cue with a colon and what it announces


@dataclass(frozen=True, slots=True)
class Saying:
    """``speaker`` said the words from ``start`` to ``end``; ``cue`` is the token that says so, None for a run-on."""

    speaker: Party
    start: int
    end: int
    direct: bool
    cue: int | None


def read_sayings(view: View, rulebook: Rulebook) -> list[Saying]:
    """Return all sayings of an article in text order, each stretch of words once."""
    reader = _Reader(view, rulebook.file(STATEMENT_FILE, SpeechFile))
    return sorted(reader.sayings(), key=lambda saying: (saying.start, saying.end))


class _Reader:
    """Reads one article; quotations are given to the speaker who stands nearest in their sentence."""

    def __init__(self, view: View, words: SpeechFile) -> None:
        self.view = view
        self.tree = view.tree
        self.words = words
        self.cues = Cues(view, words).find()
        self.places = [view.reading.starts[cue.token] for cue in self.cues]
        text = view.reading.text
        self.quotations = list(cut_short(find_quotations(text), self.places, text))

    def sayings(self) -> Iterator[Saying]:
        """Yield direct sayings, then the indirect ones outside of quotations."""
        direct = list(self._direct())
        yield from direct
        taken, contents = SpanIndex(direct), Contents(self.view, self.words, (cue.token for cue in self.cues))
        for cue, place in zip(self.cues, self.places, strict=True):
            for start, end in contents.of(cue.token):
                doubled = start <= place < end  # the parser hung a quotation on what follows it
                inside = any((other.end - other.start) * 2 > end - start for other in taken.at(start, end))
                if not (doubled or inside):
                    yield Saying(cue.party, start, end, direct=False, cue=cue.token)

    # -- direct speech ------------------------------------------------------------------------------------

    def _direct(self) -> Iterator[Saying]:
        """Yield what is said between marks; a quotation without a speaker goes on with that of its paragraph."""
        last: tuple[Quotation, Saying] | None = None
        for quotation in self.quotations:
            found = self._attributed(quotation)
            if found is None and last is not None and self._runs_on(last[0], quotation):
                found = Saying(last[1].speaker, quotation.start, quotation.end, direct=True, cue=None)
            if found is not None:
                yield found
                last = (quotation, found)

    def _attributed(self, quotation: Quotation) -> Saying | None:
        reading = self.view.reading
        if not self._is_speech(quotation):
            return None
        first = reading.sentence(quotation.start)
        last = reading.sentence(max(quotation.start, quotation.end - 1))
        if reading.text[quotation.end - 1] == "," and last[1] <= quotation.outer[1]:
            last = reading.sentence(last[1] + 1)  # a sentence cut between "we won," and "the mayor said"
        zone = (min(first[0], quotation.outer[0]), max(last[1], quotation.outer[1]))
        earliest = bisect_right(self.places, zone[0] - FARTHEST_CUE)
        latest = bisect_left(self.places, zone[1])
        near = [
            (self._shows(cue), self._distance(cue, quotation), cue.token, cue.party)
            for cue in self.cues[earliest:latest]
            if self._in_zone(cue, zone) and not quotation.start <= self._place(cue) < quotation.end
        ]
        if near:
            *_, token, party = min(near, key=lambda item: item[:3])
            return Saying(party, quotation.start, quotation.end, direct=True, cue=token)
        return self._mixed(quotation)

    def _shows(self, cue: Cue) -> bool:
        """Tell whether a thing speaks, which quotes nobody where a person does."""
        return self.view.kind(cue.speaker) == "thing"

    def _is_speech(self, quotation: Quotation) -> bool:
        """Tell speech from scare quotes and titles of works: some words, or a stop inside the marks."""
        words = self.view.reading.text[quotation.start : quotation.end].split()
        large = [w for w in words if w[0].isupper() or len(w) > SMALL_WORD]
        if len(large) > 1 and all(w[0].isupper() for w in large):
            return False
        return words[-1][-1] in ",.!?…" or (len(words) >= MIN_WORDS and any(w[0].islower() for w in words))

    def _place(self, cue: Cue) -> int:
        return self.view.reading.starts[cue.token]

    def _in_zone(self, cue: Cue, zone: tuple[int, int]) -> bool:
        """Tell whether a cue stands in the sentences of a quotation, or right before it with a colon."""
        place = self._place(cue)
        if zone[0] <= place < zone[1]:
            return True
        if not zone[0] - FARTHEST_CUE < place < zone[0]:
            return False
        between = self.view.reading.text[place : zone[0]]
        return between.rstrip().endswith(":") and "\n" not in between.strip()

    def _distance(self, cue: Cue, quotation: Quotation) -> int:
        place = self._place(cue)
        return quotation.start - place if place < quotation.start else place - quotation.end + 1

    def _mixed(self, quotation: Quotation) -> Saying | None:
        """Return quoted words inside somebody's act: he blamed "outside hands" for it."""
        tree, reading = self.tree, self.view.reading
        first, last = reading.tokens(quotation.start, quotation.end)
        head = next((t for t in range(first, last) if not first <= tree.governor[t] < last), first)
        verb = tree.clause(tree.governor[head])
        if first <= verb < last or not tree.is_verb(verb):
            return None
        subject = self.view.phrases.subject(verb)
        if subject is None or first <= subject < last or not self.view.fits(subject, "party"):
            return None
        party = self.view.party(subject)
        return None if party is None else Saying(party, quotation.start, quotation.end, direct=True, cue=verb)

    def _runs_on(self, before: Quotation, quotation: Quotation) -> bool:
        """Tell whether a quotation follows another with hardly a word between, or opens the next paragraph."""
        between = self.view.reading.text[before.outer[1] : quotation.outer[0]]
        if "\n" in between:
            said = between.strip()
            return "\n" not in said and (not said or (said.endswith(".") and len(said.split()) <= SHORT))
        far = FAR if between.rstrip().endswith(".") else NEAR
        return between.count(". ") <= 1 and len(between.split()) <= far
