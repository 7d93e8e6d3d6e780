"""Files at addresses: pyarrow's own file systems, and those of fsspec."""

import gzip
import json
from pathlib import Path

import pytest

from extractor.errors import InputError, OutputError
from extractor.io import Failure, ReadOptions, Search, readable_suffixes

pa = pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from extractor.distributed.addresses import Address, find_addresses, read_address, remove, upload  # noqa: E402
from tests.distributed.google import google_bucket  # noqa: E402

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."
SEARCH = Search(readable_suffixes())


@pytest.fixture(scope="module")
def amazon():
    """The form of addresses in a bucket of a server that speaks S3."""
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host = ":".join(map(str, server.get_host_and_port()))
    system = pa.fs.S3FileSystem(
        access_key="key", secret_key="secret", endpoint_override=host, scheme="http", allow_bucket_creation=True
    )
    system.create_dir("news")
    yield f"s3://key:secret@news/{{}}?scheme=http&endpoint_override={host}&region=us-east-1"
    server.stop()


@pytest.fixture(scope="module")
def google():
    """The form of addresses in a bucket of a server that speaks Google's JSON API."""
    with google_bucket("news") as form:
        yield form


@pytest.fixture(params=["memory", "file", "amazon", "google"])
def place(request, tmp_path):
    """A function that gives the address of a name in an empty folder, and one that puts a file there."""
    if request.param in ("memory", "file"):
        folder = tmp_path if request.param == "file" else tmp_path.name
        form = f"{request.param}://{folder}/{{}}"
    else:
        form = request.getfixturevalue(request.param).format(tmp_path.name + "/{}")

    def put(name, data):
        if request.param == "file":
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        local = tmp_path / "put"
        local.write_bytes(data)
        upload(Address.parse(form.format(name)), local)
        local.unlink()

    return form.format, put


def items(address, search=SEARCH):
    return [item for source in find_addresses(address, search) for item in read_address(source, ReadOptions())]


def parquet(rows):
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue().to_pybytes()


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("s3://news/a/b.txt", "s3://news/a/b.txt", "b.txt"),
        ("s3://key:secret@news/b.txt?region=eu-west-1", "s3://news/b.txt", "b.txt"),
        ("file:///tmp/a@b.txt", "file:///tmp/a@b.txt", "a@b.txt"),
    ],
    ids=["plain", "user-and-query", "file"],
)
def test_an_address_in_its_parts(text, shown, name):
    address = Address.parse(text)
    assert (address.full, address.shown, address.name) == (text, shown, name)
    assert address.at("x/y").full == text.replace(address.path, "x/y")


def test_a_folder_is_read_in_order(place):
    import pyarrow.parquet  # noqa: F401

    at, put = place
    put("b/z.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode()))
    put("a.txt", TEXT.encode())
    put("b/t.parquet", parquet([{"body": TEXT, "published_at": "2020-03-01"}]))
    put("b/x.pdf", b"")
    put(".hidden/x.txt", TEXT.encode())
    found = items(at(""))
    assert [item.text for item in found] == [TEXT] * 3
    assert [item.source.rpartition("/")[2] for item in found] == ["a.txt", "t.parquet:1", "z.jsonl.gz:1"]
    assert found[0].id == "a.txt"
    address = Address.parse(at("a.txt"))
    assert found[0].source.rpartition("://")[0] == address.scheme
    assert found[0].source.endswith(address.path)
    assert "secret" not in found[0].source


def test_one_file(place):
    at, put = place
    put("a.jsonl", f'{{"text": "A."}}\nno json\n{json.dumps({"text": TEXT})}\n'.encode())
    first, failure, last = items(at("a.jsonl"))
    assert (first.text, last.text) == ("A.", TEXT)
    assert failure.source.endswith("a.jsonl:2")


def test_what_is_not_there(place):
    at, _ = place
    with pytest.raises(InputError, match=r"gone\.txt: is not there"):
        list(find_addresses(at("gone.txt"), SEARCH))


def test_what_is_damaged_is_named(place):
    at, put = place
    put("a.txt.gz", b"nonsense")
    put("b.parquet", b"PAR1")
    put("c.txt", TEXT.encode())
    *failures, article = items(at(""))
    assert article.text == TEXT
    assert [type(failure) for failure in failures] == [Failure, Failure]
    assert failures[0].source.endswith("a.txt.gz")


def test_what_is_written_is_there_until_it_is_removed(place, tmp_path):
    at, _ = place
    local = tmp_path / "local"
    local.write_text(TEXT, encoding="utf-8")
    upload(Address.parse(at("out.txt")), local)
    (article,) = items(at("out.txt"))
    assert article.text == TEXT
    for _ in range(2):
        remove(Address.parse(at("out.txt")))
        with pytest.raises(InputError):
            items(at("out.txt"))


def test_an_address_that_nothing_opens():
    with pytest.raises(InputError, match=r"nowhere://x/a.txt: cannot be opened: .*nowhere"):
        list(find_addresses("nowhere://x/a.txt", SEARCH))
    with pytest.raises(OutputError, match=r"nowhere://x/a.txt: cannot be opened"):
        upload(Address.parse("nowhere://x/a.txt"), Path("never-read"))
