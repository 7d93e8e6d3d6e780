import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.io import Failure
from extractor.io.readers.elements import split_list
from extractor.records import Article

DAY = datetime.date(2020, 3, 1)


def test_text(read):
    (article,) = read("text", "Żółw — it rained.\n".encode())
    assert article == Article("Żółw — it rained.\n", id="in", source="in.text")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_of_encodings(read, encoding):
    (article,) = read("text", "Größe zählt.".encode(encoding))
    assert article.text == "Größe zählt."


def test_a_legacy_encoding_is_read_with_a_warning(read, caplog):
    text = "Le gouvernement français a annoncé hier que les élections auraient lieu à l'été, après débat. " * 3
    (article,) = read("text", text.encode("cp1252"))
    assert article.text == text
    assert "in.text: is not valid UTF-8 (byte 20); read as" in caplog.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"It rained.\x00", "holds a control character (U+0000 at character 10): not text"),
        (b"It \x1b[31mrained.", "holds a control character (U+001B at character 3): not text"),
        (bytes(range(128, 256)) * 4 + b"\x00\x81", "is not valid UTF-8 (byte 0), nor any other encoding known"),
        (b"\xff\xfeI\x00t\x00 ", "is not valid UTF-16-LE (byte 6)"),
        (b"x" * 101, "has 101 characters, more than the limit of 100"),
        (b"x" * 1001, "is larger than 1,000 bytes"),
    ],
    ids=["empty", "blank", "nul", "escape", "binary", "cut utf-16", "long", "large"],
)
def test_bad_text(read, data, message):
    (failure,) = read("text", data, max_chars=100, max_bytes=1000)
    assert failure == Failure("in.text", message, id="in")


def test_harmless_controls_of_old_wire_copy_are_text(read):
    (article,) = read("text", b"Stocks rose.\n Reuter\n\x03")
    assert article.text.endswith("\x03")


JSON_CASES = [
    ({"text": "A."}, Article("A.", source="in.jsonl:1")),
    (
        {"id": 7, "text": "A.", "title": "T", "date": "2020-03-01"},
        Article("A.", "7", "T", DAY, "in.jsonl:1"),
    ),
    (
        {"maintext": "A.", "date_publish": "2020-03-01 10:00:00", "title": "T", "url": "https://e.example/a"},
        Article("A.", None, "T", DAY, "https://e.example/a"),
    ),
    (
        {"text": "A.", "publish_date": "2020-03-01T00:00:00", "authors": [], "source_url": "https://e.example"},
        Article("A.", None, None, DAY, "https://e.example"),
    ),
    (
        {"uri": "urn:1", "body_text": "A.", "headline": "T", "versioncreated": "2020-03-01T10:00:00Z"},
        Article("A.", "urn:1", "T", DAY, "in.jsonl:1"),
    ),
    (
        {"uri": "urn:1", "headlines": [{"value": "T"}], "bodies": [{"value": "<p>A new bridge was opened.</p>"}]},
        Article("A new bridge was opened.", "urn:1", "T", None, "in.jsonl:1"),
    ),
    ({"text": "A.", "date": 1583020800}, Article("A.", date=DAY, source="in.jsonl:1")),
    ({"text": "A.", "date": "Sun, 01 Mar 2020 10:00:00 GMT"}, Article("A.", date=DAY, source="in.jsonl:1")),
    ({"text": "A.", "date": "March 1, 2020"}, Article("A.", date=DAY, source="in.jsonl:1")),
    ({"text": "A.", "date": ""}, Article("A.", source="in.jsonl:1")),
    ({"text": "A\ud800."}, Article("A\ufffd.", source="in.jsonl:1")),
]


@pytest.mark.parametrize(("value", "article"), JSON_CASES, ids=lambda value: str(value)[:50])
def test_known_shapes(read, value, article):
    assert read("jsonl", json.dumps(value).encode()) == [article]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "is a JSON list, not an object"),
        ('"text"', "is a JSON string, not an object"),
        ("null", "is a JSON null, not an object"),
        ("{", "is not JSON: Expecting property name enclosed in double quotes at character 1"),
        ("[" * 100_000, "is not usable JSON: nested too deeply"),
        ('{"text": ' + "1" * 5000 + "}", "is not usable JSON: Exceeds the limit"),
        ("{}", "has no text (looked for text, maintext"),
        ('{"text": ["A."]}', "has a list for its text, not a string"),
        ('{"text": " "}', "is empty"),
        ('{"text": "A.", "date": "soon"}', "has a date that cannot be read: 'soon'"),
        ('{"text": "A.", "date": true}', "has a date that cannot be read: True"),
        ('{"text": "A.", "date": 1e300}', "has a date that cannot be read"),
        ('{"text": "A\\u0000."}', "holds a control character (U+0000 at character 1): not text"),
    ],
    ids=lambda value: value[:30],
)
def test_a_bad_line_does_not_stop_the_others(read, line, message):
    first, failure, last = read("jsonl", f'{{"text": "A."}}\n{line}\n\n{{"text": "B."}}\n'.encode())
    assert (first.text, last.text, last.source) == ("A.", "B.", "in.jsonl:4")
    assert failure.source == "in.jsonl:2"
    assert failure.message.startswith(message)
    assert "\n" not in str(failure)


def test_lines_of_json_are_read_whatever_the_file_is_called(read):
    first, failure, last = read("json", b'{"text": "A."}\n{"text"\n{"text": "B."}\n')
    assert (first.text, first.source, last.text, last.source) == ("A.", "in.json:1", "B.", "in.json:3")
    assert str(failure).startswith("in.json:2: is not JSON")


@pytest.mark.parametrize("data", [b'{"text": "A."} x', b'{"text":\n"A."\n', b'"x"\n{}'], ids=repr)
def test_what_is_neither_json_nor_lines_of_it_is_one_failure(read, data):
    (failure,) = read("json", data)
    assert "is not JSON" in failure.message


def test_a_line_without_end_stops_the_reading(read):
    first, failure = read("jsonl", b'{"text": "A."}\n' + b" " * 300_000, max_bytes=100_000)
    assert first.text == "A."
    assert str(failure) == "in.jsonl:2: has a line longer than 100,000 bytes"


def test_json_lines_in_utf_16(read):
    (article,) = read("jsonl", '{"text": "Größe."}\n'.encode("utf-16"))
    assert article.text == "Größe."


def test_fields_are_mapped(read):
    value = {"body": {"en": "A."}, "text": "wrong", "when": "2020-03-01", "name": "x"}
    fields = {"text": "body.en", "date": "when", "id": "name"}
    assert read("jsonl", json.dumps(value).encode(), fields=fields) == [
        Article("A.", "x", "x", DAY, "in.jsonl:1"),
    ]


def test_the_date_option_is_for_articles_without_one(read):
    other = datetime.date(1999, 1, 1)
    items = read("jsonl", b'{"text": "A."}\n{"text": "B.", "date": "2020-03-01"}', date=other)
    assert [item.date for item in items] == [other, DAY]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ({"text": "A."}, ["A."]),
        ([{"text": "A."}, {"text": "B."}], ["A.", "B."]),
        ({"articles": [{"content": "A."}, {"content": "B."}]}, ["A.", "B."]),
        ([], []),
    ],
    ids=["object", "list", "wrapped list", "empty list"],
)
def test_json(read, value, texts):
    assert [item.text for item in read("json", json.dumps(value).encode())] == texts


@pytest.mark.parametrize("data", [b"", b"{", b'[{"text": "A."},', b"nonsense", b"[" * 200_000, b"[1 2]"])
def test_bad_json(read, data):
    *_, failure = read("json", data)
    assert isinstance(failure, Failure)


ELEMENTS = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ELEMENTS, max_size=4), st.integers(1, 20))
def test_a_list_is_cut_wherever_the_chunks_end(values, size):
    data = json.dumps(values, indent=1).encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert [json.loads(element) for element in split_list(chunks, 10**9)] == values


def test_markdown_loses_its_markup(read):
    front = '---\ntitle: "Rain"\ndate: 2020-03-01\n---\n'
    text = front + "# It rains\n\nA **wet** [day](https://e.example),\nsaid `x`.\n\n- one"
    assert read("markdown", text.encode()) == [
        Article("It rains\n\nA wet day, said x.\n\none", "in", "Rain", DAY, "in.markdown")
    ]


PAGE = """<html><head><title>Bridge opens - The Example</title>
<meta property="article:published_time" content="2020-03-01T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge opens</h1><p>The new bridge over the river was opened to traffic on Sunday morning.</p>
<p>It cost 40 million euros and took three years to build, twice as long as had been planned by the city.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_html(read):
    (article,) = read("html", PAGE.encode())
    assert "cost 40 million euros" in article.text
    assert "All rights" not in article.text
    assert (article.date, article.id) == (DAY, "in")


def test_html_without_an_article(read):
    with pytest.raises(InputError, match="holds no article"):
        read("html", b"<html><body></body></html>")


def test_csv(read):
    data = 'title;text;date\n"T";"A;\nB.";2020-03-01\n;;\nU;C.;\n'
    first, failure, last = read("csv", data.encode())
    assert first == Article("A;\nB.", None, "T", DAY, "in.csv:1")
    assert failure.message == "is empty"
    assert last.text == "C."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a,b\n1,2\n", "in.csv:1: has no column for the text (columns: a, b); use --field text=COLUMN"),
        (b"", "in.csv:1: has no column for the text (columns: ); use --field text=COLUMN"),
        (b'text\n"open', "in.csv:1: is not CSV: unexpected end of data"),
    ],
)
def test_bad_csv(read, data, message):
    assert str(read("csv", data)[-1]) == message


def test_a_legacy_encoding_is_that_of_english_news_where_others_fit_as_well(read):
    text = "The café's owner, Hervé Nuñez, à la carte for £5, said “naïve” people — all of them — paid. "
    (article,) = read("text", text.encode("cp1252"))
    assert article.text == text


def test_a_reader_that_raises_is_an_error_of_its_document():
    from extractor.io import Document, Reader
    from extractor.io.reading import guarded

    def broken(document, options):
        yield Article("A.")
        raise ZeroDivisionError("of theirs\nand more")

    first, failure = guarded(Reader((".x",), broken), Document(None, "a.x", "a"), None)
    assert first == Article("A.")
    assert failure == Failure("a.x", "of theirs", "ZeroDivisionError", "a")


def test_what_cannot_be_loaded_is_left_out_with_a_warning(monkeypatch, caplog):
    from importlib import metadata

    from extractor.io import registry

    points = [
        metadata.EntryPoint("csv", "extractor.io.readers.table:CSV", registry.READERS),
        metadata.EntryPoint("odd", "no_such_package:READER", registry.READERS),
    ]
    monkeypatch.setattr(registry.metadata, "entry_points", lambda group: points)
    assert list(registry.installed_readers.__wrapped__()) == ["csv"]
    assert "'odd' (no_such_package:READER) cannot be loaded: No module named 'no_such_package'" in caplog.text
