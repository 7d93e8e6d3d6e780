"""Run every fact reader over an article and give the facts their ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.facts.agreements import agreement_drafts
from extractor.facts.confidence import confidences
from extractor.facts.draft import Draft, Factuality, finish, in_order
from extractor.facts.durations import duration_draft
from extractor.facts.factuality import Judge
from extractor.facts.fill import Filler
from extractor.facts.frames import DURATION_FILE, MONEY_FILE, TYPES_FILE, TypesFile
from extractor.facts.grammar import Labels, Tree
from extractor.facts.grammar.labels import load_labels
from extractor.facts.loading import load_frames
from extractor.facts.money import money_draft
from extractor.facts.reading import Reading
from extractor.facts.roles import RoleReader
from extractor.facts.speech import read_sayings
from extractor.facts.statements import statement_drafts
from extractor.facts.view import View
from extractor.recognizers.lexicons import function_words
from extractor.records import Context, Fact, Mention
from extractor.rulebook import Rulebook
from extractor.values import DateValue, Duration, Money

# A reader takes an article, its grammar (None where the Doc has no tree) and the rules, and returns what it read.
Reader = Callable[[Reading, View | None, Rulebook], list[Draft]]


def build_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> tuple[Fact, ...]:
    """Return the facts of one article in text order."""
    return finished(Reading(doc, mentions, entities, context), rulebook)[0]


def finished(reading: Reading, rulebook: Rulebook) -> tuple[tuple[Fact, ...], list[tuple[Draft, Factuality]]]:
    """Return the facts of one article in text order, and the draft and factuality that each was made of."""
    pairs = read_facts(reading, rulebook)
    return finish(pairs, reading.text, reading.sentence, confidences(rulebook).of), pairs


def read_facts(reading: Reading, rulebook: Rulebook) -> list[tuple[Draft, Factuality]]:
    """Return what all readers find in one article, each with its factuality, in text order."""
    view = grammar_view(reading, rulebook)
    drafts = [draft for reader in READERS for draft in reader(reading, view, rulebook)]
    if view is None:
        return in_order([(draft, Factuality()) for draft in drafts])
    sayings = read_sayings(view, rulebook)
    judge = Judge(view, sayings, rulebook)
    return in_order([(draft, judge.judge(draft)) for draft in [*drafts, *statement_drafts(sayings, reading)]])


def grammar_view(reading: Reading, rulebook: Rulebook) -> View | None:
    """Return the grammar of an article that has a tree and something to read by it."""
    labels, types = grammar_rules(rulebook)
    if not (reading.parsed and reading.mentions):
        return None
    return View(reading, Tree(reading.page, labels), types, function_words(rulebook))


def grammar_rules(rulebook: Rulebook) -> tuple[Labels, TypesFile]:
    """Return the rules that every view is made by; they are read, and so checked, where no Doc has a tree too."""
    return load_labels(rulebook), rulebook.file(TYPES_FILE, TypesFile)


def read_roles(reading: Reading, view: View | None, rulebook: Rulebook) -> list[Draft]:
    """Return who holds which office."""
    return RoleReader(rulebook).read(reading, None if view is None else view.phrases)


def read_values(reading: Reading, view: View | None, rulebook: Rulebook) -> list[Draft]:
    """Return the facts that sums, lengths of time and dates state."""
    money_frames, lasting_frames = load_frames(rulebook, MONEY_FILE), load_frames(rulebook, DURATION_FILE)
    money = None if view is None else Filler(view, money_frames)
    lasting = None if view is None else Filler(view, lasting_frames)
    drafts = []
    for mention in reading.mentions:
        if isinstance(mention.value, Money):
            drafts.append(money_draft(mention, mention.value, money, reading))
        elif isinstance(mention.value, Duration):
            drafts.append(duration_draft(mention, mention.value, lasting))
        elif isinstance(mention.value, DateValue):
            drafts.append(date_draft(mention, mention.value))
    return drafts


def read_agreements(reading: Reading, view: View | None, rulebook: Rulebook) -> list[Draft]:
    """Return who agreed what with whom; none without a tree."""
    return [] if view is None else agreement_drafts(view, rulebook)


def date_draft(mention: Mention, value: DateValue) -> Draft:
    """Return the fact that a date states."""
    slots = {"iso": value.iso, "iso_end": value.iso_end, "bound": value.bound, "resolved_from": value.resolved_from}
    return Draft("date", mention.start, mention.end, slots, mention.rule, mention.confidence)


READERS: tuple[Reader, ...] = (read_roles, read_values, read_agreements)
