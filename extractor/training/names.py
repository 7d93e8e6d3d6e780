"""Names of many cultures, to be put in the place of those in the training texts."""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from extractor.training.corpus import words_of

_PLAIN = re.compile(r"[\w.'’ -]+")  # a name and nothing in brackets after it


class Names:
    """Draws names of people and places; every country is as likely as every other, whatever its size."""

    def __init__(self, folder: Path) -> None:
        """Read the gazetteers of ``folder``."""
        self.forenames = _by_country(folder / "forenames_by_country.csv")
        self.surnames = _by_country(folder / "surnames_by_country.csv")
        self.both = sorted(set(self.forenames) & set(self.surnames))
        leaders = [row["name"].strip() for row in _rows(folder / "leaders_factbook.csv")]
        self.people = [_words(name) for name in leaders if _PLAIN.fullmatch(name) and " and " not in name]
        with gzip.open(folder / "world_cities_geonames.csv.gz", "rt", encoding="utf-8") as lines:
            self.cities = sorted({row["name"] for row in csv.DictReader(lines)})

    def person(self, rng: random.Random) -> list[str]:
        """Return the words of a full name; the surname is the last of them."""
        if rng.random() < 0.35:
            return rng.choice(self.people)
        country = rng.choice(self.both)
        name = f"{rng.choice(self.forenames[country])} {rng.choice(self.surnames[country])}"
        return _words(name)

    def forename(self, rng: random.Random) -> str:
        """Return a forename of one word."""
        return _single(self.forenames[rng.choice(sorted(self.forenames))], rng)

    def surname(self, rng: random.Random) -> str:
        """Return a surname of one word."""
        return _single(self.surnames[rng.choice(sorted(self.surnames))], rng)

    def city(self, rng: random.Random) -> list[str]:
        """Return the words of the name of a city."""
        return _words(rng.choice(self.cities))


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _by_country(path: Path) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in _rows(path):
        name = row["Romanized Name"] or row["Localized Name"]
        if name and name[0].isalpha():
            names[row["Country"]].append(name.title() if name.isupper() else name)
    return dict(names)


def _words(name: str) -> list[str]:
    starts, ends = words_of(name)
    return [name[start:end] for start, end in zip(starts, ends, strict=True)]


def _single(names: list[str], rng: random.Random) -> str:
    name = rng.choice(names)
    return name if " " not in name and "-" not in name else name.replace("-", " ").split()[-1]
