"""What holds the model on a cluster: actors with a worker process each."""

from __future__ import annotations

import json
import pickle
import socket
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from extractor.batch import Done, Options, Settings, open_pool, through
from extractor.errors import ExtractorError
from extractor.io import Failure, Item, ReadOptions
from extractor.io.fields import to_item
from extractor.pool import Limits

Columns = dict[str, list[Any]]
BATCH = 16
NOTHING = b""


class Entry(NamedTuple):
    """An item's place in the input, its key (None for what could not be read) and its source."""

    position: int
    key: bytes | None
    source: str | None


class Holder:
    """Holds the model: a pool of one process.

    So articles meet the same limits as in a run on one machine: one that takes too long, or kills its process, is an
    error record, and the actor goes on.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None) -> None:
        self._pool = open_pool(Options(settings, limits=limits or Limits()), keep_text=settings.keep_text)
        self.fingerprint = self._pool.prepare()

    def results(self, items: Iterable[Item]) -> list[Done | Failure]:
        """Return what comes of each item."""
        return list(through(self._pool, items))


class Actor(Holder):
    """Does the items of batches that were read on the cluster."""

    def __init__(self, settings: Settings, limits: Limits, fingerprint: str) -> None:
        """Load the model; raises ExtractorError where it is not the one of ``fingerprint``."""
        super().__init__(settings, limits)
        if self.fingerprint != fingerprint:
            raise ExtractorError(
                f"{socket.gethostname()}: has {self.fingerprint}, and the run was started with {fingerprint}: "
                "install the same version, rules and network on all machines"
            )

    def __call__(self, batch: Mapping[str, Any]) -> Columns:
        """Return the columns entry and result: the pickled Done or Failure, nothing where there was no item to do."""
        items = list(batch["item"])
        results = iter(self.results(pickle.loads(item) for item in items if item))
        return {"entry": list(batch["entry"]), "result": [pickle.dumps(next(results)) if i else NOTHING for i in items]}


class RowActor(Holder):
    """Does batches of columns: text and, where they are there, id, title, date and source."""

    def __init__(self, settings: Settings, limits: Limits | None, fields: Mapping[str, str]) -> None:
        super().__init__(settings, limits)
        self.options = ReadOptions(fields=fields)

    def __call__(self, batch: Mapping[str, Any]) -> Columns:
        """Return the columns record and error of a batch of columns."""
        names = list(batch)
        rows = zip(*(batch[name] for name in names), strict=True)
        results = self.results(self._item(dict(zip(names, row, strict=True))) for row in rows)
        return {
            "record": [result.line if isinstance(result, Done) else None for result in results],
            "error": [
                json.dumps(result.to_dict(), ensure_ascii=False) if isinstance(result, Failure) else None
                for result in results
            ],
        }

    def _item(self, row: dict[str, Any]) -> Item:
        plain = {name: cell.item() if hasattr(cell, "item") else cell for name, cell in row.items()}
        return to_item(plain, "row", self.options)
