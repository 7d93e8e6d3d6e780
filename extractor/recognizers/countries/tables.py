"""The names of ISO 3166-1 and CLDR in the forms that running text uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pycountry
from babel import Locale

INVERTED = re.compile(r"(?P<short>[^,]+), (?P<kind>.+ (?:of|of the))$")
ABBREVIATED = (("Republic", "Rep."), ("Democratic", "Dem."), ("Federation", "Fed."), ("Islands", "Is."))


def iso_names() -> Iterator[tuple[str, str]]:
    """Yield (code, name) for the official, common and CLDR names of all countries, and their variants.

    "Bolivia, Plurinational State of" also gives "Plurinational State of Bolivia" and "Bolivia
    (Plurinational State of)"; accents, "&" and "Saint" have their plain forms too.
    """
    territories = Locale("en").territories
    for country in pycountry.countries:
        code = country.alpha_2
        given = [getattr(country, field, None) for field in ("name", "official_name", "common_name")]
        for name in filter(None, [*given, territories.get(code)]):
            for variant in dict.fromkeys(_variants(name)):
                yield code, variant


def _variants(name: str) -> Iterator[str]:
    for form in _orders(name.removeprefix("the ").removeprefix("The ")):
        for spelled in _spellings(form):
            yield spelled
            short = spelled
            for full, abbreviated in ABBREVIATED:
                short = re.sub(rf"\b{full}\b", abbreviated, short)
            yield short


def _orders(name: str) -> Iterator[str]:
    yield name
    yield re.sub(r" \(.*\)$", "", name)
    inverted = INVERTED.match(name)
    if inverted:
        short, kind = inverted["short"], inverted["kind"].removeprefix("The ")
        yield f"{kind} {short}"
        yield f"{short} ({kind})"
        yield f"{short}, {kind.removesuffix(' of').removesuffix(' of the')}"


def _spellings(name: str) -> Iterator[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    for form in (name, plain):
        yield form
        yield form.replace("&", "and")
        yield form.replace(" and ", " & ")
        if form.startswith(("Saint ", "St. ")):
            rest = form.split(" ", 1)[1]
            yield from (f"Saint {rest}", f"St. {rest}", f"St {rest}", f"Saint {rest}".replace("&", "and"))
