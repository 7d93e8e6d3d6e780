"""Agreement facts: what was agreed, between whom, how far it got, when and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractor.facts.agreements.context import ContextReader, bodies
from extractor.facts.agreements.details import DetailReader
from extractor.facts.agreements.lexicon import AGREEMENT_FILE, AgreementFile
from extractor.facts.agreements.lists import ListReader
from extractor.facts.agreements.merge import NEARBY, Agreement, distinct, merged
from extractor.facts.agreements.names import NameReader
from extractor.facts.agreements.parties import PartyReader
from extractor.facts.agreements.sides import SideReader
from extractor.facts.agreements.stages import FIRM, StageReader
from extractor.facts.agreements.trade import TradeReader
from extractor.facts.agreements.verbs import VerbReader
from extractor.facts.draft import Draft
from extractor.facts.factuality import FACTUALITY_FILE, FactualityFile
from extractor.facts.view import View
from extractor.recognizers.numbers import NumberGrammar
from extractor.records import Party
from extractor.rulebook import Rulebook

AGREE = "agree"
JUST = 30  # words back to an agreement of which too little was said, and which a bare "the deal" takes up
MADE = frozenset({"agreed", "signed", "ratified", "ended"})
BINDING = frozenset({"signed", "ratified", "ended"})
PARTICIPATING = frozenset({"in", "into", "with"})
BINDING_KEYS = frozenset({"under", "as", "through"})
STANDING = frozenset({"in_force", "ended"})  # what talks are held to save, or after
CONFIDENCE = {"stated": 0.8, "named": 0.6, "verb": 0.7}
CLAUSES = ("relative", "acl", "to_do", "for_do", "on_do", "of_do")
ABOUT = ("of", "with", "in", "for", "on", "over", "between")  # what tells one agreement from others
MAX_CLIMB = 4
EMBEDDED = frozenset({"acl", "to_do", "complement", "relative"})


def agreement_drafts(view: View, rulebook: Rulebook) -> list[Draft]:
    """Return one fact for every distinct agreement of an article, at its fullest mention."""
    words, evoking = rulebook.file(AGREEMENT_FILE, AgreementFile), _evoking(rulebook)
    places = [token for token, lemma in enumerate(view.tree.lemma) if lemma in evoking]
    if not places:
        return []
    reader = _Reader(view, words, rulebook.file(FACTUALITY_FILE, FactualityFile), _numbers(rulebook))
    return [_draft(agreement) for agreement in merged(reader.agreements(places))]


@lru_cache(maxsize=4)
def _evoking(rulebook: Rulebook) -> frozenset[str]:
    """Return the lemmas that may tell of an agreement."""
    words = rulebook.file(AGREEMENT_FILE, AgreementFile)
    return words.nouns | words.followed.keys() | words.preceded.keys() | {AGREE}


@lru_cache(maxsize=4)
def _numbers(rulebook: Rulebook) -> NumberGrammar:
    return NumberGrammar(rulebook)


class _Reader:
    """Reads the agreements of one article."""

    def __init__(self, view: View, words: AgreementFile, doubts: FactualityFile, numbers: NumberGrammar) -> None:
        self.view = view
        self.tree = view.tree
        self.words = words
        self.parties = PartyReader(view, words)
        self.sides = SideReader(view, words, self.parties)
        self.lists = ListReader(self.parties)
        self.context = ContextReader(view, words, self.parties, self.sides)
        self.stages = StageReader(view.tree, words, doubts)
        self.names = NameReader(view, words)
        self.details = DetailReader(view, numbers)
        self.trade = TradeReader(self.parties, words)
        self.verbs = VerbReader(self.parties, self.trade, words, doubts)

    def agreements(self, places: list[int]) -> Iterator[Agreement]:
        """Yield every mention among ``places`` that names two parties or a treaty, or one that signed or left."""
        told = named = -NEARBY
        for token in places:
            agreement = None
            if self.names.is_agreement(token):
                agreement = self._read(token)
                if agreement is not None and token - told > NEARBY and token - named > JUST:
                    agreement = self._told_of(agreement)
                named = token
                if agreement is not None and not self._counts(agreement):
                    agreement = None
            elif self.tree.lemma[token] == AGREE:
                agreement = self.verbs.read(token)
            if agreement is not None:
                told = token
                yield agreement

    def _told_of(self, agreement: Agreement) -> Agreement:
        """Return "the deal" with the parties of the sentence before, where nothing at it says whose or which."""
        noun = agreement.head
        apart = agreement.named or self.tree.of(noun, "relative", "acl", "to_do", *ABOUT)
        known = {party.ref for party in agreement.parties if party.ref is not None}
        if apart or len(known) > 1 or not (agreement.bare or self.names.is_bilateral(noun)):
            return agreement
        parties = self.parties.pairs.told_of(noun, here=self.names.is_bilateral(noun))
        if not parties or not known <= {party.ref for party in parties}:
            return agreement
        return replace(agreement, parties=tuple(parties), inferred=True)

    def _counts(self, agreement: Agreement) -> bool:
        """Tell whether enough is said of an agreement for a fact, and not only that there is none."""
        if any(self.tree.lower[c] == "no" for c in self.tree.raw[agreement.head]):
            return False
        likened = any(self.tree.lower[c] in self.words.likened for c in self.tree.raw[agreement.head])
        if likened and sum(party.ref is not None for party in agreement.parties) < 2:
            return False
        lemma = self.tree.lemma[agreement.head]
        if not agreement.stated and lemma in self.words.loose | self.words.papers:
            return False
        if lemma in self.words.loose and agreement.stage not in MADE:
            return False
        if agreement.named or len(agreement.parties) > 1:
            return True
        noun = agreement.head
        joined = [p for token in self.tree.of(noun, "with") for p in self.parties.members(token)]
        joined = [party for party in joined if not self._is_unfit(noun, party)]
        binds = agreement.stated and (agreement.stage in BINDING or any(party.ref is not None for party in joined))
        return binds and bool(bodies(agreement.parties))

    def _read(self, noun: int) -> Agreement | None:
        """Gather parties and stage from the noun outwards, up to the first finite verb."""
        treaty = self.names.is_treaty(noun)
        parties = [*self.sides.joined(noun), *self._before(noun, treaty), *self._inside(noun)]
        taken_up = self.names.takes_up(noun) and len(bodies(parties)) < 2
        acting: list[Party] = []  # who signs or announces; only where nobody is said to be talking
        talking: list[Party] = []
        stage = self.stages.at(noun)
        nodes = [noun]
        for above, key in self._climb(noun):
            if self.stages.failed(above):
                return None
            if stage in STANDING and len(bodies(parties)) > 1:
                break  # "talks with X to save the truce between Y and Z"
            nodes.append(above)
            talking += self.sides.talks(above, noun)
            said = self.stages.above(above, key)
            if stage is None or (said in FIRM and (len(nodes) == 2 or stage == "proposed")):
                stage = said
            acting += self._acting(above, key, parties) or self._holding(nodes)
            parties += self._joined_above(above, key)
        kept = stage in STANDING and self.tree.key[self.tree.first_conjunct(noun)] == "object"
        if talking and not kept:  # talks to save a truce are on no new one
            stage = "negotiating"
        if stage is None and any(self.tree.key[node] in BINDING_KEYS for node in nodes):
            stage = "in_force"
        parties += talking
        between = bool(self.tree.of(noun, "between", "among")) and len(bodies(parties)) > 1
        parties += acting if len(distinct(talking, 0)) < 2 and not between else []
        if len(distinct(parties, 0)) < 2:
            parties += self.lists.after(noun, giving=self._is_given(nodes))
        parties = [p for p in parties if not self._is_unfit(noun, p)]
        stated_parties = len(bodies(parties))
        if len(distinct(parties, 0)) < 2:
            parties = self.context.complete(noun, nodes, parties)
        found = distinct(parties, self.view.reading.starts[noun])
        found = tuple(bodies(found)) if treaty and len(found) == 1 else found  # no person alone upholds a treaty
        return Agreement(
            head=noun,
            what=self.names.name(noun),
            parties=found,
            stage=stage or (self.words.standing if treaty else self.words.default),
            stated=stage is not None,
            date=self.details.date(nodes),
            term=self.details.term(noun),
            count=self.details.count(noun),
            named=treaty,
            topics=self.names.topics(noun),
            taken_up=taken_up and (stage == "in_force" or stated_parties < 2),
            inferred=stated_parties < len(bodies(found)),
            sort=self.names.sort(noun),
            another=self.names.is_another(noun),
            bare=self.names.takes_up(noun),
            new=self.names.is_new(noun),
        )

    def _before(self, noun: int, treaty: bool) -> Iterator[Party]:
        """Yield the parties named before a noun; a body in a treaty's name is none: "the U.N. Covenant"."""
        name = treaty and self.tree.pos[noun] == "PROPN"
        return (p for p in self.sides.before(noun) if not name or p.ref is None or p.ref.startswith("c"))

    def _is_unfit(self, noun: int, party: Party) -> bool:
        """Tell whether a state stands where only firms can be parties: "Kashmir's merger with Pakistan"."""
        return self.tree.lemma[noun] in self.words.firms and party.ref is not None and party.ref.startswith("c")

    def _joined_above(self, above: int, key: str) -> Iterator[Party]:
        """Yield whom prepositions join to a word above: a noun, or a verb that says something of the agreement."""
        said = self.stages.verb(above) in self.stages.by_verb
        if said or not self.tree.is_verb(above) or self.trade.trades(above) or key in PARTICIPATING | BINDING_KEYS:
            yield from self.sides.joined(above, agents=said)

    def _climb(self, noun: int) -> Iterator[tuple[int, str]]:
        """Yield the words above an agreement and its function there, up to the first verb that stands for itself."""
        node = self.tree.first_conjunct(noun)
        for _ in range(MAX_CLIMB):
            above, key = self.tree.governor[node], self.tree.key[node]
            if above == node or not self._climbs(above, key):
                return
            yield above, key
            if self._acts(above) and (self.tree.key[above] not in EMBEDDED or self._stands_alone(above)):
                return
            node = above

    def _stands_alone(self, verb: int) -> bool:
        """Tell whether a relative clause has a subject of its own: "the summit at which they signed a pact"."""
        subject = self.tree.first(verb, "subject")
        alone = self.tree.key[verb] == "relative" and subject is not None
        return alone and subject is not None and self.view.phrases.antecedent(subject) == subject

    def _acting(self, above: int, key: str, parties: list[Party]) -> list[Party]:
        """Return who acts at a word above: who signs, trades, takes part, or is bound under the agreement."""
        if not self._acts(above):
            return list(self.sides.before(above))
        verb = self.stages.verb(above)
        if self.trade.trades(above) and key not in ("object", "subject", "passive_subject"):
            return [*self.sides.actors(above, ""), *self.trade.other(above)]
        acts = verb in self.stages.by_verb and verb not in self.words.mediators
        if key in BINDING_KEYS or verb in self.words.meeting:
            return [] if parties and key == "under" else list(self.sides.bound(above))
        if acts or key in PARTICIPATING or verb in self.words.talks:
            aims = self.tree.of(above, "to_do") if key == "object" else ()  # "signed a deal to buy jets from X"
            others = (party for aim in aims if self.trade.trades(aim) for party in self.trade.other(aim))
            return [*self.sides.actors(above, key), *others]
        return []

    def _holding(self, nodes: list[int]) -> list[Party]:
        """Return who holds the talks about an agreement, or comes near one: "moved closer to a deal"."""
        verb, below = nodes[-1], self.tree.lemma[nodes[-2]]
        near = below in self.words.talks or self.stages.by_noun.get(below) == "negotiating"
        held = near and len(nodes) > 2 and self.tree.is_verb(verb) and self.tree.lemma[verb] in self.words.holding
        return list(self.sides.actors(verb, "")) if held else []

    def _climbs(self, above: int, key: str) -> bool:
        """Tell whether what stands above belongs to the agreement: its verb, or talks about it."""
        if self._acts(above):
            return key != "subject" or self.stages.verb(above) in self.stages.by_verb or self._is_light(above)
        lemmas = (self.tree.lemma[above], *(self.tree.lemma[c] for c in self.tree.of(above, "of")))
        if key == "of" and lemmas[0] in self.words.several:
            return True
        return any(lemma in self.words.talks or lemma in self.stages.by_noun for lemma in lemmas)

    def _is_light(self, verb: int) -> bool:
        return any(self.tree.lemma[c] in self.stages.by_bare for c in self.tree.of(verb, "object", "in", "into", "to"))

    def _acts(self, token: int) -> bool:
        """Tell whether somebody does or is what a word says: a verb, or an adjective with a subject."""
        return self.tree.is_verb(token) or self.tree.is_predicate(token)

    def _is_given(self, nodes: list[int]) -> bool:
        """Tell whether somebody gets an agreement from another: then "from" and "by" join that one."""
        got = self.words.awarding | self.words.getting
        return any(self.tree.lemma[node] in got for node in nodes[1:])

    def _inside(self, noun: int) -> Iterator[Party]:
        """Yield who signs in a relative clause at the noun, and the other side of what is to be done under it.

        "a pact that Oslo and Lima initialled in May", "an agreement to acquire Nordbank".
        """
        subject = self.tree.first(noun, "subject")
        if subject is not None and self.stages.at(noun) is not None:  # "they are near agreement"
            yield from self.parties.members(subject)
        intent = self.tree.of(noun, "of") if self.tree.lemma[noun] in self.words.followed else []
        for child in (c for node in (noun, *intent) for c in self.tree.of(node, *CLAUSES)):
            if self.tree.lemma[child] in self.words.binding and self.view.phrases.subject(child) == noun:
                for token in self.tree.of(child, "object"):
                    yield from self.parties.members(token)
            if self.trade.trades(child):
                yield from self.trade.other(child)
            said = self.stages.verb(child)
            acts = said in self.stages.by_verb and said not in self.words.mediators
            signed = acts and self.view.phrases.object(child) == noun
            if signed and self.tree.is_verb(child) and not self.tree.of(child, "under"):  # "a deal under which"
                subject = self.view.phrases.subject(child)
                if subject is not None and subject != noun:
                    yield from self.parties.members(subject)


def _draft(agreement: Agreement) -> Draft:
    what = agreement.what
    slots = {
        "what": what,
        "parties": list(agreement.parties),
        "stage": agreement.stage,
        "date": agreement.date,
        "term": agreement.term,
        "count": agreement.count,
    }
    way = "verb" if agreement.verbal else "stated" if agreement.stated else "named"
    return Draft("agreement", what.start, what.end, slots, f"agreement.{way}", CONFIDENCE[way], agreement.head)
