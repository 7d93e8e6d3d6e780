from __future__ import annotations

import pytest

from extractor.evaluate import Tally, by_rule, compare, errors, falls, gold_digest, raised, table

TEXT = "Envoy Li Wen of Peru gave 5 million soles to Quito for two years."
LI, PERU, SUM, YEARS = (9 - 3, 12), (16, 20), (26, 41), (55, 64)


def at(span, **more):
    return {"start": span[0], "end": span[1], **more}


GOLD = {
    "id": "a",
    "text": TEXT,
    "people": [{"name": "Li Wen", "mentions": [list(LI)]}],
    "countries": [{"code": "PE", "mentions": [[*PERU, "name"]]}],
    "money": [at(SUM, amount="5000000", amount_max=None, currency="PEN", bound="exact", equivalent_of=None,
                 payer="Peru", payee="Quito", purpose=None)],
    "durations": [at(YEARS, iso="P2Y", iso_max=None, of="gave")],
    "roles": [{"person": "Li Wen", "role": "Envoy", "org": None, "country": "PE", "status": "current"}],
    "agreements": [],
}  # fmt: skip


def record(**money):
    fact = at(SUM, kind="money", rule="m", amount="5000000", amount_max=None, currency="PEN", bound="exact",
              equivalent_of=None, payer={"name": "Peru"}, payee={"name": "Quito"}, purpose=None)  # fmt: skip
    lasts = at(YEARS, kind="duration", rule="d", iso="P24M", iso_max=None, of={"name": "gave"})
    role = at(LI, kind="role", rule="r", person={"name": "Li Wen"}, role="envoy", organization=None, country="PE",
              status="current")  # fmt: skip
    return {
        "people": [{"name": "Li Wen", "mentions": [at(LI)]}],
        "countries": [{"code": "PE", "mentions": [at(PERU, form="name")]}],
        "facts": [fact | money, lasts, role],
    }


def verdicts(outcomes, layer):
    return [o.verdict for o in outcomes if o.layer == layer]


def test_a_perfect_record_has_only_hits():
    outcomes = compare(GOLD, record())
    assert {o.verdict for o in outcomes} == {"hit"}
    assert {"people.mention", "countries.mention", "money.value", "money.payer", "durations.of", "roles.country"} <= {
        o.layer for o in outcomes
    }


def test_an_empty_record_misses_everything():
    outcomes = compare(GOLD, {})
    assert {o.verdict for o in outcomes} == {"missed"}
    assert {o.cause for o in outcomes} == {"not found", "slot"}


@pytest.mark.parametrize(
    ("change", "layer", "verdict"),
    [
        ({"amount": "5"}, "money.value", ["missed", "extra"]),
        ({"currency": "USD"}, "money.value", ["missed", "extra"]),
        ({"bound": "approx"}, "money.bound", ["wrong"]),
        ({"payer": {"name": "Chile"}}, "money.payer", ["wrong"]),
        ({"payer": None}, "money.payer", ["missed"]),
        ({"purpose": {"name": "roads"}}, "money.purpose", ["extra"]),
        ({"equivalent_of": "m1"}, "money.equivalent", ["extra"]),
    ],
)
def test_a_wrong_sum(change, layer, verdict):
    assert verdicts(compare(GOLD, record(**change)), layer) == verdict


def test_a_name_cut_short_is_a_border_error():
    found = record()
    found["people"][0]["mentions"] = [{"start": LI[0] - 6, "end": LI[1]}]
    missed, extra = (o for o in compare(GOLD, found) if o.layer == "people.mention")
    assert (missed.cause, extra.cause) == ("border", "border")


def test_optional_durations_count_neither_way():
    gold = GOLD | {"durations": [GOLD["durations"][0] | {"optional": True}]}
    assert not verdicts(compare(gold, record()), "durations.value")
    assert not verdicts(compare(gold, {}), "durations.value")


def test_country_words_inside_names_count_neither_way():
    gold = GOLD | {"countries": [{"code": "PE", "mentions": [[*PERU, "in_name"]]}]}
    assert not verdicts(compare(gold, record()), "countries.mention")


def test_table_counts_and_bounds():
    rows = {row.layer: row for row in table([compare(GOLD, record()), compare(GOLD, record(payer=None))])}
    payer = rows["money.payer"]
    assert (payer.tally.tp, payer.tally.fp, payer.tally.fn) == (1, 0, 1)
    assert payer.low <= payer.tally.f1 <= payer.high
    assert rows["money.value"].low == rows["money.value"].high == 1.0


def test_a_wrong_slot_costs_precision_and_recall():
    tally = Tally()
    (wrong,) = (o for o in compare(GOLD, record(bound="approx")) if o.layer == "money.bound")
    tally.add(wrong)
    assert (tally.tp, tally.fp, tally.fn) == (0, 1, 1)
    assert tally.precision == tally.recall == tally.f1 == 0.0


def test_rules_and_errors():
    outcomes = [compare(GOLD, record(amount="7"))]
    rules = {(row.rule, row.layer): (row.right, row.read) for row in by_rule(outcomes)}
    assert rules["m", "money.value"] == (0, 1)
    assert rules["d", "durations.value"] == (1, 1)
    assert [o.cause for o in errors(outcomes) if o.layer == "money.value"] == ["value", "value"]


def test_floors_only_rise():
    good, bad = table([compare(GOLD, record())]), table([compare(GOLD, {})])
    digest = gold_digest([GOLD])
    baseline = raised(good, digest, None)
    assert baseline["floors"]["money.value"] == 1.0
    assert not falls(good, baseline)
    assert any("money.value: F1 0.000 is under its floor 1.000" in line for line in falls(bad, baseline))
    assert raised(bad, digest, baseline)["floors"]["money.value"] == 1.0
    assert raised(bad, digest, baseline, lower=True)["floors"]["money.value"] == 0.0
    assert raised(bad, gold_digest([]), baseline)["floors"]["money.value"] == 0.0
