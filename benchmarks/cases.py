"""The extractor as the callable that a scorer of value cases asks for.

``predict(text, reference_date)`` returns plain dictionaries with ``kind``, ``text``, ``start``, ``end`` and the
value in standard form: amount and currency, ISO 8601 duration, ISO date, ISO 3166-1 code.

Of a duration that is a range both ends are given. The suites also count the length inside a point in time ("two
years" in "two years after the merger"), which is no duration fact here, so that these lengths are added.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import spacy

from extractor.engine import Extractor
from extractor.recognizers.durations import DurationsRecognizer
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
    mentions = [m for m in mentions if m.kind in KINDS and m.form != "in_name"] + points_in_time(text)
    return [found for mention in mentions for found in rows(mention)]


@lru_cache(maxsize=1)
def durations() -> DurationsRecognizer:
    """Return the recogniser of durations alone."""
    return DurationsRecognizer(extractor().rulebook)


def points_in_time(text: str) -> list[Mention]:
    """Return the lengths inside points in time ("two years ago")."""
    return [mention for mention, sense in durations().senses(text) if sense == "point"]


def rows(mention: Mention) -> list[dict[str, Any]]:
    """Return one mention in the scorer's form, a range of lengths or a span of dates as its two ends."""
    first = row(mention)
    if isinstance(mention.value, Duration) and mention.value.iso_max is not None:
        return [first, first | {"iso8601": mention.value.iso_max}]
    if isinstance(mention.value, DateValue) and mention.value.iso_end is not None:
        ends = [first | {"date": mention.value.iso}, first | {"date": mention.value.iso_end}]
        return ends if mention.rule == "date.span" or first["date"] == mention.value.iso else [first]
    return [first]


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
    """Return the date with its granularity: weeks as YYYY-Www, quarters as YYYY-Qn, else the first day or month."""
    assert isinstance(mention.value, DateValue)
    first, last = mention.value.iso, mention.value.iso_end or ""
    if len(last) == 7 and first[:4] == last[:4] and int(first[5:]) % 3 == 1 and int(last[5:]) == int(first[5:]) + 2:
        return {"date": f"{first[:4]}-Q{int(last[5:]) // 3}"}
    if len(last) == 10:
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
        if start.weekday() == 0 and (end - start).days == 6:
            return {"date": "{}-W{:02d}".format(*start.isocalendar())}
    return {"date": first}


def country(mention: Mention) -> dict[str, Any]:
    """Return the country's code."""
    return {"iso2": mention.code}


FILL: dict[str, Callable[[Mention], dict[str, Any]]] = {
    "money": money,
    "duration": duration,
    "date": date,
    "country": country,
}
