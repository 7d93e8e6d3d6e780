import gzip
import io
import os
import socket
from collections import Counter

import pytest
import zstandard

from extractor.errors import InputError
from extractor.io import Failure, ReadOptions, Search, find_sources, read_sources, read_stdin
from extractor.io.opening import open_stream

SEARCH = Search(frozenset([".txt", ".txt.gz"]))


def tree(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It rained.")


def ids(*inputs, search=SEARCH):
    return [source.id for source in find_sources([str(given) for given in inputs], search)]


def test_folders_are_walked_in_a_fixed_order(tmp_path):
    tree(tmp_path, "b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.pdf", "A.TXT", "a/d.txt.gz")
    assert ids(tmp_path) == ["A.TXT", "b.txt", "a/d.txt.gz", "a/z.txt"]


def test_files_of_other_kinds_are_counted(tmp_path):
    tree(tmp_path, "b.txt", "a/z.PDF", "y.pdf", "notes", ".hidden.pdf", "old.tar.gz", "b.txt.bak", "out.csv")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "y.pdf")
    others = Counter()
    search = Search(SEARCH.suffixes, excluded=frozenset([tmp_path / "out.csv"]))
    assert len(list(find_sources([str(tmp_path)], search, others))) == 1
    assert others == {".pdf": 2, "": 1, ".tar.gz": 1, ".bak": 1}
    others.clear()
    assert len(list(find_sources([f"{tmp_path}/*"], search, others))) == 1
    assert others == {".pdf": 1, "": 1, ".tar.gz": 1, ".bak": 1}


def test_what_a_pattern_does_not_ask_for_is_not_counted(tmp_path):
    tree(tmp_path, "b.txt", "y.pdf")
    others = Counter()
    list(find_sources([str(tmp_path)], Search(frozenset(), "b.*"), others))
    assert not others


def test_a_pattern_narrows_a_folder(tmp_path):
    tree(tmp_path, "b.txt", "a/z.txt", "a/y.txt", "a/z.pdf")
    assert ids(tmp_path, search=Search(frozenset(), "z.*")) == ["a/z.pdf", "a/z.txt"]
    assert ids(tmp_path, search=Search(frozenset(), "a/*.txt")) == ["a/y.txt", "a/z.txt"]


def test_links_are_followed_on_demand_and_never_in_circles(tmp_path):
    tree(tmp_path, "in/b.txt", "out/c.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/more").symlink_to(tmp_path / "out")
    (tmp_path / "in/d.txt").symlink_to(tmp_path / "out/c.txt")
    (tmp_path / "in/dangling.txt").symlink_to(tmp_path / "nowhere")
    assert ids(tmp_path / "in") == ["b.txt"]
    found = list(find_sources([str(tmp_path / "in")], Search(SEARCH.suffixes, follow_links=True)))
    assert [item.id for item in found if not isinstance(item, Failure)][:2] == ["b.txt", "d.txt"]
    assert len(found) < 8
    assert [item.message for item in found if isinstance(item, Failure)] == [
        "cannot be read: no such file or directory"
    ]


def test_the_output_is_no_input(tmp_path):
    tree(tmp_path, "b.txt", "out.txt")
    assert ids(tmp_path, search=Search(SEARCH.suffixes, excluded=frozenset([tmp_path / "out.txt"]))) == ["b.txt"]


def test_what_is_no_ordinary_file_is_named_and_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "b.txt"))
    server.close()
    assert [item.message for item in find_sources([str(tmp_path)], SEARCH)] == ["is no ordinary file"] * 2


@pytest.mark.parametrize("given", ["nowhere", "no\0where"])
def test_a_missing_input(given):
    with pytest.raises(InputError, match=r"^no"):
        list(find_sources([given], SEARCH))


def test_an_empty_name_is_not_the_current_folder():
    with pytest.raises(InputError, match="an input has an empty name"):
        list(find_sources([""], SEARCH))


def test_names_that_break_lines_or_are_no_text(tmp_path):
    (tmp_path / "a\nb.txt").write_text("")
    (tmp_path / os.fsdecode(b"c\xff.txt")).write_text("")
    found = list(read_sources(find_sources([str(tmp_path)], SEARCH), ReadOptions()))
    assert [str(failure).rpartition("/")[2] for failure in found] == ["a\\nb.txt: is empty", "c\\xff.txt: is empty"]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.txt.zst"])
def test_packed_files(tmp_path, name):
    data = "Größe zählt.".encode()
    packed = {"gz": gzip.compress, "zst": zstandard.compress}.get(name.rpartition(".")[2], bytes)(data)
    (tmp_path / name).write_bytes(packed)
    read = []
    (article,) = read_sources(find_sources([str(tmp_path / name)], SEARCH), ReadOptions(), advance=read.append)
    assert (article.text, article.id) == ("Größe zählt.", "a.txt")
    assert sum(read) == len(packed)


@pytest.mark.parametrize("way", ["plain", "gz", "zst", "piped"])
def test_parquet_is_read_packed_and_piped(tmp_path, way):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": ["It rained.", "It snowed."]}), tmp_path / "a.parquet")
    data = (tmp_path / "a.parquet").read_bytes()
    if way == "piped":
        items = read_stdin(ReadOptions(), format_name="parquet", stream=Pipe(data))
    else:
        packed = {"gz": gzip.compress, "zst": zstandard.compress}.get(way, bytes)(data)
        path = tmp_path / ("a.parquet" if way == "plain" else f"b.parquet.{way}")
        path.write_bytes(packed)
        items = read_sources(find_sources([str(path)], SEARCH), ReadOptions())
    assert [article.text for article in items] == ["It rained.", "It snowed."]


class Pipe(io.BytesIO):
    """Bytes that come once, in their order."""

    def seekable(self):
        return False


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt.gz", b"nonsense", "is damaged: Not a gzipped file"),
        ("a.txt.gz", gzip.compress(b"It rained. " * 99)[:-20], "is damaged: "),
        ("a.txt.zst", b"nonsense", "is damaged: "),
        ("a.txt.gz", gzip.compress(bytes(40_000_000), 9), "is larger than 1,000,000 bytes"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 60_000_000, 9), "grows more than 200-fold when decompressed"),
        ("a.jsonl.gz", gzip.compress(b" " * 60_000_000, 9), "has a line longer than 1,000,000 bytes"),
    ],
    ids=["no gzip", "cut off", "no zstd", "bomb", "bomb of lines", "bomb of one line"],
)
def test_damaged_and_hostile_packing(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    sources = find_sources([str(tmp_path / name)], SEARCH)
    (failure,) = read_sources(sources, ReadOptions(max_bytes=1_000_000))
    assert message in failure.message


def test_a_file_that_cannot_be_opened(tmp_path):
    with pytest.raises(InputError, match="cannot be read: no such file"):
        open_stream(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("in/*.txt", ["b.txt"]),
        ("in/**/*.txt", ["a/d.txt", "b.txt"]),
        ("in/*/d.*", ["a/d.pdf", "a/d.txt"]),
        ("*/b.txt", ["in/b.txt"]),
    ],
)
def test_patterns_find_files_but_no_hidden_ones_and_no_links(tmp_path, monkeypatch, pattern, found):
    tree(tmp_path, "in/b.txt", "in/.hidden.txt", "in/a/d.txt", "in/a/d.pdf", "in/.git/x.txt", "out/c.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/c.txt")
    monkeypatch.chdir(tmp_path)
    assert ids(pattern, search=Search(frozenset([".txt", ".pdf"]))) == found


def test_a_pattern_without_files_is_no_input(tmp_path):
    tree(tmp_path, "b.txt")
    with pytest.raises(InputError, match="no file matches"):
        ids(tmp_path / "*.md")


def test_a_name_with_the_signs_of_a_pattern_is_a_name(tmp_path):
    tree(tmp_path, "a[1].txt", "a1.txt")
    assert ids(tmp_path / "a[1].txt") == ["a[1].txt"]
