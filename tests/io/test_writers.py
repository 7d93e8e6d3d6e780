"""Every format, written from one record that has a fact of every kind, and read back by somebody else's program."""

import csv
import gzip
import json
import sqlite3
import sys
from typing import get_args

import jsonschema
import pytest
import zstandard

from extractor import value_of
from extractor.errors import InputError, MissingExtraError, OutputError
from extractor.io import Row, installed_writers, writer_for
from extractor.io.records import read_records
from extractor.io.writers.shape import flat_columns
from extractor.records import FactKind
from extractor.schema import record_schema

TEXT = "Mayor Ana Brel of Oslo said Norway signed a two-year pact with Peru on May 3, 2020 and pays up to $5m. \x03<&>"


def party(name, ref=None, code=None):
    start = TEXT.index(name)
    found = {"name": name, "ref": ref, "start": start, "end": start + len(name)}
    return found | ({"code": code} if code else {})


def fact(number, kind, text, **slots):
    start = TEXT.index(text)
    head = {"id": f"f{number}", "kind": kind, "start": start, "end": start + len(text), "text": text}
    rest = {
        "sentence": [0, 103],
        "rule": "test",
        "confidence": 0.9,
        "polarity": "affirmed",
        "modality": "actual",
        "reported_by": party("Ana Brel", "p1") if kind == "money" else None,
    }
    return head | rest | slots


def mention(text, **more):
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text} | more


NORWAY, PERU, ANA = party("Norway", "c1", "NO"), party("Peru", "c2", "PE"), party("Ana Brel", "p1")
MONEY = {
    "amount": "5000000",
    "amount_max": None,
    "currency": "USD",
    "currency_candidates": ["USD", "CAD"],
    "bound": "at_most",
    "per": None,
    "equivalent_of": None,
    "payer": NORWAY,
    "payee": None,
    "purpose": party("pact"),
    "action": "pay",
    "period": mention("two-year"),
}
RECORD = {
    "id": "ä/1",
    "source": "https://news.example/1",
    "title": 'A "title"\x03 <&>',
    "date": "2020-05-04",
    "date_source": "given",
    "fingerprint": "0-0-0",
    "people": [{"id": "p1", "name": "Ana Brel", "mentions": [mention("Ana Brel")]}],
    "countries": [
        {"id": "c1", "code": "NO", "name": "Norway", "mentions": [mention("Norway", form="name")]},
        {"id": "c2", "code": "PE", "name": "Peru", "mentions": [mention("Peru", form="name")]},
    ],
    "organizations": [{"id": "o1", "name": "Oslo", "country": None, "mentions": [mention("Oslo")]}],
    "facts": [
        fact(
            1,
            "role",
            "Mayor Ana Brel",
            person=ANA,
            role="mayor",
            organization=party("Oslo", "o1"),
            country=None,
            status="current",
            since=None,
            until=None,
        ),
        fact(2, "statement", "said", speaker=ANA, quote=mention("Norway signed"), direct=False, cue="said"),
        fact(
            3,
            "agreement",
            "pact",
            what=party("pact"),
            parties=[NORWAY, PERU],
            stage="signed",
            date="2020-05-03",
            term="P2Y",
            count=None,
        ),
        fact(4, "duration", "two-year", iso="P2Y", iso_max=None, bound="exact", of=party("pact")),
        fact(5, "date", "on May 3, 2020", iso="2020-05-03", iso_end=None, bound="on", resolved_from=None),
        fact(6, "money", "up to $5m", **MONEY),
    ],
}
OTHER = {"id": "2", "source": None, "title": None, "date": None, "date_source": "none", "fingerprint": "0-0-0"}
OTHER |= {"people": [], "countries": [], "organizations": [], "facts": []}
RECORDS = [RECORD, OTHER]


@pytest.fixture
def write(tmp_path):
    def run(name, texts=(None, None)):
        path = tmp_path / name
        rows = (Row(json.dumps(r, ensure_ascii=False), t) for r, t in zip(RECORDS, texts, strict=True))
        writer_for(name).write(rows, path)
        return path

    return run


def test_the_record_of_these_tests_is_one():
    for record in RECORDS:
        jsonschema.validate(record, record_schema())


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out.jsonl.gz", "out.JSONL.ZST"])
def test_records_come_back_byte_for_byte(write, name):
    back = [row.line for row in read_records(write(name))]
    assert back == [json.dumps(record, ensure_ascii=False) for record in RECORDS]


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)], ids=[".gz", ".zst"]
)
def test_parquet_that_somebody_packed_is_read(write, tmp_path, suffix, pack):
    packed = tmp_path / f"packed.parquet{suffix}"
    packed.write_bytes(pack(write("out.parquet").read_bytes()))
    assert [row.record for row in read_records(packed)] == RECORDS


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize(("name", "writer"), sorted(installed_writers().items()))
def test_every_format_is_packed_or_refused(write, name, writer, suffix):
    plain = f"out{writer.suffixes[0]}"
    if writer.compressed:
        with pytest.raises(OutputError, match=f"is compressed inside, and opened as it is; name it {plain}"):
            writer_for(plain + suffix)
        return
    unpack = gzip.decompress if suffix == ".gz" else zstandard.ZstdDecompressor().decompressobj().decompress
    packed = unpack(write(plain + suffix).read_bytes())
    assert packed[:100] == write(plain).read_bytes()[:100]


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.csv.zst"])
def test_what_is_compressed_is_the_same_each_time_and_leaves_nothing_beside_it(write, name):
    path = write(name)
    before = path.read_bytes()
    assert write(name).read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [name]


def test_without_the_extra_zst_is_refused_at_once(monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(MissingExtraError, match=r"writing \.zst needs .*newsfacts\[zstd\]"):
        writer_for("out.jsonl.zst")


def test_csv(write):
    with write("out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(flat_columns())
    assert [row["kind"] for row in rows] == ["role", "statement", "agreement", "duration", "date", "money"]
    assert (rows[0]["person"], rows[0]["person_ref"], rows[0]["amount"]) == ("Ana Brel", "p1", "")
    assert (rows[2]["parties"], rows[2]["agreement_date"]) == ("Norway | Peru", "2020-05-03")
    assert (rows[0]["person_code"], rows[2]["parties_code"], rows[5]["payer_code"]) == ("", "NO | PE", "NO")
    assert (rows[5]["amount"], rows[5]["currency_candidates"], rows[5]["period"]) == (
        "5000000",
        "USD | CAD",
        "two-year",
    )


def test_parquet_is_read_by_duckdb_pandas_and_polars(write):
    duckdb, pandas, polars = map(pytest.importorskip, ("duckdb", "pandas", "polars"))
    path = str(write("out.parquet"))
    query = f"SELECT id, f.amount FROM (SELECT id, unnest(facts) AS f FROM '{path}') WHERE f.kind = 'money'"
    assert duckdb.sql(query).fetchall() == [("ä/1", "5000000")]
    assert list(pandas.read_parquet(path)["id"]) == ["ä/1", "2"]
    frame = polars.read_parquet(path)
    assert frame["facts"][0].struct.field("currency").to_list()[-1] == "USD"


def test_sqlite(write):
    base = sqlite3.connect(write("out.sqlite"))
    payers = base.execute(
        "SELECT parties.name, amount, currency FROM facts JOIN parties ON fact_id = facts.id"
        " WHERE kind = 'money' AND slot = 'payer'"
    )
    assert payers.fetchall() == [("Norway", "5000000", "USD")]
    found = base.execute("SELECT kind FROM search WHERE search MATCH 'peru AND pact'").fetchall()
    assert found == [("agreement",)]
    counts = {t: base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("articles", "mentions", "facts")}
    assert counts == {"articles": 2, "mentions": 4, "facts": 6}
    names = base.execute("SELECT article, fact FROM facts JOIN articles ON articles.id = article_id WHERE fact = 'f6'")
    assert names.fetchall() == [("ä/1", "f6")]
    people = "SELECT people.name FROM parties JOIN facts ON facts.id = fact_id JOIN people USING (article_id, ref)"
    assert base.execute(f"{people} WHERE slot = 'speaker'").fetchall() == [("Ana Brel",)]
    schema = base.execute("SELECT group_concat(sql) FROM sqlite_master").fetchone()[0]
    assert "-- fact: the id that the fact has in the record" in schema
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


def test_json_ld_expands(write):
    pyld = pytest.importorskip("pyld")
    nodes = pyld.jsonld.expand(json.loads(write("out.jsonld").read_text(encoding="utf-8")))
    kinds = {kind.rpartition("/")[2] for node in nodes for kind in node["@type"]}
    assert {"Person", "OrganizationRole", "Organization", "Country", "MonetaryAmount", "Quotation"} <= kinds
    exact = "http://www.w3.org/ns/oa#exact"
    assert f'"{exact}": [{{"@value": "up to $5m"}}]' in json.dumps(nodes)
    ids = [node["@id"] for node in nodes]
    assert len(ids) == len(set(ids))
    assert "urn:newsfacts:%C3%A4%2F1#f6" in ids


def test_docbin(write):
    import spacy
    from spacy.tokens import DocBin

    path = write("out.spacy", (TEXT, "Nothing."))
    doc, _ = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(span.text, span.label_, span.id_) for span in doc.spans["person"]] == [("Ana Brel", "PERSON", "p1")]
    assert {*doc.spans} == {*get_args(FactKind), "person", "country", "organization"}
    (money,), (norway, _) = doc.spans["money"], doc.spans["country"]
    assert (money.id_, money.label_, value_of(money)) == ("f6", "MONEY", MONEY)
    assert value_of(norway) == {"code": "NO", "name": "Norway", "form": "name"}
    assert value_of(doc[:2]) == {}
    assert json.loads(doc.user_data["record"]) == RECORD


def test_a_docbin_needs_texts(write):
    with pytest.raises(InputError, match="needs the articles' texts"):
        write("out.spacy")


def test_graphml_loads(write):
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(write("out.graphml"))
    assert graph.nodes["a0/p1"] == {"type": "person", "label": "Ana Brel"}
    assert graph.nodes["a0"]["label"] == 'A "title"\ufffd <&>'
    assert graph.edges["a0/f6", "a0/c1"] == {"slot": "payer"}
    assert {graph.edges["a0/f3", f"a0/c{n}"]["slot"] for n in (1, 2)} == {"parties"}


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(OutputError, match=r"known are \.csv, \.db, .*\(or use --format\)"):
        writer_for("out.xyz")
    with pytest.raises(OutputError, match="known are csv, docbin"):
        writer_for("out.xyz", "xyz")
    assert writer_for("out.xyz", "csv") is installed_writers()["csv"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("r.jsonl", b'{"facts": []}\n', "r.jsonl:1: is not a record of this program"),
        ("r.jsonl", b"{}\nnot json\n", "r.jsonl:1: is not a record"),
        ("r.jsonl", b"\xff", "r.jsonl:1: is not UTF-8"),
        ("r.parquet", b"PAR", "r.parquet: Parquet"),
        ("r.csv", b"", "records are read from .jsonl, .ndjson, .parquet, .pq only"),
        ("gone.jsonl", None, "gone.jsonl: cannot be read: no such file or directory"),
    ],
)
def test_records_that_are_none(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(read_records(tmp_path / name))
    assert message in str(caught.value)
