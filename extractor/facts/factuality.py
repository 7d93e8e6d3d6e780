"""Polarity, modality and source of facts: trigger words and their scope over the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.facts.draft import Draft, Factuality
from extractor.facts.speech import Saying
from extractor.facts.view import View
from extractor.recognizers.spans import Shelf
from extractor.records import Modality, Party
from extractor.rulebook import PatternFile, Rulebook

FACTUALITY_FILE = "frames/factuality.toml"
MAX_CLIMB = 5
EMBEDDED = frozenset({"complement", "clause", "to_do", "for_do"})
ARGUMENTS = frozenset({"object", "passive_subject", "attribute", "complement", "for", "of"})
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
        self.sayings = Shelf(sayings)
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
            above = self.tree.governor[node]
            own, governs = self._reach(node)
            if above == node or not (own or governs):
                break
            denies, kind = self._governs(above) if governs else (False, "actual")
            more, other, why = self._own(above) if own else (False, "actual", [])
            negated ^= denies or more
            modality = max(modality, kind, other, key=STRENGTH.__getitem__)
            trace += [*why, *([f"{self.tree.lemma[above]!r} above it"] if denies or kind != "actual" else [])]
            node = above
        return negated, modality, trace

    def _reach(self, node: int) -> tuple[bool, bool]:
        """Tell whether the words at the governor, and the governor itself, act on ``node``.

        A clause with a subject or auxiliary of its own stands for itself, and so does an adverbial or relative one;
        what is said of a saying ("did not say that ...") is not said of its content.
        """
        tree, key = self.tree, self.tree.key[node]
        if not tree.is_verb(node):
            return key != "subject" or not tree.is_verb(tree.governor[node]), (
                not tree.is_verb(tree.governor[node]) or key in ARGUMENTS
            )
        if key == "conj":
            return tree.first(node, "subject", "passive_subject", "aux", "passive_aux") is None, False
        return key in ("complement", "to_do", "for_do"), key in EMBEDDED

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
        around = [s for s in self.sayings.at(draft.start, draft.start + 1) if draft.end <= s.end]
        around = [s for s in around if not (isinstance(own, Party) and s.speaker.name == own.name)]
        return min(around, key=lambda s: s.end - s.start).speaker if around else None
