"""One record as the page shows it: its text marked, its facts as cards."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup

from extractor.markup.spans import KINDS, Json, Span, escape, fits, mention_spans, nested_html
from extractor.markup.words import Slot, fact_line, party_words, slots_of, unusual
from extractor.report.texts import ArticleText

LONGEST_TITLE = 110
SHADES = 6
KIND_NAMES = {
    "person": "People",
    "role": "Roles",
    "organization": "Organisations",
    "country": "Countries",
    "money": "Sums",
    "duration": "Durations",
    "date": "Dates",
    "agreement": "Agreements",
    "statement": "Statements",
}
CARD_NAMES = {
    "role": "Role",
    "money": "Sum",
    "duration": "Duration",
    "date": "Date",
    "agreement": "Agreement",
    "statement": "Statement",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One fact beside the text: ``place`` and each slot's place are "start-end", or "" without a text.

    A statement's words are those of its slot, and ``quote`` is empty.
    """

    number: int
    kind: str
    name: str
    line: str
    quote: str
    place: str
    rule: str
    confidence: float
    flags: tuple[str, ...]
    slots: tuple[CardSlot, ...]


@dataclass(frozen=True, slots=True)
class CardSlot:
    """A slot in words with its place in the text and the shade that lights both."""

    name: str
    words: str
    place: str
    start: int | None
    shade: int
    code: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that the page says of one article.

    ``number`` is the article's place in the run; ``words`` are what a search sees.
    """

    number: int
    id: str
    title: str
    source: str | None
    date: str | None
    date_source: str
    state: str
    body: Markup
    masked: int
    cards: tuple[Card, ...]
    counts: tuple[tuple[str, int], ...]
    facts_json: Markup
    facets: list[Json]
    words: str
    error: str | None = None


def view_article(number: int, record: Json, found: ArticleText, noise: Sequence[tuple[int, int]] = ()) -> ArticleView:
    """Return the view of a record; an error record gives a view that only says what went wrong."""
    facts = record.get("facts", [])
    whole = found.state == "whole"
    cards = tuple(_card(n, fact, marked=whole) for n, fact in enumerate(facts))
    title, error = _title(record, found.text), _error(record)
    return ArticleView(
        number=number,
        id=str(record.get("id") or number),
        title=title,
        source=record.get("source"),
        date=record.get("date"),
        date_source=str(record.get("date_source") or "none").replace("_", " "),
        state=found.state,
        body=Markup(_body(number, record, found.text, cards, noise)) if whole else Markup(),
        masked=len(noise) if whole else 0,
        cards=cards,
        counts=_counts(record),
        facts_json=data_json(facts),
        facets=[_facets(record, fact) for fact in facts],
        words=_searched([title, error or ""], found.text if whole else "", cards),
        error=error,
    )


def _searched(head: Sequence[str], text: str, cards: Sequence[Card]) -> str:
    words = chain.from_iterable([card.line, *(slot.words for slot in card.slots), card.quote] for card in cards)
    return " ".join([*head, text, *dict.fromkeys(part for part in words if part not in text)])


def data_json(data: Any) -> Markup:
    """Return JSON for a data block of the page: no character in it can end the block or open a tag."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _title(record: Json, text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    title = str(record.get("title") or first or record.get("source") or record.get("id") or "Untitled")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def _error(record: Json) -> str | None:
    error = record.get("error")
    if isinstance(error, dict):
        return ": ".join(str(error[key]) for key in ("type", "message") if error.get(key)) or str(error)
    return None if error is None else str(error)


def _counts(record: Json) -> tuple[tuple[str, int], ...]:
    facts = Counter(fact["kind"] for fact in record.get("facts", []))
    entities = {"person": len(record.get("people", [])), "country": len(record.get("countries", []))}
    entities["organization"] = len(record.get("organizations", []))
    counted = {**facts, **entities}
    return tuple((kind, counted[kind]) for kind in KINDS if counted.get(kind))


def _card(number: int, fact: Json, *, marked: bool) -> Card:
    flags = unusual(fact)
    flags += ["reported"] if fact.get("reported_by") else []
    flags += ["converts another sum"] if fact.get("equivalent_of") else []
    slots = [slot for slot in slots_of(fact) if slot.name != "equivalent_of"]
    slots = [slot for slot in slots if (slot.name, slot.words) != ("status", "current")]
    said = fact["kind"] == "statement"
    return Card(
        number=number,
        kind=fact["kind"],
        name=CARD_NAMES.get(fact["kind"], str(fact["kind"])),
        line=party_words(fact["speaker"]) if said else fact_line(fact),
        quote="" if said else fact["text"],
        place=f"{fact['start']}-{fact['end']}" if marked else "",
        rule=str(fact.get("rule") or ""),
        confidence=float(fact["confidence"]),
        flags=tuple(flags),
        slots=tuple(_card_slot(n, slot, marked=marked) for n, slot in enumerate(slots)),
    )


def _card_slot(number: int, slot: Slot, *, marked: bool) -> CardSlot:
    placed = marked and slot.start is not None and slot.end is not None and slot.end > slot.start
    place = f"{slot.start}-{slot.end}" if placed else ""
    start = slot.start if placed else None
    return CardSlot(slot.name.replace("_", " "), slot.words, place, start, number % SHADES + 1, slot.code)


def _body(number: int, record: Json, text: str, cards: Sequence[Card], noise: Sequence[tuple[int, int]]) -> str:
    spans = [*mention_spans(record, len(text)), *(Span(s, e, "noise") for s, e in noise if fits(s, e, len(text)))]
    starts = {int(card.place.partition("-")[0]) for card in cards}
    starts |= {slot.start for card in cards for slot in card.slots if slot.start is not None}
    anchors = [(start, f'<a id="a{number}-t{start}"></a>') for start in sorted(starts) if start < len(text)]
    return nested_html(text, spans, _opening, anchors=anchors)


def _opening(span: Span, first: bool, last: bool) -> str:
    if span.kind == "noise":
        return '<mark class="noise" title="masked: not read as news">'
    torn = "" if first and last else " torn"
    label = escape(span.kind if span.label == span.kind else f"{span.kind}: {span.label}")
    return f'<mark class="k-{escape(span.kind)}{torn}" data-o="{span.start}" title="{label}">'


def _facets(record: Json, fact: Json) -> Json:
    """Return what a fact can be filtered by: the people and countries in its slots or its own words."""
    slots = slots_of(fact)
    refs = {slot.ref for slot in slots if slot.ref}
    codes = {slot.code for slot in slots if slot.code} | ({fact["country"]} if fact.get("country") else set())
    within = range(fact["start"], fact["end"])
    people = [
        p["name"] for p in record["people"] if p["id"] in refs or any(m["start"] in within for m in p["mentions"])
    ]
    countries = [
        c["code"]
        for c in record["countries"]
        if c["id"] in refs or c["code"] in codes or any(m["start"] in within for m in c["mentions"])
    ]
    return {"people": people, "countries": sorted({*countries, *codes})}
