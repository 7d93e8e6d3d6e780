"""One agreement for all its mentions in an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.facts.agreements.lexicon import Stage
from extractor.records import Party

NEARBY = 120  # words within which a bare "the deal" takes up one that was told of before


@dataclass(frozen=True, slots=True)
class Agreement:
    """One mention of an agreement, by its noun or by the verb that says that somebody agreed.

    ``named`` tells whether it has a proper name; ``topics`` are the words of the phrase that tell it from others;
    ``taken_up`` tells of a bare "the deal" without two parties of its own, which takes up one told of before;
    ``sort`` is what no agreement of another sort can be called, ``another`` tells of one beside those before, and
    ``inferred`` of parties that are not said to be parties; ``new`` of one brought in by "a" or a number, and
    ``bare`` of one with nothing but "the" or "its" before it.
    """

    head: int
    what: Party
    parties: tuple[Party, ...]
    stage: Stage
    stated: bool
    date: str | None = None
    term: str | None = None
    count: int | None = None
    named: bool = False
    verbal: bool = False
    topics: frozenset[str] = frozenset()
    taken_up: bool = False
    sort: str = ""
    another: bool = False
    inferred: bool = False
    bare: bool = False
    new: bool = False

    def holds(self, party: Party) -> bool:
        """Tell whether a party of another mention may be one of these: the same entity, or a name that says less."""
        return any(_may_be(party, own) for own in self.parties)


def _may_be(party: Party, own: Party) -> bool:
    """Tell whether two parties may be one: "the Palestinians" and "Palestinian factions", but not two states."""
    if party.ref is not None and own.ref is not None and (party.ref == own.ref or None not in (party.code, own.code)):
        return party.ref == own.ref
    words, others = party.name.split(), own.name.split()
    if party.ref is None and own.ref is None and {*map(str.casefold, words)} <= {*map(str.casefold, others)}:
        return True
    return any(word in others for word in words if word[:1].isupper())


def distinct(parties: Iterable[Party], place: int) -> tuple[Party, ...]:
    """Return the parties in text order, each entity once, as it is named nearest to ``place``.

    A person beside two states or bodies only acts for one of them.
    """
    nearest: dict[str, Party] = {}
    for party in sorted(parties, key=lambda p: abs(p.start - place)):
        nearest.setdefault(party.ref or party.name.casefold(), party)
    found = sorted(nearest.values(), key=lambda p: p.start)
    bodies = [p for p in found if p.ref is None or not p.ref.startswith("p")]
    return tuple(bodies if len(bodies) > 1 else found)


def merged(found: Iterable[Agreement]) -> list[Agreement]:
    """Return one agreement for all mentions that may be of the same: that with most parties.

    A stage that is stated at one mention holds for all of them.
    """
    kept: list[Agreement] = []
    for agreement in sorted(found, key=lambda a: (a.inferred, -len(a.parties), a.verbal)):
        same = next((i for i, other in enumerate(kept) if _same(agreement, other)), None)
        if same is None and agreement.taken_up:
            before = [i for i, other in enumerate(kept) if _takes_up(agreement, other)]
            same = max(before, key=lambda i: kept[i].head, default=None)
        if same is None:
            kept.append(agreement)
        elif agreement.stated and not kept[same].stated:
            kept[same] = replace(kept[same], stage=agreement.stage, stated=True)
    return kept


def _takes_up(bare: Agreement, told: Agreement) -> bool:
    """Tell whether a bare "the deal" may be one told of before: "the truce" takes up no merger."""
    return told.head < bare.head and bare.sort in ("", told.sort)


def _same(small: Agreement, big: Agreement) -> bool:
    """Tell whether a mention may be of an agreement that has the same parties or more."""
    if small.another or (big.another and big.head > small.head) or (small.sort and big.sort and small.sort != big.sort):
        return False
    if small.new and small.head > big.head and 0 < len(small.parties) < len(big.parties):
        return False
    if small.named and big.named:
        return bool(small.topics & big.topics)
    if not small.parties:
        return small.named and bool(small.topics) and small.topics <= big.topics
    first, last = sorted((small, big), key=lambda a: a.head)
    if last.bare and last.head - first.head < NEARBY and any(map(big.holds, small.parties)):
        return True
    if not all(map(big.holds, small.parties)):
        return False
    return not small.topics or not big.topics or bool(small.topics & big.topics)
