"""What holds the model on a cluster: an actor with a worker process of its own."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping
from typing import Any

from extractor.batch import Done, Options, Settings, open_pool, through
from extractor.io import Failure, Item, ReadOptions
from extractor.io.fields import to_item
from extractor.pool import Limits

Columns = dict[str, list[Any]]


class Actor:
    """Turns batches of pickled items into records, through a pool of one process.

    So articles meet the same limits as in a run on one machine: one that takes too long, or kills its process, is an
    error record, and the actor goes on.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None) -> None:
        self._pool = open_pool(Options(settings, limits=limits or Limits()), keep_text=settings.keep_text)
        self._pool.prepare()

    def __call__(self, batch: Mapping[str, Any]) -> Columns:
        """Return the columns record (a line of JSON), error (an error record), words, counts and text of a batch."""
        results = self.results(pickle.loads(item) for item in batch["item"])
        done = [result if isinstance(result, Done) else None for result in results]
        return _columns(results) | {
            "words": [one.words if one else 0 for one in done],
            "counts": [json.dumps(one.counts) if one else None for one in done],
            "text": [one.text if one else None for one in done],
        }

    def results(self, items: Iterable[Item]) -> list[Done | Failure]:
        """Return what comes of each item."""
        return list(through(self._pool, items))


class RowActor(Actor):
    """The same for batches of columns: text and, where they are there, id, title, date and source."""

    def __init__(self, settings: Settings, limits: Limits | None, fields: Mapping[str, str]) -> None:
        super().__init__(settings, limits)
        self.options = ReadOptions(fields=fields)

    def __call__(self, batch: Mapping[str, Any]) -> Columns:
        """Return the columns record and error of a batch of columns."""
        names = list(batch)
        rows = zip(*(batch[name] for name in names), strict=True)
        return _columns(self.results(self._item(dict(zip(names, row, strict=True))) for row in rows))

    def _item(self, row: dict[str, Any]) -> Item:
        plain = {name: cell.item() if hasattr(cell, "item") else cell for name, cell in row.items()}
        return to_item(plain, "row", self.options)


def _columns(results: list[Done | Failure]) -> Columns:
    return {
        "record": [result.line if isinstance(result, Done) else None for result in results],
        "error": [
            json.dumps(result.to_dict(), ensure_ascii=False) if isinstance(result, Failure) else None
            for result in results
        ],
    }
