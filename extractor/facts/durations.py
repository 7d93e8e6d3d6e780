"""Duration facts: a length of time and what lasts."""

from __future__ import annotations

from extractor.facts.draft import Draft
from extractor.facts.fill import Filler
from extractor.facts.steps import Step
from extractor.records import Mention, Party
from extractor.values import Duration

ADNOMINAL = frozenset({"compound", "amod", "nummod", "unmarked", "poss"})
PREDICATIVE = frozenset({"ADJ", "NOUN", "PROPN"})


def duration_draft(mention: Mention, value: Duration, filler: Filler | None) -> Draft:
    """Return the fact that a length of time states."""
    lasting = None if filler is None else what_lasts(mention, filler)
    slots = {"iso": value.iso, "iso_max": value.iso_max, "bound": value.bound, "of": lasting}
    head = None if filler is None else filler.way.head(mention)
    return Draft("duration", mention.start, mention.end, slots, mention.rule, mention.confidence, head)


def what_lasts(mention: Mention, filler: Filler) -> Party | None:
    """Return the head noun or verb of what lasts: the frame's slot, the noun that is measured, or the clause."""
    filled = filler.fill(mention)
    if "of" in filled.slots:
        return filled.slots["of"]
    head = filler.way.head(mention)
    inner = _inner(head, filler)
    if inner is not None:
        return _noun(inner, filler)
    for step in filler.way.steps(mention):
        found = _outer(step, filler)
        if found is not None:
            return found
    return None


def _inner(head: int, filler: Filler) -> int | None:
    """Return the noun in "three days of mourning", "two years in prison"."""
    for key in ("of", "in"):
        for child in filler.tree.of(head, key):
            if child > head and filler.view.kind(child) not in ("time", "money", "name"):
                return child
    return None


def _outer(step: Step, filler: Filler) -> Party | None:
    """Return the word a length of time is said of: the noun it stands before, or the predicate of its clause."""
    tree, token = filler.tree, step.token
    if step.function in ADNOMINAL and tree.pos[token] in ("NOUN", "PROPN") and not tree.is_predicate(token):
        return _noun(token, filler)
    if tree.is_verb(token) or tree.is_predicate(token):
        return _word(token, filler)
    if step.function in ("of", "appos", "predicate", "carried", "for", "to", "after"):
        return _noun(token, filler)
    return None


def _noun(token: int, filler: Filler) -> Party:
    """Return a noun with the nouns compounded to it: "prison term"."""
    tree = filler.tree
    first = token
    for child in sorted((c for c in tree.raw[token] if c < token), reverse=True):
        if tree.function[child] != "compound" or child != first - 1 or filler.view.kind(child) in ("time", "money"):
            break
        first = child
    start, end = filler.view.reading.words(first, token + 1)
    return Party(name=filler.tree.doc.text[start:end], start=start, end=end)


def _word(token: int, filler: Filler) -> Party:
    """Return a predicate as it stands; a noun with its compounds, a verb with its particle."""
    if not filler.tree.is_verb(token):
        return _noun(token, filler)
    start, end = filler.view.reading.words(token, token + 1)
    return Party(name=filler.tree.doc.text[start:end], start=start, end=end)
