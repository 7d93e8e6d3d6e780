"""Parties that are not named again: "the two countries", "both sides", "the three neighbours"."""

from __future__ import annotations

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.view import View
from extractor.records import Mention, Party

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
EACH = frozenset({"each", "either", "neither"})
SENTENCES_BACK = 5


def is_doer(view: View, mention: Mention) -> bool:
    """Tell whether a name says by whom and not between whom: "a UN-brokered truce", "the U.S.-backed rebels"."""
    token = view.reading.tokens(mention.start, mention.end)[1]
    token += view.reading.texts[token : token + 1] == ["-"]
    return view.tree.tag[token : token + 1] == ["VBN"]


class PairReader:
    """Finds whom a counted noun takes up: the states, or else the bodies, named just before, if they are so many."""

    def __init__(self, view: View, words: AgreementFile) -> None:
        """Wrap the grammar of one article."""
        self.view = view
        self.nouns, self.states = words.pairs, words.states
        self.alone = words.states | words.alone
        self.dealing = words.offering.union(*(trade.verbs for trade in words.trade))

    def counts(self, token: int) -> bool:
        """Tell whether the word at ``token`` takes up a number of parties."""
        return self._count(token) is not None

    def read(self, token: int) -> list[Party]:
        """Return the parties that the word at ``token`` takes up, none where their number is not right."""
        count = self._count(token)
        if count is None:
            return []
        reading = self.view.reading
        place = reading.starts[token]
        kinds = ("country",) if self.view.tree.lemma[token] in self.states else ("country", "organization")
        start = reading.sentence(place)[0]
        for _ in range(2 if self._is_bare(token) else SENTENCES_BACK + 1):
            named = [self._named(kind, start, place) for kind in kinds]
            everybody = {ref: entity for found in named for ref, entity in found.items()}
            codes = [code for _, code in everybody.values() if code is not None]
            if len(set(codes)) < len(codes):
                everybody = {}  # a ministry beside its state
            for found in (*named, everybody):
                if len(found) == count:
                    span = reading.words(token, token + 1)
                    return [Party(name, *span, ref=ref, code=code) for ref, (name, code) in found.items()]
            if start == 0 or sum(map(len, named)) > count:
                break
            start = reading.sentence(start - 1)[0]
        return []

    def told_of(self, token: int, *, here: bool = False) -> list[Party]:
        """Return the two states or bodies named in the sentence before, if only two are: those of "the deal".

        ``here`` tells of a bilateral one, whose two states may also be named in its own sentence.
        """
        reading = self.view.reading
        end, last = reading.sentence(reading.starts[token])
        states = self._named("country", end, last) if here else {}
        if states or end == 0:
            return self._two(token, states)
        start = reading.sentence(end - 1)[0]
        states, firms = self._named("country", start, end), self._named("organization", start, end)
        dealing = any(lemma in self.dealing for lemma in self.view.tree.lemma[slice(*reading.tokens(start, end))])
        return [] if firms and not dealing else self._two(token, {**states, **firms})

    def _two(self, token: int, found: dict[str, tuple[str, str | None]]) -> list[Party]:
        """Return two bodies as the parties that a word takes up, nobody where they are not two or of one state."""
        codes = [code for _, code in found.values() if code is not None]
        span = self.view.reading.words(token, token + 1)
        parties = [Party(name, *span, ref=ref, code=code) for ref, (name, code) in found.items()]
        return parties if len(parties) == NUMBERS["two"] and len(set(codes)) == len(codes) else []

    def _is_bare(self, token: int) -> bool:
        """Tell whether a noun takes up parties without a number: "the countries", which are those named last."""
        words = [self.view.tree.lower[child] for child in self.view.tree.raw[token] if child < token]
        return words == ["the"] and self.view.tree.lower[token] not in NUMBERS

    def _count(self, token: int) -> int | None:
        """Return how many parties a noun takes up: "both", "the two sides", and two where it gives no number."""
        tree, doc = self.view.tree, self.view.tree.doc
        word, words = doc[token].lower_, [doc[child].lower_ for child in tree.raw[token] if child < token]
        if word == "both" and not tree.raw[token]:
            return NUMBERS["both"]
        if word == "them" and tree.key[token] == "between":
            return NUMBERS["two"]
        if word in NUMBERS and "the" in words and tree.key[token] != "nummod":
            return NUMBERS[word]  # "the two agreed"
        if tree.lemma[token] in self.nouns and not EACH.isdisjoint(words):
            return NUMBERS["two"]
        if tree.lemma[token] not in self.nouns or tree.tag[token] != "NNS":
            return None
        if tree.of(token, "of", "poss", "appos"):
            return None
        counts = [NUMBERS[word] for word in words if word in NUMBERS]
        if counts:
            return counts[0] if "both" in words or "the" in words else None
        alone = not tree.of(token, "relative", "acl", "in") and words in (["the"], ["between", "the"])
        two = tree.lemma[token] in self.alone or tree.key[token] in ("between", "among")
        return NUMBERS["two"] if alone and two else None

    def _named(self, kind: str, start: int, end: int) -> dict[str, tuple[str, str | None]]:
        """Return the entities of one kind that are named between two characters, by id."""
        found: dict[str, tuple[str, str | None]] = {}
        for mention in self.view.reading.mentions:
            inside = mention.kind == kind and start <= mention.start < end and mention.form != "in_name"
            if inside and not is_doer(self.view, mention):
                entity = self.view.reading.entity(mention.start, mention.end)
                if entity is not None:
                    name = entity.name if mention.form == "demonym" else mention.text
                    found[entity.id] = (name, entity.code)
        return found
