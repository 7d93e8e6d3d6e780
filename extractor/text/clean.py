"""Mask what is not news in an article, without moving a single character."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.records import DateSource
from extractor.rulebook import Rulebook
from extractor.text.blocks import Span, find_headings, split_blocks, split_lines
from extractor.text.dateline import Dateline, DatelineReader
from extractor.text.dates import Header, date_of_source, read_header
from extractor.text.noise import find_noise, mask, merge
from extractor.text.rules import DATELINES_FILE, HEADERS_FILE, NOISE_FILE, DatelinesFile, HeadersFile, NoiseFile


@dataclass(frozen=True, slots=True)
class CleanText:
    """A masked text of the same length as the original, and what was learnt on the way.

    ``text`` has every noise character replaced by a space (line breaks stay). ``noise`` and ``headings``
    are half-open offsets in text order, ``breaks`` the offsets at which a new sentence begins for sure:
    paragraphs, headings, the words after a dateline. ``date`` with ``date_source`` is the article's own
    date as its header, dateline or file name gives it, ``country`` the ISO code of the dateline's country.
    """

    text: str
    noise: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    date: datetime.date | None = None
    date_source: DateSource = "none"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    noise: NoiseFile
    headers: HeadersFile
    datelines: DatelineReader


@lru_cache(maxsize=8)
def _rules(rulebook: Rulebook) -> _Rules:
    headers = rulebook.file(HEADERS_FILE, HeadersFile)
    datelines = DatelineReader(rulebook.file(DATELINES_FILE, DatelinesFile), headers)
    return _Rules(rulebook.file(NOISE_FILE, NoiseFile), headers, datelines)


def clean(text: str, rulebook: Rulebook, *, given: datetime.date | None = None, source: str | None = None) -> CleanText:
    """Mask noise in ``text`` and read its own date and place.

    ``given``, else the date in ``source`` (a file's name or an address), dates a dateline without a year.
    """
    rules = _rules(rulebook)
    lines = split_lines(text)
    header = read_header(text, lines, rules.headers, rules.noise.longest)
    noise = merge([*header.spans, *find_noise(text, lines, rules.noise)])
    masked = mask(text, noise)
    blocks = split_blocks(masked, split_lines(masked) if noise else lines)
    of_source = date_of_source(source, rules.headers)
    dateline = rules.datelines.read(masked, blocks, given or header.date or of_source)
    if dateline is not None and dateline.noise:
        noise = merge([*noise, dateline.noise])
        masked = mask(masked, [dateline.noise])
    date, date_source = _date(header, dateline, of_source)
    return CleanText(
        text=masked,
        noise=tuple(noise),
        headings=tuple(find_headings(masked, blocks)),
        breaks=_breaks([block.start for block in blocks], dateline),
        date=date,
        date_source=date_source,
        country=dateline.country if dateline else None,
    )


def _date(
    header: Header, dateline: Dateline | None, of_source: datetime.date | None
) -> tuple[datetime.date | None, DateSource]:
    if header.date is not None:
        return header.date, "header"
    if dateline is not None and dateline.date is not None:
        return dateline.date, "dateline"
    return (of_source, "file_name") if of_source is not None else (None, "none")


def _breaks(starts: Sequence[int], dateline: Dateline | None) -> tuple[int, ...]:
    extra = [dateline.body] if dateline else []
    return tuple(sorted({*starts, *extra}))


def describe(cleaned: CleanText, text: str) -> list[str]:
    """Return what cleaning found in the canonical form that the pattern files' examples are written in."""
    spans = [(span, f"noise: {text[slice(*span)]}") for span in cleaned.noise]
    spans += [(span, f"heading: {text[slice(*span)]}") for span in cleaned.headings]
    found = [line for _, line in sorted(spans)]
    if cleaned.date is not None:
        found.append(f"date: {cleaned.date} {cleaned.date_source}")
    return [*found, f"country: {cleaned.country}"] if cleaned.country else found
