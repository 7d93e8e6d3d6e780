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
    (
        "full title first",
        "[R:Prime Minister] [P:Tom Brel] met [R:Foreign Minister] [P:Zorv Ode]. The [R:foreign minister] left.",
        ["Zorv Ode"],
    ),
    ("another inside the quotation", 'Asked about [P:Tom Brel], [P:Ann Ode] said: "He lied."', ["Tom Brel"]),
    ("piece of a sentence", '[P:Tom Brel] spoke. He said that "he was tired" of it.', ["Tom Brel", "Tom Brel"]),
    (
        "ministry named long before",
        "The [O:Finance Ministry] paid. It rained. It snowed. It rained. The ministry left.",
        ["Finance Ministry"],
    ),
    (
        "two ministries",
        "The [O:Finance Ministry] met the [O:Health Ministry]. It rained. It snowed. The ministry left.",
        [],
    ),
    (
        "ministry of something",
        "The [O:Finance Ministry] paid. It rained. It snowed. It rained. The ministry of trade left.",
        [],
    ),
    ("part of a name", "The [O:Norland University] paid. The University of Lumo left.", []),
    ("any company", "[O:Lumo Corp.] fell. A company rose.", []),
]


@pytest.mark.parametrize(("marked", "names"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_only_safe_references(entities_of, marked, names):
    assert [name for _, name in sorted(referring(entities_of(marked)).items())] == names


def test_the_subject_of_the_sentence_before_goes_on(parsed_entities):
    marked = "[P:Tom Brel] met [P:John Ode] . He said so ."
    heads = [2, 2, 2, 4, 2, 2, 7, 7, 7, 7]
    deps = ["flat", "nsubj", "ROOT", "flat", "obj", "punct", "nsubj", "ROOT", "advmod", "punct"]
    assert list(referring(parsed_entities(marked, heads, deps)).values()) == ["Tom Brel"]


def test_a_possessor_is_no_subject(parsed_entities):
    marked = "[P:Brel] 's son met [P:John Ode] . He said so ."
    heads = [2, 0, 3, 3, 5, 3, 3, 8, 8, 8, 8]
    deps = ["nmod:poss", "case", "nsubj", "ROOT", "flat", "obj", "punct", "nsubj", "ROOT", "advmod", "punct"]
    assert referring(parsed_entities(marked, heads, deps)) == {}


def test_the_body_that_the_sentence_before_is_about(parsed_entities):
    marked = "[O:Lumo] bought [O:Brandt] . The company rose ."
    heads = [1, 1, 1, 1, 5, 6, 6, 6]
    deps = ["nsubj", "ROOT", "obj", "punct", "det", "nsubj", "ROOT", "punct"]
    assert list(referring(parsed_entities(marked, heads, deps)).values()) == ["Lumo"]


def test_he_inside_a_quotation_is_not_the_speaker(parsed_entities):
    marked = '[P:Brel] said : " I think he lied . "'
    heads = [1, 1, 1, 5, 5, 1, 7, 5, 1, 1]
    deps = ["nsubj", "ROOT", "punct", "punct", "nsubj", "ccomp", "nsubj", "ccomp", "punct", "punct"]
    assert referring(parsed_entities(marked, heads, deps)) == {}
    assert list(
        referring(
            parsed_entities(marked.replace(' "', ""), [*heads[:3], 4, 1, 6, 4, 1], [*deps[:3], *deps[4:9]])
        ).values()
    ) == ["Brel"]
