"""Recogniser of sums of money: scan, join, guard, bound, convert, decide the currency."""

from __future__ import annotations

from decimal import Decimal

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.money.amounts import AmountGrammar
from extractor.recognizers.money.atoms import Atom, AtomScanner
from extractor.recognizers.money.bounds import Bounds
from extractor.recognizers.money.conversions import Conversions
from extractor.recognizers.money.currencies import Currencies
from extractor.recognizers.money.decide import Evidence
from extractor.recognizers.money.ellipsis import EllipsisReader
from extractor.recognizers.money.guards import Guards
from extractor.recognizers.money.ranges import Joiner
from extractor.recognizers.money.words import MoneyWords
from extractor.recognizers.numbers import NumberGrammar
from extractor.recognizers.page import page_of
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook
from extractor.values import Bound, Money

# How sure a currency is by what decided it.
CONFIDENCE = {
    "sign": 1.0,
    "word": 1.0,
    "country": 0.95,
    "conversion": 0.95,
    "dateline": 0.9,
    "document": 0.9,
    "sums": 0.9,
}
DEFAULT_CONFIDENCE = 0.85


class MoneyRecognizer:
    """Finds sums of money: amount, currency, bound, rate, range, and what a conversion converts."""

    kind: MentionKind = "money"

    def __init__(self, rulebook: Rulebook) -> None:
        """Build the grammar from ``lexicon/{numbers,currencies,money}.toml``."""
        words = rulebook.file("lexicon/money.toml", MoneyWords)
        grammar = AmountGrammar(NumberGrammar(rulebook), words)
        self._currencies = Currencies(rulebook)
        self._weights = words.weights
        self._scanner = AtomScanner(self._currencies, grammar, words)
        self._guards = Guards(words)
        self._joiner = Joiner(grammar, words)
        self._ellipsis = EllipsisReader(grammar, words)
        self._bounds = Bounds(words)
        self._conversions = Conversions(words)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the money mentions of ``doc`` in text order; they do not overlap."""
        text = page_of(doc, context).text
        atoms = self._scanner.scan(text)
        if not atoms:
            return []
        evidence = Evidence(text, context, self._currencies, self._weights)
        sums = self._joiner.join(text, self._guarded(text, atoms, evidence))
        sums = self._ellipsis.complete(text, sums, evidence)
        floor = 0
        for atom in sums:
            self._bounds.apply(text, atom, floor)
            floor = atom.end
        self._conversions.link(text, sums)
        return self._mentions(text, sums, evidence)

    def _guarded(self, text: str, atoms: list[Atom], evidence: Evidence) -> list[Atom]:
        for atom in atoms:
            if not atom.bare and len(atom.codes) == 1:
                evidence.named[atom.codes[0]] += 1
        kept: list[Atom] = []
        for atom in atoms:
            if self._guards.plausible(text, atom, kept[-1] if kept else None, evidence):
                kept.append(atom)
        return kept

    def _mentions(self, text: str, sums: list[Atom], evidence: Evidence) -> list[Mention]:
        """Decide the currencies, those of main units first, as cents take theirs from the sums around them."""
        decisions = {id(atom): evidence.decide(atom) for atom in sums if atom.unit.kind != "minor"}
        evidence.sums = [(atom.start, code) for atom in sums if (code := decisions.get(id(atom), (None,))[0])]
        return [self._mention(text, atom, *(decisions.get(id(atom)) or evidence.decide(atom))) for atom in sums]

    @staticmethod
    def _mention(text: str, atom: Atom, currency: str | None, candidates: tuple[str, ...], decided: str) -> Mention:
        bound: Bound = "vague" if atom.amount.vague else atom.bound or "exact"
        high = None if atom.high is None else _trim(atom.high)
        source = atom.equivalent
        return Mention(
            atom.start,
            atom.end,
            text[atom.start : atom.end],
            "money",
            f"money.{atom.unit.kind}",
            CONFIDENCE.get(decided, DEFAULT_CONFIDENCE),
            value=Money(_trim(atom.value), currency, high, bound, atom.per, candidates, decided),
            equivalent_of=None if source is None else (source.start, source.end),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["money"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


def _trim(value: Decimal) -> Decimal:
    """Return the same number without trailing zeros: ``Decimal("1.20E+9")`` and ``Decimal("1200000000.0")`` alike."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


make_money = component("extractor_money", MoneyRecognizer)
