import json
import os

import jsonschema
import pytest

from extractor.schema import record_schema

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."


def write(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_file_to_stdout(call, tmp_path):
    write(tmp_path / "a.txt")
    code, out, err = call("run", "a.txt")
    record = json.loads(out)
    jsonschema.validate(record, record_schema())
    assert (code, record["id"], record["source"], record["date"]) == (0, "a.txt", "a.txt", "2020-03-03")
    assert err.startswith("1 article, 19 words\n")


def test_stdin(call):
    code, out, _ = call("run", "-", stdin=json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": "Rain.", "id": 2}))
    assert (code, [json.loads(line)["id"] for line in out.splitlines()][1]) == (0, "2")


def test_errors_of_a_run_to_stdout_go_where_they_are_told_to(call, tmp_path):
    code, out, _ = call("run", "-", "--errors", "e.jsonl", stdin=json.dumps({"text": TEXT}) + "\nno json\n")
    assert (code, out.count("\n")) == (3, 1)
    assert records(tmp_path / "e.jsonl")[0]["source"] == "stdin:2"


def test_plain_text_on_stdin_is_told_how_to_be_read(call):
    code, _, err = call("run", "-", stdin=TEXT)
    assert code == 2
    assert "--input-format text reads standard input as one article" in err
    assert call("run", "-", "--input-format", "text", stdin=TEXT)[0] == 0


def test_addresses_are_for_a_cluster(call):
    code, _, err = call("run", "s3://bucket/in", "-o", "out.jsonl")
    assert (code, err) == (2, "error: s3://bucket/in: files at addresses are read with --ray\n")


def test_a_folder_twice(call, tmp_path, bench):
    for name in ("b.txt", "a/c.md", "a/.hidden.txt", "a/other.pdf"):
        write(tmp_path / "in" / name)
    assert call("run", "in", "-o", "out.jsonl")[0] == 0
    first = records(tmp_path / "out.jsonl")
    assert [record["id"] for record in first] == ["b.txt", "a/c.md"]
    write(tmp_path / "in/d.txt")
    code, _, err = call("run", "in", "-o", "out.jsonl")
    assert (code, len(bench.done)) == (0, 3)
    assert "3 articles, 57 words -> out.jsonl (2 done before)" in err
    assert records(tmp_path / "out.jsonl")[:1] == first[:1]


def test_files_of_other_kinds_are_told_of(call, tmp_path):
    for name in ("a.txt", "b.pdf", "c.pdf", "d.docx", "e", "old.tar.gz", "f.odt", "g.doc"):
        write(tmp_path / "in" / name)
    code, _, err = call("run", "in", "-o", "out.jsonl")
    assert code == 0
    assert "\n7 files of other kinds left out (2 .pdf, 1 without suffix, 1 .doc, 1 .docx, 1 .odt, others)\n" in err
    assert "left out" not in call("run", "in", "-o", "out.jsonl", "--pattern", "*.txt")[2]


def test_the_output_inside_the_input_is_not_read(call, tmp_path):
    write(tmp_path / "a.txt")
    for _ in range(2):
        assert call("run", ".", "-o", "facts.jsonl")[0] == 0
    assert len(records(tmp_path / "facts.jsonl")) == 1


BAD = {
    "missing.txt": (None, "error: missing.txt: no such file or directory"),
    "folder": ("", "error: folder: holds no articles (looked for .csv, .htm"),
    "a.xyz": (TEXT, "error: a.xyz: is of an unknown format; known are .csv"),
    "utf.txt": (b"\x00\xff\xfe\x80" * 9, "error: utf.txt: is not valid UTF-8 (byte 1), nor any other encoding known"),
    "list.jsonl": ("[1]\n", "error: list.jsonl:1: is a JSON list, not an object"),
    "empty.txt": ("", "error: empty.txt: is empty"),
    "blank.jsonl": ('{"text": "\\n"}', "error: blank.jsonl:1: is empty"),
    "long.jsonl": (json.dumps({"text": "x" * 5_000_000}), "error: long.jsonl:1: has 5,000,000 characters, more than"),
    "control.txt": ("It\x01rained.", "error: control.txt: holds a control character (U+0001 at character 2)"),
}


@pytest.mark.parametrize(("name", "data", "message"), [(n, *rest) for n, rest in BAD.items()], ids=list(BAD))
def test_bad_input_is_one_line_and_exit_code_2(call, tmp_path, name, data, message):
    if name == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        write(tmp_path / name, data)
    code, out, err = call("run", name, "--quiet")
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--date", "soon"], "error: --date: date 'soon' is not of the form YYYY-MM-DD"),
        (["--date", "2020-13-01"], "error: --date: date '2020-13-01' is not"),
        (["--field", "body=text"], "error: --field body=text: is not of the form FIELD=NAME with FIELD one of text"),
        (["--input-format", "xml"], "error: unknown format 'xml'; known are csv"),
        (["-o", "gone/out.jsonl"], "error: gone/out.jsonl: cannot be written: there is no folder gone"),
        (
            ["-o", "out.jsonl", "--errors", "gone/e.jsonl"],
            "error: gone/e.jsonl: cannot be written: there is no folder gone",
        ),
        (
            ["-o", "out.jsonl", "--report", "gone/r.html"],
            "error: gone/r.html: cannot be written: there is no folder gone",
        ),
        (["--ledger", "l"], "error: --ledger, --retry-errors: are for a run into a file"),
        (["--retry-errors"], "error: --ledger, --retry-errors: are for a run into a file"),
        (["--format", "csv"], "error: --format csv: is written to a file only"),
        (["-o", "a.txt"], "error: a.txt: is read and would be written over"),
        (["-o", "/"], "error: the output: the suffix names no format that can be written"),
        (["--rules", "gone"], "error: gone: no such folder of patterns"),
        (["-o", "out.xyz"], "error: out.xyz: the suffix names no format that can be written"),
        (
            ["-o", "out.parquet.gz"],
            "error: out.parquet.gz: is a format that is compressed inside, and opened as it is; ",
        ),
        (["-o", "out.spacy.zst"], "error: out.spacy.zst: is a format that is compressed inside"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_options(call, tmp_path, options, message):
    write(tmp_path / "a.txt")
    code, _, err = call("run", "a.txt", "-q", *options)
    assert code == 2
    assert err.startswith(message)
    assert not [path.name for path in tmp_path.iterdir() if path.name != "a.txt"]


def test_in_a_folder_the_others_are_done_and_the_bad_ones_recorded(call, tmp_path):
    for name, (data, _) in BAD.items():
        if data and name != "a.xyz":
            write(tmp_path / "in" / name, data)
    write(tmp_path / "in/good.txt")
    write(tmp_path / "in/line\nbreak.txt", "")
    os.mkfifo(tmp_path / "in/pipe.txt")
    code, _, err = call("run", "in", "-o", "out.jsonl")
    assert code == 3
    assert [record["id"] for record in records(tmp_path / "out.jsonl")] == ["good.txt"]
    errors = records(tmp_path / "out.errors.jsonl")
    assert len(errors) == 7
    assert {
        "id": None,
        "source": "in/pipe.txt",
        "error": {"type": "InputError", "message": "is no ordinary file"},
    } in errors
    assert "error: in/line\\nbreak.txt: is empty\n" in err
    assert err.endswith("7 articles failed; --retry-errors tries them again\n")


def test_fields_and_date(call):
    line = json.dumps({"body": {"en": "It rained on Tuesday."}, "key": "k"})
    _, out, _ = call("run", "-", "--field", "text=body.en", "--field", "id=key", "--date", "2020-03-05", stdin=line)
    record = json.loads(out)
    assert (record["id"], record["date"], record["date_source"]) == ("k", "2020-03-05", "given")


@pytest.mark.parametrize("suffix", ["csv", "parquet", "sqlite", "jsonld", "spacy", "graphml"])
def test_every_format_is_written_and_converted(call, tmp_path, suffix):
    write(tmp_path / "in/a.txt")
    assert call("run", "in", "-o", f"direct.{suffix}")[0] == 0
    assert call("run", "in", "-o", "facts.jsonl")[0] == 0
    assert call("convert", "facts.jsonl", f"converted.{suffix}") == (0, "", f"1 record -> converted.{suffix}\n")
    if suffix not in ("sqlite", "spacy"):  # these carry counters and hashes of their own
        assert (tmp_path / f"direct.{suffix}").read_bytes() == (tmp_path / f"converted.{suffix}").read_bytes()


def test_a_docbin_of_texts_that_are_elsewhere_or_have_changed(call, tmp_path):
    (tmp_path / "news.csv").write_text('url,body\nhttps://news.example/1,"Peru paid Chile $5."\n')
    call("run", "news.csv", "--field", "text=body", "-o", "facts.jsonl", "-q")
    name = records(tmp_path / "facts.jsonl")[0]["id"]
    told = "name what the run read with --articles\n"
    code, _, err = call("convert", "facts.jsonl", "docs.spacy")
    assert (code, err) == (2, f"error: {name}: its text is not to be found; {told}")
    again = ("--articles", "news.csv", "--field", "text=body")
    assert call("convert", "facts.jsonl", "docs.spacy", *again)[0] == 0
    write(tmp_path / "a.txt", "Peru paid Chile $5.")
    call("run", "a.txt", "-o", "facts.jsonl", "-q")
    write(tmp_path / "a.txt", "Chile paid Peru $5.")
    assert call("convert", "facts.jsonl", "docs.spacy")[2] == f"error: a.txt: its text has changed since; {told}"


@pytest.mark.parametrize("option", ["--errors", "--report", "--ledger"])
def test_two_outputs_are_two_files(call, tmp_path, option):
    write(tmp_path / "a.txt")
    code, _, err = call("run", "a.txt", "-o", "out.jsonl", option, "./out.jsonl")
    assert (code, err) == (2, f"error: {option} out.jsonl: is where -o writes\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_what_a_run_wrote_is_not_read_by_the_next(call, tmp_path):
    write(tmp_path / "in/a.txt")
    write(tmp_path / "in/b.txt", "")
    for _ in range(2):
        assert call("run", "in", "-o", "in/out.jsonl")[0] == 3
    assert [record["id"] for record in records(tmp_path / "in/out.errors.jsonl")] == ["b.txt"]
