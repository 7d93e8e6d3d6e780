"""Files at addresses: pyarrow's own file systems, and those of fsspec."""

import gzip
import json
from pathlib import Path

import pytest

from extractor.errors import InputError, OutputError
from extractor.io import Failure, ReadOptions, Search, readable_suffixes

pa = pytest.importorskip("pyarrow")
fsspec = pytest.importorskip("fsspec")

from extractor.distributed.addresses import find_addresses, read_address, remove, upload  # noqa: E402

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."
SEARCH = Search(readable_suffixes())


@pytest.fixture(params=["fsspec", "pyarrow"])
def place(request, tmp_path):
    """An address of an empty folder, and a function that puts a file there."""
    base = f"file://{tmp_path}" if request.param == "pyarrow" else f"memory://{tmp_path.name}"

    def put(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if request.param == "pyarrow":
            path.write_bytes(data)
        else:
            with fsspec.open(f"{base}/{name}", "wb") as file:
                file.write(data)

    return base, put


def items(address, search=SEARCH):
    return [item for source in find_addresses(address, search) for item in read_address(source, ReadOptions())]


def parquet(rows):
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue().to_pybytes()


def test_a_folder_is_read_in_order(place):
    import pyarrow.parquet  # noqa: F401

    base, put = place
    put("b/z.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode()))
    put("a.txt", TEXT.encode())
    put("b/t.parquet", parquet([{"body": TEXT, "published_at": "2020-03-01"}]))
    put("b/x.pdf", b"")
    put(".hidden/x.txt", TEXT.encode())
    found = items(base)
    assert [item.text for item in found] == [TEXT] * 3
    assert [item.source.rpartition("/")[2] for item in found] == ["a.txt", "t.parquet:1", "z.jsonl.gz:1"]
    assert found[0].id == "a.txt"
    assert found[0].source.startswith(base.partition("://")[0] + "://")


def test_one_file(place):
    base, put = place
    put("a.jsonl", f'{{"text": "A."}}\nno json\n{json.dumps({"text": TEXT})}\n'.encode())
    first, failure, last = items(f"{base}/a.jsonl")
    assert (first.text, last.text) == ("A.", TEXT)
    assert failure.source.endswith("a.jsonl:2")


def test_what_is_not_there(place):
    base, _ = place
    with pytest.raises(InputError, match=r"gone\.txt: is not there"):
        list(find_addresses(f"{base}/gone.txt", SEARCH))


def test_what_is_damaged_is_named(place):
    base, put = place
    put("a.txt.gz", b"nonsense")
    put("b.parquet", b"PAR1")
    put("c.txt", TEXT.encode())
    *failures, article = items(base)
    assert article.text == TEXT
    assert [type(failure) for failure in failures] == [Failure, Failure]
    assert failures[0].source.endswith("a.txt.gz")


def test_what_is_written_is_there_until_it_is_removed(place, tmp_path):
    base, _ = place
    local = tmp_path / "local"
    local.write_text(TEXT, encoding="utf-8")
    upload(f"{base}/out.txt", local)
    (article,) = items(f"{base}/out.txt")
    assert article.text == TEXT
    for _ in range(2):
        remove(f"{base}/out.txt")
        with pytest.raises(InputError):
            items(f"{base}/out.txt")


def test_an_address_that_nothing_opens():
    with pytest.raises(InputError, match=r"nowhere://x/a.txt: cannot be opened: .*nowhere"):
        list(find_addresses("nowhere://x/a.txt", SEARCH))
    with pytest.raises(OutputError, match=r"nowhere://x/a.txt: cannot be opened"):
        upload("nowhere://x/a.txt", Path("never-read"))
