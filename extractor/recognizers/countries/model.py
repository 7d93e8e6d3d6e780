"""The pattern files of this recogniser as validated objects; the files' heads say what each field means."""

from __future__ import annotations

from extractor.rulebook import PatternFile, PatternModel, Rulebook

Words = list[str]
ByCode = dict[str, list[str]]


class Countries(PatternFile):
    """``lexicon/countries.toml``: what the ISO and CLDR tables lack."""

    unused: Words
    names: ByCode
    abbreviations: ByCode
    adjectives: ByCode
    people: ByCode
    prefixes: dict[str, str]
    pairs: dict[str, tuple[str, str]]


class Names(PatternFile):
    """``lexicon/countries_names.toml``: country words inside the names of other things."""

    other: Words
    fixed: Words
    institutions: Words
    strong: Words
    heads: Words
    offices: Words
    before: Words
    titles: Words
    ministers: Words
    late: Words
    portfolios: Words
    plain: Words
    currencies: Words
    dollars: Words
    products: Words
    measures: Words
    language_before: Words
    language_follow: Words
    language_after: Words
    languages: Words
    collectives: Words
    joiners: Words


class Reading(PatternModel):
    """One meaning of an ambiguous word and the words of an article that speak for it."""

    code: str
    cues: Words


class Ambiguous(PatternModel):
    """Words decided together between several readings."""

    words: Words
    default: str
    reading: list[Reading]


class Persons(PatternModel):
    """Country words that are also names of persons, and the words around such names."""

    given: Words
    surnames: Words
    addressed: Words
    openers: Words
    honorifics: Words
    places: Words


class Towns(PatternModel):
    """American states, and the country words that are towns there."""

    states: Words
    words: Words


class Pronoun(PatternModel):
    """What makes US the pronoun in a line of capitals."""

    after: Words
    last: Words
    follow: Words


class Koreas(PatternModel):
    """What makes "the North" and "the South" the two Koreas."""

    north: str
    south: str
    topic: Words
    refused: Words


class Continents(PatternModel):
    """Compounds that mean a continent: "inter-American"."""

    words: Words
    prefixes: Words


class Verbs(PatternModel):
    """Country words that are verbs before an object: "Polish the silver"."""

    words: Words
    objects: Words


class Ambiguities(PatternFile):
    """``lexicon/countries_ambiguous.toml``: words with several meanings and what decides between them."""

    ambiguous: list[Ambiguous]
    persons: Persons
    towns: Towns
    pronoun: Pronoun
    koreas: Koreas
    verbs: Verbs
    continents: Continents


class MetonymWords(PatternModel):
    """The words around a capital that show whether it is a government or a place."""

    acts: Words
    irregular: Words
    auxiliaries: Words
    modals: Words
    perfect: Words
    city_verbs: Words
    fillers: Words
    reporters: Words
    standing: Words
    by: Words
    stative: Words
    policy: Words
    local: Words
    relations: Words
    travel: Words
    sources: Words
    gifts: Words
    pressure: Words
    objects: Words
    objects_irregular: Words
    of: Words
    prefixes: Words
    backed: Words
    rulers: Words
    insiders: Words
    building: Words
    out_at: Words
    parts: Words
    building_before: Words
    motion: Words
    names_before: Words
    names_after: Words
    surnames: Words
    places_before: Words


class Metonyms(PatternFile):
    """``lexicon/countries_metonyms.toml``: capitals, seats of government and their contexts."""

    seats: ByCode
    capitals: ByCode
    words: MetonymWords


def load_files(rulebook: Rulebook) -> tuple[Countries, Names, Ambiguities, Metonyms]:
    """Return the four pattern files; raises RulebookError when one is wrong."""
    return (
        rulebook.file("lexicon/countries.toml", Countries),
        rulebook.file("lexicon/countries_names.toml", Names),
        rulebook.file("lexicon/countries_ambiguous.toml", Ambiguities),
        rulebook.file("lexicon/countries_metonyms.toml", Metonyms),
    )
