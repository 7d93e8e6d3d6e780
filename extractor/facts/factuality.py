"""Polarity, modality and source of facts: trigger words and their scope over the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.facts.draft import Draft, Factuality
from extractor.facts.speech import Saying
from extractor.facts.view import View
from extractor.records import Modality, Party
from extractor.rulebook import PatternFile, Rulebook

FACTUALITY_FILE = "frames/factuality.toml"
MAX_CLIMB = 5
BELOW = frozenset({"complement", "clause", "to_do", "for_do", "object", "passive_subject", "conj", "attribute"})
STRENGTH: dict[Modality, int] = {"actual": 0, "planned": 1, "possible": 2, "conditional": 3}


class FactualityFile(PatternFile):
    """Trigger words by what they do; see the file's head for their meaning."""

    negators: frozenset[str]
    deniers: frozenset[str]
    conditions: frozenset[str]
    auxiliaries: dict[str, Modality]
    verbs: dict[Literal["planned", "possible"], frozenset[str]]
    adverbs: dict[Literal["planned", "possible"], frozenset[str]]


class Judge:
    """Decides on the factuality of the facts of one article."""

    def __init__(self, view: View, sayings: Sequence[Saying], rulebook: Rulebook) -> None:
        """Index the trigger words for one article."""
        self.tree = view.tree
        self.sayings = sayings
        words = rulebook.file(FACTUALITY_FILE, FactualityFile)
        self.words = words
        self.verbs: dict[str, Modality] = {lemma: kind for kind, lemmas in words.verbs.items() for lemma in lemmas}
        self.adverbs: dict[str, Modality] = {lemma: kind for kind, lemmas in words.adverbs.items() for lemma in lemmas}

    def judge(self, draft: Draft) -> Factuality:
        """Return polarity, modality and reporter of a fact; a date or a draft without a head is taken as it stands."""
        reporter = self._reporter(draft)
        if draft.head is None or draft.kind == "date":
            return Factuality(reported_by=reporter)
        negated, modality, trace = self._climb(draft.head)
        return Factuality("negated" if negated else "affirmed", modality, reporter, tuple(trace))

    def _climb(self, head: int) -> tuple[bool, Modality, list[str]]:
        """Collect what the triggers of the fact's own clause, and of the predicates that govern it, say."""
        negated, modality, trace = self._own(head)
        node = head
        for _ in range(MAX_CLIMB):
            above, key = self.tree.governor[node], self.tree.key[node]
            if above == node:
                break
            if node == head or key in BELOW or not self.tree.is_verb(node):
                denies, kind = self._governs(above)
                more, other, why = self._own(above)
                negated ^= denies or more
                modality = max(modality, kind, other, key=STRENGTH.__getitem__)
                trace += [*why, *([f"{self.tree.lemma[above]!r} above it"] if denies or kind != "actual" else [])]
            if self.tree.is_verb(above) and self.tree.key[above] not in BELOW:
                break
            node = above
        return negated, modality, trace

    def _governs(self, token: int) -> tuple[bool, Modality]:
        lemma = self.tree.lemma[token]
        return lemma in self.words.deniers, self.verbs.get(lemma, "actual")

    def _own(self, token: int) -> tuple[bool, Modality, list[str]]:
        """Return what the words directly below a token make of it."""
        negated, trace = False, list[str]()
        modality: Modality = "actual"
        for child in self.tree.raw[token]:
            word = self.tree.doc[child].lower_
            function = self.tree.function[child]
            if word in self.words.negators or (word == "no" and function == "det"):
                negated = not negated
            elif function in ("aux", "passive_aux") and word in self.words.auxiliaries:
                modality = max(modality, self.words.auxiliaries[word], key=STRENGTH.__getitem__)
            elif function in ("advmod", "amod") and word in self.adverbs:
                modality = max(modality, self.adverbs[word], key=STRENGTH.__getitem__)
            elif function == "mark" and word in self.words.conditions:
                modality = "conditional"
            else:
                continue
            trace.append(f"{word!r} below {self.tree.doc[token].text!r}")
        return negated, modality, trace

    def _reporter(self, draft: Draft) -> Party | None:
        """Return who says what holds the fact: of nested sayings the innermost, of a statement never its speaker."""
        own = draft.slots.get("speaker") if draft.kind == "statement" else None
        around = [s for s in self.sayings if s.start <= draft.start and draft.end <= s.end]
        around = [s for s in around if not (isinstance(own, Party) and s.speaker.name == own.name)]
        return min(around, key=lambda s: s.end - s.start).speaker if around else None
