"""What comes out: everything read from one article."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args, overload

from extractor.errors import InputError
from extractor.markup import compact_html
from extractor.records.articles import DateSource
from extractor.records.facts import (
    AgreementFact,
    AnyFact,
    DateFact,
    DurationFact,
    FactKind,
    MoneyFact,
    RoleFact,
    StatementFact,
)
from extractor.records.mentions import Entity, Json

KINDS: tuple[FactKind, ...] = get_args(FactKind)


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
    facts: tuple[AnyFact, ...] = ()
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

    @overload
    def of_kind(self, kind: Literal["role"]) -> list[RoleFact]: ...
    @overload
    def of_kind(self, kind: Literal["money"]) -> list[MoneyFact]: ...
    @overload
    def of_kind(self, kind: Literal["duration"]) -> list[DurationFact]: ...
    @overload
    def of_kind(self, kind: Literal["date"]) -> list[DateFact]: ...
    @overload
    def of_kind(self, kind: Literal["agreement"]) -> list[AgreementFact]: ...
    @overload
    def of_kind(self, kind: Literal["statement"]) -> list[StatementFact]: ...
    @overload
    def of_kind(self, kind: FactKind) -> list[AnyFact]: ...
    def of_kind(self, kind: FactKind) -> Sequence[AnyFact]:
        """Return the facts of one kind in text order; raises InputError for what is no kind of fact."""
        if kind not in KINDS:
            raise InputError(f"{kind!r} is no kind of fact; the kinds are {', '.join(KINDS)}")
        return [fact for fact in self.facts if fact.kind == kind]
