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
NOTHING = frozenset({"PUNCT", "PRON"})
FILLING = "the noun after it"
RANKED = "the noun that is the first or greatest in it"
LASTING = "the noun before the word that says that it lasted"
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
        return _noun(near.end_of_name(steps[0].token), near), "the noun it stands before"
    noun = near.noun_behind()
    if noun is not None:
        return _noun(noun, near), "the noun right after it"
    filled = None if near.within else filler.fill(mention)
    own = filled is not None and filled.how.get("of") == "self"
    for noun, how in (
        (None if own else near.content(), FILLING),
        (near.record(), RANKED),
        (near.lasting_noun(), LASTING),
    ):
        if noun is not None:
            return _noun(noun, near), how
    if filled is None:
        return _hung(steps, near)
    if own:
        return _sentence(filled, near), filled.trace[-1]
    return _beside(near, filled) or _hung(steps, near)


def _beside(near: Nearby, filled: Filled) -> tuple[Party | None, str] | None:
    """Return what the words right after or before the length say, or else the frame."""
    noun = near.noun_after() or near.office()
    if noun is not None:
        return _noun(noun, near), FILLING
    noun = near.measured() or near.change()
    if noun is not None:
        return _noun(noun, near), "the noun before it"
    verb = near.verb_before()
    if verb is not None and verb != filled.action:
        return _predicate(verb, near), "the verb right before it"
    if "of" in filled.slots and not near.is_pronoun(filled.slots["of"]):
        return filled.slots["of"], filled.trace[-1]
    verb = verb if verb is not None else near.verb_after()
    if verb is not None:
        return _word(verb, near), "the verb beside it"
    verb = near.verb_of_clause()
    return None if verb is None else (_predicate(verb, near), "the clause that it opens")


def _hung(steps: list[Step], near: Nearby) -> tuple[Party | None, str]:
    """Return the predicate or noun further out that the length hangs on."""
    for step in steps:
        found = _outer(step, near)
        if found is not None:
            return found, "what it hangs on"
    return None, ""


def _sentence(filled: Filled, near: Nearby) -> Party | None:
    """Return the word of a frame that names itself; "sentenced to serve" is a sentence."""
    token, tree = filled.action, near.tree
    if token is None:
        return filled.slots["of"]
    if tree.key[token] in ("complement", "to_do"):
        outer = near.filler.way.frame(Step(tree.governor[token], "to"))
        if outer is not None and outer.name == filled.frames[0]:
            return _word(tree.governor[token], near)
    return _word(token, near)


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
    tree, token = near.tree, step.token
    if tree.pos[token] in NOTHING:
        return None
    other = near.view.mention(token)
    if _frames(step, near) or (other is not None and other.kind in TIMES):
        return None
    noun = tree.pos[token] in ("NOUN", "PROPN")
    if noun and step.function in ADNOMINAL and not tree.is_predicate(token):
        return None if near.opens(token) else _noun(token, near)
    if tree.is_verb(token) or tree.is_predicate(token):
        return _predicate(token, near)
    at = step.direct and token == near.link() - 1 and near.view.kind(token) == "thing"  # "sales over the past year"
    return _noun(token, near) if step.function in OUTER or at else None


def _frames(step: Step, near: Nearby) -> bool:
    """Tell whether a noun only frames or parts a length: "the span of a week", "much of the past decade"."""
    lemma, types = near.tree.lemma[step.token], near.view.types
    return lemma in types.stretch or (step.function == "of" and lemma in types.portion)


def _predicate(token: int, near: Nearby) -> Party | None:
    """Return a predicate as it stands; for a bare "be", "have" or "remain" what is said with it."""
    tree, view, types = near.tree, near.view, near.view.types
    if view.kind(token) == "money" or tree.lemma[token] in types.stretch:
        return _subject(token, near)  # "the cost would be $5 million over ten years"
    acts = tree.lemma[token] != "have" and tree.first(token, "object") is not None  # "stayed the ruling for two days"
    if (tree.lemma[token] in types.bare and not acts) or tree.lemma[token] in types.carrying:
        keys: tuple[str, ...] = (
            ("object",) if tree.lemma[token] in types.carrying else ("attribute", "complement", "to_do")
        )
        keys += ("complement", "to_do") if tree.lemma[token] == "have" else ()  # "have had to cope"
        unlasting = (
            ("time", "party") if tree.lemma[token] in types.carrying else ("time",)
        )  # "held the envoys for a day"
        for said in tree.of(token, *keys):
            if tree.pos[said] in ("ADJ", "NOUN", "VERB") and view.kind(said) not in unlasting:
                return _word(said, near)
        if tree.lemma[token] == "be":
            return _subject(token, near)
    if tree.lemma[token] == "take" and any(tree.lemma[child] == "place" for child in tree.of(token, "object")):
        return _subject(token, near)
    return _word(token, near)


def _subject(verb: int, near: Nearby) -> Party | None:
    """Return the noun that is the subject of a verb which says nothing itself."""
    subject = near.filler.phrases.subject(verb)
    return None if subject is None or near.view.kind(subject) == "pronoun" else _noun(subject, near)


def _word(token: int, near: Nearby) -> Party:
    """Return a verb with its particle ("wind down") or an adjective as it stands, a noun with its compounds."""
    if near.tree.pos[token] in ("NOUN", "PROPN"):
        return _noun(token, near)
    tree = near.tree
    particle = any(tree.function[child] == "particle" and child == token + 1 for child in tree.raw[token])
    start, end = near.view.reading.words(token, token + 1 + particle)
    return Party(name=near.view.reading.text[start:end], start=start, end=end)


def _noun(token: int, near: Nearby) -> Party:
    """Return a noun with the nouns compounded to it ("prison term"); of "one of the events" the events."""
    tree = near.tree
    members = tree.of(token, "of") if tree.lemma[token] == "one" else []
    token = members[0] if members else token
    first = token
    for child in sorted((c for c in tree.raw[token] if c < token), reverse=True):
        if tree.function[child] != "compound" or child != first - 1 or near.view.kind(child) in ("time", "money"):
            break
        first = child
    while near.dashed(first - 1) and not near.first <= first - 2 < near.last:
        first -= 2  # "cease-fire"
    start, end = near.view.reading.words(first, token + 1)
    return Party(name=near.view.reading.text[start:end], start=start, end=end)
