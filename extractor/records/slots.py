"""The slots of each kind of fact; None is what the text does not say.

They are those of the published record (``extractor.schema``), where a party is an object of its own.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from extractor.records.mentions import Party
from extractor.values import Bound, DateBound

Stage = Literal["proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "rejected", "ended"]
Status = Literal["current", "former", "acting", "elect", "nominee", "future"]


class Words(TypedDict):
    """Words of the article."""

    start: int
    end: int
    text: str


class RoleSlots(TypedDict):
    """A person holds, held or will hold an office; ``country`` is an ISO code."""

    person: Party
    role: str
    organization: Party | None
    country: str | None
    status: Status
    since: str | None
    until: str | None


class MoneySlots(TypedDict):
    """A sum of money, and who gives it to whom for what; amounts are exact decimals, ``Decimal(amount)``."""

    amount: str
    amount_max: str | None
    currency: str | None
    currency_candidates: list[str]
    bound: Bound
    per: str | None
    equivalent_of: str | None
    payer: Party | None
    payee: Party | None
    purpose: Party | None
    action: str | None
    period: Words | None


class DurationSlots(TypedDict):
    """A length of time as ISO 8601, and what lasts."""

    iso: str
    iso_max: str | None
    bound: Bound
    of: Party | None


class DateSlots(TypedDict):
    """A point or period in the calendar."""

    iso: str
    iso_end: str | None
    bound: DateBound
    resolved_from: str | None


class AgreementSlots(TypedDict):
    """A treaty, pact, deal or contract between parties; ``count`` is the stated number of such pacts."""

    what: Party
    parties: list[Party]
    stage: Stage
    date: str | None
    term: str | None
    count: int | None


class StatementSlots(TypedDict):
    """Somebody said something; ``quote`` is where the words said stand."""

    speaker: Party
    quote: Words
    direct: bool
    cue: str | None
