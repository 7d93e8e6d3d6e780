"""The extractor as the callable that a scorer of value cases asks for.

``predict(text, reference_date)`` returns plain dictionaries with ``kind``, ``text``, ``start``, ``end`` and the
value in standard form: amount and currency, ISO 8601 duration, ISO date, ISO 3166-1 code.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import spacy

from extractor.engine import Extractor
from extractor.records import Context, Mention
from extractor.values import DateValue, Duration, Money, plain

KINDS = {"money", "duration", "date", "country"}


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    """Return an extractor without the network: values are read by rules alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return Extractor(pipeline=nlp)


def predict(text: str, reference_date: str | None) -> list[dict[str, Any]]:
    """Return the values found in ``text``; ``reference_date`` is YYYY-MM-DD, a time after it is ignored."""
    date = datetime.date.fromisoformat(reference_date[:10]) if reference_date else None
    engine = extractor()
    doc = engine.nlp(text)
    mentions = engine.mentions(doc, Context(date=date, date_source="given" if date else "none"))
    return [row(mention) for mention in mentions if mention.kind in KINDS and mention.form != "in_name"]


def row(mention: Mention) -> dict[str, Any]:
    """Return one mention in the scorer's form."""
    out: dict[str, Any] = {"kind": mention.kind, "text": mention.text, "start": mention.start, "end": mention.end}
    return out | FILL[mention.kind](mention)


def money(mention: Mention) -> dict[str, Any]:
    """Return amount, currency and bound."""
    value = mention.value
    assert isinstance(value, Money)
    out = {"amount": plain(value.amount), "currency": value.currency, "bound": value.bound}
    return out if value.amount_max is None else out | {"amount_max": plain(value.amount_max)}


def duration(mention: Mention) -> dict[str, Any]:
    """Return the length as ISO 8601."""
    assert isinstance(mention.value, Duration)
    return {"iso8601": mention.value.iso, "bound": mention.value.bound}


def date(mention: Mention) -> dict[str, Any]:
    """Return the date with its granularity."""
    assert isinstance(mention.value, DateValue)
    return {"date": mention.value.iso}


def country(mention: Mention) -> dict[str, Any]:
    """Return the country's code."""
    return {"iso2": mention.code}


FILL: dict[str, Callable[[Mention], dict[str, Any]]] = {
    "money": money,
    "duration": duration,
    "date": date,
    "country": country,
}
