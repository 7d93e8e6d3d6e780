"""Pronouns and common nouns: what they stand for, and that nothing is guessed."""

from __future__ import annotations

import pytest


def referring(entities) -> dict[str, str]:
    mentions = {
        (m.start, m.end)
        for kind in (entities.people, entities.countries, entities.organizations)
        for e in kind
        for m in e.mentions
    }
    return {span: entity.name for span, entity in entities.by_span.items() if span not in mentions}


CASES = [
    ("he", "[P:Tom Brel] spoke. Then he left.", ["Tom Brel"]),
    ("she", "[P:Maria Brel] spoke. Her son met [P:Tom Ode] before she left.", ["Maria Brel", "Maria Brel"]),
    ("of two", "[P:Tom Brel] met [P:John Ode]. Then he left.", []),
    ("of two genders", "[P:Tom Brel] met [P:Mary Ode]. Then he left.", ["Tom Brel"]),
    ("title gives the gender", "Mrs. [P:Zorv] met [P:Tom Ode]. She left.", ["Zorv"]),
    ("unknown beside known", "[P:Zorv Quell] met [P:Tom Ode]. She left.", []),
    ("too far", "[P:Tom Brel] spoke. It rained. It rained. It rained. Then he left.", []),
    ("said it", "[O:Lumo Corp.] said it would close a plant.", ["Lumo Corp."]),
    ("weather it", "[O:Lumo Corp.] closed a plant because it rained.", []),
    ("its", "[O:Lumo Corp.] sold its plant.", ["Lumo Corp."]),
    ("its of two", "[O:Lumo Corp.] told [C=EE:Estonia] that its plant was shut.", []),
    ("company", "[O:Lumo Corp.] fell. Later the company rose.", ["Lumo Corp."]),
    ("company of two", "[O:Lumo Corp.] and [O:Brandt AG] fell. Later the company rose.", []),
    ("company is no ministry", "The [O:Finance Ministry] praised [O:Lumo Corp.]. The company rose.", ["Lumo Corp."]),
    ("ministry", "The [O:Finance Ministry] praised [O:Lumo Corp.]. The ministry left.", ["Finance Ministry"]),
    ("title", "[R:President] [P:Tom Brel] spoke. The [R:president] left.", ["Tom Brel"]),
    ("title in apposition", "[P:Tom Brel], the [R:foreign minister], spoke. The [R:minister] left.", ["Tom Brel"]),
    ("title of two", "[R:Minister] [P:Tom Brel] met [R:Minister] [P:Zorv Ode]. The [R:minister] left.", []),
    ("title of another", "[R:President] [P:Tom Brel] spoke. The [R:president] of the club left.", []),
    ("a title", "[R:President] [P:Tom Brel] spoke. A [R:president] left.", []),
    ("any company", "[O:Lumo Corp.] fell. A company rose.", []),
]


@pytest.mark.parametrize(("marked", "names"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_only_safe_references(entities_of, marked, names):
    assert [name for _, name in sorted(referring(entities_of(marked)).items())] == names
