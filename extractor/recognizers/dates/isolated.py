"""Reads one isolated absolute date with dateparser; never running text."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser

Order = Literal["MDY", "DMY"]


@lru_cache(maxsize=2)
def _parser(order: Order) -> DateDataParser:
    # Every setting that the result hangs on is explicit: the span holds day, month and year, so that the base
    # cannot show, and a fixed one keeps the same text at the same date on every day of running.
    settings = {
        "DATE_ORDER": order,
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "RELATIVE_BASE": datetime.datetime(2000, 1, 1),
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(maxsize=16384)
def read_date(text: str, order: Order) -> datetime.date | None:
    """Return the day that ``text`` ("13.5.2015", "May 3, 2014") states in full; None if it states none.

    ``order`` decides where a numeric date allows both readings.
    """
    found = _parser(order).get_date_data(text)
    return found.date_obj.date() if found.date_obj and found.period == "day" else None
