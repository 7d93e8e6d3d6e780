"""Lengths of time as exact numbers of units, and their ISO 8601 form."""

from __future__ import annotations

from decimal import Decimal

from extractor.recognizers.durations.lexicon import UnitCode
from extractor.values import plain

Parts = dict[UnitCode, Decimal]

ORDER: tuple[UnitCode, ...] = ("Y", "M", "W", "D", "TH", "TM", "TS")
SECONDS: dict[UnitCode, int] = {
    "Y": 31_556_952,
    "M": 2_629_746,
    "W": 604_800,
    "D": 86_400,
    "TH": 3600,
    "TM": 60,
    "TS": 1,
}
# Into which smaller unit a fraction goes, and how many of them make one.
SMALLER: tuple[tuple[UnitCode, UnitCode, int], ...] = (
    ("Y", "M", 12),
    ("D", "TH", 24),
    ("TH", "TM", 60),
    ("TM", "TS", 60),
)


def seconds(parts: Parts) -> Decimal:
    """Return the length in seconds, years and months by their mean, for comparing lengths."""
    return sum((SECONDS[code] * number for code, number in parts.items()), Decimal(0))


def iso(parts: Parts) -> str:
    """Write a length in ISO 8601, fractions in the next smaller unit where they come out even.

    >>> iso({"Y": Decimal("2.5")}), iso({"TH": Decimal(1), "TM": Decimal(30)}), iso({"W": Decimal("1.5")})
    ('P2Y6M', 'PT1H30M', 'P1.5W')
    """
    whole = _carry_fractions(parts)
    if "W" in whole and len(whole) > 1:  # ISO 8601 does not mix weeks with other units
        whole["D"] = whole.get("D", Decimal(0)) + 7 * whole.pop("W")
    date = "".join(f"{plain(whole[code])}{code}" for code in ORDER[:4] if code in whole)
    time = "".join(f"{plain(whole[code])}{code[1]}" for code in ORDER[4:] if code in whole)
    return f"P{date}{'T' + time if time else ''}"


def _carry_fractions(parts: Parts) -> Parts:
    whole = dict(parts)
    for code, smaller, count in SMALLER:
        number = whole.get(code)
        if number is None or number == number.to_integral_value():
            continue
        rest = number % 1 * count
        if code in ("TH", "TM") or rest == rest.to_integral_value():
            whole[code] = number - number % 1
            whole[smaller] = whole.get(smaller, Decimal(0)) + rest
            if not whole[code]:
                del whole[code]
    return whole
