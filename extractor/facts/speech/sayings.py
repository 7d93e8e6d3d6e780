"""Sayings: a speaker, the verb of speech and the words that were said, read from the tree and the quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.speech.lexicon import STATEMENT_FILE, SpeechFile
from extractor.facts.speech.quotes import Quotation, cut_short, find_quotations
from extractor.facts.speech.speakers import inverted_speaker, speaking_party
from extractor.facts.view import View
from extractor.recognizers.spans import SpanIndex
from extractor.records import Party
from extractor.rulebook import Rulebook

MIN_WORDS = 3
SHORT = 8  # words between a quotation and one that goes on with it in the next paragraph
SMALL_WORD = 3  # letters that a word in lower case may have in a title ("A Day in Lima")
LISTENER = 8  # words within which whoever is told something stands before "that"
NAMED = ("NOUN", "PROPN", "DET", "ADJ", "PRON", "PART", "SCONJ")
FARTHEST_CUE = 400  # characters between a cue with a colon and what it announces
INDIRECT = ("clause", "complement")
EDGES = ("PUNCT", "SPACE")
STOPS = (".", ",", "!", "?")
OPENING, CLOSING = ('"', "“"), ('"', "”")


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
        self.speakers = [found for token in self._cues() if (found := self._speaker(token)) is not None]
        self.spoken = frozenset(cue for cue, _ in self.speakers)
        self.places = [view.reading.starts[cue] for cue, _ in self.speakers]
        text = view.reading.text
        self.quotations = list(cut_short(find_quotations(text), self.places, text))

    def sayings(self) -> Iterator[Saying]:
        """Yield direct sayings, then the indirect ones outside of quotations."""
        direct = list(self._direct())
        yield from direct
        taken = SpanIndex(direct)
        for cue, party in self.speakers:
            for start, end in self._content(cue):
                doubled = start <= self._place(cue) < end  # the parser hung a quotation on what follows it
                inside = any((other.end - other.start) * 2 > end - start for other in taken.at(start, end))
                if not (doubled or inside):
                    yield Saying(party, start, end, direct=False, cue=cue)

    def _cues(self) -> Iterator[int]:
        tree = self.tree
        for token, lemma in enumerate(tree.lemma):
            speaks = lemma in self.words.verbs and tree.pos[token] == "VERB" and self._speaks(token)
            if speaks or lemma == "according" or (lemma == "accord" and tree.lower[token] == "according"):
                yield token

    def _speaks(self, verb: int) -> bool:
        """Tell whether a verb of speech reports words: neither negated, nor passive, nor only wished or refused."""
        tree = self.tree
        if any(tree.lower[c] in self.words.negators for c in tree.raw[verb]) or tree.is_passive(verb):
            return False
        if tree.lemma[verb] in self.words.quoting and self._acts(verb):
            return False
        finite = tree.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            tree.lemma[c] in ("have", "will") for c in tree.raw[verb] if tree.function[c] == "aux"
        )
        if finite or (tree.tag[verb] == "VBG" and tree.key[verb] in ("advcl", "conj", "as_do", "complement")):
            return True
        return inverted_speaker(self.view, verb, self.words.inverting) is not None

    def _acts(self, verb: int) -> bool:
        """Tell whether a verb says what somebody does and not what he says: "continues to target", "agreed to pay"."""
        deeds = self.tree.of(verb, "complement", "to_do")
        return any(self.tree.tag[child] == "TO" for deed in deeds for child in self.tree.raw[deed])

    def _speaker(self, cue: int) -> tuple[int, Party] | None:
        token = self._source(cue) if self.tree.lower[cue] == "according" else self._subject(cue)
        if token is None or self.tree.pos[token] in EDGES or not self.view.fits(token, "any"):
            return None
        if self.view.kind(token) == "thing" and self.tree.governor[token] != cue:
            return None  # a thing says what it is the subject of ("the report says"), not what comes after it
        party = speaking_party(self.view, token)
        return None if party is None else (cue, party)

    def _subject(self, verb: int) -> int | None:
        """Return who says: the subject, or whoever is quoted "as saying"."""
        above = self.tree.governor[verb]
        if self.tree.tag[verb] == "VBG" and self.tree.lemma[above] in self.words.citing:
            return self.view.phrases.object(above)
        behind = inverted_speaker(self.view, verb, self.words.inverting)
        return behind if behind is not None else self.view.phrases.subject(verb)

    def _source(self, cue: int) -> int | None:
        """Return the noun that "according to" joins, in either scheme of labels."""
        tree = self.tree
        head = tree.head[cue]
        if tree.key[head] in self.words.sources:
            return head
        return next(
            (t for t in range(cue + 1, min(cue + 12, len(tree.head))) if tree.key[t] in self.words.sources), None
        )

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
        zone = (min(first[0], quotation.outer[0]), max(last[1], quotation.outer[1]))
        earliest = bisect_right(self.places, zone[0] - FARTHEST_CUE)
        latest = bisect_left(self.places, zone[1])
        near = [
            (self._distance(cue, quotation), cue, party)
            for cue, party in self.speakers[earliest:latest]
            if self._in_zone(cue, zone) and not quotation.start <= self._place(cue) < quotation.end
        ]
        if near:
            _, cue, party = min(near, key=lambda item: item[0])
            return Saying(party, quotation.start, quotation.end, direct=True, cue=cue)
        return self._mixed(quotation)

    def _is_speech(self, quotation: Quotation) -> bool:
        """Tell speech from scare quotes and titles of works: some words, or a stop inside the marks."""
        words = self.view.reading.text[quotation.start : quotation.end].split()
        large = [w for w in words if w[0].isupper() or len(w) > SMALL_WORD]
        if len(large) > 1 and all(w[0].isupper() for w in large):
            return False
        return words[-1][-1] in ",.!?…" or (len(words) >= MIN_WORDS and any(w[0].islower() for w in words))

    def _place(self, token: int) -> int:
        return self.view.reading.starts[token]

    def _in_zone(self, cue: int, zone: tuple[int, int]) -> bool:
        """Tell whether a cue stands in the sentences of a quotation, or right before it with a colon."""
        place = self._place(cue)
        if zone[0] <= place < zone[1]:
            return True
        if not zone[0] - FARTHEST_CUE < place < zone[0]:
            return False
        between = self.view.reading.text[place : zone[0]]
        return between.rstrip().endswith(":") and "\n" not in between.strip()

    def _distance(self, cue: int, quotation: Quotation) -> int:
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
        sentences = between.count(". ")
        return sentences <= 1 and len(between.split()) <= 14

    # -- indirect speech ----------------------------------------------------------------------------------

    def _content(self, cue: int) -> Iterator[tuple[int, int]]:
        """Yield the characters of what ``cue`` reports in its own sentence."""
        tree = self.tree
        if tree.lower[cue] == "according":
            yield from self._around(cue)
            return
        if tree.lemma[cue] in self.words.quoting:
            return
        clause = next((c for c in tree.children[cue] if tree.key[c] in INDIRECT and self._is_clause(c, cue)), None)
        if clause is not None:
            yield from self._stretch(clause, self._others(clause))
        elif self._stresses(cue) and (target := tree.first(cue, "object")) is not None:
            yield from self._stretch(target, set())
        elif tree.key[cue] == "parataxis":
            yield from self._stretch(tree.governor[cue], set(tree.subtree(cue)))
        elif inverted_speaker(self.view, cue, self.words.inverting) is not None:
            first = self.view.reading.tokens(*self.view.reading.sentence(self._place(cue)))[0]
            yield from self._words(list(range(first, cue)))

    def _stresses(self, verb: int) -> bool:
        return self.tree.lemma[verb] in self.words.stressing and self.tree.tag[verb] != "VBG"

    def _is_clause(self, token: int, cue: int) -> bool:
        """Tell whether a complement states something: it has a subject of its own that is no word of a question."""
        subject = self.tree.first(token, "subject", "passive_subject", "expletive")
        if subject is None:
            return False
        first = min(self.tree.subtree(token))
        asks = self.tree.lower[first] in self.words.asking and first > cue
        return not asks and not (subject < cue and self.tree.lower[subject] in self.tree.labels.relative.pronouns)

    def _others(self, clause: int) -> set[int]:
        """Return the words of a clause in which somebody else speaks beside it ("..., while Peru denied it")."""
        tree, beside = self.tree, set[int]()
        for token in self.spoken.intersection(tree.subtree(clause)) - {clause}:
            contrasts = any(tree.lower[c] in self.words.contrasts for c in tree.raw[token])
            if contrasts and tree.key[token] in ("advcl", "conj"):
                beside.update(tree.subtree(token))
        return beside

    def _around(self, cue: int) -> Iterator[tuple[int, int]]:
        source = self._source(cue)
        if source is not None:
            top = self.tree.governor[source]
            yield from self._stretch(self.tree.clause(top), {cue, *self.tree.subtree(source)})

    def _stretch(self, top: int, without: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the characters of the words below ``top``, up to the words of saying that break them."""
        tree = self.tree
        inside = sorted(set(tree.subtree(top)) - without)
        runs: list[list[int]] = [[]]
        for token in inside:
            if runs[-1] and any(runs[-1][-1] < w < token for w in without):
                runs.append([])
            runs[-1].append(token)
        yield from self._words(*runs)

    def _words(self, *runs: list[int]) -> Iterator[tuple[int, int]]:
        """Yield the characters of the first run of words that is long enough, without marks at its ends."""
        bare = [run for run in map(self._bare, runs) if len(run) >= MIN_WORDS]
        if bare:
            # what stands before "he said" is his; what follows it may be the writer's again
            start, end = self.view.reading.words(bare[0][0], bare[0][-1] + 1)
            text = self.view.reading.text
            stop = text[end : end + 1] in STOPS
            if text[end + stop : end + stop + 1] in CLOSING and any(mark in text[start:end] for mark in OPENING):
                end += stop + 1
            yield start, end

    def _bare(self, run: list[int]) -> list[int]:
        """Return a run of tokens without marks and blanks at its ends, and without a leading "that"."""
        first, last = self._behind_that(run), len(run)
        while first < last and (
            self.tree.pos[run[first]] in EDGES or self.tree.lower[run[first]] in ("that", "whether")
        ):
            first += 1
        while first < last and self.tree.pos[run[last - 1]] in EDGES:
            last -= 1
        return run[first:last]

    def _behind_that(self, run: list[int]) -> int:
        """Return where the words begin: behind "that", also where only who is told stands before it."""
        for place, token in enumerate(run[:LISTENER]):
            if self.tree.lower[token] == "that" and self.tree.tag[token] == "IN":
                return place + 1
            if self.tree.pos[token] not in NAMED:
                break
        return 0
