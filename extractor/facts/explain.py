"""How each fact of an article was read: its clause, its frame or pattern, and how each slot was filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.facts.build import finished
from extractor.facts.draft import Draft, Factuality
from extractor.facts.reading import Reading
from extractor.records import Context, Fact, Mention, Party
from extractor.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact with the sentence that states it and the steps by which it was read."""

    fact: Fact
    sentence: str
    steps: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.fact.kind}: {describe(self.fact)}", f"  words     {one_line(self.fact.text)}"]
        lines += [f"  sentence  {self.sentence}", f"  rule      {self.fact.rule}, confidence {self.fact.confidence}"]
        lines += [f"  step      {step}" for step in self.steps]
        return "\n".join(lines)


def explain_facts(
    doc: Doc, mentions: Sequence[Mention], entities: Entities, context: Context, rulebook: Rulebook
) -> list[Explanation]:
    """Return the facts of one article with how they were read, in text order."""
    reading = Reading(doc, mentions, entities, context)
    facts, pairs = finished(reading, rulebook)
    return [explanation(fact, *pair, reading) for fact, pair in zip(facts, pairs, strict=True)]


def explanation(fact: Fact, draft: Draft, factuality: Factuality, reading: Reading) -> Explanation:
    """Return how one fact was read."""
    start, end = fact.sentence
    return Explanation(fact, one_line(reading.text[start:end]), (*draft.trace, *factuality.trace))


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def describe(fact: Fact) -> str:
    """Return a fact in one line, the form in which the samples of the frame files are written.

    Roles: ``Ana Brel | chief executive | Nordbank | NO | current``; sums, lengths of time and dates: the value, then
    the filled slots; agreements: ``fishing pact | Peru, Chile | signed``; statements: ``Ana Brel | It rains. | direct |
    said``.
    """
    slots = fact.slots
    if fact.kind == "role":
        parts = [name_of(slots["person"]), slots["role"], name_of(slots["organization"]), slots["country"] or "-"]
        return " | ".join([*parts, slots["status"], *_times(slots)])
    if fact.kind == "money":
        names = ("payer", "payee", "purpose", "action", "period")
        return f"{slots['amount']} {slots['currency'] or '?'}" + _filled(slots, names)
    if fact.kind in ("duration", "date"):
        return f"{slots['iso']}" + _filled(slots, ("of", "bound"))
    if fact.kind == "agreement":
        head = f"{name_of(slots['what'])} | {name_of(slots['parties'])} | {slots['stage']}"
        return head + _filled(slots, ("date", "term", "count"))
    way = "direct" if slots["direct"] else "indirect"
    return f"{name_of(slots['speaker'])} | {one_line(fact.text)} | {way} | {slots['cue'] or '-'}"


def _times(slots: Mapping[str, Any]) -> list[str]:
    return [f"{slot} {slots[slot]}" for slot in ("since", "until") if slots[slot] is not None]


def _filled(slots: Mapping[str, Any], names: Sequence[str]) -> str:
    parts = [f" | {name} {name_of(slots[name])}" for name in names if slots.get(name) not in (None, "exact", "on", [])]
    return "".join(parts)


def name_of(value: Any) -> str:
    """Return a slot's value in words; "-" for nothing."""
    if isinstance(value, Party):
        return value.name
    if isinstance(value, list | tuple):
        return ", ".join(name_of(item) for item in value)
    if isinstance(value, Mapping):
        return str(value["text"])
    return "-" if value is None else str(value)
