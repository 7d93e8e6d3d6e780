"""The way out from a value in the tree: the words that a sum or a length of time is said with, inside first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.frames import Frame, FrameIndex, WordClass
from extractor.facts.view import NAMES, View
from extractor.records import Mention

MAX_STEPS = 8
# Prepositions that may follow a value one after the other, and after which of them each may stand.
CHAIN = {
    "in": (),
    "on": (),
    "to": ("in",),
    "for": ("in", "to", "from"),
    "from": ("in", "to"),
    "toward": (),
    "towards": (),
    "into": (),
}
VALUE_POS = ("NOUN", "PROPN", "SYM", "NUM")
NOUNS = ("NOUN", "PROPN")
ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "another", "one", "first", "second"])


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way out, and the function that the value has to it.

    ``direct`` tells whether the value itself stands there, or a noun that it belongs to ("a grant of").
    """

    token: int
    function: str
    direct: bool = True


class Way:
    """Walks out from the values of one article and knows which frames the words on the way evoke."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        self.view = view
        self.tree = view.tree
        self.phrases = view.phrases
        self.index = index

    def head(self, mention: Mention) -> int:
        """Return the token of a mention that hangs outside it."""
        first, last = self.view.reading.tokens(mention.start, mention.end)
        governor = self.tree.governor
        heads = [t for t in range(first, last) if not first <= governor[t] < last or governor[t] == t]
        nominal = [t for t in heads if self.tree.pos[t] in VALUE_POS]
        return (nominal or heads or [last - 1])[-1]

    def steps(self, mention: Mention) -> Iterator[Step]:
        """Yield the words around a value, from the inside out, up to the predicate of its clause."""
        head = node = self.head(mention)
        own = self._own_words(mention)
        yield from self._next_verb(mention)
        for word in self.words(mention):
            yield from self._inner(word)
        noun = self.noun_after(mention)
        if noun is not None:
            yield Step(noun, "compound")
            head = node = noun
        seen: set[int] = set()
        for _ in range(MAX_STEPS):
            if self._beside_verb(node):
                yield Step(self.tree.governor[node], "object")
            node = self.tree.first_conjunct(node)
            step = self._step(node, own, direct=noun is None and self.tree.first_conjunct(head) == node)
            if step is None:
                return
            if step.token in seen:
                return
            yield step
            seen.add(step.token)
            frame = self.frame(step)
            node = step.token
            carried = None if frame is None else self._carried(node, frame)
            if carried is not None and carried != head:
                yield Step(carried, "carried")
                yield from self._inner(carried, but=node)
                node = carried
            elif self.tree.is_verb(node) and self.tree.key[node] != "complement":
                return

    def _beside_verb(self, node: int) -> bool:
        """Tell whether a noun was coordinated with a verb ("won the cup and $500") instead of its object."""
        return (
            self.tree.key[node] == "conj"
            and not self.tree.is_verb(node)
            and self.tree.is_verb(self.tree.governor[node])
        )

    def words(self, mention: Mention) -> list[int]:
        """Return the tokens of a value with the noun right after it that it is "in": words may hang on any of them."""
        first, last = self.view.reading.tokens(mention.start, mention.end)
        found = [self.head(mention), *(t for t in range(first, last) if self.tree.children[t])]
        inside = self.following(mention).get("in")
        return list(dict.fromkeys(found if inside is None else [*found, inside]))

    def following(self, mention: Mention) -> dict[str, int]:
        """Return the nouns of the prepositions right after a value, by preposition.

        "5 million euros (...) in military aid to Peru" has "in" and "to", whatever a parser hangs them on.
        """
        texts, found = self.view.reading.texts, dict[str, int]()
        link = self.after_brackets(self.view.reading.tokens(mention.start, mention.end)[1])
        while link + 1 < len(texts) and texts[link] in CHAIN and all(p in CHAIN[texts[link]] for p in found):
            noun = next((t for t in range(link + 1, min(link + 8, len(texts))) if self._joins(link, t)), None)
            if noun is None or texts[link] in found:
                break
            found[texts[link]] = noun
            link = noun + 1
        return found

    def _joins(self, link: int, noun: int) -> bool:
        """Tell whether a preposition stands before a noun."""
        if self.tree.pos[noun] in ("VERB", "AUX"):
            return False
        return link in self.tree.raw[noun] or self.tree.head[noun] == link

    def after_brackets(self, token: int) -> int:
        """Return the token behind the bracket that opens at ``token``, or ``token`` itself."""
        texts = self.view.reading.texts
        if token < len(texts) and texts[token] in ("(", "["):
            for end in range(token + 1, min(token + 10, len(texts))):
                if texts[end] in (")", "]"):
                    return end + 1
        return token

    def noun_after(self, mention: Mention) -> int | None:
        """Return the noun in "a $5 million grant", which a parser may have taken for a thing beside the sum."""
        first, last = self.view.reading.tokens(mention.start, mention.end)
        texts, pos = self.view.reading.texts, self.tree.pos
        if first == 0 or last >= len(texts) or texts[first - 1].lower() not in ARTICLES:
            return None
        token = last
        while token < len(texts) and pos[token] == "ADJ":
            token += 1
        while token + 1 < len(texts) and pos[token] in NOUNS and pos[token + 1] in NOUNS:
            token += 1
        return token if token < len(texts) and pos[token] in NOUNS else None

    def _next_verb(self, mention: Mention) -> Iterator[Step]:
        """Yield the verb right after a value: "with $5 million given to schools", "the $5 million will be spent on"."""
        tree = self.tree
        token = self.after_brackets(self.view.reading.tokens(mention.start, mention.end)[1])
        if token < len(tree.tag) and tree.tag[token] == "VBN":
            yield Step(token, "object")
        first = token
        while token < len(tree.pos) and tree.pos[token] in ("AUX", "ADV", "PART"):
            token += 1
        is_verb = first < token < len(tree.pos) and tree.pos[token] == "VERB" and tree.pos[first] == "AUX"
        if is_verb and tree.first(token, "subject", "passive_subject") is None:
            yield Step(token, "passive_subject" if tree.is_passive(token) else "subject")

    def frame(self, step: Step) -> Frame | None:
        """Return the frame that a step's word evokes, given the function of the value."""
        kind = self.word_class(step.token)
        if kind is None:
            return None
        return self.index.evoked(kind, self.tree.lemma[step.token], step.function, step.direct)

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

    def _own_words(self, mention: Mention) -> frozenset[str]:
        """Return the words of a value: a preposition among them joins nothing ("costs between 5 and 7 dollars")."""
        return frozenset(mention.text.lower().split())

    def _inner(self, head: int, but: int | None = None) -> Iterator[Step]:
        """Yield the verbs of relative clauses on the value: "the $5 million that X received"."""
        for child in self.tree.of(head, "acl", "relative"):
            if child == but or not self.tree.is_verb(child):
                continue
            if self.phrases.object(child) == head:
                yield Step(child, "object")
            elif self.phrases.subject(child) == head and self.tree.key[child] == "relative":
                yield Step(child, "subject")

    def _step(self, node: int, own: frozenset[str], *, direct: bool) -> Step | None:
        tree = self.tree
        subject = tree.first(node, "subject")
        if subject is not None and not tree.is_verb(node):
            return Step(self.phrases.antecedent(subject), "predicate", direct)
        governor, key = tree.governor[node], tree.key[node]
        if governor == node:
            return None
        if key == "attribute":
            subject = tree.first(governor, "subject")
            return Step(governor if subject is None else subject, "object" if subject is None else "predicate", direct)
        if key == "passive_subject" and tree.first(governor, "object") is not None:
            key = "recipient"
        elif direct and key.split(" ")[0] in own:
            key = "object" if tree.is_verb(governor) else "unmarked"
        return Step(governor, key, direct)

    def _carried(self, node: int, frame: Frame) -> int | None:
        """Return the noun that a measuring word says its value of."""
        if frame.carry is None:
            return None
        governor, key = self.tree.governor[node], self.tree.key[node]
        if frame.carry == "object":
            return self.phrases.object(node)
        if frame.carry == "outer":
            target = self.phrases.object(governor) if self.tree.is_verb(governor) else governor
            return None if target == node else target
        if key in ("amod", "acl") and governor != node:
            return governor
        if key == "advcl" and self.tree.pos[governor] == "NOUN":
            return governor
        return self.phrases.subject(node)
