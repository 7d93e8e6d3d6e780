"""Who deals with whom by a verb: "agreed to buy the unit from X", "merged with Y"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.agreements.lexicon import AgreementFile
from extractor.facts.agreements.parties import PartyReader
from extractor.records import Party


class TradeReader:
    """Finds the other side of verbs of a deal in one article."""

    def __init__(self, parties: PartyReader, words: AgreementFile) -> None:
        """Use the party reader of one article; index the verbs of ``words``."""
        self.parties = parties
        self.tree = parties.tree
        self.functions = {verb: trade.other for trade in words.trade for verb in trade.verbs}

    def trades(self, verb: int) -> bool:
        """Tell whether a verb is one of a deal."""
        return self._functions(verb) is not None

    def _functions(self, verb: int) -> list[str] | None:
        lemma = self.tree.lemma[verb]
        for child in self.tree.raw[verb]:
            if child > verb and f"{lemma} {self.tree.lower[child]}" in self.functions:
                return self.functions[f"{lemma} {self.tree.lower[child]}"]
        return self.functions.get(lemma)

    def other(self, verb: int) -> list[Party]:
        """Return the other side of a deal: of a passive whoever acts, else whoever stands where the verb has it."""
        agents = [p for token in self.tree.of(verb, "agent", "by") for p in self.parties.members(token)]
        if agents and self.tree.is_passive(verb):
            return agents
        for function in self._functions(verb) or ():
            found = list(self._at(verb, function))
            if found:
                return found
        return []

    def _at(self, verb: int, function: str) -> Iterator[Party]:
        """Yield the parties in one function, joined to the verb or to its object ("sell its unit to X")."""
        targets = self.tree.of(verb, "object")
        if function == "object":
            for target in targets:
                for named in (target, *self.tree.of(target, "appos", "flat")):  # "the department stores X and Y"
                    party = self.parties.named(named)
                    yield from () if party is None else (party,)
        elif function == "holder":
            for target in targets:
                for owner in (*self._makers(target), *self.tree.of(target, "poss", "of")):
                    party = self.parties.named(owner)
                    yield from () if party is None else (party,)
        else:
            for token in sorted(self.tree.subtree(verb)):  # "sell its stake in X to Y", whatever the parser hung it on
                if token > verb and self.tree.key[token] == function:
                    yield from self.parties.members(token)

    def _makers(self, goods: int) -> Iterator[int]:
        """Yield the companies named before what is bought: "five Airbus jets", "$5 million worth of Airbus jets"."""
        for noun in (goods, *self.tree.of(goods, "of")):
            yield from (
                t for t in self.tree.of(noun, "compound") if self.parties.view.mention_kind(t) == "organization"
            )
