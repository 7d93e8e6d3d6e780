"""What a whole run says: people and their roles over time, sums by party, countries, a timeline.

Nothing is converted or guessed: people are one by their name, sums are added within one currency only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from extractor.markup.spans import Json
from extractor.markup.words import amount_words, date_words, fact_line, number_words, party_words, role_words

# What has no date stands behind what has one.
UNDATED = "9999"


class Place(NamedTuple):
    """Where in the report a fact stands: the article's number, the fact's number, the article's date."""

    article: int
    fact: int
    date: str


@dataclass(slots=True)
class Person:
    """One name over the whole run."""

    name: str
    mentions: int = 0
    articles: list[int] = field(default_factory=list)
    roles: list[tuple[Place, str]] = field(default_factory=list)

    @property
    def held(self) -> list[tuple[Place, str, int]]:
        """Each role once, in order of time: where it is told first, its words, how often it is told."""
        first: dict[str, Place] = {}
        for place, line in sorted(self.roles, key=lambda told: (told[0].date or UNDATED, told[0])):
            first.setdefault(line.casefold(), place)
        words = {line.casefold(): line for _, line in reversed(self.roles)}
        times = Counter(line.casefold() for _, line in self.roles)
        return [(place, words[key], times[key]) for key, place in first.items()]


@dataclass(slots=True)
class Country:
    """One country over the whole run, with its mentions by form."""

    code: str
    name: str
    forms: Counter[str] = field(default_factory=Counter)
    articles: list[int] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        """All mentions, whatever their form."""
        return self.forms.total()


@dataclass(slots=True)
class Flow:
    """Sums from one payer to one payee in one currency; ``open`` counts those that are not (yet) actual."""

    payer: str
    payee: str
    currency: str
    total: Decimal = Decimal(0)
    sums: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    open: int = 0

    @property
    def total_words(self) -> str:
        """The total in words, without bound."""
        return f"{number_words(str(self.total))} {self.currency}"


@dataclass(slots=True)
class Day:
    """One entry of the timeline."""

    iso: str
    words: str
    text: str
    place: Place

    @property
    def year(self) -> str:
        """The year, which the timeline groups by."""
        return self.iso[:4]


class Across:
    """Gathers, article by article, what the views over the whole run show."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self._people: dict[str, Person] = {}
        self._countries: dict[str, Country] = {}
        self._flows: dict[tuple[str, str, str], Flow] = {}
        self._unadded: Counter[str] = Counter()
        self._days: list[Day] = []

    def add(self, number: int, record: Json) -> None:
        """Take in the record that is article ``number`` of the report."""
        if "facts" not in record:
            return
        self._add_entities(number, record)
        names = {entity["id"]: entity["name"] for entity in record["people"]}
        for n, fact in enumerate(record["facts"]):
            place = Place(number, n, record.get("date") or "")
            self.kinds[fact["kind"]] += 1
            if fact["kind"] == "role":
                self._add_role(fact, place, names)
            elif fact["kind"] == "money":
                self._add_sum(fact, place)
            elif fact["kind"] == "date":
                self._days.append(Day(fact["iso"], date_words(fact), fact["text"], place))
            elif fact["kind"] == "agreement" and fact.get("date"):
                self._days.append(Day(fact["date"], fact["date"], fact_line(fact), place))

    def _add_entities(self, number: int, record: Json) -> None:
        for entity in record["people"]:
            person = self._people.setdefault(entity["name"].casefold(), Person(entity["name"]))
            person.mentions += len(entity["mentions"])
            person.articles.append(number)
        for entity in record["countries"]:
            country = self._countries.setdefault(entity["code"], Country(entity["code"], entity["name"]))
            country.forms.update(m["form"] for m in entity["mentions"])
            country.articles.append(number)

    def _add_role(self, fact: Json, place: Place, names: dict[str, str]) -> None:
        name = names.get(fact["person"].get("ref") or "", fact["person"]["name"])
        person = self._people.setdefault(name.casefold(), Person(name))
        line = role_words(fact)
        period = " ".join(f"{word} {fact[word]}" for word in ("since", "until") if fact.get(word))
        person.roles.append((place, f"{line} ({period})" if period else line))

    def _add_sum(self, fact: Json, place: Place) -> None:
        reason = _why_not_added(fact)
        if reason:
            self._unadded[reason] += 1
            return
        payer, payee = (party_words(fact.get(slot)) for slot in ("payer", "payee"))
        flow = self._flows.setdefault((payer, payee, fact["currency"]), Flow(payer, payee, fact["currency"]))
        words = amount_words(fact)
        if words not in flow.sums:
            flow.total += Decimal(fact["amount"])
            flow.open += fact["modality"] != "actual"
        flow.sums[words].append(place)

    @property
    def people(self) -> list[Person]:
        """People, those in most articles, then those with most mentions first."""
        return sorted(self._people.values(), key=lambda p: (-len(p.articles), -p.mentions, p.name))

    @property
    def countries(self) -> list[Country]:
        """Countries, the most mentioned first."""
        return sorted(self._countries.values(), key=lambda c: (-c.mentions, c.code))

    @property
    def flows(self) -> list[Flow]:
        """Sums by payer and payee: those with both parties known first, then by currency and total."""
        return sorted(
            self._flows.values(),
            key=lambda f: (
                -bool(f.payer and f.payee),
                -bool(f.payer or f.payee),
                f.currency,
                -f.total,
                f.payer,
                f.payee,
            ),
        )

    @property
    def totals(self) -> list[tuple[str, str, int]]:
        """Currency, total in words and number of sums that make it, the most frequent first."""
        amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
        counts: Counter[str] = Counter()
        for flow in self._flows.values():
            amounts[flow.currency] += flow.total
            counts[flow.currency] += len(flow.sums)
        return [
            (code, number_words(str(amounts[code])), n)
            for code, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))
        ]

    @property
    def unadded(self) -> list[tuple[str, int]]:
        """Why sums are left out of the totals, and how many."""
        return sorted(self._unadded.items())

    @property
    def days(self) -> list[Day]:
        """The timeline's entries in order of time; what an article tells twice in the same words stands once."""
        once = {(day.iso, day.words, day.text.casefold(), day.place.article): day for day in reversed(self._days)}
        return sorted(once.values(), key=lambda d: (d.iso, d.place))


def _why_not_added(fact: Json) -> str | None:
    if fact.get("equivalent_of"):
        return "converting another sum"
    if fact["polarity"] == "negated":
        return "negated"
    if not fact.get("currency"):
        return "in an open currency"
    if fact.get("per"):
        return "rates"
    return "vague" if fact["bound"] == "vague" else None
