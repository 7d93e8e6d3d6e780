"""The title of each of several people, from one in the plural."""

from __future__ import annotations

import pytest

from extractor.facts.roles.plurals import singular_title
from extractor.recognizers.lexicons import title_lexicon
from extractor.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("Senators", "Senator"),
        ("prime ministers", "prime minister"),
        ("Deputy Ministers", "Deputy Minister"),
        ("Sens.", "Sen."),
    ],
)
def test_singular_of_a_title(many, one):
    assert singular_title(many, title_lexicon(load_rulebook())) == one
