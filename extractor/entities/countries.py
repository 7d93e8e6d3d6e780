"""Country mentions to entities: one for each ISO code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale

from extractor.records import Entity, Mention
from extractor.rulebook import PatternFile, Rulebook

NAMES_FILE = "lexicon/places_names.toml"


class CountryNamesFile(PatternFile):
    """``lexicon/places_names.toml``: the name to show for a country where CLDR's is not the common one."""

    name: dict[str, str]


@lru_cache(maxsize=8)
def country_names(rulebook: Rulebook) -> dict[str, str]:
    """Return the common English name of every country by its ISO code."""
    return {**Locale("en").territories, **rulebook.file(NAMES_FILE, CountryNamesFile).name}


def country_entities(mentions: Sequence[Mention], rulebook: Rulebook) -> tuple[Entity, ...]:
    """Return one entity for each ISO code among ``mentions``, in order of first mention."""
    names = country_names(rulebook)
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.code is not None:
            groups.setdefault(mention.code, []).append(mention)
    return tuple(
        Entity(f"c{number}", "country", names.get(code, code), tuple(group), code=code)
        for number, (code, group) in enumerate(groups.items(), 1)
    )
