"""Sample sentences of the frame files: mentions marked in the text, so that only the reading of facts is tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from spacy.language import Language

from extractor.entities import Entities
from extractor.facts.build import build_facts
from extractor.facts.explain import describe
from extractor.records import Context, Entity, FactKind, Mention, MentionKind
from extractor.rulebook import Rulebook
from extractor.values import DateValue, Duration, Money, Value

MARK = re.compile(r"\[(?P<kind>[A-Z])(?:=(?P<value>[^\s\]]+))? (?P<words>[^\]]+)\]")
AMOUNT = re.compile(r"(\d+(?:\.\d+)?):([A-Z]{3})")
KINDS: dict[str, MentionKind] = {
    "P": "person",
    "T": "role",
    "O": "organization",
    "N": "country",
    "D": "country",
    "M": "country",
    "L": "place",
    "A": "money",
    "S": "duration",
    "Y": "date",
}
FORMS = {"N": "name", "D": "demonym", "M": "metonym"}


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """Return the text without its marks, and the mentions that they mark.

    ``[P Ana Brel]`` is a person; T a title (``T=acting`` with a status), O an organisation, L a place, ``N=NO`` a
    country's name, ``D=NO`` a demonym, ``M=NO`` a seat of government; ``A=5000:USD`` a sum, ``S=P2Y`` a length of
    time, ``Y=2005`` a date. Raises ValueError for a mark that means nothing.

    >>> read_marked("[P Ana Brel] spoke.")[0]
    'Ana Brel spoke.'
    """
    parts: list[str] = []
    mentions: list[Mention] = []
    place = length = 0
    for mark in MARK.finditer(marked):
        before = marked[place : mark.start()]
        start = length + len(before)
        words, kind, value = mark["words"], mark["kind"], mark["value"]
        mentions.append(mention(kind, value, words, start))
        parts += [before, words]
        length, place = start + len(words), mark.end()
    return "".join(parts) + marked[place:], mentions


def mention(mark: str, given: str | None, words: str, start: int) -> Mention:
    """Return the mention of one mark; raises ValueError for a letter that marks nothing and for no amount."""
    if mark not in KINDS:
        raise ValueError(f"[{mark} {words}] is no mark; the letters are {', '.join(KINDS)}")
    kind = KINDS[mark]
    value: Value | None = None
    if kind == "money":
        amount = AMOUNT.fullmatch(given or "")
        if amount is None:
            raise ValueError(f"[{mark}={given or ''} {words}] is no sum of the form [A=5000:USD words]")
        value = Money(Decimal(amount[1]), amount[2])
    elif kind == "duration":
        value = Duration(given or "PXY")
    elif kind == "date":
        value = DateValue(given or "2000")
    code = given if kind == "country" else None
    form = given if kind == "role" else FORMS.get(mark)
    return Mention(start, start + len(words), words, kind, "sample", value=value, code=code, form=form)


def entities_of(mentions: Sequence[Mention]) -> Entities:
    """Return entities for marked mentions: people by their last word, countries by code, bodies by name."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for m in mentions:
        if m.kind in ("person", "organization", "country"):
            key = m.code or (m.text.split()[-1] if m.kind == "person" else m.text)
            groups.setdefault((m.kind, key), []).append(m)
    found: dict[str, list[Entity]] = {"person": [], "organization": [], "country": []}
    by_span: dict[tuple[int, int], Entity] = {}
    for (kind, key), members in groups.items():
        name = key if kind == "country" else max((m.text for m in members), key=len)
        known = found[kind]
        entity = Entity(f"{kind[0]}{len(known) + 1}", kind, name, tuple(members), code=members[0].code)  # type: ignore[arg-type]
        known.append(entity)
        by_span |= {(m.start, m.end): entity for m in members}
    return Entities(tuple(found["person"]), tuple(found["country"]), tuple(found["organization"]), by_span)


def facts_of_sample(marked: str, kind: FactKind, nlp: Language, rulebook: Rulebook) -> list[str]:
    """Return the facts of one kind in a marked text, one line each, as the frame files write them."""
    text, mentions = read_marked(marked)
    facts = build_facts(nlp(text), mentions, entities_of(mentions), Context(), rulebook)
    return [describe(fact) for fact in facts if fact.kind == kind]
