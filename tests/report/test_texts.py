from __future__ import annotations

import pytest

from extractor.records import article_id
from extractor.report.texts import find_text
from tests.report import samples

SECRET = "A file that only the reader may see."


def test_a_text_given_by_id_is_used():
    assert find_text(samples.quiet(), samples.TEXTS).state == "whole"


@pytest.mark.parametrize(
    ("record", "state"),
    [
        (samples.record("x"), "missing"),
        (samples.record(article_id(SECRET)), "whole"),
        (samples.ferry(), "changed"),
    ],
    ids=["nothing proves the file", "the id is the text's own", "a quote does not hold"],
)
def test_a_file_that_an_article_only_names_is_not_shown(record, state):
    found = find_text(record, lambda _: SECRET)
    assert found.state == state
    assert bool(found.text) is (state == "whole")
