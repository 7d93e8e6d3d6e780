from __future__ import annotations

import json
import shutil

import pytest

from extractor.rulebook import patterns_dir

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."


def test_a_run_writes_its_report(call, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT)
    (tmp_path / "news" / "empty.txt").write_text("")
    code, _, err = call("run", "news", "-o", "facts.jsonl", "--report", "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert code == 3
    assert "1 failed -> page.html" in err
    assert "will pay" in page
    assert "InputError: is empty" in page


def test_a_report_needs_records_in_a_file(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    code, out, err = call("run", "a.txt", "--report", "page.html")
    assert (code, out) == (2, "")
    assert err.startswith("error: --report: is made from records in a file")


def test_an_article_cannot_show_a_file_that_it_names(call, tmp_path):
    (tmp_path / "private.txt").write_text("What nobody else may read.")
    article = {"id": "x", "text": "it was a quiet day.", "source": "private.txt"}
    (tmp_path / "news.jsonl").write_text(json.dumps(article))
    call("run", "news.jsonl", "-o", "facts.jsonl")
    code, _, err = call("report", "facts.jsonl", "-o", "page.html")
    assert code == 0
    assert "1 without their text" in err
    assert "nobody else" not in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.parquet"])
def test_records_of_each_readable_format(call, tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / "a.txt").write_text(TEXT)
    call("run", "a.txt", "-o", name, "-q")
    assert call("report", name, "-o", "page.html", "-q")[::2] == (0, "")
    assert "will pay" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_what_a_run_by_other_patterns_masked_is_marked(call, tmp_path):
    rules = shutil.copytree(patterns_dir(), tmp_path / "rules")
    noise = rules / "text/noise.toml"
    line = '[[line]]\nname = "own"\npattern = "OWN SERVICE"\n\n[[line]]\n'
    noise.write_text(noise.read_text(encoding="utf-8").replace("[[line]]\n", line, 1), encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\nOWN SERVICE\n")
    call("run", "a.txt", "-o", "facts.jsonl", "-q")
    pages = []
    for options in ([], ["--rules", "rules"]):
        assert call("report", "facts.jsonl", "-o", "page.html", "-q", *options)[0] == 0
        pages.append((tmp_path / "page.html").read_text(encoding="utf-8"))
    marks = [page.count('<mark class="noise"') for page in pages]
    assert marks[1] == marks[0] + 1


def test_a_long_run_is_reported_in_parts_that_lead_to_one_another(call, tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.cli.report.PER_PAGE", 2)
    lines = [json.dumps({"id": str(n), "text": TEXT.replace("Peru", "Chile")}) for n in range(5)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    call("run", "news.jsonl", "-o", "facts.jsonl", "-q")
    code, _, err = call("report", "facts.jsonl", "-o", "page.html")
    assert (code, err.count("2 articles"), err.count("1 article,")) == (0, 2, 1)
    pages = [(tmp_path / name).read_text(encoding="utf-8") for name in ("page.html", "page-2.html", "page-3.html")]
    assert [page.count("<article") for page in pages] == [2, 2, 1]
    links = [
        (f'href="{before}" rel="prev"', f'href="{after}" rel="next"')
        for before, after in (("-", "page-2.html"), ("page.html", "page-3.html"), ("page-2.html", "-"))
    ]
    assert [(before in page, after in page) for (before, after), page in zip(links, pages, strict=True)] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_an_article_whose_source_is_an_address_is_shown_whole(call, tmp_path):
    article = {"url": "https://news.example/1", "body": TEXT}
    (tmp_path / "news.data").write_text(json.dumps(article))
    reading = ("--input-format", "jsonl", "--field", "text=body")
    call("run", "news.data", "-o", "facts.jsonl", "--report", "page.html", *reading)
    assert "will pay" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "1 without their text" in call("report", "facts.jsonl", "-o", "page.html")[2]
    assert "without" not in call("report", "facts.jsonl", "-o", "page.html", "--articles", "news.data", *reading)[2]
    for name, fault in (
        ("gone", "gone: no such file or directory"),
        ("-", "--articles -: is neither a file nor a folder"),
    ):
        assert call("report", "facts.jsonl", "--articles", name)[::2] == (2, f"error: {fault}\n")


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.errors.jsonl"])
def test_a_report_does_not_take_the_place_of_what_it_is_made_from(call, tmp_path, name):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    call("run", "a.txt", "b.txt", "-o", "facts.jsonl", "-q")
    before = (tmp_path / name).read_bytes()
    code, _, err = call("report", "facts.jsonl", "-o", f"./{name}")
    assert (code, err) == (2, f"error: {name}: is read and would be written over: name another file to write\n")
    assert (tmp_path / name).read_bytes() == before
