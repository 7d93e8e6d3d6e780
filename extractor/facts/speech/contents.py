"""What the words of speech report in their own sentence, read from the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from extractor.facts.speech.lexicon import ACCORDING, SpeechFile
from extractor.facts.speech.speakers import inverted_speaker, source
from extractor.facts.view import View

MIN_WORDS = 3
LISTENER = 8  # words within which whoever is told something stands before "that"
NAMED = ("NOUN", "PROPN", "DET", "ADJ", "PRON", "PART", "SCONJ")
INDIRECT = ("clause", "complement")
FINITE = ("VBD", "VBZ", "VBP")
SUBJECTS = ("subject", "passive_subject", "expletive")
# "one of many lodges which, scientists report, ...", "fear to return, according to ...": reported as a whole
WITHIN = ("relative", "acl", "complement", "to_do")
EDGES = ("PUNCT", "SPACE")
LEADING = (*EDGES, "CCONJ")
STOPS = (".", ",", "!", "?")
OPENING, CLOSING = ('"', "“"), ('"', "”")


class Contents:
    """Tells what is said indirectly; ``spoken`` are the cues of the article."""

    def __init__(self, view: View, words: SpeechFile, spoken: Iterable[int]) -> None:
        """Take the grammar of an article, the words of speech and the cues found in it."""
        self.view = view
        self.tree = view.tree
        self.words = words
        self.spoken = frozenset(spoken)

    def of(self, cue: int) -> Iterator[tuple[int, int]]:
        """Yield the characters of what ``cue`` reports in its own sentence."""
        tree = self.tree
        if tree.lower[cue] == ACCORDING:
            yield from self._around(cue)
            return
        if tree.lemma[cue] in self.words.quoting:
            return
        clause = next((c for c in tree.children[cue] if tree.key[c] in INDIRECT and self._is_clause(c, cue)), None)
        if clause is not None and tree.first(clause, *SUBJECTS) is None:
            yield from self._words(list(range(cue + 1, max(tree.subtree(clause)) + 1)))
        elif clause is not None:
            # "Later, the bank says ...": the parser hung "later" on it
            before = range(min(tree.subtree(clause)), cue + 1) if clause > cue else ()
            yield from self._stretch(clause, self._others(clause).union(before))
        elif self._stresses(cue) and (target := tree.first(cue, "object")) is not None:
            yield from self._stretch(target, set())
        elif tree.key[cue] == "parataxis":
            yield from self._stretch(tree.governor[cue], set(tree.subtree(cue)))
        elif inverted_speaker(self.view, cue, self.words.inverting) is not None:
            first = self.view.reading.tokens(*self.view.reading.sentence(self.view.reading.starts[cue]))[0]
            yield from self._words(list(range(first, cue)))

    def _whole(self, predicate: int) -> int:
        """Return what a clause in brackets tells the source of: with a clause that is a part the whole one."""
        while self.tree.key[predicate] in WITHIN and self.tree.governor[predicate] != predicate:
            predicate = self.tree.clause(self.tree.governor[predicate])
        return predicate

    def _stresses(self, verb: int) -> bool:
        return self.tree.lemma[verb] in self.words.stressing and self.tree.tag[verb] != "VBG"

    def _is_clause(self, token: int, cue: int) -> bool:
        """Tell whether a complement states something: it has a subject of its own that is no word of a question."""
        subject = self.tree.first(token, *SUBJECTS)
        if subject is None:  # "said the suspect Aas has fled", where the parser took "suspect" for a verb
            below = (t for t in self.tree.subtree(token) if self.tree.key[t] in SUBJECTS)
            subject = next(below, None) if self.tree.tag[token] in FINITE and token > cue else None
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
        noun = source(self.view, cue, self.words.sources)
        if noun is not None:
            top = self.tree.clause(self.tree.governor[noun])
            if self.view.reading.texts[cue - 1 : cue] == [","]:
                top = self._whole(top)
            yield from self._stretch(top, {cue, *self.tree.subtree(noun)})

    def _stretch(self, top: int, without: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the characters of the words below ``top``, up to the words of saying that break them."""
        inside, breaks = sorted(set(self.tree.subtree(top)) - without), sorted(without)
        runs = groupby(inside, key=partial(bisect_left, breaks))
        yield from self._words(*(list(run) for _, run in runs))

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
            self.tree.pos[run[first]] in LEADING or self.tree.lower[run[first]] in ("that", "whether")
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
