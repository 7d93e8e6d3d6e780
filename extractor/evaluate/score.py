"""Compare a record with its gold article, layer by layer.

The rules of matching are those of the project's annotation guide: people by exact stretch, countries by
overlap and code, values by overlap and value, roles by person and title, agreements by overlap or parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extractor.evaluate.match import (
    normalized,
    overlap,
    pair,
    same_amount,
    same_length,
    same_person,
    same_phrase,
    span,
)
from extractor.records import Json

Verdict = Literal["hit", "missed", "extra", "wrong"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One comparison: a gold item found or missed, an extra item, or a slot filled otherwise.

    ``cause`` sorts errors: "not found", "nothing there", "border", "value", "slot"; None for hits. ``rule`` and
    ``fact`` (its id) say which fact of the record was judged, None where none was.
    """

    article: str
    layer: str
    verdict: Verdict
    shown: str
    rule: str | None = None
    cause: str | None = None
    fact: str | None = None


def compare(gold: Json, record: Json) -> list[Outcome]:
    """Return every comparison of one article; ``record`` is an extraction as plain JSON data."""
    return [outcome for layer in LAYERS for outcome in layer(gold, record)]


def facts_of(record: Json, kind: str) -> list[Json]:
    """Return the facts of one kind."""
    return [fact for fact in record.get("facts", ()) if fact["kind"] == kind]


def name_of(party: Any) -> str | None:
    """Return the name of a party, or a plain string as it is."""
    return party.get("name") or party.get("text") if isinstance(party, dict) else party


class _Layer:
    """Collects the outcomes of one layer of one article."""

    def __init__(self, gold: Json, layer: str, show: Callable[[Any], str]) -> None:
        self.gold = gold
        self.layer = layer
        self.show = show

    def of(
        self,
        pairs: Sequence[tuple[Any, Any]],
        missed: Sequence[Any],
        extra: Sequence[Any],
        near: Callable[[Any, Any], bool],
        cause: str,
    ) -> Iterator[Outcome]:
        """Yield outcomes; a missed item with an extra one ``near`` it has ``cause`` as its cause."""
        for _, item in pairs:
            yield self.outcome("hit", item)
        for item in missed:
            yield self.outcome("missed", item, cause if any(near(item, e) for e in extra) else "not found")
        for item in extra:
            yield self.outcome("extra", item, cause if any(near(m, item) for m in missed) else "nothing there")

    def outcome(self, verdict: Verdict, item: Any, cause: str | None = None) -> Outcome:
        rule, fact = (item.get("rule"), item.get("id")) if isinstance(item, dict) else (None, None)
        return Outcome(self.gold["id"], self.layer, verdict, self.show(item), rule, cause, fact)

    def slot(self, name: str, want: Any, got: Any, same: Callable[[Any, Any], bool], fact: Json) -> Iterator[Outcome]:
        """Yield the outcome of one slot; nothing where both sides leave it empty."""
        if not want and not got:
            return
        verdict: Verdict = "missed" if not got else "extra" if not want else "hit" if same(want, got) else "wrong"
        shown = f"{self.show(fact)}: {want} / {got}"
        cause = None if verdict == "hit" else "slot"
        layer, rule, given = f"{self.layer.split('.')[0]}.{name}", fact.get("rule"), fact.get("id")
        yield Outcome(self.gold["id"], layer, verdict, shown, rule, cause, given)


def _people(gold: Json, record: Json) -> Iterator[Outcome]:
    text = gold["text"]
    want = [tuple(m) for p in gold["people"] for m in p["mentions"]]
    got = [span(m) for p in record.get("people", ()) for m in p["mentions"]]
    layer = _Layer(gold, "people.mention", lambda s: text[s[0] : s[1]])
    yield from layer.of(*pair(want, got, lambda a, b: a == b), near=overlap, cause="border")
    want_names = [p["name"] for p in gold["people"]]
    names = [p["name"] for p in record.get("people", ())]
    found = pair(want_names, names, lambda a, b: normalized(a) == normalized(b))
    yield from _Layer(gold, "people.entity", str).of(*found, near=same_person, cause="border")


def _organizations(gold: Json, record: Json) -> Iterator[Outcome]:
    if "orgs" not in gold:
        return
    text = gold["text"]
    want = [tuple(o[:2]) for o in gold["orgs"]]
    got = [span(m) for o in record.get("organizations", ()) for m in o["mentions"]]
    layer = _Layer(gold, "organizations.mention", lambda s: text[s[0] : s[1]])
    yield from layer.of(*pair(want, got, lambda a, b: a == b), near=overlap, cause="border")


def _countries(gold: Json, record: Json) -> Iterator[Outcome]:
    text = gold["text"]
    free = [m[:2] for c in gold["countries"] for m in c["mentions"] if m[2] == "in_name"]
    want = [(m[0], m[1], c["code"]) for c in gold["countries"] for m in c["mentions"] if m[2] != "in_name"]
    got = [(*span(m), c["code"]) for c in record.get("countries", ()) for m in c["mentions"] if m["form"] != "in_name"]
    pairs, missed, extra = pair(want, got, lambda a, b: overlap(a[:2], b[:2]) and a[2] == b[2])
    extra = [e for e in extra if not any(overlap(e[:2], f) for f in free)]
    layer = _Layer(gold, "countries.mention", lambda x: f"{text[x[0] : x[1]]} = {x[2]}")
    yield from layer.of(pairs, missed, extra, near=lambda a, b: overlap(a[:2], b[:2]), cause="value")


def _same_sum(want: Json, got: Json) -> bool:
    amounts = all(same_amount(want.get(k), got.get(k)) for k in ("amount", "amount_max"))
    return overlap(span(want), span(got)) and amounts and want["currency"] == got["currency"]


def _overlapping(want: Json, got: Json) -> bool:
    return overlap(span(want), span(got))


def _joined(money: Json) -> bool:
    return money.get("equivalent_of") is not None


def _money(gold: Json, record: Json) -> Iterator[Outcome]:
    text, got = gold["text"], facts_of(record, "money")
    layer = _Layer(gold, "money.value", lambda m: f"{text[m['start'] : m['end']]} = {m['amount']} {m['currency']}")
    pairs, missed, extra = pair(gold["money"], got, _same_sum)
    yield from layer.of(pairs, missed, extra, near=_overlapping, cause="value")
    for want, fact in pairs:
        yield from layer.slot("bound", want["bound"], fact["bound"], str.__eq__, fact)
        yield from layer.slot("equivalent", _joined(want), _joined(fact), bool.__eq__, fact)
    pairs, missed, extra = pair(gold["money"], got, _overlapping)
    for slot in ("payer", "payee", "purpose"):
        for want, fact in pairs:
            yield from layer.slot(slot, want.get(slot), name_of(fact.get(slot)), same_phrase, fact)
        for want in missed:
            yield from layer.slot(slot, want.get(slot), None, same_phrase, want)
        for fact in extra:
            yield from layer.slot(slot, None, name_of(fact.get(slot)), same_phrase, fact)


def _same_duration(want: Json, got: Json) -> bool:
    both = all(same_length(want.get(k), got.get(k)) for k in ("iso", "iso_max"))
    return overlap(span(want), span(got)) and both


def _durations(gold: Json, record: Json) -> Iterator[Outcome]:
    text = gold["text"]
    free = [span(d) for d in gold["durations"] if d.get("optional")]
    want = [d for d in gold["durations"] if not d.get("optional")]
    pairs, missed, extra = pair(want, facts_of(record, "duration"), _same_duration)
    extra = [e for e in extra if not any(overlap(span(e), f) for f in free)]
    layer = _Layer(gold, "durations.value", lambda d: f"{text[d['start'] : d['end']]} = {d['iso']}")
    yield from layer.of(pairs, missed, extra, near=_overlapping, cause="value")
    for item, fact in pairs:
        yield from layer.slot("of", item.get("of"), name_of(fact.get("of")), same_phrase, fact)


def _same_role(want: Json, got: Json) -> bool:
    title = same_phrase(want["role"].replace("-", " "), (got["role"] or "").replace("-", " "))
    body, other = want.get("org"), name_of(got.get("organization"))
    return (
        same_person(want["person"], name_of(got["person"]))
        and title
        and (not body or not other or same_phrase(body, other))
    )


def _same_holder(want: Json, got: Json) -> bool:
    return same_person(want["person"], name_of(got["person"]))


def _show_role(role: Json) -> str:
    body = role.get("org") or name_of(role.get("organization"))
    return f"{name_of(role['person'])} | {role['role']} | {body} | {role.get('country')}"


def _roles(gold: Json, record: Json) -> Iterator[Outcome]:
    layer = _Layer(gold, "roles", _show_role)
    pairs, missed, extra = pair(gold["roles"], facts_of(record, "role"), _same_role)
    yield from layer.of(pairs, missed, extra, near=_same_holder, cause="value")
    for want, fact in pairs:
        body = name_of(fact.get("organization"))
        yield from layer.slot("organization", want.get("org"), body, lambda _a, _b: True, fact)
        if want.get("country"):
            yield from layer.slot("country", want["country"], fact.get("country"), str.__eq__, fact)
        yield from layer.slot("status", want["status"], fact.get("status"), str.__eq__, fact)


def _party_names(agreement: Json) -> list[str]:
    return [name_of(party) or "" for party in agreement.get("parties", ())]


def _same_agreement(want: Json, got: Json) -> bool:
    shared = len(pair(want["parties"], _party_names(got), same_phrase)[0])
    return overlap(span(want), span(got)) or 2 * shared > len(want["parties"]) > 0


def _agreements(gold: Json, record: Json) -> Iterator[Outcome]:
    text = gold["text"]
    layer = _Layer(gold, "agreements", lambda a: f"{text[a['start'] : a['end']]} ({', '.join(_party_names(a))})")
    pairs, missed, extra = pair(gold["agreements"], facts_of(record, "agreement"), _same_agreement)
    yield from layer.of(pairs, missed, extra, near=_overlapping, cause="value")
    for want, fact in pairs:
        yield from layer.slot("stage", want.get("stage"), fact.get("stage"), str.__eq__, fact)
        parties = pair(want["parties"], _party_names(fact), same_phrase)
        party = _Layer(gold, "agreements.parties", str)
        yield from party.of(*parties, near=lambda _a, _b: False, cause="value")


LAYERS = (_people, _organizations, _countries, _money, _durations, _roles, _agreements)
