"""The published shape of the record: typed dictionaries, and the JSON Schema generated from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from extractor.records import CountryForm, DateSource, Modality, Polarity, Stage, Status
from extractor.values import Bound, DateBound

STRICT = ConfigDict(extra="forbid")
Offset = Annotated[int, Field(ge=0)]
Amount = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
IsoDuration = Annotated[str, Field(pattern=r"^P[\dXYMWDECTHS.]+$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


@with_config(STRICT)
class SpanRecord(TypedDict):
    """Words of the article."""

    start: Offset
    end: Offset
    text: str


@with_config(STRICT)
class CountryMentionRecord(SpanRecord):
    """A mention of a country and the way in which it is named."""

    form: CountryForm


@with_config(STRICT)
class PersonRecord(TypedDict):
    """A person with all mentions by name."""

    id: str
    name: str
    mentions: list[SpanRecord]


@with_config(STRICT)
class CountryRecord(TypedDict):
    """A country with all its mentions; ``code`` is ISO 3166-1 alpha-2, or a former state's code."""

    id: str
    code: CountryCode
    name: str
    mentions: list[CountryMentionRecord]


@with_config(STRICT)
class OrganizationRecord(TypedDict):
    """An organisation with all its mentions; ``country`` where its proper name says so."""

    id: str
    name: str
    country: CountryCode | None
    mentions: list[SpanRecord]


@with_config(STRICT)
class PartyRecord(TypedDict):
    """Who or what fills a slot; ``ref`` is the id of an entity of this record, ``code`` a country's."""

    name: str
    ref: str | None
    start: Offset
    end: Offset
    code: NotRequired[CountryCode]


@with_config(STRICT)
class FactRecord(TypedDict):
    """What every fact states, whatever its kind."""

    id: str
    start: Offset
    end: Offset
    text: str
    sentence: Annotated[list[Offset], Field(min_length=2, max_length=2)]
    rule: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    polarity: Polarity
    modality: Modality
    reported_by: PartyRecord | None


@with_config(STRICT)
class RoleRecord(FactRecord):
    """A person holds, held or will hold an office."""

    kind: Literal["role"]
    person: PartyRecord
    role: str
    organization: PartyRecord | None
    country: CountryCode | None
    status: Status
    since: IsoDate | None
    until: IsoDate | None


@with_config(STRICT)
class MoneyRecord(FactRecord):
    """A sum of money, and who gives it to whom for what."""

    kind: Literal["money"]
    amount: Amount
    amount_max: Amount | None
    currency: Currency | None
    currency_candidates: list[Currency]
    bound: Bound
    per: str | None
    equivalent_of: str | None
    payer: PartyRecord | None
    payee: PartyRecord | None
    purpose: PartyRecord | None
    action: str | None
    period: SpanRecord | None


@with_config(STRICT)
class DurationRecord(FactRecord):
    """A length of time and what lasts."""

    kind: Literal["duration"]
    iso: IsoDuration
    iso_max: IsoDuration | None
    bound: Bound
    of: PartyRecord | None


@with_config(STRICT)
class DateRecord(FactRecord):
    """A point or period in the calendar."""

    kind: Literal["date"]
    iso: IsoDate
    iso_end: IsoDate | None
    bound: DateBound
    resolved_from: str | None


@with_config(STRICT)
class AgreementRecord(FactRecord):
    """A treaty, pact, deal or contract between parties; ``count`` is the stated number of such pacts."""

    kind: Literal["agreement"]
    what: PartyRecord
    parties: list[PartyRecord]
    stage: Stage
    date: IsoDate | None
    term: IsoDuration | None
    count: int | None


@with_config(STRICT)
class StatementRecord(FactRecord):
    """Somebody said something; ``quote`` is where the words said stand."""

    kind: Literal["statement"]
    speaker: PartyRecord
    quote: SpanRecord
    direct: bool
    cue: str | None


AnyFact = Annotated[
    RoleRecord | MoneyRecord | DurationRecord | DateRecord | AgreementRecord | StatementRecord,
    Field(discriminator="kind"),
]


@with_config(STRICT)
class Record(TypedDict):
    """One article in, this object out."""

    id: str
    source: str | None
    title: str | None
    date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None
    date_source: DateSource
    fingerprint: str
    people: list[PersonRecord]
    countries: list[CountryRecord]
    organizations: list[OrganizationRecord]
    facts: list[AnyFact]


RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one output record."""
    schema = RECORD.json_schema()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://newsfacts.invalid/record.schema.json",
        "title": "Newsfacts record",
    }
    return head | {key: value for key, value in schema.items() if key != "title"}
