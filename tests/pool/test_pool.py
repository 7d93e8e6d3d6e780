import logging
import os
import time
from functools import partial
from pathlib import Path

import pytest

from extractor.pool import Failed, Limits, Pool, PoolError

LIMITS = Limits(seconds=4.0, items=3, window=20)


class Act:
    """Does what an item says; ``folder`` lets an act happen once only, over the deaths of workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.info = f"built in {folder.name}"

    def __call__(self, item: str) -> str:
        if item == "raise":
            raise ValueError("of item")
        if item == "die" or (item == "die once" and self.first(item)):
            os._exit(9)
        if item == "hang":
            time.sleep(60)
        return item.upper()

    def first(self, item: str) -> bool:
        try:
            (self.folder / item).mkdir()
        except FileExistsError:
            return False
        return True


class Chatty:
    """Warns of the same when it is built, and of each item."""

    def __init__(self) -> None:
        logging.getLogger("chatty").warning("built %d %%", 100)

    def __call__(self, item: str) -> str:
        logging.getLogger("chatty").warning("of %s", item)
        logging.getLogger("chatty").info("unheard")
        return item


class Broken:
    def __init__(self) -> None:
        raise RuntimeError("cannot be built")


def test_every_item_has_its_result_in_order(tmp_path):
    items = ["a", "raise", "die once", "b", "hang", "c", "die", *(f"item {n}" for n in range(40))]
    with Pool(partial(Act, tmp_path), workers=2, limits=LIMITS) as pool:
        found = list(pool.map(iter(items)))
        assert list(pool.map(["once", "more"])) == [("once", "ONCE"), ("more", "MORE")]
    assert [item for item, _ in found] == items
    results = [result for _, result in found]
    assert results[:4] == ["A", Failed("ValueError", "of item"), "DIE ONCE", "B"]
    assert results[4] == Failed("ArticleTimeoutError", "took longer than 4 seconds")
    assert results[6] == Failed("WorkerDied", "the worker process died twice on it (exit code 9)")
    assert results[7:] == [f"ITEM {n}" for n in range(40)]


def test_no_more_is_read_than_the_window_holds(tmp_path):
    read = []

    def source():
        for number in range(100):
            read.append(number)
            yield "a"

    with Pool(partial(Act, tmp_path), workers=1, limits=LIMITS) as pool:
        assert pool.prepare() == f"built in {tmp_path.name}"
        emitted = 0
        for _ in pool.map(source(), ordered=False):
            emitted += 1
            assert len(read) - emitted < LIMITS.window
    assert emitted == 100


def test_heavy_items_narrow_the_window(tmp_path):
    read = []

    def source():
        for _ in range(6):
            read.append(1)
            yield "heavy"

    limits = Limits(items=1, load=10)
    with Pool(partial(Act, tmp_path), workers=1, limits=limits, weight=lambda item: 6) as pool:
        for emitted, _ in enumerate(pool.map(source(), ordered=False), start=1):
            assert len(read) - emitted < 2


def test_work_that_cannot_be_built_is_an_error_and_not_a_loop():
    with Pool(Broken, workers=1) as pool, pytest.raises(PoolError, match="cannot be built"):
        list(pool.map(["a"]))


def test_nothing_to_do_starts_nothing(tmp_path):
    with Pool(partial(Act, tmp_path), workers=2) as pool:
        assert list(pool.map([])) == []
        assert pool._workers == []


def test_what_workers_warn_of_is_told_here_and_of_their_start_once(caplog):
    with Pool(Chatty, workers=2, limits=Limits(items=1)) as pool:
        assert len(list(pool.map(["a", "a", "b", "c"]))) == 4
        assert len(pool._workers) == 2
    records = [(record.name, record.levelname, record.getMessage()) for record in caplog.records]
    assert sorted(records) == [("chatty", "WARNING", text) for text in ("built 100 %", "of a", "of a", "of b", "of c")]
