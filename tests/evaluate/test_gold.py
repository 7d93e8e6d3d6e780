from __future__ import annotations

import json

import pytest

from extractor.errors import InputError
from extractor.evaluate import read_gold

TEXT = "Mayor Ana Ruiz said Ruiz and the Lyonese Ruizes lost $5 million. France paid $5 million."
GOLD = """
date = "2021-03-04"
people = [{ name = "Ana Ruiz", mentions = ["Ana Ruiz", "Ruiz#2"] }]
countries = [{ code = "FR", mentions = ["France"] }]
organizations = []
roles = [{ person = "Ana Ruiz", role = "Mayor", status = "current" }]
[[money]]
text = "$5 million"
amount = "5000000"
currency = "USD"
bound = "exact"
[[money]]
text = "$5 million"
amount = "5000000"
currency = "USD"
bound = "exact"
payer = "France"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.toml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_quotes_become_offsets(folder):
    (article,) = read_gold(folder)
    assert [TEXT[s:e] for s, e in article["people"][0]["mentions"]] == ["Ana Ruiz", "Ruiz"]
    assert article["people"][0]["mentions"][1][0] == TEXT.index("Ruiz and")
    assert [m["start"] for m in article["money"]] == [TEXT.index("$5"), TEXT.rindex("$5")]
    assert article["countries"] == [{"code": "FR", "mentions": [[TEXT.index("France"), TEXT.index(" paid"), "name"]]}]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("Ruiz#2", "Ruiz#7"), "'Ruiz' stands 2 times"),
        (("roles =", "rolls ="), "unknown keys rolls"),
        (("people = [", "people = {"), "a.toml"),
    ],
    ids=["no-such-place", "unknown-key", "not-toml"],
)
def test_wrong_gold_is_named(folder, change, says):
    (folder / "a.toml").write_text(GOLD.replace(*change), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_gold(folder)


def test_missing_article_is_named(folder):
    (folder / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt is neither"):
        read_gold(folder)


def test_empty_folder_is_named(tmp_path):
    with pytest.raises(InputError, match="no gold articles"):
        read_gold(tmp_path)


def test_lines(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "x", "text": "t"}) + "\n\n", encoding="utf-8")
    assert read_gold(file)[0]["money"] == []
    file.write_text('{"id": "x", "text": "t"}\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        read_gold(file)
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:1: not JSON"):
        read_gold(file)
