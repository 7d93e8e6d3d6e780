"""Duration facts: a length of time and what lasts."""

from __future__ import annotations

from typing import Any

from extractor.facts.draft import Draft
from extractor.facts.durations.nearby import Nearby
from extractor.facts.evoking import Step
from extractor.facts.fill import Filled, Filler
from extractor.facts.kinds import TIMES
from extractor.records import Mention, Party
from extractor.values import Duration

ADNOMINAL = frozenset({"compound", "amod", "nummod", "unmarked", "poss"})
OUTER = frozenset({"of", "appos", "predicate", "carried", "for", "to", "after"})


def duration_draft(mention: Mention, value: Duration, filler: Filler | None) -> Draft:
    """Return the fact that a length of time states."""
    slots: dict[str, Any] = {"iso": value.iso, "iso_max": value.iso_max, "bound": value.bound, "of": None}
    if filler is None:
        return Draft("duration", mention.start, mention.end, slots, mention.rule, mention.confidence)
    lasting, how = what_lasts(mention, filler)
    head = filler.way.head(mention)
    trace = () if lasting is None else (f"of = {lasting.name!r} ({how})",)
    slots["of"] = lasting
    return Draft("duration", mention.start, mention.end, slots, mention.rule, mention.confidence, head, trace)


def what_lasts(mention: Mention, filler: Filler) -> tuple[Party | None, str]:
    """Return the head noun or verb of what lasts, and how it was found.

    In this order: the noun that the length stands before ("a two-year ban"), the noun after it ("three days of
    mourning"), the frame's slot, and the predicate or noun further out that it hangs on.
    """
    steps, near = list(filler.way.steps(mention)), Nearby(mention, filler)
    if near.is_way():
        return None, ""
    if steps and _is_before(steps[0], mention, filler):
        return _noun(near.end_of_name(steps[0].token), filler), "the noun it stands before"
    noun = near.noun_behind()
    if noun is not None:
        return _noun(noun, filler), "the noun right after it"
    noun = near.record()
    if noun is not None:
        return _noun(noun, filler), "the noun that is the first or greatest in it"
    noun = near.lasting_noun()
    if noun is not None:
        return _noun(noun, filler), "the noun before the word that says that it lasted"
    if near.within:
        return _hung(steps, near)
    filled = filler.fill(mention)
    if filled.how.get("of") == "self":
        return _sentence(filled, filler), filled.trace[-1]
    return _beside(near, filled, filler) or _hung(steps, near)


def _beside(near: Nearby, filled: Filled, filler: Filler) -> tuple[Party | None, str] | None:
    """Return what the words right after or before the length say, or else the frame."""
    noun = near.noun_after() or near.office()
    if noun is not None:
        return _noun(noun, filler), "the noun after it"
    noun = near.measured()
    if noun is not None:
        return _noun(noun, filler), "the noun right before it"
    verb = near.verb_before()
    if verb is not None and verb != filled.action:
        return _predicate(verb, filler), "the verb right before it"
    if "of" in filled.slots:
        return filled.slots["of"], filled.trace[-1]
    verb = verb if verb is not None else near.verb_after()
    return None if verb is None else (_word(verb, filler), "the verb beside it")


def _hung(steps: list[Step], near: Nearby) -> tuple[Party | None, str]:
    """Return the predicate or noun further out that the length hangs on."""
    for step in steps:
        found = _outer(step, near)
        if found is not None:
            return found, "what it hangs on"
    return None, ""


def _sentence(filled: Filled, filler: Filler) -> Party | None:
    """Return the word of a frame that names itself; "sentenced to serve" is a sentence."""
    token, tree = filled.action, filler.tree
    if token is not None and tree.key[token] in ("complement", "to_do"):
        outer = filler.way.frame(Step(tree.governor[token], "to"))
        if outer is not None and outer.name == filled.frames[0]:
            return _word(tree.governor[token], filler)
    return filled.slots["of"]


def _is_before(step: Step, mention: Mention, filler: Filler) -> bool:
    """Tell whether the length of time stands before the noun that it measures."""
    tree, token = filler.tree, step.token
    if step.function not in ADNOMINAL or tree.pos[token] not in ("NOUN", "PROPN"):
        return False
    if tree.lemma[token] in filler.view.types.stretch:
        return False
    reading = filler.view.reading
    return reading.starts[token] >= mention.end and "," not in reading.text[mention.end : mention.end + 2]


def _outer(step: Step, near: Nearby) -> Party | None:
    """Return the word a length of time is said of: the noun it stands before or at, or the predicate of its clause."""
    filler, tree, token = near.filler, near.tree, step.token
    other = filler.view.mention(token)
    if _frames(step, filler) or (other is not None and other.kind in TIMES):
        return None
    noun = tree.pos[token] in ("NOUN", "PROPN")
    if noun and step.function in ADNOMINAL and not tree.is_predicate(token):
        return None if near.opens(token) else _noun(token, filler)
    if tree.is_verb(token) or tree.is_predicate(token):
        return _predicate(token, filler)
    at = step.direct and token == near.link() - 1 and filler.view.kind(token) == "thing"  # "sales over the past year"
    return _noun(token, filler) if step.function in OUTER or at else None


def _frames(step: Step, filler: Filler) -> bool:
    """Tell whether a noun only frames or parts a length: "the span of a week", "much of the past decade"."""
    lemma, types = filler.tree.lemma[step.token], filler.view.types
    return lemma in types.stretch or (step.function == "of" and lemma in types.portion)


def _predicate(token: int, filler: Filler) -> Party | None:
    """Return a predicate as it stands; for a bare "be", "have" or "remain" what is said with it."""
    tree = filler.tree
    types = filler.view.types
    if tree.lemma[token] in types.bare or tree.lemma[token] in types.carrying:
        keys: tuple[str, ...] = (
            ("object",) if tree.lemma[token] in types.carrying else ("attribute", "complement", "to_do")
        )
        keys += ("complement", "to_do") if tree.lemma[token] == "have" else ()  # "have had to cope"
        for said in tree.of(token, *keys):
            if tree.pos[said] in ("ADJ", "NOUN", "VERB") and filler.view.kind(said) != "time":
                return _word(said, filler)
        subject = filler.phrases.subject(token)
        if tree.lemma[token] == "be":
            return None if subject is None or filler.view.kind(subject) == "pronoun" else _noun(subject, filler)
    return _word(token, filler)


def _word(token: int, filler: Filler) -> Party:
    """Return a verb with its particle ("wind down") or an adjective as it stands, a noun with its compounds."""
    if filler.tree.pos[token] in ("NOUN", "PROPN"):
        return _noun(token, filler)
    tree = filler.tree
    particle = any(tree.function[child] == "particle" and child == token + 1 for child in tree.raw[token])
    start, end = filler.view.reading.words(token, token + 1 + particle)
    return Party(name=filler.view.reading.text[start:end], start=start, end=end)


def _noun(token: int, filler: Filler) -> Party:
    """Return a noun with the nouns compounded to it ("prison term"); of "one of the events" the events."""
    tree = filler.tree
    members = tree.of(token, "of") if tree.lemma[token] == "one" else []
    token = members[0] if members else token
    first = token
    for child in sorted((c for c in tree.raw[token] if c < token), reverse=True):
        if tree.function[child] != "compound" or child != first - 1 or filler.view.kind(child) in ("time", "money"):
            break
        first = child
    start, end = filler.view.reading.words(first, token + 1)
    return Party(name=filler.view.reading.text[start:end], start=start, end=end)
