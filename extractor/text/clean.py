"""Mask what is not news in an article, without moving a single character."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from extractor.records import DateSource
from extractor.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class CleanText:
    """A masked text of the same length as the original, and what was learnt on the way.

    ``text`` has every noise character replaced by a space (line breaks stay). ``noise`` and ``headings``
    are half-open offsets in text order. ``date`` with ``date_source`` is the article's own date as its
    header or dateline gives it, ``country`` the ISO code of the dateline's country.
    """

    text: str
    noise: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    date: datetime.date | None = None
    date_source: DateSource = "none"
    country: str | None = None


def clean(text: str, rulebook: Rulebook, *, given: datetime.date | None = None) -> CleanText:
    """Mask noise in ``text`` and read its header and dateline; ``given`` dates a dateline without a year."""
    return CleanText(text=text)
