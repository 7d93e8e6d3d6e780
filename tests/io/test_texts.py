"""The texts of records' articles, found again."""

from __future__ import annotations

import pytest

from extractor.io import Failure
from extractor.io.texts import TextFinder
from extractor.records import Article, article_id


def record(name, source=None):
    return {"id": name, "source": source}


class Inputs:
    """Inputs that count how often they are opened."""

    def __init__(self, *items):
        self.items = items
        self.opened = 0

    def __call__(self):
        self.opened += 1
        return iter(self.items)


ITEMS = (Article("one", id="1"), Failure("b.txt", "is empty", id="2"), Article("three", id="3"), Article("four"))


@pytest.mark.parametrize(
    ("wanted", "texts", "opened"),
    [
        (["1", "3", article_id("four")], ["one", "three", "four"], 1),
        (["3", "1"], ["three", "one"], 2),
        (["1", "gone", "gone too", "3"], ["one", None, None, "three"], 2),
        (["2"], [None], 1),
    ],
    ids=["in their order", "out of order", "what is not there is looked for once", "what failed has no text"],
)
def test_articles_are_known_by_their_ids(wanted, texts, opened):
    inputs = Inputs(*ITEMS)
    finder = TextFinder(inputs=inputs)
    assert [finder(record(name, "https://news.example")) for name in wanted] == texts
    assert inputs.opened == opened


def test_articles_with_one_id_are_told_apart_by_their_order():
    finder = TextFinder(inputs=Inputs(Article("one", id="x"), Article("two", id="x")))
    assert [finder(record("x")), finder(record("x"))] == ["one", "two"]


def test_inputs_go_before_a_file_of_the_sources_name(tmp_path):
    (tmp_path / "a.txt").write_text("another")
    source = str(tmp_path / "a.txt")
    assert TextFinder(inputs=Inputs(*ITEMS))(record("1", source)) == "one"
    assert TextFinder(inputs=Inputs(*ITEMS))(record("a.txt", source)) == "another"
    assert TextFinder()(record("a.txt", source)) == "another"


def test_a_file_of_another_format_than_its_name_tells(tmp_path):
    (tmp_path / "a.data").write_text('{"text": "one"}\n{"text": "two"}\n')
    found = record("x", f"{tmp_path / 'a.data'}:2")
    assert TextFinder(format_name="jsonl")(found) == "two"
    assert TextFinder()(found) is None
