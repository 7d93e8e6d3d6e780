from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from extractor.records import Article, Entity, Extraction, Fact, Mention, Party
from extractor.report import show_article

TEXT = "Ada Byron, mayor of Rome, paid Bo Lund \x1b[31m€5m for ten years.\n\nAdvertisment"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def party(words: str, ref: str | None = None) -> Party:
    return Party(words, *at(words), ref)


def fact(kind: str, words: str, **slots) -> Fact:
    return Fact(f"{kind}1", kind, *at(words), words, (0, len(TEXT)), f"{kind}.test", 0.9, slots)


@pytest.fixture
def extraction():
    ada = Entity("p1", "person", "Ada Byron", (Mention(*at("Ada Byron"), "Ada Byron", "person", "test"),))
    money = {"amount": "5000000", "amount_max": None, "currency": "EUR", "bound": "exact", "per": None}
    money |= {"payer": party("Ada Byron", "p1"), "payee": party("Bo Lund"), "purpose": None, "action": "pay"}
    role = {"person": party("Ada Byron", "p1"), "role": "mayor", "organization": None, "country": None}
    return Extraction(
        "x",
        TEXT,
        None,
        "A title that is much longer than a narrow terminal is wide, and a bit longer than that",
        None,
        "none",
        "f",
        people=(ada,),
        facts=(
            fact("role", "mayor", **role, status="current", since=None, until=None),
            fact("money", "€5m", **money),
            fact("duration", "ten years", iso="P10Y", iso_max=None, bound="exact", of=None),
        ),
        noise=(at("Advertisment"),),
    )


def shown(extraction, *, width=80, terminal=False, **options) -> str:
    out = io.StringIO()
    show_article(extraction, Console(file=out, width=width, force_terminal=terminal), **options)
    return out.getvalue()


def test_facts_stand_in_tables(extraction):
    page = shown(extraction, width=100)
    for words in ("People", "mayor", "Sums", "5 million EUR", "Bo Lund", "Durations", "10 years"):
        assert words in page


def test_no_colour_leaves_a_pipe(extraction):
    assert "\x1b" not in shown(extraction)
    assert "\x1b[" in shown(extraction, terminal=True)


def test_no_article_drives_the_terminal(extraction):
    assert "\x1b[31m€5m" not in shown(extraction, terminal=True)
    assert "·[31m" in shown(extraction)


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_lines_fit_the_terminal(extraction, width):
    lines = shown(extraction, width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= min(width, 110)


def test_a_narrow_terminal_gets_lists_instead_of_broken_words(extraction):
    lines = [line.rstrip() for line in shown(extraction, width=30).splitlines()]
    assert "5 million EUR\n  payer: Ada Byron\n  payee: Bo Lund\n  action: pay" in "\n".join(lines)
    assert "payer:" not in shown(extraction, width=100)


def test_the_text_can_be_left_out(extraction):
    assert "Advertisment" in shown(extraction)
    assert "Advertisment" not in shown(extraction, text=False)


def test_an_article_without_facts_says_so():
    page = shown(Extraction("x", Article("Nothing.").text, None, None, None, "none", "f"))
    assert "No facts were found." in page
