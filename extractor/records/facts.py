"""Facts: what an article states, in slots that are typed by the kind of fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal

from typing_extensions import TypeVar

from extractor.records.mentions import Json, Party
from extractor.records.slots import AgreementSlots, DateSlots, DurationSlots, MoneySlots, RoleSlots, StatementSlots

FactKind = Literal["role", "money", "duration", "date", "agreement", "statement"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "planned", "possible", "conditional"]

# What is called Fact and no more is a fact of any kind.
Kind = TypeVar("Kind", bound=FactKind, default=FactKind, covariant=True)
Slots = TypeVar("Slots", bound=Mapping[str, object], default=Mapping[str, Any], covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[Kind, Slots]):
    """One stated fact: a kind, its slots, and the words it was read from.

    ``slots`` maps a slot's name to plain JSON values, a :class:`Party` or a list of them, in the order
    of the contract. ``rule`` names the rule or frame that read it, ``sentence`` the sentence's offsets.

    A type checker knows the slots of a fact by its kind: behind ``if fact.kind == "money"``, and in what
    ``extraction.of_kind("money")`` returns.
    """

    id: str
    kind: Kind
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    rule: str
    confidence: float
    slots: Slots
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    reported_by: Party | None = None

    def to_dict(self) -> Json:
        """Return the fact in the form of the record contract, slots beside the common fields."""
        head: Json = {
            "id": self.id,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "sentence": list(self.sentence),
            "rule": self.rule,
            "confidence": round(self.confidence, 3),
            "polarity": self.polarity,
            "modality": self.modality,
            "reported_by": _plain(self.reported_by),
        }
        return head | {name: _plain(value) for name, value in self.slots.items()}


# Names for annotations; facts of all kinds are made with ``Fact(...)``.
RoleFact = Fact[Literal["role"], RoleSlots]
MoneyFact = Fact[Literal["money"], MoneySlots]
DurationFact = Fact[Literal["duration"], DurationSlots]
DateFact = Fact[Literal["date"], DateSlots]
AgreementFact = Fact[Literal["agreement"], AgreementSlots]
StatementFact = Fact[Literal["statement"], StatementSlots]
AnyFact = RoleFact | MoneyFact | DurationFact | DateFact | AgreementFact | StatementFact


def _plain(value: Any) -> Any:
    if isinstance(value, Party):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
