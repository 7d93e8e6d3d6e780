"""Which words are agreements, what they are called, and which of them are treaties with a name."""

from __future__ import annotations

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.view import View
from extractor.records import Party

NAMING = ("on", "of", "for", "against")


class NameReader:
    """Recognises the agreements of one article by their nouns."""

    def __init__(self, view: View, words: AgreementFile) -> None:
        """Wrap the grammar of one article."""
        self.view = view
        self.tree = view.tree
        self.words = words
        self._starts = frozenset(word for before in words.preceded.values() for word in before)

    def is_agreement(self, noun: int) -> bool:
        """Tell whether a word is an agreement's noun."""
        tree, lemma, words = self.tree, self.tree.lemma[noun], self.words
        if lemma not in words.nouns and lemma not in words.followed and lemma not in words.preceded:
            return False
        if tree.pos[noun] not in ("NOUN", "PROPN") or tree.key[noun] == "compound":
            return False
        if lemma in words.singular and tree.tag[noun] in ("NNS", "NNPS"):
            return False
        if any(tree.lower[c] in words.never for c in tree.raw[noun] if c < noun):
            return False
        if lemma not in words.nouns:
            after = " ".join(t.lower_ for t in tree.doc[noun + 1 : noun + 3])
            before = tree.doc[max(0, noun - 3) : noun].text.lower().rstrip("- ")
            return after in words.followed.get(lemma, ()) or before.endswith(tuple(words.preceded.get(lemma, ())))
        mention = self.view.mention(noun)
        return mention is None or mention.kind != "organization" or lemma in words.named

    def is_treaty(self, noun: int) -> bool:
        """Tell whether a noun is the head of a treaty's name: "the Kyoto Protocol", "the Treaty of Tartu"."""
        tree, doc = self.tree, self.tree.doc
        if tree.lemma[noun] not in self.words.named or self._shouted(noun):
            return False
        capital = doc[noun].text[:1].isupper()
        if capital and noun + 2 < len(doc) and doc[noun + 1].lower_ in NAMING and doc[noun + 2].text[:1].isupper():
            return True
        if tree.lemma[noun] in self.words.assembling or not (capital or tree.lemma[noun] in self.words.sworn):
            return False
        before = noun - 1
        while not capital and before > 0 and tree.key[before] == "compound" and doc[before].text.islower():
            before -= 1
        kinds = ("PROPN", "ADJ", "NOUN") if capital else ("PROPN",)
        if before < 0 or not doc[before].text[:1].isupper() or tree.pos[before] not in kinds:
            return False
        mention = self.view.mention(before)
        return mention is None or mention.kind == "place" or (capital and mention.end > doc[noun].idx)

    def _shouted(self, noun: int) -> bool:
        """Tell whether the words around are all capitalised, as in a headline."""
        start, end = self.view.reading.sentence(self.view.reading.starts[noun])
        words = [w for w in self.view.reading.text[start:end].split() if len(w) > 3 and w[0].isalpha()]
        return all(w[0].isupper() for w in words)

    def name(self, noun: int) -> Party:
        """Return the agreement as it is called, without determiner."""
        if self.tree.pos[noun] == "NOUN":
            return self.view.thing(noun)
        start, end = self.view.reading.words(*self.view.phrases.phrase(noun))
        return Party(name=" ".join(self.view.reading.text[start:end].split()), start=start, end=end)

    def takes_up(self, noun: int) -> bool:
        """Tell whether a noun is a bare "the deal", "this pact", "its accord", which was told of before."""
        tree = self.tree
        before = [child for child in tree.raw[noun] if child < noun and tree.function[child] != "case"]
        if tree.pos[noun] == "PROPN":
            return False
        return len(before) == 1 and tree.lower[before[0]] in self.words.definite

    def topics(self, noun: int) -> frozenset[str]:
        """Return the words before the noun that tell it from other agreements: "fishing", "Kyoto"."""
        tree = self.tree
        named = self.is_treaty(noun)
        first, _ = self.view.phrases.phrase(noun)
        found = set()
        for token in range(first, noun):
            mention = self.view.mention(token)
            plain = tree.pos[token] == "NOUN" and tree.key[token] in ("compound", "amod")
            if (plain and mention is None) or (named and tree.pos[token] == "PROPN"):
                found.add(tree.lemma[token])
        return frozenset(found - self.words.nouns - self.words.preceded.keys() - self._starts)

    def sort(self, noun: int) -> str:
        """Return which sort of agreement a noun is, where no other sort can be meant by it: a truce, a union."""
        lemma = self.tree.lemma[noun]
        return next((sort for sort, nouns in self.words.sorts.items() if lemma in nouns), "")

    def is_new(self, noun: int) -> bool:
        """Tell whether a noun brings in an agreement of which nothing was told: "a pact", "several deals"."""
        tree = self.tree
        return not any(tree.lower[c] in self.words.definite or tree.key[c] == "poss" for c in tree.raw[noun])

    def is_bilateral(self, noun: int) -> bool:
        """Tell whether a noun is said to be between two states."""
        return any(self.tree.lower[child] in self.words.mutual for child in self.tree.raw[noun])

    def is_another(self, noun: int) -> bool:
        """Tell whether a noun is of one beside those told of before: "three other agreements", "another pact"."""
        before = {self.tree.lower[child] for child in self.tree.raw[noun] if child < noun}
        return not before.isdisjoint(self.words.further) and before.isdisjoint(self.words.definite)
