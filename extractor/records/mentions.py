"""What an article names or states in words, and who stands behind the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from extractor.values import Value

MentionKind = Literal["person", "role", "organization", "country", "place", "money", "duration", "date"]
CountryForm = Literal["name", "demonym", "metonym", "in_name"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that names or states something.

    ``code`` and ``form`` are set for countries, ``form`` also for roles (the status word's meaning:
    "former", "acting" ...), ``value`` for money, durations and dates. ``equivalent_of`` is, for a
    conversion, the (start, end) of the money mention that it converts. ``rule`` names what found it.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    rule: str
    confidence: float = 1.0
    code: str | None = None
    form: str | None = None
    value: Value | None = None
    equivalent_of: tuple[int, int] | None = None

    def describe(self) -> str:
        """Return the canonical one-line form that rule examples are written in: ``Kyiv = UA metonym``."""
        parts = [str(p) for p in (self.value, self.code, self.form) if p is not None]
        return f"{self.text} = {' '.join(parts)}" if parts else self.text

    def reading(self) -> Json:
        """Return what was read of the words in the terms of the record; nothing for a name."""
        if self.value is not None:
            return self.value.to_dict()
        if self.kind == "country":
            return {"code": self.code, "form": self.form}
        return {} if self.form is None else {"status": self.form}


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country or organisation with all its mentions; ``id`` is local to the article (p1, c1, o1)."""

    id: str
    kind: Literal["person", "country", "organization"]
    name: str
    mentions: tuple[Mention, ...]
    code: str | None = None
    country: str | None = None

    def to_dict(self) -> Json:
        """Return the entity in the form of the record contract."""
        mentions: list[Json] = []
        for m in self.mentions:
            item: Json = {"start": m.start, "end": m.end, "text": m.text}
            if self.kind == "country":
                item["form"] = m.form
            mentions.append(item)
        head: Json = {"id": self.id, "name": self.name}
        if self.kind == "country":
            head = {"id": self.id, "code": self.code, "name": self.name}
        elif self.kind == "organization":
            head["country"] = self.country
        return head | {"mentions": mentions}


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what fills a slot: the words as they stand, and the entity that they resolve to.

    ``name`` is what the party is (the resolved name where the words are a pronoun or short form),
    ``ref`` the entity's id or None, ``code`` a country's ISO code, ``start``/``end`` the words' place.
    """

    name: str
    start: int
    end: int
    ref: str | None = None
    code: str | None = None

    def to_dict(self) -> Json:
        """Return the party in the form of the record contract; ``code`` only for countries."""
        out: Json = {"name": self.name, "ref": self.ref, "start": self.start, "end": self.end}
        if self.code is not None:
            out["code"] = self.code
        return out
