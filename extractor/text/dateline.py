"""The dateline: where a story was filed, when, and by which agency."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.text.blocks import Block
from extractor.text.dates import nearest, to_date
from extractor.text.rules import DatelinesFile, HeadersFile, alternatives, place_key

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's country, date and end; ``noise`` is the agency in brackets with the dash after it."""

    start: int
    body: int
    country: str | None
    date: datetime.date | None
    noise: tuple[int, int] | None


class DatelineReader:
    """Reads datelines with the expressions built once from the pattern files."""

    def __init__(self, rules: DatelinesFile, headers: HeadersFile) -> None:
        self.rules = rules
        self.headers = headers
        word = r"[^\W\d_a-z][\w.'’-]*+"
        joiner = "|".join(re.escape(part) for part in rules.joiners)
        place = rf"{word}(?:\s(?:(?:{joiner})\s)?{word}){{0,4}}"
        month = f"(?:{alternatives(list(headers.months))})"
        day = rf"(?:(?i:{month})\.?\s\d{{1,2}}|\d{{1,2}}\s(?i:{month})\.?)(?:,?\s\d{{4}})?(?!\d)"
        weekday = rf"(?i:{alternatives(headers.weekdays)})\.?"
        self._regex = re.compile(
            rf"(?P<place>{place})(?:/{place})?"
            rf"(?:,\s(?P<region>(?!{day}){place}))?"
            rf"(?:,?\s\(?(?:{weekday},?\s)?(?P<date>{day})\)?)?"
            r"(?P<agency>[,:]?\s?\((?P<name>[^()\n]{2,40})\))?"
            r"(?P<dash>\s{0,3}(?:--?|–|—|:|_)\s{0,3}|\s)(?=\S)"
        )
        self._date = re.compile(
            rf"(?:(?P<d1>\d{{1,2}})\s)?(?P<month>{alternatives(list(headers.months))})\.?(?:\s(?P<d2>\d{{1,2}})(?!\d))?"
            r"(?:,?\s(?P<y>\d{4}))?",
            re.IGNORECASE,
        )

    def read(self, text: str, blocks: Sequence[Block], reference: datetime.date | None) -> Dateline | None:
        """Return the dateline of the first block that has one; ``reference`` gives a missing year."""
        for block in blocks[: self.rules.blocks]:
            match = self._regex.match(text, block.start, min(block.end, block.start + LONGEST))
            found = match and self._accept(text, match, reference)
            if found:
                return found
        return None

    def _accept(self, text: str, match: re.Match[str], reference: datetime.date | None) -> Dateline | None:
        place, region = match["place"], match["region"]
        agency = match["name"] is not None and self._is_agency(match["name"])
        country = self._country(place, region)
        dashed = bool(match["dash"].strip()) and match["dash"].strip() != "_"
        if not (dashed or agency) or (match["name"] is not None and not agency and not place.isupper()):
            return None
        marked = agency or match["date"] is not None
        opens = text[match.end()].isupper() or text[match.end()] in "\"“'‘«" or text[match.end()].isdigit()
        if match["dash"].strip() == ":" and not marked:
            return None
        if not (agency or (country and opens) or (marked and place.isupper())):
            return None
        noise = (match.start("agency"), match.end("dash")) if agency else None
        date = self._day(match["date"], reference) if match["date"] else None
        return Dateline(match.start(), match.end(), country, date, noise and _trim(text, *noise))

    def _is_agency(self, name: str) -> bool:
        first = re.split(r"\s*[-–—,/;]\s*|\s{2,}", name.strip().lower())[0]
        return first in self.rules.agencies or name.strip().lower() in self.rules.agencies

    def _country(self, place: str, region: str | None) -> str | None:
        if region is not None:
            code = self.rules.region_countries.get(place_key(region))
            if code:
                return code
        return self.rules.city_countries.get(place_key(place))

    def _day(self, written: str, reference: datetime.date | None) -> datetime.date | None:
        match = self._date.match(written)
        if match is None:
            return None
        day, month = int(match["d1"] or match["d2"] or 0), self.headers.months[match["month"].lower()]
        if match["y"]:
            full = self.headers.date_regexes
            return next((to_date(m, self.headers) for m in (r.match(written) for r in full) if m), None)
        return nearest(day, month, reference) if reference else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" ,:")), end - (len(words) - len(words.rstrip()))
