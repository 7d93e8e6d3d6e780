"""Values and facts in plain words, for people: ``up to 3 billion EUR``, ``10 years``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from extractor.markup.spans import Json, locate

BOUND_WORDS = {
    "approx": "about",
    "at_most": "up to",
    "at_least": "at least",
    "more_than": "more than",
    "less_than": "less than",
    "vague": "in the order of",
}
MAGNITUDES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
# ISO 8601 has no letters for decades and centuries of an unknown number; the record writes PXE and PXC.
UNITS = {"C": "century", "E": "decade", "Y": "year", "M": "month", "W": "week", "D": "day"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
PLURALS = {"century": "centuries"}
# A bare dollar sign may be one of a score of currencies: the likeliest are named.
MOST_CANDIDATES = 3
# Slots that are not shown one by one: the fact's frame, and what its headline says already.
_FRAME = frozenset(
    [
        "id",
        "kind",
        "start",
        "end",
        "text",
        "sentence",
        "rule",
        "confidence",
        "polarity",
        "modality",
        "reported_by",
        "amount",
        "amount_max",
        "currency",
        "currency_candidates",
        "bound",
        "iso",
        "iso_max",
        "iso_end",
        "direct",
    ]
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled slot of a fact in words, with its place in the text where it has one.

    ``ref`` is the entity's id, ``code`` a country's.
    """

    name: str
    words: str
    start: int | None = None
    end: int | None = None
    ref: str | None = None
    code: str | None = None


def number_words(amount: str) -> str:
    """Write a decimal string for reading: "3200000000" gives "3.2 billion", "1234567" "1,234,567"."""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return amount
    for size, word in MAGNITUDES:
        scaled = (number / size).normalize()
        if abs(number) >= size and scaled == round(scaled, 4):
            return f"{scaled:,f} {word}"
    return f"{number:,f}"


def amount_words(fact: Json) -> str:
    """Return a sum in words: ``more than 16 million USD``; an open currency is named as open."""
    amount = number_words(str(fact.get("amount")))
    if fact.get("amount_max"):
        amount = f"{amount} to {number_words(str(fact['amount_max']))}"
    candidates = fact.get("currency_candidates") or []
    currency = fact.get("currency") or _open_currency(candidates)
    words = f"{_bounded(fact)}{amount} {currency}"
    return f"{words} per {fact['per']}" if fact.get("per") else words


def _open_currency(candidates: list[str]) -> str:
    if not candidates:
        return "(currency open)"
    more = " …" if len(candidates) > MOST_CANDIDATES else ""
    return f"({' or '.join(candidates[:MOST_CANDIDATES])}{more})"


def duration_words(iso: str) -> str:
    """Return an ISO 8601 duration in words: "P1Y6M" gives "1 year 6 months", "PXD" "some days"."""
    calendar, _, clock = iso.removeprefix("P").partition("T")
    parts = [*_unit_words(calendar, UNITS), *_unit_words(clock, CLOCK_UNITS)]
    return " ".join(parts) or iso


def _unit_words(text: str, units: dict[str, str]) -> Iterator[str]:
    for count, letter in re.findall(r"([\d.]{1,20}|X)([A-Z])", text):
        unit = units.get(letter, letter)
        many = PLURALS.get(unit, f"{unit}s")
        yield f"some {many}" if count == "X" else f"{count} {unit if count == '1' else many}"


def date_words(fact: Json) -> str:
    """Return a date or period in words, with its bound: ``since 2022``, ``2024-01-01 to 2024-03-31``."""
    bound = "" if fact.get("bound", "on") == "on" else f"{fact['bound']} "
    return f"{bound}{fact['iso']}" + (f" to {fact['iso_end']}" if fact.get("iso_end") else "")


def _bounded(fact: Json) -> str:
    word = BOUND_WORDS.get(fact.get("bound") or "exact")
    return f"{word} " if word else ""


def party_words(party: Any) -> str:
    """Return the name of a party, or of each of a list of them; "" for none."""
    if isinstance(party, list):
        return ", ".join(party_words(item) for item in party)
    if isinstance(party, dict):
        return str(party.get("name") or party.get("text") or "")
    return str(party or "")


def fact_line(fact: Json) -> str:
    """Return a fact in one line of words; whatever is unknown is left out."""
    kind = fact["kind"]
    if kind == "role":
        return f"{party_words(fact['person'])}: {role_words(fact)}"
    if kind == "money":
        return amount_words(fact)
    if kind == "duration":
        longest = f" to {duration_words(fact['iso_max'])}" if fact.get("iso_max") else ""
        bound = "" if "X" in fact["iso"] and fact.get("bound") == "vague" else _bounded(fact)
        return f"{bound}{duration_words(fact['iso'])}{longest}"
    if kind == "date":
        return date_words(fact)
    if kind == "agreement":
        parties = party_words(fact.get("parties"))
        return f"{party_words(fact['what'])}, {str(fact['stage']).replace('_', ' ')}" + (
            f": {parties}" if parties else ""
        )
    if kind == "statement":
        return f"{party_words(fact['speaker'])}: {party_words(fact['quote'])}"
    return str(fact["text"])


def role_words(fact: Json) -> str:
    """Return a role without its person: "former head, Nordbank, NO"."""
    status = fact.get("status") or "current"
    said = status == "current" or status in fact["role"].lower()
    title = fact["role"] if said else f"{status} {fact['role']}"
    return ", ".join(filter(None, [title, party_words(fact.get("organization")), fact.get("country")]))


def unusual(fact: Json) -> list[str]:
    """Return what sets a fact apart from one that is affirmed and actual: "negated", "planned"."""
    usual = (("polarity", "affirmed"), ("modality", "actual"))
    return [fact[name] for name, value in usual if fact[name] != value]


def slots_of(fact: Json) -> list[Slot]:
    """Return the filled slots of a fact, in the order of the contract, then who reports it."""
    slots: list[Slot] = []
    for name, value in fact.items():
        if name not in _FRAME and value not in (None, [], ""):
            slots.extend(_slots(name, value, fact))
    if fact.get("reported_by"):
        slots.extend(_slots("reported_by", fact["reported_by"], fact))
    return slots


def _slots(name: str, value: Any, fact: Json) -> Iterator[Slot]:
    if isinstance(value, list):
        for item in value:
            yield from _slots({"parties": "party"}.get(name, name), item, fact)
    elif isinstance(value, dict):
        yield Slot(name, party_words(value), value.get("start"), value.get("end"), value.get("ref"), value.get("code"))
    elif name == "term":
        yield Slot(name, duration_words(str(value)))
    else:
        words = str(value).replace("_", " ") if name in ("stage", "status") else str(value)
        yield Slot(name, words, *(locate(value, fact) or (None, None)))
