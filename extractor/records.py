"""The records that flow through the library: articles in, mentions, entities, facts and extractions out.

All offsets are half-open, count Unicode code points, and refer to the text that came in:
``article.text[start:end] == mention.text`` always holds.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.errors import InputError
from extractor.markup import compact_html
from extractor.values import Value

MentionKind = Literal["person", "role", "organization", "country", "place", "money", "duration", "date"]
CountryForm = Literal["name", "demonym", "metonym", "in_name"]
DateSource = Literal["given", "header", "dateline", "file_name", "none"]
FactKind = Literal["role", "money", "duration", "date", "agreement", "statement"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "planned", "possible", "conditional"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in; ``source`` says where from (a path, an address), for the reader only."""

    text: str
    id: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole article before its mentions are read.

    ``country`` is the ISO code of the country of the dateline or of the publisher, ``headings`` the
    offsets of headings between paragraphs. ``memo`` is where those that read the article keep what others
    will ask for again.
    """

    date: datetime.date | None = None
    date_source: DateSource = "none"
    country: str | None = None
    headings: tuple[tuple[int, int], ...] = ()
    memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that names or states something.

    ``code`` and ``form`` are set for countries, ``form`` also for roles (the status word's meaning:
    "former", "acting" ...), ``value`` for money, durations and dates. ``equivalent_of`` is, for a
    conversion, the (start, end) of the money mention that it converts. ``rule`` names what found it.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    rule: str
    confidence: float = 1.0
    code: str | None = None
    form: str | None = None
    value: Value | None = None
    equivalent_of: tuple[int, int] | None = None

    def describe(self) -> str:
        """Return the canonical one-line form that rule examples are written in: ``Kyiv = UA metonym``."""
        parts = [str(p) for p in (self.value, self.code, self.form) if p is not None]
        return f"{self.text} = {' '.join(parts)}" if parts else self.text


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country or organisation with all its mentions; ``id`` is local to the article (p1, c1, o1)."""

    id: str
    kind: Literal["person", "country", "organization"]
    name: str
    mentions: tuple[Mention, ...]
    code: str | None = None
    country: str | None = None

    def to_dict(self) -> Json:
        """Return the entity in the form of the record contract."""
        mentions: list[Json] = []
        for m in self.mentions:
            item: Json = {"start": m.start, "end": m.end, "text": m.text}
            if self.kind == "country":
                item["form"] = m.form
            mentions.append(item)
        head: Json = {"id": self.id, "name": self.name}
        if self.kind == "country":
            head = {"id": self.id, "code": self.code, "name": self.name}
        elif self.kind == "organization":
            head["country"] = self.country
        return head | {"mentions": mentions}


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what fills a slot: the words as they stand, and the entity that they resolve to.

    ``name`` is what the party is (the resolved name where the words are a pronoun or short form),
    ``ref`` the entity's id or None, ``code`` a country's ISO code, ``start``/``end`` the words' place.
    """

    name: str
    start: int
    end: int
    ref: str | None = None
    code: str | None = None

    def to_dict(self) -> Json:
        """Return the party in the form of the record contract; ``code`` only for countries."""
        out: Json = {"name": self.name, "ref": self.ref, "start": self.start, "end": self.end}
        if self.code is not None:
            out["code"] = self.code
        return out


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated fact: a kind, its slots, and the words it was read from.

    ``slots`` maps a slot's name to plain JSON values, a :class:`Party` or a list of them, in the order
    of the contract. ``rule`` names the rule or frame that read it, ``sentence`` the sentence's offsets.
    """

    id: str
    kind: FactKind
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    rule: str
    confidence: float
    slots: Mapping[str, Any]
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    reported_by: Party | None = None

    def to_dict(self) -> Json:
        """Return the fact in the form of the record contract, slots beside the common fields."""
        head: Json = {
            "id": self.id,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "sentence": list(self.sentence),
            "rule": self.rule,
            "confidence": round(self.confidence, 3),
            "polarity": self.polarity,
            "modality": self.modality,
            "reported_by": _plain(self.reported_by),
        }
        return head | {name: _plain(value) for name, value in self.slots.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Party):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one article; ``to_dict`` gives the record of the published JSON Schema."""

    id: str
    text: str
    source: str | None
    title: str | None
    date: datetime.date | None
    date_source: DateSource
    fingerprint: str
    people: tuple[Entity, ...] = ()
    countries: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    noise: tuple[tuple[int, int], ...] = field(default=(), compare=False)

    def to_dict(self) -> Json:
        """Return the record as plain JSON data, keys in the order of the contract; the text is left out."""
        return {
            "id": self.id,
            "source": self.source,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "date_source": self.date_source,
            "fingerprint": self.fingerprint,
            "people": [e.to_dict() for e in self.people],
            "countries": [e.to_dict() for e in self.countries],
            "organizations": [e.to_dict() for e in self.organizations],
            "facts": [f.to_dict() for f in self.facts],
        }

    def to_json(self) -> str:
        """Return the record as one line of JSON, the same bytes for the same input."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the marked text and a table of the facts."""
        return compact_html(self.to_dict(), self.text, self.noise)

    def of_kind(self, kind: FactKind) -> list[Fact]:
        """Return the facts of one kind in text order."""
        return [fact for fact in self.facts if fact.kind == kind]


def article_id(text: str) -> str:
    """Return the id of an article that came without one: a hash of its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parse_date(date: datetime.date | str | None) -> datetime.date | None:
    """Return ``date`` as a date, what a data frame has for none as None; raises InputError for anything else."""
    if date is None or date != date:  # NaN and NaT equal nothing
        return None
    if isinstance(date, str):
        try:
            return datetime.date.fromisoformat(date[:10])
        except ValueError as error:
            raise InputError(f"date {date!r} is not of the form YYYY-MM-DD") from error
    if not isinstance(date, datetime.date):
        raise InputError(f"date {date!r} is neither a date nor of the form YYYY-MM-DD")
    return date.date() if isinstance(date, datetime.datetime) else date
