from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser

import pytest

from extractor.errors import OutputError
from extractor.report import write_report
from tests.report import samples
from tests.report.conftest import no_noise

ADDRESS = ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "xlink:href")


class Reader(HTMLParser):
    """Reads a page as a browser would: its tags with attributes, and the text of each article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if self._depth and tag == "div":
            self._depth += 1
        elif dict(attrs).get("class") == "text":
            self._depth = 1
            self.texts.append("")

    def handle_endtag(self, tag):
        self._depth -= tag == "div" and self._depth > 0

    def handle_data(self, data):
        if self._depth:
            self.texts[-1] += data


@pytest.fixture(scope="module")
def page(page_path):
    return page_path.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


def test_every_article_stands_in_the_page_letter_by_letter(read):
    whole = [text.replace("\0", "�").replace("\ud800", "�") for text in samples.TEXTS.values()]
    assert read.texts == whole


def test_nothing_is_fetched_from_anywhere(read):
    addresses = [value for _, attrs in read.tags for name, value in attrs.items() if name in ADDRESS]
    assert addresses
    assert all(value.startswith("#") or value == "data:," for value in addresses)


def test_an_article_brings_in_no_tag_and_no_handler(read):
    tags = {tag for tag, _ in read.tags}
    assert not tags & {"img", "iframe", "object", "embed", "base", "audio", "video", "math"}
    assert [tag for tag, _ in read.tags].count("template") == 1, "the list's row is the only one"
    assert not [name for _, attrs in read.tags for name in attrs if name.startswith("on") or name == "style"]
    kinds = [attrs.get("type") for tag, attrs in read.tags if tag == "script"]
    assert kinds.count(None) == 1
    assert set(kinds) == {None, "application/json"}


def test_the_policy_allows_exactly_the_style_and_script_of_the_page(page):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    for name, tag in (("script-src", "script"), ("style-src", "style")):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert allowed[name] == f"'sha256-{digest}'"


def test_titles_and_errors_are_escaped(page):
    assert "<title>Our &lt;run&gt;</title>" in page
    assert "InputError: is &lt;b&gt;not&lt;/b&gt; UTF-8" in page


def test_each_quote_is_the_words_at_its_place(page):
    article = page[page.index('id="a0"') : page.index('id="a1"')]
    places = re.findall(r'class="card [^>]*data-s="(\d+)-(\d+)"', article)
    facts = json.loads(re.search(r'class="facts">(.*?)</script>', article)[1])
    assert [samples.FERRY_TEXT[int(s) : int(e)] for s, e in places] == [fact["text"] for fact in facts]
    assert facts == samples.ferry()["facts"]


def test_masked_noise_and_unusual_facts_are_told(page):
    assert '<mark class="noise" title="masked: not read as news">Advertisment</mark>' in page
    for flag in ("negated", "planned", "reported"):
        assert f'class="flag {flag}">{flag}<' in page


@pytest.mark.parametrize(
    ("texts", "state"),
    [(None, "missing"), ({"ferry": "Another text."}, "changed"), ({"ferry": samples.FERRY_TEXT}, "whole")],
    ids=["no text", "changed text", "whole text"],
)
def test_a_text_is_shown_only_where_its_quotes_hold(tmp_path, texts, state):
    summary = write_report([samples.ferry()], tmp_path / "r.html", texts=texts, noise=no_noise)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (summary.missing, summary.changed) == (state == "missing", state == "changed")
    assert ('class="text"' in page) is (state == "whole")
    assert "up to 240 million EUR" in page


def test_the_same_records_give_the_same_bytes(tmp_path, page_path):
    again = tmp_path / "again.html"
    from tests.report.conftest import noise

    summary = write_report(samples.all_records(), again, texts=samples.TEXTS, noise=noise, title="Our <run>")
    assert again.read_bytes() == page_path.read_bytes()
    assert (summary.articles, summary.facts, summary.errors, summary.packed) == (6, 13, 1, False)


def test_an_empty_run_says_so(tmp_path):
    write_report([], tmp_path / "r.html", noise=no_noise)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    for words in ("There are no articles in this run.", "No people were found.", "No sums of money were found."):
        assert words in page


def test_a_large_run_is_packed_and_small(packed_path):
    page = packed_path.read_text(encoding="utf-8")
    assert page.count('class="block"') == 13
    assert "<article" not in page
    assert page.count('<li><a href="#a') == 490
    assert len(page) / 490 < 4_000


def test_a_place_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(OutputError, match="nowhere"):
        write_report([], tmp_path / "nowhere" / "r.html", noise=no_noise)
