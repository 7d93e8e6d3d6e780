"""The typed values that a mention can carry: money, durations and dates.

A value says what was written in a standard form, nothing more: amounts are exact decimals, durations
and dates are ISO 8601. ``str(value)`` is the canonical short form that rule examples and tests use.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Bound = Literal["exact", "approx", "at_most", "at_least", "more_than", "less_than", "range", "vague"]
DateBound = Literal["on", "since", "until", "by", "before", "after"]


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros: ``Decimal("1.50E3")`` gives ``"1500"``."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money in the main unit of its currency.

    ``currency`` is an ISO 4217 code (historical ones included) or None when the text leaves it open;
    ``currency_candidates`` lists the codes an ambiguous sign or word allows, the likeliest first, and
    ``decided_by`` what decided between them (``"sign"``, ``"word"``, ``"country"``, ``"dateline"``,
    ``"conversion"``, ``"default"``). ``per`` is the unit that the sum is a rate of ("year", "barrel").
    """

    amount: Decimal
    currency: str | None
    amount_max: Decimal | None = None
    bound: Bound = "exact"
    per: str | None = None
    currency_candidates: tuple[str, ...] = ()
    decided_by: str | None = None

    def __str__(self) -> str:
        amount = plain(self.amount)
        if self.amount_max is not None:
            amount += f"..{plain(self.amount_max)}"
        parts = [amount, self.currency or "?", self.bound]
        if self.per:
            parts.append(f"per {self.per}")
        return " ".join(parts)

    def to_dict(self) -> dict[str, Any]:
        """Return the sum in the form of the record contract."""
        return {
            "amount": plain(self.amount),
            "amount_max": None if self.amount_max is None else plain(self.amount_max),
            "currency": self.currency,
            "currency_candidates": list(self.currency_candidates),
            "bound": self.bound,
            "per": self.per,
        }


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as ISO 8601; vague lengths have ``X`` for the number ("PXY"), decades "PXE"."""

    iso: str
    iso_max: str | None = None
    bound: Bound = "exact"

    def __str__(self) -> str:
        return f"{self.iso}{'..' + self.iso_max if self.iso_max else ''} {self.bound}"

    def to_dict(self) -> dict[str, Any]:
        """Return the length of time in the form of the record contract."""
        return {"iso": self.iso, "iso_max": self.iso_max, "bound": self.bound}


@dataclass(frozen=True, slots=True)
class DateValue:
    """A point or period in the calendar with its granularity: YYYY, YYYY-MM or YYYY-MM-DD.

    ``iso_end`` closes a period, both ends included. ``resolved_from`` holds the words that were resolved
    against the article's date ("last month"); it is None when the text states the whole date itself.
    """

    iso: str
    iso_end: str | None = None
    bound: DateBound = "on"
    resolved_from: str | None = None

    def __str__(self) -> str:
        return f"{self.iso}{'..' + self.iso_end if self.iso_end else ''} {self.bound}"

    def to_dict(self) -> dict[str, Any]:
        """Return the date in the form of the record contract."""
        return {
            "iso": self.iso,
            "iso_end": self.iso_end,
            "bound": self.bound,
            "resolved_from": self.resolved_from,
        }


Value = Money | Duration | DateValue
