"""Which names belong to one organisation."""

from __future__ import annotations

import pytest

CASES = [
    ("acronym", "The [O:Norland Health Office] spoke. [O:NHO] left.", {"Norland Health Office": 2}),
    ("acronym over small words", "[O:Bank of North Halvia] spoke. [O:BNH] left.", {"Bank of North Halvia": 2}),
    ("short form", "[O:Lumo Motor Co] fell. [O:Lumo] rose.", {"Lumo Motor Co": 2}),
    (
        "two that begin alike",
        "[O:Lumo Bank], [O:Lumo Motor] and [O:Lumo]",
        {"Lumo Bank": 1, "Lumo Motor": 1, "Lumo": 1},
    ),
    ("senate", "The [O:U.S. Senate] met. The [O:Senate] left.", {"U.S. Senate": 2}),
    (
        "chamber and its committee",
        "The [O:Senate Budget Committee] and the [O:Senate]",
        {"Senate Budget Committee": 1, "Senate": 1},
    ),
    ("any court", "The [O:Halvian Court] and [O:Court]", {"Halvian Court": 1, "Court": 1}),
    ("end of the name", "The [O:Halvian Peace Party] and the [O:Peace Party]", {"Halvian Peace Party": 2}),
    ("article", "[O:The Lumo Times] said. [O:Lumo Times] said.", {"The Lumo Times": 2}),
]


@pytest.mark.parametrize(("marked", "bodies"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_names_of_one_body(entities_of, marked, bodies):
    found = entities_of(marked).organizations
    assert {body.name: len(body.mentions) for body in found} == bodies


COUNTRIES = [
    ("inside", "The [O:Bank of Estonia] spoke.", "Estonia", "EE"),
    ("adjective before", "The [C=EE:Estonian] [O:Finance Ministry] spoke.", None, "EE"),
    ("possessive before", "[C=EE:Estonia]'s [O:Finance Ministry] spoke.", None, "EE"),
    ("elsewhere", "[O:Lumo Motor] left [C=EE:Estonia].", None, None),
]


@pytest.mark.parametrize(("marked", "inner", "code"), [c[1:] for c in COUNTRIES], ids=[c[0] for c in COUNTRIES])
def test_country_of_a_body(entities_of, marked, inner, code):
    nested = [] if inner is None else [(inner, code)]
    assert entities_of(marked, nested=nested).organizations[0].country == code


def test_a_region_called_after_a_country_is_none(entities_of):
    body = entities_of("The [O:New England Council] spoke.", nested=[("England", "GB")]).organizations[0]
    assert body.country is None
