"""Agreements that are only said by a verb: "X and Y agreed to reopen the border", "X agreed to buy Y"."""

from __future__ import annotations

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.merge import Agreement, distinct
from extractor.facts.agreements.parties import PartyReader
from extractor.facts.agreements.trade import TradeReader
from extractor.facts.factuality import FactualityFile
from extractor.records import Party

FINITE = frozenset({"VBD", "VBN"})


class VerbReader:
    """Reads who agreed with whom from the verb "agree" of one article."""

    def __init__(self, parties: PartyReader, trade: TradeReader, words: AgreementFile, doubts: FactualityFile) -> None:
        """Use the readers of one article; ``doubts`` are the words that deny a verb or leave it open."""
        self.parties = parties
        self.trade = trade
        self.view = parties.view
        self.tree = parties.tree
        self.words = words
        self.undone = doubts.negators | doubts.conditions | {*doubts.auxiliaries}
        self.to_come = doubts.auxiliaries_of("planned", "conditional")

    def read(self, verb: int) -> Agreement | None:
        """Return the agreement that a finite "agreed" states between two parties; an opinion shared is none."""
        tree = self.tree
        if tree.pos[verb] != "VERB" or tree.tag[verb] not in FINITE or tree.is_passive(verb):
            return None
        if any(tree.lower[child] in self.undone for child in tree.raw[verb]):
            return None
        deed = tree.first(verb, "complement", "to_do")
        dealing = deed is not None and self.trade.trades(deed)
        if not dealing and not self._binds(verb, deed):
            return None
        parties = [*self._subject(verb), *(p for t in tree.of(verb, "with") for p in self.parties.members(t))]
        if dealing and deed is not None:
            parties += self.trade.other(deed)
        found = distinct(parties, self.view.reading.starts[verb])
        if len(found) < 2 or all(p.ref is not None and p.ref.startswith("p") for p in found):
            return None
        return Agreement(verb, self._words(verb, deed if dealing else None), found, "agreed", stated=True, verbal=True)

    def _subject(self, verb: int) -> list[Party]:
        subject = self.view.phrases.subject(verb)
        return [] if subject is None else list(self.parties.members(subject))

    def _binds(self, verb: int, deed: int | None) -> bool:
        """Tell whether what is agreed binds: an infinitive, a clause of what shall be, or a thing agreed on."""
        tree = self.tree
        if deed is not None and (tree.lemma[deed] not in self.words.idle or self._joins_in(deed)):
            return tree.lemma[deed] not in self.words.leading or self._leads_further(deed)
        clause = tree.first(verb, "clause")
        if clause is not None:
            return any(tree.lower[child] in self.to_come for child in tree.raw[clause])
        things = (token for token in tree.of(verb, "on", "upon", "to") if tree.lemma[token] not in self.words.talks)
        return any(self.view.kind(token) == "thing" for token in things)

    def _joins_in(self, deed: int) -> bool:
        """Tell whether something is to be done together: "agreed to work together on a pipeline"."""
        return any(self.tree.lower[child] in ("together", "jointly") for child in self.tree.raw[deed])

    def _leads_further(self, deed: int) -> bool:
        """Tell whether "to resume" or "to hold" has an object other than talks."""
        targets = self.tree.of(deed, "object")
        return bool(targets) and not any(self.tree.lemma[token] in self.words.talks for token in targets)

    def _words(self, verb: int, deed: int | None) -> Party:
        """Return the verb, with the infinitive of a deal ("agreed to buy")."""
        last = verb if deed is None or not verb < deed < verb + 5 else deed
        start, end = self.view.reading.words(verb, last + 1)
        return Party(name=" ".join(self.view.reading.text[start:end].split()), start=start, end=end)
