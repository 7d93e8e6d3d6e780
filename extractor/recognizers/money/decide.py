"""Decides which currency an ambiguous sign or word means, and keeps what it could have meant.

Each candidate collects weights: its word's prior, the dateline, country words of the sentence and of the
document, sums elsewhere in the document that name their currency. A sum that is converted into a
currency is not in it.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from operator import itemgetter

from extractor.recognizers.money.atoms import Atom
from extractor.recognizers.money.currencies import Currencies
from extractor.recognizers.money.words import Weights
from extractor.records import Context

CAPITAL = re.compile(r"[A-Z][^\W_]*(?:\.[A-Z])*\.?")
SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"”’])[.!?][\"”’)]*\s|\n[^\S\n]*\n")
REACH = 400
AROUND = 4
# Without a dateline a document is at home where most of its country words point, if it has enough of them.
HOME_CUES = 3
HOME_SHARE = 0.75


class Evidence:
    """The country words of one document and what they say about currencies; read on demand."""

    def __init__(self, text: str, context: Context, currencies: Currencies, weights: Weights) -> None:
        """Take the document; nothing is searched yet."""
        self.text = text
        self.day: datetime.date | None = context.date
        self.currencies = currencies
        self.weights = weights
        self.named: Counter[str] = Counter()
        self.dateline = context.country
        self.sums: list[tuple[int, str]] = []

    @cached_property
    def cues(self) -> list[tuple[int, frozenset[str]]]:
        """Place and currencies of every country word in the document."""
        found = []
        table, tokens = self.currencies.cues, list(CAPITAL.finditer(self.text))
        skip = 0
        for index, token in enumerate(tokens):
            if index < skip:
                continue
            for size in (3, 2, 1):
                last = tokens[min(index + size, len(tokens)) - 1]
                phrase = self.text[token.start() : last.end()]
                codes = table.get(phrase.casefold()) or table.get(phrase.rstrip(".").casefold())
                if codes:
                    found.append((token.start(), codes))
                    skip = index + size
                    break
        return found

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of each currency among the country words of the document."""
        counts = Counter(code for _, codes in self.cues for code in codes)
        total = len(self.cues) or 1
        return {code: count / total for code, count in counts.items()}

    @cached_property
    def home(self) -> frozenset[str]:
        """The currencies of the dateline's country, or of the one country that the document is about."""
        if self.dateline is not None:
            return self.currencies.by_territory.get(self.dateline, frozenset())
        return frozenset(
            code for code, share in self.shares.items() if len(self.cues) >= HOME_CUES and share >= HOME_SHARE
        )

    def supports(self, codes: tuple[str, ...]) -> bool:
        """Return whether the article is about a country of one of the currencies."""
        return any(code in self.home or code in self.shares or code in self.named for code in codes)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of the sentence around a sum, within :data:`REACH` characters."""
        low, high = max(0, start - REACH), min(len(self.text), end + REACH)
        ends = [match.end() for match in SENTENCE_END.finditer(self.text, low, start)]
        after = SENTENCE_END.search(self.text, end, high)
        return (ends[-1] if ends else low), (after.start() if after else high)

    def decide(self, atom: Atom) -> tuple[str | None, tuple[str, ...], str]:
        """Return currency, candidates (likeliest first) and what decided; no candidates where none were open."""
        codes = self._candidates(atom)
        if len(codes) == 1 or (atom.decided and not atom.bare):
            return codes[0], (), atom.decided or ("word" if atom.unit.kind in ("word", "minor") else "sign")
        usual = self._usual(atom)
        scores, causes = self._scores(atom, codes, usual)
        ranked = tuple(sorted(codes, key=lambda code: (-scores[code], code != usual, codes.index(code))))
        if scores[ranked[0]] <= 0 and usual is None:
            return None, ranked, "default"
        return (
            ranked[0],
            ranked,
            "default" if ranked[0] == usual and not causes[usual] else causes[ranked[0]] or "default",
        )

    def _candidates(self, atom: Atom) -> tuple[str, ...]:
        codes = self.currencies.current(atom.codes, self.day)
        usual = self._usual(atom)
        return codes if usual is None or usual in codes or (atom.decided and not atom.bare) else (usual, *codes)

    def _usual(self, atom: Atom) -> str | None:
        usual = [code for code in atom.unit.usual if code in atom.codes]
        valid = [code for code in usual if self.currencies.valid(code, self.day)]
        return next(iter(valid or usual[-1:]), None)

    def _scores(self, atom: Atom, codes: tuple[str, ...], usual: str | None) -> tuple[dict[str, float], dict[str, str]]:
        weights = self.weights
        start, end = self.sentence(atom.start, atom.end)
        near = self._near(atom, start, end)
        scores, causes = {}, {}
        for code in codes:
            if atom.unit.local and not atom.excluded and code != usual and code not in atom.unit.local:
                scores[code], causes[code] = -1.0, ""
                continue
            if atom.unit.kind != "minor" and not (code in near or code in atom.excluded or self.supports((code,))):
                scores[code], causes[code] = atom.unit.prior if code == usual else 0, ""
                continue
            country = weights.sentence * near.get(code, 0) + weights.document * self.shares.get(code, 0)
            place = weights.dateline * (code in self.home)
            parts = {
                "country": country + (0 if self.dateline else place),
                "dateline": place if self.dateline else 0,
                "document": weights.other_sums * bool(self.named[code]),
                "sums": weights.beside * (atom.unit.kind == "minor" and code == self._beside(atom, codes)),
                "conversion": -weights.conversion * (code in atom.excluded),
            }
            scores[code] = sum(parts.values()) + (atom.unit.prior if code == usual else 0)
            best = max(parts, key=lambda name: parts[name])
            causes[code] = best if parts[best] > 0 else ""
        if atom.excluded.intersection(codes):
            causes = {code: cause or "conversion" for code, cause in causes.items()}
        return scores, causes

    def _beside(self, atom: Atom, codes: tuple[str, ...]) -> str | None:
        """Return the currency of the nearest sum in main units that has these cents."""
        near = [(abs(place - atom.start), code) for place, code in self._around(atom) if code in codes]
        return min(near)[1] if near else None

    def _around(self, atom: Atom) -> list[tuple[int, str]]:
        index = bisect_left(self.sums, atom.start, key=itemgetter(0))
        return self.sums[max(0, index - AROUND) : index + AROUND]

    def _near(self, atom: Atom, start: int, end: int) -> dict[str, float]:
        """Return the currencies of the sentence's country words: 1 for the nearest word's, a quarter for others."""
        low, high = (bisect_left(self.cues, place, key=itemgetter(0)) for place in (start, end))
        places = self.cues[low:high]
        nearest = min(places, key=lambda cue: abs(cue[0] - atom.start), default=(0, frozenset[str]()))
        return {code: 1.0 if code in nearest[1] else 0.25 for _, found in places for code in found}
