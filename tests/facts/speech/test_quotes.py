from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.speech import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We have a draft," the envoy said. "We have no pen."', ["We have a draft,", "We have no pen."]),
        ("“Never,” he said.", ["Never,"]),
        ("‘Never,’ he said, and the dogs’ owner didn’t bark.", ["Never,"]),
        ("«Jamais», dit-il", ["Jamais"]),
        ("„Niemals“, sagte er", ["Niemals"]),
        ("``We will go,'' they said.", ["We will go,"]),
        ("“It is long.\n\n“It goes on,” he said.", ["It is long.", "It goes on,"]),
        ('A lost " mark and "a good one" here', ["a good one"]),
        ('One "lost mark spoils nothing.\n\nThe next "is fine" again.', ["is fine"]),
        ('"We go, said Brel. Aas said "we stay here" twice.', ["we stay here"]),
        ('We go," said Brel. "We stay," said Aas.', ["We stay,"]),
        ('A 5" pipe, 6\' tall, and the \'80s', []),
        ('He put "x" there', []),
        ("(“in brackets”)", ["in brackets"]),
    ],
    ids=["straight", "curly", "single", "guillemets", "german", "latex", "runs-on", "lost-mark", "lost-in-paragraph",
         "lost-before-another", "lost-opening", "inches", "one-letter", "brackets"],
)  # fmt: skip
def test_quotations(text, quoted):
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


@given(st.text(alphabet=" ab.,\n\"'“”‘’«»`", max_size=80))
def test_quotations_are_ordered_and_inside_their_marks(text):
    last = 0
    for quotation in find_quotations(text):
        assert last <= quotation.outer[0] < quotation.start < quotation.end <= quotation.outer[1] <= len(text)
        last = quotation.outer[1]
