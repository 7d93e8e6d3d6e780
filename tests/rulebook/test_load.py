"""Reading pattern files: what is wrong is told with file, line and what is allowed; what is right is read once."""

from __future__ import annotations

import pickle

import pytest
from pydantic import Field

from extractor.errors import RulebookError
from extractor.rulebook import PatternFile, PatternModel, load_rulebook, patterns_dir
from extractor.rulebook.problems import line_of


class Row(PatternModel):
    name: str
    words: list[str] = []


class File(PatternFile):
    size: int = 1
    row: list[Row] = []
    by_code: dict[str, Row] = {}
    groups: dict[str, list[str]] = {}
    known: frozenset[str] = frozenset()
    pair: tuple[str, str] | None = None
    others: dict[str, list[str]] = Field(default={}, alias="other")


def problems(tmp_path, content):
    (tmp_path / "a.toml").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(RulebookError) as caught:
        load_rulebook(tmp_path).file("a.toml", File)
    return [found.removeprefix(f"{tmp_path}/a.toml:") for found in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            "\nsice = 3",
            ["2: sice: unknown key; allowed here: recognizer, example, size, row, by_code, groups, known, pair, other"],
        ),
        ('[[row]]\nname = "a"\n[[row]]\nwords = []', ["3: row.1.name: this key is missing"]),
        ('[[row]]\nname = "a"\nword = 1', ["3: row.0.word: unknown key; allowed here: name, words"]),
        ('[by_code.NO]\nname = "a"\nword = 1', ["3: by_code.NO.word: unknown key; allowed here: name, words"]),
        ('[[row]]\nname = "a"\nwords = "b"', ["3: row.0.words: Input should be a valid list, not 'b'"]),
        ("x = [1,\n2\n", ["3: no valid TOML: Unclosed array (at end of document)"]),
        ("size = 1\nsize = 2\n", ["2: no valid TOML: Cannot overwrite a value"]),
        (b'a = "\n\xff"', ["2: is not UTF-8 (byte 6)"]),
    ],
    ids=["unknown key", "missing key", "in a row", "in a table", "type", "end of file", "twice", "encoding"],
)
def test_each_wrong_place_is_a_line(tmp_path, content, found):
    assert problems(tmp_path, content) == found


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RulebookError, match=r"nowhere: no such folder of patterns$"):
        load_rulebook(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('[[row]]\nname = "a"\nwords = [\n  "b", "c",\n  "b",\n]', ["5: row.0.words: 'b' stands twice in this list"]),
        ('[[row]]\nname = "a"\nwords = ["b", "b"]', ["3: row.0.words: 'b' stands twice in this list"]),
        (
            'by_code = { NO = { name = "b", words = ["b", "c", "c", "b"] } }',
            [f"1: by_code.NO.words: '{word}' stands twice in this list" for word in "bc"],
        ),
        ("groups.one = ['b', 'c']\ngroups.two = ['c', 'c']", ["2: groups.two: 'c' stands twice in this list"]),
        ('known = ["b", "c", "b"]', ["1: known: 'b' stands twice in this list"]),
        ("other.one = ['b', 'b']", ["1: other.one: 'b' stands twice in this list"]),
    ],
    ids=["over lines", "in a line", "two words", "in a table", "a set", "under another name"],
)
def test_a_word_that_stands_twice_in_a_list_is_told(tmp_path, content, found):
    assert problems(tmp_path, content) == found


def test_what_may_be_the_same_twice(tmp_path):
    (tmp_path / "a.toml").write_text(
        'pair = ["a", "a"]\n[[row]]\nname = "a"\nwords = ["b"]\n[[row]]\nname = "a"\nwords = ["b"]\n'
        '[[example]]\ntext = "$1 and $1"\nfound = ["$1 = 1 USD exact", "$1 = 1 USD exact"]\n'
    )
    assert load_rulebook(tmp_path).file("a.toml", File).pair == ("a", "a")
    assert load_rulebook(str(tmp_path)).digest() == load_rulebook(tmp_path).digest()


def test_all_wrong_places_are_told_at_once(tmp_path):
    assert len(problems(tmp_path, 'size = "x"\n[[row]]\n[[row]]\nname = 1\n')) == 3


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(RulebookError, match=r"a\.toml:1: cannot be read: No such file"):
        load_rulebook(tmp_path).file("a.toml", File)


def test_the_error_is_one_line_and_survives_the_way_between_processes():
    error = RulebookError("a.toml:1: x", "b.toml:2: y")
    assert str(error) == "a.toml:1: x; b.toml:2: y"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_a_file_is_read_once_and_can_be_replaced(tmp_path):
    (tmp_path / "a.toml").write_text("size = 2")
    rulebook = load_rulebook(tmp_path)
    first = rulebook.file("a.toml", File)
    assert rulebook.file("a.toml", File) is first
    other = rulebook.replaced("a.toml", File(size=3))
    assert (first.size, other.file("a.toml", File).size) == (2, 3)


def test_the_digest_changes_with_the_bytes(tmp_path):
    (tmp_path / "a.toml").write_text("size = 2")
    before = load_rulebook(tmp_path).digest()
    assert load_rulebook(tmp_path).digest() == before
    (tmp_path / "a.toml").write_text("size = 2 ")
    assert load_rulebook(tmp_path).digest() != before


def test_the_place_of_words_in_a_file():
    rulebook = load_rulebook()
    assert rulebook.problem("lexicon/money.toml", "no such words", "why") == (
        f"{patterns_dir()}/lexicon/money.toml:1: why"
    )
    assert rulebook.problem("lexicon/money.toml", "[[example]]", "why") != (
        f"{patterns_dir()}/lexicon/money.toml:1: why"
    )


def test_the_line_of_a_place():
    source = 'a = 1\n[[b]]\nc = 1\n[[b]]\nc = 2\n[d.e]\nf = 3\n[g]\n"h i" = 4\n[[j]]\nk.l = 5\nk.m = 6\n'
    places = [("a",), ("b", 1, "c"), ("d", "e", "f"), ("g", "h i"), ("j", 0, "k", "m", 1)]
    assert [line_of(source, place) for place in places] == [1, 5, 7, 9, 12]
