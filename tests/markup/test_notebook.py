from __future__ import annotations

from html.parser import HTMLParser

from extractor.markup import compact_html
from extractor.markup.notebook import FACTS_SHOWN
from extractor.records import Extraction
from tests.report import samples


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_nothing_of_an_article_becomes_markup():
    tags = Tags()
    tags.feed(compact_html(samples.hostile(), samples.HOSTILE_TEXT))
    assert tags.names <= {"div", "style", "p", "b", "small", "mark", "table", "tr", "th", "td", "br"}
    assert tags.attributes <= {"class", "dir", "title"}


def test_the_text_is_marked_and_noise_is_told():
    start = samples.FERRY_TEXT.index("Advertisment")
    page = compact_html(samples.ferry(), samples.FERRY_TEXT, [(start, start + 12)])
    assert '<mark class="nf-country" title="country: Finland">Helsinki</mark>' in page
    assert '<mark class="nf-noise" title="noise: masked">Advertisment</mark>' in page
    assert "up to 240 million EUR" in page


def test_a_long_list_of_facts_is_cut_and_says_so():
    record = samples.ferry()
    record["facts"] *= 40
    page = compact_html(record, samples.FERRY_TEXT)
    assert page.count("<tr><td>") == FACTS_SHOWN
    assert f"{7 * 40 - FACTS_SHOWN} more facts are not shown." in page


def test_an_extraction_shows_itself_in_notebooks():
    empty = Extraction("x", "Nothing & nobody.", None, None, None, "none", "f")
    page = empty._repr_html_()
    assert "Nothing &amp; nobody." in page
    assert "<p>No facts.</p>" in page
