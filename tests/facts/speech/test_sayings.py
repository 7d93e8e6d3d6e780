"""Who said what where quotation marks got lost, and where nothing was said."""

from __future__ import annotations

import pytest

CASES = {
    "never closed, next speaker quoted": (
        '"We will win this, said Ana Brel after the vote.\n\n"The count was unfair," said Jon Aas.',
        [("Ana Brel", "We will win this,"), ("Jon Aas", "The count was unfair,")],
    ),
    "never closed, name before the verb": (
        '"We will win this, Ana Brel said after the vote.\n\n"The count was unfair," said Jon Aas.',
        [("Ana Brel", "We will win this,"), ("Jon Aas", "The count was unfair,")],
    ),
    "never closed, same paragraph": (
        'Ana Brel signed the "pact on Friday. Jon Aas said "the count was unfair and slow" on Monday.',
        [("Jon Aas", "the count was unfair and slow")],
    ),
    "a speech of two paragraphs": (
        '"The count was unfair," said Jon Aas. "It was slow.\n\n"We were told to wait," he said.',
        [("Jon Aas", "The count was unfair,"), ("Jon Aas", "It was slow."), ("Jon Aas", "We were told to wait,")],
    ),
    "declared after a comma": ("Ana Brel, the governor, declared a state of emergency in the port.", []),
    "the verb before the speaker and his name": (
        "The bridge is safe and will not be closed, insisted the port's engineer, Jon Aas.",
        [("Jon Aas", "The bridge is safe and will not be closed")],
    ),
    "who is told stands behind the verb": (
        "Jon Aas, the mayor, told reporters that the bridge was safe.",
        [("Jon Aas", "the bridge was safe")],
    ),
    "in brackets behind a relative clause": (
        "It is one of many farms in Peru which breed more than six thousand bees, engineers report.",
        [("engineers", "It is one of many farms in Peru which breed more than six thousand bees")],
    ),
    "she goes on with a woman without a name": (
        "A spokeswoman said the port was closed. She said nobody had been hurt.",
        [("spokeswoman", "the port was closed"), ("spokeswoman", "nobody had been hurt")],
    ),
    "a long description of who speaks": (
        '"We are grateful," said Ana Brel, a member of the trade board which will meet for a hearing in Lima on '
        'Monday. "The vote shows it."',
        [("Ana Brel", "We are grateful,"), ("Ana Brel", "The vote shows it.")],
    ),
    "two descriptions of who speaks": (
        '"We are grateful," said co-author and university fellow Jon Aas.',
        [("Jon Aas", "We are grateful,")],
    ),
    "told of what is feared": (
        "Most of the islanders fear to return home after the storm, according to Jon Aas.",
        [("Jon Aas", "Most of the islanders fear to return home after the storm")],
    ),
    "nobody spoke before": ("They say the port was closed.", []),
    "a thing shows": ("The broken window suggested that the thieves had come by boat.", []),
    "hardly said": ("Jon Aas hardly said that the count was unfair.", []),
    "a question": ("Jon Aas said what the flag should mean to them.", []),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES.keys())
def test_who_said_what(extractor, text, said):
    facts = extractor(text).of_kind("statement")
    assert [(fact.slots["speaker"].name, fact.text) for fact in facts] == said
