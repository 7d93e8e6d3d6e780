"""What is read on the cluster: files, and what is to be done of each."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from extractor.batch import key_of
from extractor.distributed.actors import BATCH, NOTHING, Entry
from extractor.distributed.addresses import RemoteFile, find_addresses, is_address, read_address
from extractor.io import Failure, Item, ReadOptions, Search, Source, find_sources, read_source
from extractor.io.registry import readable_suffixes

# A position in the input: the number of the file, and in these low bits that of the item in it.
ITEM_BITS = 36

Found = Source | RemoteFile | Failure


@dataclass(frozen=True, slots=True)
class Files:
    """What is read and how: the files that are wanted of folders, a format for all, what articles may be."""

    search: Search = field(default_factory=lambda: Search(readable_suffixes()))
    options: ReadOptions = field(default_factory=ReadOptions)
    format_name: str | None = None

    def find(self, inputs: Sequence[str], others: Counter[str] | None = None) -> Iterator[Found]:
        """Yield the files of the inputs, local or at addresses; raises InputError for one that is not there.

        ``others`` counts by their suffixes the files of folders that are of no known kind.
        """
        for given in inputs:
            if is_address(given):
                yield from find_addresses(given, self.search, others)
            else:
                yield from find_sources([given], self.search, others)

    def read(self, source: Found) -> Iterator[Item]:
        """Yield the items of a file."""
        if isinstance(source, Failure):
            yield source
        elif isinstance(source, RemoteFile):
            yield from read_address(source, self.options, self.format_name)
        else:
            yield from read_source(source, self.options, format_name=self.format_name)

    def batches(
        self, columns: Mapping[str, Any], fetch: Callable[[], frozenset[bytes]]
    ) -> Iterator[dict[str, list[bytes]]]:
        """Yield the entries of pickled files, and the items that are to be done: what reads on the cluster.

        ``fetch`` gives the keys of what need not be done again.
        """
        standing = fetch()
        for number, file in zip(columns["number"], columns["file"], strict=True):
            rows = enumerate(self.read(pickle.loads(file)), start=int(number) << ITEM_BITS)
            while batch := list(islice(rows, BATCH)):
                pairs = [_entry(position, item, standing) for position, item in batch]
                yield {"entry": [entry for entry, _ in pairs], "item": [item for _, item in pairs]}


def _entry(position: int, item: Item, standing: frozenset[bytes]) -> tuple[bytes, bytes]:
    """Return the pickled entry of an item, and the pickled item if it is to be done."""
    key = None if isinstance(item, Failure) else key_of(item)
    entry = pickle.dumps(Entry(position, key, item.source))
    return entry, NOTHING if key in standing else pickle.dumps(item)
