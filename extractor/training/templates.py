"""Sentences made from ``templates.toml`` with names from the gazetteers, all of whose entities are known."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from pydantic import model_validator

from extractor.encoder.labels import ENTITIES
from extractor.rulebook import PatternFile
from extractor.rulebook.load import read_pattern_file
from extractor.training.corpus import make_document, mark, words_of
from extractor.training.names import Names
from extractor.training.samples import TAG_BIT, Document

_PART = re.compile(r"\{(?P<slot>\w+)\}|\[(?P<text>[^|\]]+)\|(?P<label>\w+)\]")
_FIGURE = re.compile(r"0b?$|2$")
FILE = Path(__file__).with_name("templates.toml")


class TemplateFile(PatternFile):
    """``templates.toml``, whose comments tell what each field means."""

    templates: list[str]
    labels: dict[str, str]
    syllables: list[str]
    trades: list[str]
    bodies: list[str]
    honorifics: frozenset[str]
    endings: list[str]

    @model_validator(mode="after")
    def _labels_known(self) -> Self:
        parts = [part for template in self.templates for part in _PART.finditer(template)]
        slots = {_FIGURE.sub("", part["slot"]) for part in parts if part["slot"]}
        unknown = {*self.labels.values(), *(part["label"] for part in parts if part["label"])} - {*ENTITIES, "O"}
        if unknown or slots - self.labels.keys():
            raise ValueError(
                f"no label of the network, or slot without label: {sorted(unknown | slots - self.labels.keys())}"
            )
        return self


class Templates:
    """Fills templates; every name is drawn anew."""

    def __init__(self, gazetteers: Path, names: Names) -> None:
        """Read the templates and the gazetteers."""
        self.file = read_pattern_file(FILE, TemplateFile)
        self.names = names
        with (gazetteers / "countries_factbook.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        self.countries = [
            (row["name"], row["demonym_adj"], row["capital"])
            for row in rows
            if re.fullmatch(r"[\w' -]+", row["demonym_adj"]) and re.fullmatch(r"[\w' -]+", row["capital"])
            if "," not in row["name"]
        ]
        titles = _column(gazetteers / "titles_before_names.csv", "title")
        self.titles = [title for title in titles if title not in self.file.honorifics and title[0].isupper()]
        self.parties = [name for name in _column(gazetteers / "political_parties_factbook.csv", "name") if name]
        firms: list[str] = []
        self.bodies: list[str] = []
        with (gazetteers / "organisations.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                (firms if row["category"] in ("fortune500", "sp500_company") else self.bodies).append(row["text"])
        self.bodies = [body for body in self.bodies if "(" not in body]
        endings = "|".join(map(re.escape, self.file.endings))
        ending = re.compile(rf",? (?:{endings}|\(.*\))$")
        self.firms = [ending.sub("", firm) for firm in firms]

    def documents(self, count: int, rng: random.Random) -> Iterator[Document]:
        """Yield ``count`` documents of one to four sentences."""
        for number in range(count):
            texts = [self.sentence(rng) for _ in range(rng.randint(1, 4))]
            yield _document(f"template {number}", texts)

    def sentence(self, rng: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
        """Return a sentence with its entities."""
        values = self._values(rng)
        text, spans, end = "", [], 0
        template = rng.choice(self.file.templates)
        for part in _PART.finditer(template):
            text += template[end : part.start()]
            end = part.end()
            slot, words, label = part["slot"], part["text"], part["label"]
            if slot:
                words = values[slot]
                label = self.file.labels[_FIGURE.sub("", slot)]
            if label != "O":
                spans.append((len(text), len(text) + len(words), label))
            text += words
        return text + template[end:], spans

    def _values(self, rng: random.Random) -> dict[str, str]:
        names = self.names
        person = _joined(names.person(rng))
        values = {
            "person": person,
            "other": _joined(names.person(rng)),
            "surname": person.split()[-1],
            "surname0": names.surname(rng),
            "surname0b": names.surname(rng),
            "title": rng.choice(self.titles),
            "city": _joined(names.city(rng)),
            "party": rng.choice(self.parties),
            "party2": rng.choice(self.parties),
            "company": self._company(rng),
            "company2": self._company(rng),
        }
        for mark_ in ("", "2"):
            country, demonym, capital = rng.choice(self.countries)
            values |= {"country" + mark_: country, "demonym" + mark_: demonym, "capital" + mark_: capital}
        values["org"] = (
            rng.choice(self.bodies + self.parties)
            if rng.random() < 0.6
            else rng.choice(self.file.bodies).format(values["country"])
        )
        return values

    def _company(self, rng: random.Random) -> str:
        kind = rng.random()
        if kind < 0.4:
            return rng.choice(self.firms)
        if kind < 0.7:
            return "".join(rng.choices(self.file.syllables, k=rng.randint(2, 3))).capitalize()
        return f"{self.names.surname(rng)} {rng.choice(self.file.trades)}"


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def _joined(words: list[str]) -> str:
    """Write the words of a name as a text has them."""
    return re.sub(r" ([-'’,.])|([-'’]) ", r"\1\2", " ".join(words)).replace(" -", "-").replace("- ", "-")


def _document(name: str, sentences: list[tuple[str, list[tuple[int, int, str]]]]) -> Document:
    text = ""
    spans: list[tuple[int, int, str]] = []
    begins = []
    for sentence, found in sentences:
        begins.append(len(text))
        spans += [(start + len(text), end + len(text), label) for start, end, label in found]
        text += sentence + "\n\n"
    words = words_of(text)
    tags = [TAG_BIT["O"]] * len(words[0])
    for start, end, label in spans:
        mark(tags, words, start, end, [label])
    cuts = [number for number, start in enumerate(words[0]) if start in begins]
    return make_document(name, "templates", text, tags, words, cuts)
