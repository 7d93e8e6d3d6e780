"""The file of currencies: a code that is none is an error with its line, wherever it stands."""

from __future__ import annotations

import pytest

from extractor.errors import RulebookError
from extractor.recognizers.money.words import CurrencyWords
from extractor.rulebook import load_rulebook, patterns_dir

FILE = "lexicon/currencies.toml"
SHIPPED = (patterns_dir() / FILE).read_text(encoding="utf-8")


def read(folder, content):
    (folder / "lexicon").mkdir()
    (folder / FILE).write_text(content, encoding="utf-8")
    return load_rulebook(folder).file(FILE, CurrencyWords)


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ('usd = "USD"', 'usd = "UXD"', "codes.small.usd"),
        ('CFA = "XOF"', 'CFA = "UXD"', "codes.more.CFA"),
        ('"€" = ["EUR"]', '"€" = ["UXD"]', "signs.€.0"),
        ('"Cdn" = "CAD"', '"Cdn" = "UXD"', "dollars.Cdn"),
        ('usual = ["USD"]\nprior = 5\nlocal', 'usual = ["UXD"]\nprior = 5\nlocal', "unit.0.usual.0"),
        ('local = ["CAD", "AUD"', 'local = ["CAD", "UXD"', "unit.0.local.1"),
    ],
    ids=["small code", "more", "sign", "before a dollar", "usual", "local"],
)
def test_an_unknown_code_is_told_with_its_line(tmp_path, right, wrong, place):
    assert SHIPPED.count(right) == 1
    with pytest.raises(RulebookError) as caught:
        read(tmp_path, SHIPPED.replace(right, wrong))
    (problem,) = caught.value.problems
    path, line, message = problem.split(":", 2)
    assert path == str(tmp_path / FILE)
    assert message.strip() == f"{place}: 'UXD' is no currency of CLDR (ISO 4217), nor of the file's own table 'extra'"
    assert place.split(".")[-1].isdigit() or "UXD" in SHIPPED.replace(right, wrong).splitlines()[int(line) - 1]


def test_a_currency_of_the_file_itself_is_known(tmp_path):
    words = read(tmp_path, SHIPPED.replace('usd = "USD"', 'usd = "UXD"').replace("[extra]", '[extra]\nUXD = "uxid"'))
    assert words.codes.small["usd"] == "UXD"


def test_a_code_of_another_form_is_none(tmp_path):
    with pytest.raises(RulebookError, match=r"skip\.1: String should match pattern"):
        read(tmp_path, SHIPPED.replace('"XTS"', '"xts"'))
