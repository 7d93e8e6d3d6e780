import datetime

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.rulebook import load_rulebook
from extractor.text import clean, mark_breaks

RULEBOOK = load_rulebook()

WRAPPED = """PORT WORKERS END STRIKE

    Port workers in the north ended a strike that had kept
grain ships at anchor for nine days, a union official said
on Monday.
    The union said its members had voted by two to one to
accept an offer of 300 crowns a week.
    "It is over," she said.
"""


def headings(text):
    return [text[start:end] for start, end in clean(text, RULEBOOK).headings]


def starts(text, length=9):
    return [text[at : at + length] for at in clean(text, RULEBOOK).breaks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("First it rained.\n\nA Long Dry Summer\n\nThen it stopped.", ["A Long Dry Summer"]),
        ("First it rained.\nWhat happens next?\nThen it stopped.", ["What happens next?"]),
        ("DAM HOLDS\nEngineers said the dam would hold.", ["DAM HOLDS"]),
        ("Dam holds, say engineers\n\nEngineers said so.", ["Dam holds, say engineers"]),
        ("It rained.\n\n• A bullet point\n\nIt stopped.", []),
        ("It rained.\n\na caption in lower case\n\nIt stopped.", []),
        ("It rained.\n\nThe last line is no heading", []),
        ("Sincerely,\nThe Mayor\nCity Hall", []),
        ("It rained.\n\n" + "Word " * 30 + "\n\nIt stopped.", []),
        ("It rained.\n\n* * *\n\nIt stopped.", []),
        ("It rained.\n\nAdvertisement\n\nA Heading After It\n\nAdvertisment\n\nIt stopped.", ["A Heading After It"]),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_headings(text, found):
    assert headings(text) == found


def test_wrapped_lines_are_joined_and_indents_begin_paragraphs():
    assert starts(WRAPPED) == ["PORT WORK", "Port work", "The union", '"It is ov']


def test_a_line_that_runs_on_is_joined_in_loose_text():
    assert starts("The minister said that\nshe would go.\nHe stayed.", 3) == ["The", "He "]


def test_windows_line_ends():
    assert starts("One sentence.\r\n\r\nA Heading\r\n\r\nTwo sentences.", 3) == ["One", "A H", "Two"]


def test_a_sentence_begins_after_the_dateline():
    assert starts("KYIV, March 3 (AFP) - Talks began on Sunday.", 5) == ["KYIV,", "Talks"]


@pytest.mark.parametrize(
    ("text", "options", "date", "source"),
    [
        ("OSLO, Feb. 28 (Reuters) - It snowed.", {}, None, "none"),
        ("OSLO, Dec. 31 (AP) - It snowed.", {"given": datetime.date(2010, 1, 1)}, "2009-12-31", "dateline"),
        ("OSLO, Feb. 29 (AP) - It snowed.", {"source": "wire/2012-03-01.txt"}, "2012-02-29", "dateline"),
        ("OSLO, Feb. 29 (AP) - It snowed.", {"given": datetime.date(2010, 3, 1)}, None, "none"),
        ("OSLO, 31 Feb. 2010 (AP) - It snowed.", {}, None, "none"),
        ("date 2010-02-03\nOSLO, Feb. 2 (AP) - It snowed.", {}, "2010-02-03", "header"),
        ("It snowed.", {"source": "wire/20100203-oslo.txt"}, "2010-02-03", "file_name"),
        ("It snowed.", {"source": "C:\\wire\\3Feb2010.txt"}, "2010-02-03", "file_name"),
        ("It snowed.", {"source": "https://news.example/2010/02/03/snow"}, "2010-02-03", "file_name"),
        ("It snowed.", {"source": "2009-09-09/a1234567890.txt"}, None, "none"),
        ("It snowed.", {"source": "20101399.txt"}, None, "none"),
    ],
)
def test_date(text, options, date, source):
    cleaned = clean(text, RULEBOOK, **options)
    assert (cleaned.date and cleaned.date.isoformat(), cleaned.date_source) == (date, source)


def test_headings_are_sentences_of_their_own():
    text = "It rained.\n\nA Long Dry Summer\n\nThen it stopped. It was May."
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = mark_breaks(nlp.make_doc(text), clean(text, RULEBOOK).breaks)
    assert [s.text.strip() for s in nlp(doc).sents] == [
        "It rained.",
        "A Long Dry Summer",
        "Then it stopped.",
        "It was May.",
    ]


def test_marking_an_empty_doc_changes_nothing():
    assert len(mark_breaks(spacy.blank("en").make_doc(""), [0, 5])) == 0


PIECES = st.sampled_from(
    [
        "Advertisement",
        "(more)",
        "\n",
        "\n\n",
        " ",
        "OSLO, May 3 (AFP) - ",
        "date 2020-01-01 ",
        "Read more",
        "It fell. ",
        "\r",
        "-30-",
        "ж",
    ]
)


@pytest.mark.parametrize("sign", ["(", "'", "(.", "'s", "=", "ab1", "www.a.b/", "-_"])
def test_what_repeats_without_space_is_masked(sign):
    run = sign * (20_000 // len(sign))
    cleaned = clean(f"The dam held. {run} Nobody was hurt.", RULEBOOK)
    assert cleaned.text.split() == ["The", "dam", "held.", "Nobody", "was", "hurt."]


@pytest.mark.parametrize(
    "text", ["----------------", "It is so (((very))) long!!!!!!!", "中文没有空格的文章" + "很长一段话，又一段。" * 2]
)
def test_short_runs_and_long_words_stay(text):
    assert clean(f"The dam held. {text} Nobody was hurt.", RULEBOOK).text.count(text) == 1


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=20).map("".join)))
def test_masking_keeps_every_offset(text):
    cleaned = clean(text, RULEBOOK)
    noise = {at for start, end in cleaned.noise for at in range(start, end)}
    assert len(cleaned.text) == len(text)
    assert all(
        new == old if at not in noise or old in "\r\n\u2028\u2029" else new == " "
        for at, (old, new) in enumerate(zip(text, cleaned.text, strict=True))
    )
    assert list(cleaned.breaks) == sorted(set(cleaned.breaks))
    assert all(not cleaned.text[at].isspace() for at in cleaned.breaks)
