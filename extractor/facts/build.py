"""Run every fact reader over an article and give the facts their ids."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.facts.draft import Draft, Factuality, finish
from extractor.facts.durations import duration_draft
from extractor.facts.fill import Filler
from extractor.facts.frames import DURATION_FILE, MONEY_FILE, TYPES_FILE, TypesFile, load_frames
from extractor.facts.grammar import Tree
from extractor.facts.grammar.labels import load_labels
from extractor.facts.money import money_draft
from extractor.facts.reading import Reading
from extractor.facts.roles import RoleReader
from extractor.facts.view import View
from extractor.records import Context, Fact, Mention
from extractor.rulebook import Rulebook
from extractor.values import DateValue, Duration, Money


def build_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> tuple[Fact, ...]:
    """Return the facts of one article in text order."""
    reading = Reading(doc, mentions, entities, context)
    drafts = read_drafts(reading, rulebook)
    pairs = [(draft, Factuality()) for draft in drafts]
    return finish(pairs, doc.text, {draft.start: reading.sentence(draft.start) for draft in drafts})


def read_drafts(reading: Reading, rulebook: Rulebook) -> list[Draft]:
    """Return what the readers of all kinds find, in no particular order."""
    money, lasting = None, None
    if reading.parsed:
        view = View(reading, Tree(reading.doc, load_labels(rulebook)), rulebook.file(TYPES_FILE, TypesFile))
        money = Filler(view, load_frames(rulebook, MONEY_FILE))
        lasting = Filler(view, load_frames(rulebook, DURATION_FILE))
    drafts = RoleReader(rulebook).read(reading)
    for mention in reading.mentions:
        if isinstance(mention.value, Money):
            drafts.append(money_draft(mention, mention.value, money, reading))
        elif isinstance(mention.value, Duration):
            drafts.append(duration_draft(mention, mention.value, lasting))
        elif isinstance(mention.value, DateValue):
            drafts.append(date_draft(mention, mention.value))
    return drafts


def date_draft(mention: Mention, value: DateValue) -> Draft:
    """Return the fact that a date states."""
    slots = {"iso": value.iso, "iso_end": value.iso_end, "bound": value.bound, "resolved_from": value.resolved_from}
    return Draft("date", mention.start, mention.end, slots, mention.rule, mention.confidence)
