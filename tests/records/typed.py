"""What a type checker knows of facts; read by mypy in the tests, and never run."""

from typing import assert_type

from extractor import Fact, Party, extract
from extractor.records import AnyFact, FactKind, MoneyFact, MoneySlots, StatementSlots

found = extract("Peru paid Chile $5 million.")

for sum_ in found.of_kind("money"):
    assert_type(sum_, MoneyFact)
    assert_type(sum_.slots["amount"], str)
    assert_type(sum_.slots["payer"], Party | None)
    sum_.slots["payor"]  # type: ignore[typeddict-item]

assert_type([fact.slots["speaker"].name for fact in found.of_kind("statement")], list[str])

for fact in found.facts:
    if fact.kind == "money":
        assert_type(fact.slots, MoneySlots)
    elif fact.kind == "statement":
        assert_type(fact.slots, StatementSlots)


def of_any_kind(kind: FactKind) -> list[AnyFact]:
    return found.of_kind(kind)


def names(fact: Fact) -> list[str]:
    """Without its kind a fact has slots of any name."""
    return [value.name for value in fact.slots.values() if isinstance(value, Party)]


names(found.facts[0])
found.of_kind("mony")  # type: ignore[call-overload]
