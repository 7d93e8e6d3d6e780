"""Tables of other libraries: the same columns of the same types, whatever is in them."""

from __future__ import annotations

import pytest

from extractor.io.tables import to_arrow, to_pandas
from extractor.records import Extraction, Fact, Party


def extraction(*facts):
    return Extraction("a", "Peru paid $5.", None, None, None, "none", "0", (), (), (), facts)


MONEY = Fact(
    id="m1",
    kind="money",
    start=10,
    end=12,
    text="$5",
    sentence=(0, 13),
    rule="money.sign",
    confidence=0.9,
    slots={"amount": "5", "amount_max": None, "payer": Party("Peru", 0, 4), "payee": None},
)


@pytest.fixture
def pandas():
    return pytest.importorskip("pandas")


def test_types_do_not_depend_on_what_is_there(pandas):
    frame, empty = to_pandas(extraction(MONEY)), to_pandas([])
    assert dict(frame.dtypes) == dict(empty.dtypes)
    assert {str(kind) for kind in frame.dtypes} == {"string", "Int64", "Float64", "boolean"}
    together = pandas.concat([frame, to_pandas(extraction())])
    assert dict(together.dtypes) == dict(frame.dtypes)


def test_what_is_unknown_is_missing(pandas):
    row = to_pandas(extraction(MONEY)).iloc[0]
    assert (row["amount"], row["payer"], row["start"], row["confidence"]) == ("5", "Peru", 10, 0.9)
    assert all(pandas.isna(row[name]) for name in ("amount_max", "payee", "count", "direct", "speaker"))


def test_records_are_results_too(pandas):
    found = extraction(MONEY)
    failed = {"id": None, "source": "a", "error": {"type": "InputError", "message": "is empty"}}
    frame = to_pandas([found.to_dict(), failed, found])
    assert list(frame["id"]) == ["m1", "m1"]
    pandas.testing.assert_frame_equal(to_pandas(found.to_dict()), to_pandas(found))
    pytest.importorskip("pyarrow")
    assert to_arrow([found.to_dict(), failed]).equals(to_arrow(found))
