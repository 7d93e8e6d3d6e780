from __future__ import annotations

import pytest

from extractor.report.across import Across
from extractor.report.picture import MOST_RIBBONS, draw_flows
from tests.report import samples

PAID = "Ada Byron paid Bo Lund 5 euros."


def paid(amount: str, *, payer: str = "Ada Byron", **slots):
    parties = {"payer": {"name": payer, "ref": None, "start": 0, "end": 9}}
    parties["payee"] = {"name": "Bo Lund", "ref": None, "start": 15, "end": 22}
    return samples.fact("money", PAID, "5 euros", amount=amount, **(parties | slots))


def across(*facts, date=None) -> Across:
    gathered = Across()
    for number, fact in enumerate(facts):
        gathered.add(number, samples.record(str(number), facts=[fact], date=date))
    return gathered


def test_sums_are_added_by_parties_and_currency():
    flows = across(paid("5"), paid("7"), paid("1", currency="USD"), paid("2", payer="")).flows
    assert [(f.payer, f.payee, f.currency, str(f.total)) for f in flows] == [
        ("Ada Byron", "Bo Lund", "EUR", "12"),
        ("Ada Byron", "Bo Lund", "USD", "1"),
        ("", "Bo Lund", "EUR", "2"),
    ]


def test_a_sum_told_twice_counts_once():
    gathered = across(paid("5"), paid("5"))
    assert gathered.totals == [("EUR", "5", 1)]
    assert len(gathered.flows[0].sums["5 EUR"]) == 2


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"polarity": "negated"}, "negated"),
        ({"currency": None}, "in an open currency"),
        ({"per": "year"}, "rates"),
        ({"bound": "vague"}, "vague"),
        ({"equivalent_of": "m1"}, "converting another sum"),
    ],
)
def test_what_cannot_be_added_is_told(slots, reason):
    gathered = across(paid("5", **slots))
    assert (gathered.flows, gathered.unadded) == ([], [(reason, 1)])


def test_roles_of_a_person_stand_in_order_of_time():
    gathered = Across()
    for number, (date, role) in enumerate(
        [("2021-01-01", "minister"), ("2020-01-01", "mayor"), ("2019-01-01", "mayor")]
    ):
        text = f"Ada Byron is {role}."
        fact = samples.fact("role", text, text, role=role, person=samples.party(text, "Ada Byron"))
        gathered.add(number, samples.record(str(number), facts=[fact], date=date))
    (person,) = gathered.people
    assert [(place.date, *rest) for place, *rest in person.held] == [
        ("2019-01-01", "mayor", 2),
        ("2021-01-01", "minister", 1),
    ]


def test_countries_are_counted_by_form():
    gathered = Across()
    gathered.add(0, samples.ferry())
    gathered.add(1, samples.arabic())
    assert [(c.code, c.mentions, c.forms["metonym"]) for c in gathered.countries] == [
        ("FI", 2, 1),
        ("LV", 1, 0),
        ("QA", 1, 0),
    ]


def test_the_timeline_holds_dates_and_dated_agreements():
    gathered = Across()
    gathered.add(0, samples.ferry())
    assert [(day.year, day.iso, day.place.fact) for day in gathered.days] == [
        ("2019", "2019-06-04", 0),
        ("2019", "2019-06-04", 1),
    ]


def test_a_failed_article_adds_nothing():
    gathered = Across()
    gathered.add(0, samples.failed())
    assert not gathered.kinds
    assert gathered.people == []


def test_the_picture_compares_within_a_currency():
    picture = draw_flows(across(paid("5"), paid("5000", payer="Cy Dorn"), paid("9", currency="JPY")).flows)
    widths = {ribbon.words: ribbon.thickness for ribbon in picture.ribbons}
    assert widths["5,000 EUR"] > widths["5 EUR"]
    assert len({ribbon.shade for ribbon in picture.ribbons}) == 2
    assert [label.name for label in picture.labels].count("Bo Lund") == 1


def test_the_picture_leaves_out_the_rest_and_says_so():
    flows = across(*(paid(str(n + 1), payer=f"Payer {n}") for n in range(MOST_RIBBONS + 4))).flows
    picture = draw_flows(flows)
    assert (len(picture.ribbons), picture.left_out) == (MOST_RIBBONS, 4)
    assert all(label.bar_y + label.bar_height <= picture.height for label in picture.labels)


def test_nothing_to_draw_is_an_empty_picture():
    assert draw_flows([]).ribbons == ()
