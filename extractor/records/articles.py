"""What comes in: articles, and what is known of one before it is read."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Literal

from extractor.errors import InputError

DateSource = Literal["given", "header", "dateline", "file_name", "none"]


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
