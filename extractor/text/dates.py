"""The article's own date: in its header, in its dateline, in the name of its file."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from extractor.text.rules import MONTH_GROUP, HeadersFile

LONGEST_SOURCE = 500


@dataclass(frozen=True, slots=True)
class Header:
    """What was read from the first lines: the stretches to mask and the date, if one is beyond doubt."""

    spans: tuple[tuple[int, int], ...] = ()
    date: datetime.date | None = None


def read_header(text: str, lines: list[tuple[int, int]], rules: HeadersFile, longest: int) -> Header:
    """Read the metadata lines at the start of ``text``; ``lines`` are its non-blank lines, trimmed."""
    spans: list[tuple[int, int]] = []
    date: datetime.date | None = None
    for number, (start, end) in enumerate(lines[: rules.lines]):
        found = _header_line(text, start, end, rules, first=number == 0)
        if found is not None:
            spans.append((start, found[0]))
            date = date or found[1]
        elif end - start > longest:
            break
    return Header(tuple(spans), date)


def _header_line(
    text: str, start: int, end: int, rules: HeadersFile, *, first: bool
) -> tuple[int, datetime.date | None] | None:
    """Return where the header in this line ends, and its date; None where the line is no header."""
    short = end - start <= 160
    line = text[start : min(end, start + 200)]
    for label in rules.label_regex.finditer(line):
        match = _match_date(line, label.end(), rules)
        if match and (label.start() == 0 or short):
            stop = _header_end(line, match.end(), rules, inline=True)
            if stop is not None:
                return start + stop, to_date(match, rules)
        if label.end() > 120:
            break
    match = _match_date(line, 0, rules)
    if match:
        weekday = rules.weekday_regex.match(line) is not None
        stop = _header_end(line, match.end(), rules, inline=first and weekday)
        return None if stop is None else (start + stop, to_date(match, rules))
    return (end, None) if short and rules.field_regex.fullmatch(line) else None


def _header_end(line: str, pos: int, rules: HeadersFile, *, inline: bool) -> int | None:
    """Return the end of a header whose date ends at ``pos``: the line's end, or where a sentence starts."""
    rest = line[pos:]
    bare = rest.strip(" \t.,;:|-–—)]")
    if not bare or (rest.lstrip()[:1] in "|•·(" and len(rest) <= 90):
        return len(line)
    divider = len(rest) - len(rest.lstrip(" \t|-–—:"))
    return pos if inline and divider and (bare[0].isupper() or bare[0] in "\"“'‘") else None


def _match_date(line: str, pos: int, rules: HeadersFile) -> re.Match[str] | None:
    for regex in rules.date_regexes:
        match = regex.match(line, pos)
        if match:
            return match
    return None


def to_date(match: re.Match[str], rules: HeadersFile) -> datetime.date | None:
    """Return the date that a match of one of the forms stands for; None where it is in doubt or impossible."""
    group = match.groupdict()
    year = int(group["y"])
    if "a" in group:
        day, month = int(group["a"]), int(group["b"])
        if day <= 12 < month:
            day, month = month, day
        elif day <= 12 and day != month:
            return None
    else:
        name = group.get(MONTH_GROUP)
        month = rules.months[name.lower()] if name else int(group["m"])
        day = int(group["d"])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def date_of_source(source: str | None, rules: HeadersFile) -> datetime.date | None:
    """Return the date in a file's name or in the path of an address."""
    if not source:
        return None
    name = source[-LONGEST_SOURCE:]
    if "://" not in source:
        name = name.replace("\\", "/").rsplit("/", 1)[-1]
    for regex in rules.file_date_regexes:
        for match in regex.finditer(name):
            date = to_date(match, rules)
            if date is not None:
                return date
    return None


def nearest(day: int, month: int, reference: datetime.date) -> datetime.date | None:
    """Return the day and month in the year that brings them closest to ``reference``."""
    candidates = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            candidates.append(datetime.date(year, month, day))
        except ValueError:  # 29 February, or a year out of the calendar
            continue
    return min(candidates, key=lambda date: abs(date - reference), default=None)
