"""Agreement facts: what was agreed, between whom, how far it got, when and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractor.facts.agreements.lexicon import AGREEMENT_FILE, AgreementFile, Stage
from extractor.facts.agreements.parties import NEAR, PartyReader
from extractor.facts.draft import Draft
from extractor.facts.view import View
from extractor.recognizers.numbers import NumberGrammar
from extractor.records import Mention, Party
from extractor.rulebook import Rulebook
from extractor.values import DateValue, Duration

BINDING = frozenset({"signed", "ratified", "ended"})
PARTICIPATING = frozenset({"in", "into", "with"})
MAX_CLIMB = 4
MAX_COUNT = 1000
EMBEDDED = frozenset({"acl", "to_do", "complement", "relative"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """One mention of an agreement, by its noun."""

    noun: int
    what: Party
    parties: tuple[Party, ...]
    stage: Stage
    stated: bool
    date: str | None
    term: str | None
    count: int | None


def agreement_drafts(view: View, rulebook: Rulebook) -> list[Draft]:
    """Return one fact for every distinct agreement of an article, at its fullest mention."""
    reader = _Reader(view, rulebook.file(AGREEMENT_FILE, AgreementFile), _numbers(rulebook))
    return [_draft(agreement, view) for agreement in _merged(list(reader.agreements()))]


@lru_cache(maxsize=4)
def _numbers(rulebook: Rulebook) -> NumberGrammar:
    return NumberGrammar(rulebook)


class _Reader:
    """Reads the agreements of one article."""

    def __init__(self, view: View, words: AgreementFile, numbers: NumberGrammar) -> None:
        self.view = view
        self.tree = view.tree
        self.words = words
        self.numbers = numbers
        self.parties = PartyReader(view, words)
        self.by_verb: dict[str, Stage] = {v: stage for stage, verbs in words.stages.verbs.items() for v in verbs}
        self.by_word: dict[str, Stage] = {w: stage for stage, found in words.stages.words.items() for w in found}

    def agreements(self) -> Iterator[Agreement]:
        """Yield every mention that names two parties, or one that is said to have signed, ratified or left it."""
        for noun in range(len(self.tree.lemma)):
            if self._is_agreement(noun):
                agreement = self._read(noun)
                wanted = 1 if agreement.stated and agreement.stage in BINDING else 2
                if len(agreement.parties) >= wanted:
                    yield agreement

    def _is_agreement(self, noun: int) -> bool:
        tree, lemma = self.tree, self.tree.lemma[noun]
        if tree.pos[noun] not in ("NOUN", "PROPN") or tree.key[noun] == "compound":
            return False
        if lemma in self.words.phrases:
            after = " ".join(t.lower_ for t in tree.doc[noun + 1 : noun + 3])
            if after == self.words.phrases[lemma]:
                return True
        if lemma not in self.words.nouns:
            return False
        return not any(tree.doc[c].lower_ in self.words.never for c in tree.raw[noun] if c < noun)

    def _read(self, noun: int) -> Agreement:
        """Gather parties and stage from the noun outwards, up to the first finite verb."""
        parties = [*self.parties.joined(noun), *self.parties.before(noun), *self._signing(noun)]
        acting: list[Party] = []  # who signs or announces; only where nobody is said to be talking
        talking: list[Party] = []
        stage = self._stage_at(noun)
        nodes = [noun]
        node = self.tree.first_conjunct(noun)
        for _ in range(MAX_CLIMB):
            above, key = self.tree.governor[node], self.tree.key[node]
            if above == node or not self._climbs(above, key):
                break
            nodes.append(above)
            talking += self.parties.talks(above, noun)
            stage = stage or self._stage_above(above, key) or ("negotiating" if talking else None)
            if not self._acts(above):
                acting += self.parties.before(above)
            elif self.tree.lemma[above] in self.by_verb or key in PARTICIPATING:
                acting += self.parties.actors(above, key)
            elif key == "under" and not parties:
                acting += self.parties.bound(above)
            parties += self.parties.joined(above)
            if self._acts(above) and self.tree.key[above] not in EMBEDDED:
                break
            node = above
        parties += talking or acting
        if len(parties) < 2:
            parties += self.parties.between(noun)
        return Agreement(
            noun=noun,
            what=self.view.thing(noun) if self.tree.pos[noun] == "NOUN" else self._named(noun),
            parties=_distinct(parties, self.tree.doc[noun].idx),
            stage=stage or self.words.default,
            stated=stage is not None,
            date=self._date(nodes),
            term=self._term(noun),
            count=self._count(noun),
        )

    def _named(self, noun: int) -> Party:
        start, end = self.view.reading.words(*self.view.phrases.phrase(noun))
        text = self.view.reading.text[start:end]
        return Party(name=" ".join(text.split()), start=start, end=end)

    def _climbs(self, above: int, key: str) -> bool:
        """Tell whether what stands above belongs to the agreement: its verb, or talks about it."""
        if self._acts(above):
            return key != "subject" or self.tree.lemma[above] in self.by_verb
        lemmas = (self.tree.lemma[above], *(self.tree.lemma[c] for c in self.tree.of(above, "of")))
        return any(lemma in self.words.talks or lemma in self.by_word for lemma in lemmas)

    # -- stage, date, term --------------------------------------------------------------------------------

    def _stage_at(self, noun: int) -> Stage | None:
        """Return the stage that a word at the noun gives: "a proposed deal", "pacts already in place"."""
        for child in self.tree.children[noun]:
            word = self.tree.doc[child].lower_
            if self.tree.key[child] in NEAR:
                stage = self.by_word.get(word) or self.by_word.get(self.tree.lemma[child])
                if stage is None and self.tree.is_verb(child):
                    stage = self.by_verb.get(self.tree.lemma[child])
                if stage is not None:
                    return stage
        return None

    def _acts(self, token: int) -> bool:
        """Tell whether somebody does or is what a word says: a verb, or an adjective with a subject."""
        return self.tree.is_verb(token) or self.tree.is_predicate(token)

    def _signing(self, noun: int) -> Iterator[Party]:
        """Yield who signs, in a relative clause at the noun: "a pact that Oslo and Lima initialled in May"."""
        for child in self.tree.of(noun, "relative", "acl"):
            if self.tree.lemma[child] in self.by_verb and self.tree.is_verb(child):
                subject = self.view.phrases.subject(child)
                if subject is not None and subject != noun:
                    yield from self.parties.members(subject)

    def _stage_above(self, above: int, key: str) -> Stage | None:
        lemma = self.tree.lemma[above]
        if not self.tree.is_verb(above):
            return self.by_word.get(lemma) or ("negotiating" if lemma in self.words.talks else None)
        return self.by_verb.get(lemma)

    def _date(self, nodes: list[int]) -> str | None:
        for node in nodes:
            for child in self.tree.children[node]:
                value = self._value(child)
                if isinstance(value, DateValue):
                    return value.iso
        return None

    def _term(self, noun: int) -> str | None:
        for child in self.tree.raw[noun]:
            value = self._value(child)
            if isinstance(value, Duration) and "X" not in value.iso:
                return value.iso
        return None

    def _value(self, token: int) -> object:
        mention: Mention | None = self.view.mention(token)
        return None if mention is None else mention.value

    def _count(self, noun: int) -> int | None:
        """Return the stated number of such agreements."""
        for child in self.tree.of(noun, "nummod"):
            number = self.numbers.parse(self.tree.doc[child].text)
            if number is not None and number == int(number) and number < MAX_COUNT:
                return int(number)
        return None


def _distinct(parties: list[Party], noun: int) -> tuple[Party, ...]:
    """Return the parties in text order, each entity once, as it is named nearest to the agreement at ``noun``."""
    nearest: dict[str, Party] = {}
    for party in sorted(parties, key=lambda p: abs(p.start - noun)):
        nearest.setdefault(party.ref or party.name, party)
    return tuple(sorted(nearest.values(), key=lambda p: p.start))


def _merged(found: list[Agreement]) -> list[Agreement]:
    """Return one agreement for all mentions whose parties are the same or some of them: that with most parties.

    A stage that is stated at one mention holds for all of them.
    """
    kept: list[Agreement] = []
    for agreement in sorted(found, key=lambda a: -len(a.parties)):
        names = {p.ref or p.name for p in agreement.parties}
        same = next((i for i, k in enumerate(kept) if names <= {p.ref or p.name for p in k.parties}), None)
        if same is None:
            kept.append(agreement)
        elif agreement.stated and not kept[same].stated:
            kept[same] = replace(kept[same], stage=agreement.stage, stated=True)
    return kept


def _draft(agreement: Agreement, view: View) -> Draft:
    what = agreement.what
    slots = {
        "what": what,
        "parties": list(agreement.parties),
        "stage": agreement.stage,
        "date": agreement.date,
        "term": agreement.term,
        "count": agreement.count,
    }
    rule = "agreement.stated" if agreement.stated else "agreement.named"
    return Draft("agreement", what.start, what.end, slots, rule, 0.8 if agreement.stated else 0.6, agreement.noun)
