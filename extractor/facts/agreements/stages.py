"""How far an agreement got: from the verb it hangs on, the words beside that verb and the words at its noun."""

from __future__ import annotations

from extractor.facts.agreements.lexicon import AgreementFile, Stage
from extractor.facts.agreements.sides import NEAR
from extractor.facts.factuality import FactualityFile
from extractor.facts.grammar import Tree

DONE = frozenset({"signed", "agreed", "ratified"})
FIRM = frozenset({"signed", "ratified", "ended", "rejected"})
# The functions in which an agreement stands to the verb that says how far it got.
ACTED_ON = frozenset({"object", "passive_subject", "subject", "from", "into", "to", "on", "of", "out of", "complement"})
LASTING = frozenset({"VBZ", "VBP"})  # "a pact that expires in May" is in force
SOUGHT = frozenset({"negotiating", "proposed"})  # not said by "the pact seeks to end the war"
BESIDE = ("object", "in", "into", "to")
UNDONE = frozenset({"be", "being", "to", "still"})  # "is still being negotiated"
TOWARDS = frozenset({"on_do", "at_do", "toward_do", "towards_do", "about_do"})  # "progress on reaching a deal"
MAX_HOPES = 3


class StageReader:
    """Reads the stages of the agreements of one article."""

    def __init__(self, tree: Tree, words: AgreementFile, doubts: FactualityFile) -> None:
        """Index the words of ``words`` by the stage that they give; ``doubts`` are those that deny or leave open."""
        self.tree = tree
        self.words = words
        stages = words.stages
        self.denying, self.to_come = doubts.negators, doubts.auxiliaries_of("planned")
        self.open = doubts.auxiliaries_of("possible", "conditional") | doubts.conditions | stages.waiting
        self.by_verb: dict[str, Stage] = {v: stage for stage, verbs in stages.verbs.items() for v in verbs}
        self.by_bare: dict[str, Stage] = {w: stage for stage, found in stages.bare.items() for w in found}
        self.by_word: dict[str, Stage] = {w: stage for stage, found in stages.words.items() for w in found}
        self.by_noun: dict[str, Stage] = {w: stage for stage, found in stages.above.items() for w in found}

    def verb(self, token: int) -> str:
        """Return a verb's lemma with its particle, where the two together have a meaning of their own here."""
        tree, lemma = self.tree, self.tree.lemma[token]
        for child in tree.raw[token]:
            if child > token and tree.function[child] in ("particle", "advmod", "case"):
                whole = f"{lemma} {tree.lower[child]}"
                if whole in self.by_verb:
                    return whole
        out = f"{lemma} out"
        if out in self.by_verb and self.tree.first(token, "out of") is not None:
            return out
        return lemma

    def at(self, noun: int) -> Stage | None:
        """Return the stage that a word at the noun gives: "a proposed deal", "pacts already in place"."""
        behind = noun + 1  # "the pact signed in May", wherever a parser hung the participle
        apart = behind < len(self.tree.tag) and self.tree.tag[behind] == "VBN" and self.tree.governor[behind] != noun
        for child in [*self.tree.children[noun], *([behind] if apart and self.tree.key[behind] == "advcl" else [])]:
            word = self.tree.lower[child]
            if self.tree.key[child] in NEAR or child == behind or self.tree.function[child] == "case":
                bare = not self.tree.is_verb(child) or not self.tree.of(child, "aux")  # "signed", not "has not signed"
                stage = (self.by_word.get(word) or self.by_word.get(self.tree.lemma[child])) if bare else None
                if stage is None and self._acts_on_it(child) and self.tree.tag[child] not in LASTING:
                    stage = self._of_verb(child)
                if stage is not None:
                    return stage
        return None

    def _acts_on_it(self, verb: int) -> bool:
        """Tell whether a verb behind the noun says something of it; "a truce that ended the war" did so to the war."""
        tree = self.tree
        target, subject = tree.first(verb, "object"), tree.first(verb, "subject")
        acting = subject is None or tree.lower[subject] in tree.labels.relative.pronouns
        acts_itself = target is not None and acting and tree.lower[target] not in tree.labels.relative.pronouns
        return tree.is_verb(verb) and not acts_itself

    def above(self, above: int, key: str) -> Stage | None:
        """Return the stage that the word above gives, to which the agreement stands in the function ``key``."""
        lemma = self.tree.lemma[above]
        if not self.tree.is_verb(above):
            stage = self.by_noun.get(lemma) or ("negotiating" if lemma in self.words.talks else None)
            return "agreed" if stage in DONE and self._awaited(above) else stage
        for child in self.tree.of(above, *BESIDE):
            said = key in ("subject", "passive_subject") or (key == "object" and self.tree.key[child] != "object")
            if said and self.tree.lemma[child] in self.by_bare:
                if self.by_bare[self.tree.lemma[child]] == "ended" and self.tree.key[child] == "object":
                    return None  # "the pact will bring an end to the war"
                return self.by_bare[self.tree.lemma[child]]
        if key not in ACTED_ON or (key == "subject" and self.tree.first(above, "object") is not None):
            return None
        stage = self._of_verb(above)
        if key == "subject" and stage in SOUGHT:
            return None
        return "agreed" if stage == "negotiating" and self._settled(above, key) else stage

    def _is_awaited_subject(self, gerund: int) -> bool:
        """Tell whether "reaching a pact" is the subject of what is to come: "will take a miracle"."""
        above = self.tree.governor[gerund]
        subject = self.tree.key[gerund] == "subject"
        return subject and not (self.to_come | self.open).isdisjoint(self._small_words(above))

    def _awaited(self, deed: int) -> bool:
        """Tell whether a deed is put off or hoped for: "the signing of the pact was postponed"."""
        above = self.tree.governor[self.tree.first_conjunct(deed)]
        return self.tree.is_verb(above) and self.tree.lemma[above] in self.words.stages.hopes

    def _settled(self, verb: int, key: str) -> bool:
        """Tell whether an agreement was negotiated to its end: "has negotiated a treaty", "was hammered out"."""
        done = key in ("object", "passive_subject") and self.tree.tag[verb] in ("VBD", "VBN")
        alone = self.tree.key[verb] not in ("to_do", "complement")
        return done and alone and self.verb(verb) in self.words.settling and UNDONE.isdisjoint(self._small_words(verb))

    def _small_words(self, verb: int) -> list[str]:
        tree = self.tree
        small = ("aux", "passive_aux", "advmod", "negation", "mark")
        return [tree.lower[c] for c in tree.raw[verb] if tree.function[c] in small]

    def failed(self, verb: int) -> bool:
        """Tell whether a verb says that nothing was agreed: "could not reach", "failed to conclude"."""
        if self.by_verb.get(self.verb(verb)) != "agreed" or self.tree.lemma[verb] in self.words.stages.accepting:
            return False
        above, key = self.tree.governor[verb], self.tree.key[verb]
        fails = self.tree.lemma[above] in self.words.stages.failures and key in ("complement", "to_do")
        return fails or not self.denying.isdisjoint(self._small_words(verb))

    def _of_verb(self, verb: int) -> Stage | None:
        """Return what a verb says of an agreement, as far as its auxiliaries and the verbs above it let it be done."""
        stage = self.by_verb.get(self.verb(verb))
        aux = self._small_words(verb)
        if stage == "ended" and not (self.denying | self.open).isdisjoint(aux):
            return "in_force"  # "will not break the truce", "may tear it up"
        if stage not in DONE:
            return stage
        tree, node = self.tree, verb
        if tree.lemma[verb] in self.words.stages.accepting and not self.denying.isdisjoint(aux):
            return "rejected"
        if not self.open.isdisjoint(aux):
            return "negotiating"
        if not self.denying.isdisjoint(aux):
            return "rejected"
        if tree.tag[verb] == "VBG" and (tree.key[verb] in TOWARDS or self._is_awaited_subject(verb)):
            return "negotiating"
        for _ in range(MAX_HOPES):
            above = tree.governor[node]
            if above == node or tree.key[node] not in ("to_do", "complement", "conj"):
                break
            if tree.lemma[above] == "have" and "yet" in self._small_words(above):
                return "negotiating"
            if tree.key[node] != "conj" and tree.lemma[above] in self.words.stages.refusals:
                return "rejected"
            if tree.key[node] != "conj" and tree.lemma[above] in self.words.stages.hopes:
                return "negotiating"
            if stage == "signed" and self.by_verb.get(tree.lemma[above]) == "agreed":
                return "agreed"  # "agreed to sign"
            node = above
        if stage == "signed" and not self.to_come.isdisjoint(aux):
            return "agreed"
        return stage
