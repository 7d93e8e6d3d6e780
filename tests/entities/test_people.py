"""Which names belong to one person, and under which name."""

from __future__ import annotations

import pytest

CASES = [
    ("surname", "[P:Ana Brel] spoke. [P:Brel] left.", {"Ana Brel": 2}),
    ("initial", "[P:A. Brel] spoke. [P:Ana Brel] left.", {"Ana Brel": 2}),
    ("middle name", "[P:Ana Maria Brel] spoke. [P:Ana Brel] left.", {"Ana Maria Brel": 2}),
    ("middle initial", "[P:John Ode] spoke. [P:John Q. Ode] left.", {"John Q. Ode": 2}),
    ("surname first", "[P:Tsai Lin-mei] spoke. [P:Tsai] left.", {"Tsai Lin-mei": 2}),
    ("siblings", "[P:Ana Brel] and [P:Tom Brel] spoke.", {"Ana Brel": 1, "Tom Brel": 1}),
    ("two surnames", "[P:Juan Ortiz Mena] spoke. [P:Ortiz] left.", {"Juan Ortiz Mena": 2}),
    ("father and son", "[P:Tom Ode Sr.] and [P:Tom Ode Jr.] met.", {"Tom Ode Sr.": 1, "Tom Ode Jr.": 1}),
    ("accents", "[P:José Peña] spoke. [P:Pena] left.", {"José Peña": 2}),
    ("surname before the full name", "[P:Brel] wins. Minister [P:Ana Brel] won.", {"Ana Brel": 2}),
    ("capitals", "[P:ANA BREL] WINS. [P:Ana Brel] won.", {"Ana Brel": 2}),
    ("Arabic article left out", "[P:Karim al-Jadiri] spoke. Mr. [P:Jadiri] left.", {"Karim al-Jadiri": 2}),
    ("Arabic article kept", "[P:Karim Jadiri] spoke. [P:al-Jadiri] left.", {"Karim Jadiri": 2}),
    ("nickname", "[P:William Ode] spoke. [P:Bill Ode] left.", {"William Ode": 2}),
    ("title tells them apart", "[P:Ana Brel] and [P:Tom Brel]. Mr. [P:Brel] left.", {"Ana Brel": 1, "Tom Brel": 2}),
    ("first introduced", "[P:Tom Brel] and [P:Ana Brel] left. [P:Brel] slept.", {"Tom Brel": 2, "Ana Brel": 1}),
    ("both surnames", "[P:Juan Ortiz Mena] spoke. [P:Ortiz Mena] left.", {"Juan Ortiz Mena": 2}),
    ("particle in capitals", "[P:Jan van den Ode] spoke. [P:Van den Ode] left.", {"Jan van den Ode": 2}),
    ("other middle initial", "[P:Tom W. Ode] met [P:Tom H.W. Ode].", {"Tom W. Ode": 1, "Tom H.W. Ode": 1}),
    ("same middle initial", "[P:Tom W. Ode] left. [P:Tom Will Ode] slept.", {"Tom Will Ode": 2}),
    (
        "spouses",
        "[P:Bill Ode] left. His wife, [P:Zorva Ode], stayed. Mrs. [P:Ode] slept. Mr. [P:Ode] ate.",
        {"Bill Ode": 2, "Zorva Ode": 2},
    ),
    ("no spouse before a clause", "[P:Tom Ode] left. After meeting his mother, [P:Ode] slept.", {"Tom Ode": 2}),
    ("cousins", "[P:Tom Ode] and [P:Zorv Ode] met. Ms. [P:Ode] slept.", {"Tom Ode": 1, "Zorv Ode": 2}),
    ("stranger", "[P:Ana Brel] met [P:Ode].", {"Ana Brel": 1, "Ode": 1}),
]


@pytest.mark.parametrize(("marked", "people"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_names_of_one_person(entities_of, marked, people):
    found = entities_of(marked).people
    assert {person.name: len(person.mentions) for person in found} == people


def test_ids_follow_first_mentions(entities_of):
    found = entities_of("[P:Ode] met [P:Ana Brel]. [P:Brel] left.").people
    assert [(person.id, person.name) for person in found] == [("p1", "Ode"), ("p2", "Ana Brel")]


def test_every_mention_finds_its_person(entities_of):
    entities = entities_of("[P:Ana Brel] spoke. [P:Brel] left.")
    assert {entity.id for entity in entities.by_span.values()} == {"p1"}
    assert len(entities.by_span) == 2
