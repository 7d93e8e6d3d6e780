"""The shape of a record, read off the typed dictionaries of the contract: what flat and columnar formats need."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin

from typing_extensions import get_type_hints, is_typeddict

from extractor.io.base import Json
from extractor.schema import AnyFact, FactRecord, PartyRecord, Record, SpanRecord

Fields = Mapping[str, Any]


def bare(hint: Any) -> Any:
    """Return a type without Annotated, NotRequired and the None of an optional one."""
    origin = get_origin(hint)
    if origin in (typing.Annotated, NotRequired):
        return bare(get_args(hint)[0])
    if origin in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not NoneType]
        return bare(rest[0]) if len(rest) == 1 else hint
    if origin is Literal:
        return type(get_args(hint)[0])
    return hint


def fields_of(shape: Any) -> dict[str, Any]:
    """Return the names and bare types of a typed dictionary's fields."""
    return {name: bare(hint) for name, hint in get_type_hints(shape, include_extras=True).items()}


@cache
def fact_shapes() -> dict[str, Any]:
    """Return the typed dictionary of each kind of fact."""
    kinds = get_args(get_args(AnyFact)[0])
    return {get_args(get_type_hints(kind)["kind"])[0]: kind for kind in kinds}


@cache
def fact_fields() -> Fields:
    """Return the fields of all kinds of facts together, the common ones first."""
    merged = {"id": str, "kind": str} | fields_of(FactRecord)
    for shape in fact_shapes().values():
        for name, hint in fields_of(shape).items():
            if merged.setdefault(name, hint) != hint:
                raise TypeError(f"the kinds of facts disagree on the type of {name!r}")
    return merged


def is_party(hint: Any) -> bool:
    """Whether a type is that of a party."""
    return hint is PartyRecord


def is_span(hint: Any) -> bool:
    """Whether a type is that of words of the article."""
    return hint is SpanRecord


@cache
def flat_columns() -> Mapping[str, type]:
    """Return the columns of the flat form with their types: one row a fact, the article's columns first."""
    columns: dict[str, type] = dict.fromkeys(("article_id", "source", "title", "article_date"), str)
    for name, hint in fact_fields().items():
        if is_party(hint):
            columns |= {name: str, f"{name}_ref": str, f"{name}_code": str}
        elif name == "parties":
            columns |= {name: str, f"{name}_code": str}
        elif name == "sentence":
            columns |= {"sentence_start": int, "sentence_end": int}
        else:  # lists and spans are told in words
            columns["agreement_date" if name == "date" else name] = hint if hint in (int, float, bool) else str
    return columns


def flat_rows(record: Json) -> list[Json]:
    """Return one flat row for each fact of a record; lists are joined by " | ".

    Parties are their names, with the id of their entity (``_ref``) and the code of a country (``_code``) beside them.
    """
    head = {
        "article_id": record["id"],
        "source": record["source"],
        "title": record["title"],
        "article_date": record["date"],
    }
    return [head | _flat_fact(fact) for fact in record["facts"]]


def _flat_fact(fact: Json) -> Json:
    row: Json = {}
    for name, value in fact.items():
        hint = fact_fields()[name]
        if is_party(hint):
            row[name] = value and value["name"]
            row[f"{name}_ref"] = value and value["ref"]
            row[f"{name}_code"] = value and value.get("code")
        elif name == "parties":
            row[name] = " | ".join(party["name"] for party in value)
            row[f"{name}_code"] = " | ".join(party.get("code") or "" for party in value)
        elif name == "sentence":
            row["sentence_start"], row["sentence_end"] = value
        elif is_span(hint):
            row[name] = value and value["text"]
        elif isinstance(value, list):
            row[name] = " | ".join(value)
        else:
            row["agreement_date" if name == "date" else name] = value
    return row


def restored(value: Any, hint: Any = Record) -> Any:
    """Return a record read from columns in the form of the contract: no fields of other kinds, no empty codes."""
    if hint == AnyFact or get_origin(hint) is typing.Annotated:
        return restored(value, fact_shapes()[value["kind"]])
    if value is None:
        return None
    if is_typeddict(hint):
        optional = _optional(hint)
        return {
            name: restored(value.get(name), part)
            for name, part in _ordered(hint).items()
            if not (name in optional and value.get(name) is None)
        }
    if get_origin(hint) is list:
        (part,) = get_args(hint)
        return [restored(entry, part if part == AnyFact else bare(part)) for entry in value]
    return value


@cache
def _optional(shape: Any) -> frozenset[str]:
    """Return the fields that may be left out (``__optional_keys__`` does not see through string annotations)."""
    origins: dict[str, Any] = {n: get_origin(h) for n, h in get_type_hints(shape, include_extras=True).items()}
    return frozenset(name for name, origin in origins.items() if origin is NotRequired)


def _ordered(shape: Any) -> dict[str, Any]:
    """Return a typed dictionary's fields in the order in which records are written."""
    fields = fields_of(shape)
    if "kind" in fields and "rule" in fields:
        return {"id": fields["id"], "kind": fields["kind"]} | fields
    return fields
