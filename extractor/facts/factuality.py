"""Polarity, modality and source of facts: trigger words and their scope over the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from extractor.facts.draft import Draft, Factuality
from extractor.facts.speech import Saying
from extractor.facts.view import View
from extractor.recognizers.spans import SpanIndex
from extractor.records import Modality, Party
from extractor.rulebook import PatternFile, Rulebook

FACTUALITY_FILE = "frames/factuality.toml"
MAX_CLIMB = 5
EMBEDDED = frozenset({"complement", "clause", "to_do", "for_do"})
ARGUMENTS = frozenset({"object", "passive_subject", "attribute", "complement", "for", "of"})
# Who "refused for two years" did so for two years; a rejected agreement is not denied, but at the stage "rejected".
ACTED_ON = {"duration": ARGUMENTS - {"for"}, "agreement": frozenset[str]()}
CONTENT = frozenset({"acl", "relative", "clause"})
COMMANDED = frozenset({"object", "passive_subject", "clause"})
TENSED = frozenset({"VBD", "VBZ", "VBP"})
# "neither side paid": a parser may hang a bare noun before its verb as if it were a time or an adverb
DOERS = frozenset({"subject", "passive_subject", "unmarked", "advmod"})
NO = frozenset({"no", "neither"})
STRENGTH: dict[Modality, int] = {"actual": 0, "planned": 1, "possible": 2, "conditional": 3}


class FactualityFile(PatternFile):
    """Trigger words by what they do; see the file's head for their meaning."""

    negators: frozenset[str]
    nobody: frozenset[str]
    deniers: frozenset[str]
    denials: frozenset[str]
    conditions: frozenset[str]
    auxiliaries: dict[str, Modality]
    verbs: dict[Literal["planned", "possible"], frozenset[str]]
    leading: dict[Literal["planned", "possible"], frozenset[str]]
    commanding: dict[Literal["planned", "possible"], frozenset[str]]
    adverbs: dict[Literal["planned", "possible"], frozenset[str]]

    @cached_property
    def verb_kinds(self) -> dict[str, Modality]:
        """What a verb or noun makes of all that it governs."""
        return _kinds(self.verbs)

    @cached_property
    def leading_kinds(self) -> dict[str, Modality]:
        """What a word makes of an infinitive below it, or of what follows "for" or "on"."""
        return _kinds(self.leading)

    @cached_property
    def commanding_kinds(self) -> dict[str, Modality]:
        """What a verb makes of an infinitive below it, or of what it acts on."""
        return _kinds(self.commanding)

    @cached_property
    def adverb_kinds(self) -> dict[str, Modality]:
        """What an adverb or adjective makes of the word above it."""
        return _kinds(self.adverbs)

    def auxiliaries_of(self, *kinds: Modality) -> frozenset[str]:
        """Return the auxiliaries that make one of ``kinds`` of their predicate."""
        return frozenset(word for word, kind in self.auxiliaries.items() if kind in kinds)


def _kinds(words: Mapping[Literal["planned", "possible"], frozenset[str]]) -> dict[str, Modality]:
    return {word: kind for kind, listed in words.items() for word in listed}


class Judge:
    """Decides on the factuality of the facts of one article."""

    def __init__(self, view: View, sayings: Sequence[Saying], rulebook: Rulebook) -> None:
        """Judge by the trigger words of a rulebook."""
        self.tree = view.tree
        self.reading = view.reading
        self.sayings = SpanIndex(sayings)
        self.words = words = rulebook.file(FACTUALITY_FILE, FactualityFile)
        self.verbs, self.adverbs = words.verb_kinds, words.adverb_kinds
        self.leading, self.commanding = words.leading_kinds, words.commanding_kinds

    def judge(self, draft: Draft) -> Factuality:
        """Return polarity, modality and reporter of a fact; a date or a draft without a head is taken as it stands."""
        reporter = self._reporter(draft)
        if draft.head is None or draft.kind == "date":
            return Factuality(reported_by=reporter)
        negated, modality, trace = self._climb(draft.head, ACTED_ON.get(draft.kind, ARGUMENTS))
        if modality == "actual" and draft.kind != "statement" and self._asked(draft):
            modality = "possible"
        return Factuality("negated" if negated else "affirmed", modality, reporter, tuple(trace))

    def _climb(self, head: int, arguments: frozenset[str]) -> tuple[bool, Modality, list[str]]:
        """Collect what the triggers of the fact's own clause, and of the predicates that govern it, say."""
        negated, modality, trace = self._own(head)
        node = head
        for _ in range(MAX_CLIMB):
            above = self.tree.governor[node]
            own, governs = self._reach(node, arguments)
            if above == node or not (own or governs):
                break
            denies, kind = self._governs(above, node) if governs else (False, "actual")
            more, other, why = self._own(above) if own else (False, "actual", [])
            negated ^= denies != more
            modality = max(modality, kind, other, key=STRENGTH.__getitem__)
            trace += [*why, *([f"{self.tree.lemma[above]!r} above it"] if denies or kind != "actual" else [])]
            node = above
        return negated, modality, trace

    def _reach(self, node: int, arguments: frozenset[str]) -> tuple[bool, bool]:
        """Tell whether the words at the governor, and the governor itself, act on ``node``.

        A clause with a subject, an auxiliary or a tense of its own stands for itself, and so does an adverbial or
        relative one; what is said of a saying ("did not say that ...") is not said of its content.
        """
        tree, key, above = self.tree, self.tree.key[node], self.tree.governor[node]
        if not tree.is_verb(node):
            governed = not tree.is_verb(above) or key in arguments
            return key != "subject" or not tree.is_verb(above), governed
        if key == "conj":
            alone = tree.first(node, "subject", "passive_subject", "aux", "passive_aux") is None
            return alone and not (tree.tag[node] in TENSED and tree.tag[above] not in TENSED), False
        if key in CONTENT and not tree.is_verb(above) and any(tree.lower[c] == "that" for c in tree.raw[node]):
            return True, True  # "no evidence that", "his denial that"
        return key in ("complement", "to_do", "for_do"), key in EMBEDDED

    def _governs(self, token: int, node: int) -> tuple[bool, Modality]:
        """Return what a verb or noun makes of what it governs; some plan only what stands below as an infinitive."""
        lemma, key = self._verb(token), self.tree.key[node]
        deniers = self.words.deniers if self.tree.is_verb(token) else self.words.denials
        to_do = key in ("complement", "to_do") and self._has_to(node)
        if (to_do or key in ("for", "on")) and lemma in self.leading:
            return lemma in deniers, self.leading[lemma]
        if (to_do or (key in COMMANDED and self.tree.is_verb(token))) and lemma in self.commanding:
            return lemma in deniers, self.commanding[lemma]
        if key == "to_do" and self.tree.governor[token] == token and self._is_headline(token, node):
            return False, "planned"
        return lemma in deniers, self.verbs.get(lemma, "actual")

    def _verb(self, token: int) -> str:
        """Return a verb's lemma, with its particle where the two deny together ("ruled out")."""
        lemma = self.tree.lemma[token]
        wholes = (f"{lemma} {self.tree.lower[c]}" for c in self.tree.raw[token] if c > token)
        return next((whole for whole in wholes if whole in self.words.deniers), lemma)

    def _has_to(self, verb: int) -> bool:
        return any(self.tree.tag[child] == "TO" for child in self.tree.raw[verb])

    def _is_headline(self, name: int, verb: int) -> bool:
        """Tell whether a line is of the form "Peru to pay Chile": a name and right behind it an infinitive."""
        behind = name + 1 < len(self.tree.tag) and self.tree.tag[name + 1] == "TO" and self.tree.head[name + 1] == verb
        return behind and self.tree.pos[name] == "PROPN"

    def _own(self, token: int) -> tuple[bool, Modality, list[str]]:
        """Return what the words directly below a token make of it."""
        negated, trace = False, list[str]()
        modality: Modality = "actual"
        for child in self.tree.raw[token]:
            word, function = self.tree.lower[child], self.tree.function[child]
            if self._negates(child, word, function):
                negated = not negated
            elif (kind := self._modal(child, word, function)) is not None:
                modality = max(modality, kind, key=STRENGTH.__getitem__)
            else:
                continue
            trace.append(f"{word!r} below {self.tree.words[token]!r}")
        return negated, modality, trace

    def _negates(self, child: int, word: str, function: str) -> bool:
        """Tell whether a word below a predicate or noun denies it: "not", "no", "no longer", "nobody", "yet to"."""
        lower = self.tree.lower
        if word in self.words.negators or (word in NO and function == "det"):
            return True
        if word == "longer":
            return child > 0 and lower[child - 1] == "no"
        if word == "yet":
            return child + 1 < len(lower) and lower[child + 1] == "to"
        if function not in DOERS:
            return False
        return word in self.words.nobody or any(lower[c] in NO for c in self.tree.raw[child])

    def _modal(self, child: int, word: str, function: str) -> Modality | None:
        """Return what an auxiliary, an adverb or a conjunction below a predicate makes of it."""
        if function in ("aux", "passive_aux", "copula"):
            to = self.tree.lemma[child] == "be" and self.tree.lower[child + 1 : child + 2] == ["to"]
            return "planned" if to else self.words.auxiliaries.get(word)
        if function in ("advmod", "amod"):
            return self.adverbs.get(word)
        return "conditional" if function == "mark" and word in self.words.conditions else None

    def _asked(self, draft: Draft) -> bool:
        """Tell whether the sentence of a fact is a question."""
        start, end = self.reading.sentence(draft.start)
        return self.reading.text[start:end].rstrip("\"'”’ ").endswith("?")

    def _reporter(self, draft: Draft) -> Party | None:
        """Return who says what holds the fact: of nested sayings the innermost, of a statement never its speaker."""
        own = draft.slots.get("speaker") if draft.kind == "statement" else None
        around = [s for s in self.sayings.at(draft.start, draft.start + 1) if draft.end <= s.end]
        around = [s for s in around if not (isinstance(own, Party) and s.speaker.name == own.name)]
        return min(around, key=lambda s: s.end - s.start).speaker if around else None
