from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.markup.spans import Span, escape, locate, mention_spans, nested_html, pieces, verify
from tests.report import samples


def tag(span: Span, first: bool, last: bool) -> str:
    return f"<{span.kind}{'' if first else ' from'}{'' if last else ' to'}>"


def marked(text: str, *spans: tuple[int, int, str]) -> str:
    return nested_html(text, [Span(*s) for s in spans], tag, closing="</>")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdef"),
        ([(1, 3, "x")], "a<x>bc</>def"),
        ([(0, 6, "x"), (2, 4, "y")], "<x>ab<y>cd</>ef</>"),
        ([(0, 2, "x"), (2, 4, "y")], "<x>ab</><y>cd</>ef"),
        ([(0, 4, "x"), (2, 6, "y")], "<x>ab<y to>cd</></><y from>ef</>"),
        ([(1, 3, "x"), (1, 3, "y")], "a<x><y>bc</></>def"),
        ([(4, 9, "x"), (3, 3, "y"), (-1, 2, "z")], "abcdef"),
    ],
    ids=["none", "one", "inside", "beside", "crossing", "same", "outside the text"],
)
def test_spans_nest(spans, expected):
    assert marked("abcdef", *spans) == expected


def test_anchors_stand_before_their_offset():
    anchored = nested_html("abc", [Span(1, 2, "x")], tag, closing="</>", anchors=[(2, "<2>"), (0, "<0>")])
    assert anchored == "<0>a<x>b</><2>c"


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
    st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42), st.sampled_from("xyz")), max_size=6),
)
def test_the_text_between_the_tags_is_the_article(text, spans):
    page = marked(text, *spans)
    assert re.sub(r"<[^>]*>", "", page) == escape(text)
    assert len(re.findall(r"<[xyz]", page)) == page.count("</>")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_pieces_cover_the_text_once(places):
    cut = pieces(30, [Span(start, end, "x") for start, end in places])
    assert [p.start for p in cut] == [0, *(p.end for p in cut[:-1])]
    assert cut[-1].end == 30
    assert all(span.start <= p.start and p.end <= span.end for p in cut for span in p.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<a href='x'>&", "&lt;a href=&#x27;x&#x27;&gt;&amp;"), ("a\r\nb", "a&#13;\nb"), ("\0\ud800", "��")],
    ids=["tags", "carriage return", "unwritable"],
)
def test_escape_keeps_every_code_point(text, expected):
    assert escape(text) == expected
    assert len(html.unescape(escape(text))) == len(text)


def test_a_mention_is_marked_once_and_by_its_kind():
    spans = mention_spans(samples.ferry(), len(samples.FERRY_TEXT))
    words = {(samples.FERRY_TEXT[s.start : s.end], s.kind) for s in spans}
    assert {("Helsinki", "country"), ("Riga Port", "organization"), ("ferry accord", "agreement")} <= words
    assert ("Transport Minister", "role") in words
    assert len({(s.start, s.end, s.kind) for s in spans}) == len(spans)


@pytest.mark.parametrize(
    ("text", "holds"),
    [(samples.FERRY_TEXT, True), (samples.FERRY_TEXT[1:], False), ("", False)],
    ids=["same", "moved", "empty"],
)
def test_verify_finds_every_quote_in_its_place(text, holds):
    assert verify(samples.ferry(), text) is holds


@pytest.mark.parametrize(
    ("value", "place"),
    [("head", (14, 19)), ("HEAD", (14, 19)), ("ahead", None), ("Ada Lund", (10, 18)), (None, None), ("(", None)],
    ids=["ending", "case", "inside a word", "start", "nothing", "no word"],
)
def test_a_slot_is_found_in_the_words_of_its_fact(value, place):
    text = "Ada Lund heads it" if value == "Ada Lund" else "Bo, heads of it"
    assert locate(value, {"text": text, "start": 10}) == place
