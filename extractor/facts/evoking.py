"""Which frames the words on the way out from a value evoke, and which noun a measuring word says its value of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.facts.beside import NOUNS, Beside
from extractor.facts.frames import Frame, FrameIndex, WordClass
from extractor.facts.kinds import NAMES
from extractor.facts.view import View

FORM_ONLY = ["form"]  # what a noun means only right behind a sum: "$5 million in EU money"


class Step(NamedTuple):
    """One word on the way out, and the function that the value has to it.

    ``direct`` tells whether the value itself stands there, or a noun that it belongs to ("a grant of"); then
    ``noun`` is that noun, else the noun that says of what kind the value is ("$5 million in charges"), if any.
    ``inner`` tells whether the word is of a clause on the value ("the $5 million that X received").
    """

    token: int
    function: str
    direct: bool = True
    noun: int | None = None
    inner: bool = False


class Evoking(Beside):
    """Knows the frames that words evoke, given where the value stands."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        super().__init__(view)
        self.index = index
        self._frames: dict[Step, Frame | None] = {}

    def frame(self, step: Step) -> Frame | None:
        """Return the frame that a step's word evokes, given the function of the value."""
        if step not in self._frames:
            self._frames[step] = self._evoked(step)
        return self._frames[step]

    def _evoked(self, step: Step) -> Frame | None:
        kind = self.word_class(step.token)
        if kind is None:
            return None
        lemma = self.tree.lemma[step.token]
        if kind == "verb" and (particle := self.tree.first(step.token, "particle")) is not None:
            phrasal = f"{lemma} {self.view.reading.texts[particle].lower()}"
            if (found := self._first(kind, phrasal, step)) is not None:
                return found
        return self._first(kind, lemma, step)

    def _first(self, kind: WordClass, lemma: str, step: Step) -> Frame | None:
        evoked = self.index.evoked(kind, lemma, step.function, step.direct)
        return next((frame for frame in evoked if self._applies(frame, step)), None)

    def _applies(self, frame: Frame, step: Step) -> bool:
        """Tell whether the nouns around a word are those that its frame asks for."""
        if not self._modified(frame, step.token):
            return False
        if not frame.noun or (step.direct and step.function == "subject"):
            return True
        noun = step.noun if step.noun is not None else self.phrases.object(step.token)
        if noun is None:
            return False
        evoked = (f for f in self.index.of_noun(self.tree.lemma[noun]) if f.value != FORM_ONLY)
        first = next((f for f in evoked if self._modified(f, noun)), None)
        return first is not None and first.name in frame.noun

    def _modified(self, frame: Frame, noun: int) -> bool:
        """Tell whether one of the words that a frame asks for stands before its noun, if it asks for any."""
        if not frame.modifiers:
            return True
        return not frame.modifiers.isdisjoint(self.tree.lemma[c] for c in self.tree.of(noun, "compound", "amod"))

    def word_class(self, token: int) -> WordClass | None:
        """Return whether a token is a verb, noun or adjective; None for anything else, names included."""
        pos = self.tree.pos[token]
        if pos in ("VERB", "AUX"):
            return "verb"
        mention = self.view.mention(token)
        if mention is not None and mention.kind in NAMES:
            return None
        if pos in ("NOUN", "PROPN"):
            return "noun"
        return "adjective" if pos in ("ADJ", "ADP") else None

    def _evoking_above(self, noun: int) -> int:
        """Return the noun for money that a measuring word is said of, although it stands behind another of its phrase.

        "Grants to towns totalling $5 million": the grants.
        """
        tree, node = self.tree, noun
        while not tree.is_verb(node) and self.frame(Step(node, "carried")) is None:
            if tree.governor[node] == node or tree.key[node] not in tree.labels.links.prepositions | {"conj"}:
                return noun
            node = tree.governor[node]
        if tree.is_verb(node):
            thing = tree.first(node, "object", "passive_subject")
            grants = thing is not None and thing < noun and self.frame(Step(thing, "carried")) is not None
            return thing if thing is not None and grants else noun
        return node

    def _estimated(self, noun: int) -> Iterator[Step]:
        """Yield what a carried noun itself only measures: "lowered its estimate of the cost to $5 million"."""
        frame = self.frame(Step(noun, "carried"))
        inner = None if frame is None else self._carried(noun, frame)
        if inner is not None:
            yield Step(inner, "carried")

    def _carried(self, node: int, frame: Frame) -> int | None:
        """Return the noun that a measuring word says its value of."""
        if frame.carry is None:
            return None
        governor, key = self.tree.governor[node], self.tree.key[node]
        if frame.carry == "of":
            return self.tree.first(node, "of")
        if frame.carry == "object":
            changed = self.phrases.object(node)
            return self.phrases.subject(node) if changed is None else changed  # "fees increased to $5"
        if frame.carry == "outer":
            target = self.phrases.object(governor) if self.tree.is_verb(governor) else governor
            return None if target == node else target
        if key in ("amod", "acl") and governor != node:
            return self._evoking_above(governor)
        behind_noun = node > 0 and self.tree.pos[node - 1] in NOUNS and self.tree.first(node, "subject") is None
        if behind_noun and self.tree.tag[node] in ("JJ", "VBG"):
            return node - 1  # "taking bribes worth $5 million", "announced grants totalling $5 million"
        if key == "advcl" and self.tree.pos[governor] == "NOUN":
            return governor
        return self.phrases.subject(node)
