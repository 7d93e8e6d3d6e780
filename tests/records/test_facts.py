"""Facts by their kinds: what a user asks for, and what a type checker knows of it."""

import dataclasses
import pickle
from pathlib import Path
from typing import get_args

import pytest
from typing_extensions import get_type_hints

from extractor import ExtractorError, Fact, Party
from extractor.io.writers.shape import bare, fact_shapes, fields_of
from extractor.records import AnyFact, Extraction, FactKind, Words
from extractor.schema import FactRecord, PartyRecord, SpanRecord

MONEY = Fact("m1", "money", 0, 2, "$5", (0, 2), "money.sign", 0.9, {"amount": "5", "payer": Party("Peru", 0, 4)})
DATE = Fact("d1", "date", 3, 7, "2020", (0, 7), "date.year", 0.9, {"iso": "2020"})
FOUND = Extraction("a", "$5 2020", None, None, None, "none", "0", facts=(MONEY, DATE))


def test_facts_of_a_kind():
    assert FOUND.of_kind("date") == [DATE]
    assert FOUND.of_kind("role") == []


@pytest.mark.parametrize("kind", ["mony", "Money", "people", "", None])
def test_what_is_no_kind_is_told_the_kinds(kind):
    with pytest.raises(ExtractorError) as caught:
        FOUND.of_kind(kind)
    assert str(caught.value) == (
        f"{kind!r} is no kind of fact; the kinds are role, money, duration, date, agreement, statement"
    )


def test_facts_pickle_and_are_replaced():
    assert pickle.loads(pickle.dumps(MONEY)) == MONEY
    assert dataclasses.replace(MONEY, polarity="negated").slots is MONEY.slots


def slots_of(kind):
    """The typed slots of a kind of fact."""
    shapes = {get_args(get_args(typed)[0])[0]: get_args(typed)[1] for typed in get_args(AnyFact)}
    return shapes[kind]


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_the_typed_slots_are_those_of_the_schema(kind):
    published = {
        name: hint for name, hint in fields_of(fact_shapes()[kind]).items() if name not in fields_of(FactRecord)
    }
    typed = get_type_hints(slots_of(kind))
    assert [*typed] == [name for name in published if name != "kind"]
    records = {Party: PartyRecord, Words: SpanRecord, list[Party]: list[PartyRecord]}
    assert {name: records.get(bare(hint), bare(hint)) for name, hint in typed.items()} == {
        name: list[str] if name == "currency_candidates" else hint for name, hint in published.items() if name != "kind"
    }


def test_a_type_checker_knows_the_slots():
    mypy = pytest.importorskip("mypy.api")
    root = Path(__file__).parents[2]
    config = ["--config-file", str(root / "pyproject.toml"), "--follow-imports", "silent"]
    out, err, code = mypy.run([*config, "--package", "tests.records.typed"])
    assert (out.splitlines()[-1:], err, code) == (["Success: no issues found in 1 source file"], "", 0), out
