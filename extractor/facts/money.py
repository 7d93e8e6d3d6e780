"""Money facts: a sum with payer, payee, purpose, action and period."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from extractor.facts.draft import Draft, SameAs
from extractor.facts.fill import Filled, Filler
from extractor.facts.reading import Reading
from extractor.records import Mention
from extractor.values import Money, plain


def money_slots(mention: Mention, value: Money) -> dict[str, Any]:
    """Return the slots of a sum in the order of the contract, parties and purpose still null."""
    return {
        "amount": plain(value.amount),
        "amount_max": None if value.amount_max is None else plain(value.amount_max),
        "currency": value.currency,
        "currency_candidates": list(value.currency_candidates),
        "bound": value.bound,
        "per": value.per,
        "equivalent_of": None if mention.equivalent_of is None else SameAs(*mention.equivalent_of),
        "payer": None,
        "payee": None,
        "purpose": None,
        "action": None,
        "period": None,
    }


def money_draft(mention: Mention, value: Money, filler: Filler | None, reading: Reading) -> Draft:
    """Return the fact that a sum states; a conversion inherits nothing from the sum that it converts."""
    slots = money_slots(mention, value)
    if filler is not None and mention.equivalent_of is None:
        slots["equivalent_of"] = far_conversion(mention, value, filler)
    if filler is None or slots["equivalent_of"] is not None:
        return Draft("money", mention.start, mention.end, slots, mention.rule, mention.confidence)
    filled = filler.fill(mention)
    slots |= filled.slots
    slots["action"] = _action(filled, filler)
    slots["period"] = period(mention, filler, reading) or next_period(mention, filled, filler, reading)
    rule = f"{mention.rule}+{'+'.join(filled.frames)}" if filled.frames else mention.rule
    head = filler.way.head(mention)
    return Draft("money", mention.start, mention.end, slots, rule, mention.confidence, head, tuple(filled.trace))


def far_conversion(mention: Mention, value: Money, filler: Filler) -> SameAs | None:
    """Return the sum converted from afar: "spent $5 million on roads, or about 4 million euros"."""
    reading, links = filler.view.reading, filler.tree.labels.links
    first, _ = reading.tokens(mention.start, mention.end)
    if value.bound != "approx" or first < 2 or reading.texts[first - 2] != ",":
        return None
    before = filler.way.value_before(mention) if reading.texts[first - 1].lower() in links.alternatives else None
    if before is None or before.start < reading.sentence(mention.start)[0] or not isinstance(before.value, Money):
        return None
    return SameAs(before.start, before.end) if before.value.currency != value.currency else None


def _action(filled: Filled, filler: Filler) -> str | None:
    return None if filled.action is None else filler.tree.lemma[filled.action]


def period(mention: Mention, filler: Filler, reading: Reading) -> Mapping[str, Any] | None:
    """Return the words that say when or for how long the sum is paid: "in 2024", "over five years"."""
    tree, head = filler.tree, filler.way.head(mention)
    zone = [head, *(step.token for step in filler.way.steps(mention))]
    for node in zone:
        for child in tree.children[node]:
            time = reading.by_token.get(child)
            if time is None or time.kind not in ("date", "duration") or tree.key[child] not in tree.labels.links.period:
                continue
            start = min((reading.starts[c] for c in tree.raw[child] if tree.function[c] == "case"), default=time.start)
            start, end = min(start, time.start), time.end
            return {"start": start, "end": end, "text": reading.text[start:end]}
    return None


def next_period(mention: Mention, filled: Filled, filler: Filler, reading: Reading) -> Mapping[str, Any] | None:
    """Return the time right behind the sum and its parties, wherever the parser hung it."""
    last, links = reading.sentence(mention.start)[1], filler.tree.labels.links.period
    ends = [p.end for p in filled.slots.values() if mention.end <= p.start < last]
    behind = max([mention.end, *ends])
    mentions = reading.mentions
    first = bisect_left(mentions, behind, key=lambda m: m.start)
    for time in mentions[first : bisect_left(mentions, last, lo=first, key=lambda m: m.start)]:
        if time.kind in ("date", "duration"):
            words = reading.text[behind : time.end].split()
            if words and words[0] in links and len(reading.text[behind : time.start].split()) <= 1:
                place = reading.text.index(words[0], behind)
                return {"start": place, "end": time.end, "text": reading.text[place : time.end]}
    return None
