"""The way out from a value in the tree: the words that a sum or a length of time is said with, inside first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.evoking import Evoking, Step
from extractor.facts.frames import Frame, FrameIndex
from extractor.facts.remembering import once_per_value
from extractor.facts.view import View
from extractor.records import Mention

MAX_STEPS = 8
MAX_RAISE = 3
GERUNDS = ("acl", "of_do", "for_do")
# The functions of a value that are not those of the tree: what is predicated of a noun, what a measuring word carries,
# what the money comes in the form of ("$5 million in grants to schools"), and the object that is so much a share.
OWN_FUNCTIONS = frozenset({"predicate", "carried", "form", "per_share"})


class Way(Evoking):
    """Walks out from the values of one article and knows which frames the words on the way evoke."""

    def __init__(self, view: View, index: FrameIndex) -> None:
        """Use one view of an article with one set of frames."""
        super().__init__(view, index)

    @once_per_value
    def steps(self, mention: Mention) -> Sequence[Step]:
        """Return the words around a value, from the inside out, up to the predicate of its clause."""
        return tuple(dict.fromkeys(self._walk(mention)))

    def _walk(self, mention: Mention) -> Iterator[Step]:
        noun = self.noun_after(mention)
        yield from self._inside(mention, noun)
        if self.stands_apart(mention):
            return
        before = None if self.gap(mention) is None else self.value_before(mention)
        if before is not None and before.start >= self.view.reading.sentence(mention.start)[0]:
            yield from self.steps(before)
        else:
            yield from self._outside(mention, noun)

    def _inside(self, mention: Mention, noun: int | None) -> Iterator[Step]:
        """Yield the words that hang on a value, on the noun right after it, and this noun itself."""
        yield from self._next_verb(mention)
        for word in self.words(mention):
            yield from self._inner(word)
        form = self._form(mention)
        if form is not None:
            yield form
        if noun is not None:
            yield Step(noun, "compound")
            yield from self._inner_of(noun)

    def _outside(self, mention: Mention, noun: int | None) -> Iterator[Step]:
        """Yield the words that a value, or the noun right after it, hangs on, and what hangs on these in turn."""
        head = node = self.head(mention) if noun is None else noun
        own, link = self._own_words(mention), self.link_before(mention)
        seen: set[int] = set()
        below = False
        for _ in range(MAX_STEPS):
            if self._beside_verb(node):
                yield Step(self.tree.governor[node], "object")
            node = self._first_conjunct(node, mention)
            direct = noun is None and self._first_conjunct(head, mention) == node
            step = self._outward(node, own, direct) if below else self._step(node, own, direct=direct)
            if step is not None and (step.direct or node == noun):
                step = self._linked(step, link, mention)
            if step is None or step.token in seen or self._is_only_for(step):
                return
            if self.is_per_share(mention):
                yield Step(step.token, "per_share")
            yield step
            seen.add(step.token)
            node, frame, below = step.token, self.frame(step), False
            carried = None if frame is None else self._carried(node, frame)
            if frame is not None and carried is not None and carried != head:
                yield from self._through(step, frame, carried)
                below = self.tree.governor[carried] == node  # "aid worth $5 million was sent": "worth" hangs there
                node = node if below else carried
            elif self.tree.is_verb(node):
                if self.tree.key[node] != "complement":
                    return
            elif frame is not None:
                yield from self._inner_of(node)

    def _through(self, step: Step, frame: Frame, carried: int) -> Iterator[Step]:
        """Yield the noun that a step's word says the value of, and what hangs on it."""
        yield Step(carried, "carried")
        yield from self._estimated(carried)
        yield from self._inner(carried, but=step.token)
        if frame.carry == "object" and step.function not in self.links.changing:
            yield Step(step.token, "object", direct=False, noun=carried)  # "signed a deal for $5": a $5 deal

    def _form(self, mention: Mention) -> Step | None:
        """Return the noun right after a value that says what the money comes as: "$5 million in grants to schools"."""
        inside = self.following(mention).get("in")
        if inside is None or any(self.tree.function[c] in ("det", "poss") for c in self.tree.raw[inside]):
            return None
        step = Step(inside, "form")
        frame = self.frame(step)
        return None if frame is None or frame.stop else step

    def _is_only_for(self, step: Step) -> bool:
        """Tell whether a noun is only meant for that of the value ("a grant for the $5 million project")."""
        return not step.direct and step.function == "for" and not self.tree.is_verb(step.token)

    def _linked(self, step: Step, link: str, mention: Mention) -> Step:
        """Return the step with the noun the value is in, or the preposition before it that the parser overlooked."""
        if step.function == "unmarked" and link:
            return Step(step.token, link, step.direct, step.noun)
        if not step.direct:
            return step
        if step.function in ("object", "passive_subject") and link != "by":  # "took $5 million in charges"
            return Step(step.token, step.function, noun=self.following(mention).get("in"))
        paid_by = link == "by" and step.function in ("object", "for by") and self.tree.is_passive(step.token)
        return Step(step.token, "agent") if paid_by else step  # "was paid for by $5 million from ..."

    def _first_conjunct(self, node: int, mention: Mention) -> int:
        """Return the first member of the coordination of ``node``, or the sum that this member only says the kind of.

        "received $5 million in loans, $3 million in grants": a parser may have hung the second sum on "loans".
        """
        top = self.tree.first_conjunct(node)
        listed = self.tree.governor[top] if self.tree.key[top] == "appos" else top
        if listed != node and (other := self._sum_in(listed, mention)) is not None:
            return self.tree.first_conjunct(self.head(other))
        if top != node and self.tree.is_verb(top) and (other := self._joined(top, mention)) is not None:
            return self.tree.first_conjunct(self.head(other))
        return top

    def _joined(self, verb: int, mention: Mention) -> Mention | None:
        """Return the sum behind a verb that "and" joins this one to: "has to pay $5 million and, later, $3 million"."""
        reading, (first, _) = self.view.reading, self.place(mention)
        before = self.value_before(mention)
        joined = first > 0 and self.tree.function[first - 1] == "cc"
        return before if joined and before is not None and reading.starts[verb] < before.start else None

    def _sum_in(self, token: int, mention: Mention) -> Mention | None:
        """Return the sum before that ``token`` says the kind or use of: "loans" in "$5 million in loans"."""
        other = self.value_before(mention)
        while other is not None and self.view.reading.starts[token] < other.start:
            other = self.value_before(other)
        return other if other is not None and token in self.following(other).values() else None

    def _beside_verb(self, node: int) -> bool:
        """Tell whether a noun was coordinated with a verb ("won the cup and $500") instead of its object."""
        return (
            self.tree.key[node] == "conj"
            and not self.tree.is_verb(node)
            and self.tree.is_verb(self.tree.governor[node])
        )

    def _next_verb(self, mention: Mention) -> Iterator[Step]:
        """Yield the verb right after a value: "with $5 million given to schools", "the $5 million will be spent on"."""
        tree = self.tree
        token = self.after_brackets(self.place(mention)[1])
        first = token
        while token < len(tree.pos) and tree.pos[token] == "ADV":
            token += 1
        if token < len(tree.tag) and tree.tag[token] == "VBN":
            yield Step(token, "object", inner=True)
        while token < len(tree.pos) and tree.pos[token] in ("AUX", "ADV", "PART"):
            token += 1
        is_verb = first < token < len(tree.pos) and tree.pos[token] == "VERB" and tree.pos[first] == "AUX"
        if is_verb and tree.first(token, "subject", "passive_subject") is None:
            yield Step(token, "passive_subject" if tree.is_passive(token) else "subject")
        elif (verb := self._contact(mention, first)) is not None:
            yield Step(verb, "object", inner=True)
        elif self._takes_up(first):
            yield Step(tree.governor[first], tree.key[first], inner=True)

    def _takes_up(self, token: int) -> bool:
        """Tell whether a word is a pronoun that takes up a sum ("half of the $5 million that it got")."""
        tree = self.tree
        if token >= len(tree.tag) or tree.tag[token] != "WDT" or tree.key[token] not in ("object", "subject"):
            return False
        return self.view.kind(self.phrases.antecedent(token)) == "money"

    def _contact(self, mention: Mention, subject: int) -> int | None:
        """Return the verb of a relative clause without a pronoun: "the $5 million it was promised"."""
        tree, (first, _) = self.tree, self.place(mention)
        if subject >= len(tree.pos) or first == 0:
            return None
        if tree.pos[subject] != "PRON" and self.view.reading.texts[first - 1].lower() not in ("the", "that"):
            return None
        if tree.function[subject] == "det":
            subject = tree.head[subject]
        verb = tree.head[subject]
        is_subject = tree.function[subject] in ("subject", "passive_subject") and verb > subject
        is_subject = is_subject and self.view.kind(subject) in ("name", "pronoun", "party")
        return verb if is_subject and tree.is_verb(verb) and tree.first(verb, "object") is None else None

    def _own_words(self, mention: Mention) -> frozenset[str]:
        """Return the words of a value: a preposition among them joins nothing ("costs between 5 and 7 dollars")."""
        words = mention.text.lower().split()
        return frozenset([*words, " ".join(words[:2])])

    def _inner(self, head: int, but: int | None = None) -> Iterator[Step]:
        """Yield the verbs of relative clauses on the value: "the $5 million that X received"."""
        for child in self.tree.of(head, "acl", "relative"):
            if child == but or not self.tree.is_verb(child) or self._is_of_other(head, child):
                continue
            if self.phrases.object(child) == head:
                inner = self.tree.first(child, "complement")  # "that X agreed to pay"
                passed_on = inner is not None and self.phrases.object(inner) in (None, head)
                yield Step(inner if passed_on and inner is not None else child, "object", inner=True)
            elif self.phrases.subject(child) == head and self.tree.key[child] == "relative":
                yield Step(child, "subject", inner=True)

    def _is_of_other(self, head: int, clause: int) -> bool:
        """Tell whether a clause on one sum stands behind another: "half of the $5 million that it got"."""
        start = min(self.tree.subtree(clause))
        before = self.view.mention(start - 1) if head < start - 1 else None
        return before is not None and before.kind == "money" and before is not self.view.mention(head)

    def _inner_of(self, noun: int) -> Iterator[Step]:
        """Yield the verbs of relative clauses on the noun of a value: "a $5 million bid that X accepted"."""
        for step in self._inner(noun):
            yield Step(step.token, step.function, direct=False, noun=noun, inner=True)

    def _step(self, node: int, own: frozenset[str], *, direct: bool) -> Step | None:
        tree = self.tree
        subject = self._predicated(node)
        noun = None if direct else node
        if subject is not None and not tree.is_verb(node):
            return Step(self.phrases.antecedent(subject), "predicate", direct, noun)
        return self._outward(node, own, direct)

    def _predicated(self, node: int) -> int | None:
        """Return what a noun or sum is said to be: its subject, also that of "expected losses to be $5 million"."""
        tree = self.tree
        subject = tree.first(node, "subject")
        stated = tree.key[node] in ("clause", "complement", "unmarked", "to_do")
        if subject is None and stated and tree.first(node, "copula") is not None:
            return tree.first(tree.governor[node], "object", "passive_subject", "subject")
        return subject

    def _outward(self, node: int, own: frozenset[str], direct: bool) -> Step | None:
        """Return the step to what a word hangs on."""
        tree, noun = self.tree, None if direct else node
        governor, key = tree.governor[node], tree.key[node]
        if governor == node or (direct and key in self.links.compared and key not in own):
            return None
        if direct and key == "of" and self.view.kind(governor) == "money":
            return None  # "$3 million of the $5 million needed": what is said of the part is not said of the whole
        if key == "attribute":
            subject = tree.first(governor, "subject")
            if subject is None:
                return Step(governor, "object", direct, noun)
            return Step(subject, "predicate", direct, noun)
        if key == "passive_subject" and tree.first(governor, "object") is not None:
            key = "recipient"
        elif key in own if " " in key else direct and key in own:
            key = "object" if tree.is_verb(governor) else "unmarked"
        step = Step(governor, key, direct, noun)
        return self._beside_object(step) or self._below_object(step) or step

    def _beside_object(self, step: Step) -> Step | None:
        """Return the verb of a value that a parser hung on a noun beside it: "put the cost of repairs at $5".

        A noun that may have the value itself keeps it, unless the verb says of the noun how much it is.
        """
        tree, noun, function = self.tree, step.token, step.function
        moved = self.links.attached | self.links.changing if step.direct else self.links.attached
        if function not in moved or (function == "of" and self.view.kind(noun) not in ("name", "party")):
            return None
        own = self.frame(step)
        for _ in range(MAX_RAISE):
            outer = tree.governor[noun]
            if outer == noun or not self._may_lend(noun):
                return None
            raised = Step(outer, function, step.direct, step.noun)
            frame = self.frame(raised)
            if frame is not None and function in frame.value and (own is None or frame.carry == "object"):
                return raised
            if tree.is_verb(outer) and tree.key[outer] not in GERUNDS:
                return raised if function == "by" and own is not None and tree.key[noun] == "object" else None
            noun = outer
        return None

    def _may_lend(self, noun: int) -> bool:
        """Tell whether what hangs on a word may belong to what that hangs on."""
        tree = self.tree
        if tree.is_verb(noun):
            return tree.key[noun] in GERUNDS
        if not tree.is_verb(tree.governor[noun]) or tree.key[noun] == "object":
            return True
        return self.view.kind(noun) in ("name", "party") and tree.key[noun] in tree.labels.links.prepositions

    def _below_object(self, step: Step) -> Step | None:
        """Return the object of a verb where a parser hung on the verb what it is of: "caused damage of $5 million"."""
        if step.function != "of" or not self.tree.is_verb(step.token) or self.frame(step) is not None:
            return None
        noun = self.tree.first(step.token, "object")
        return None if noun is None else Step(noun, "of", step.direct, step.noun)
