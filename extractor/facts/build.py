"""Run every fact reader over an article and give the facts their ids."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.facts.draft import Draft, Factuality, SameAs, finish
from extractor.facts.reading import Reading
from extractor.records import Context, Fact, Mention
from extractor.rulebook import Rulebook
from extractor.values import DateValue, Duration, Money, plain


def build_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> tuple[Fact, ...]:
    """Return the facts of one article in text order."""
    reading = Reading(doc, mentions, entities, context)
    drafts = [draft for mention in reading.mentions if (draft := value_draft(mention)) is not None]
    pairs = [(draft, Factuality()) for draft in drafts]
    return finish(pairs, doc.text, {draft.start: reading.sentence(draft.start) for draft in drafts})


def value_draft(mention: Mention) -> Draft | None:
    """Return the fact that a money, duration or date mention states by itself, its other slots null."""
    if isinstance(mention.value, Money):
        slots = money_slots(mention, mention.value)
        return Draft("money", mention.start, mention.end, slots, mention.rule, mention.confidence)
    if isinstance(mention.value, Duration):
        value = mention.value
        slots = {"iso": value.iso, "iso_max": value.iso_max, "bound": value.bound, "of": None}
        return Draft("duration", mention.start, mention.end, slots, mention.rule, mention.confidence)
    if isinstance(mention.value, DateValue):
        date = mention.value
        slots = {"iso": date.iso, "iso_end": date.iso_end, "bound": date.bound, "resolved_from": date.resolved_from}
        return Draft("date", mention.start, mention.end, slots, mention.rule, mention.confidence)
    return None


def money_slots(mention: Mention, value: Money) -> dict[str, object]:
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
