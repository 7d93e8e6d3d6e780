"""Where the records of a cluster go: a ledger, and from it a file and its errors at paths or addresses."""

from __future__ import annotations

import contextlib
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.batch import Keeper, Ledger, Summary, check_place, errors_beside, export, ledger_path
from extractor.distributed.actors import Entry
from extractor.distributed.addresses import Address, is_address, remove, upload
from extractor.io import Writer, writer_for


@dataclass(frozen=True, slots=True)
class Target:
    """Where records and errors go: paths or addresses; the format where the name does not tell it."""

    output: str
    errors: str | None = None
    format_name: str | None = None

    @property
    def name(self) -> str:
        """The name of the output's file."""
        return _name(self.output)

    @property
    def errors_place(self) -> str:
        """Where the errors go: beside the output unless told."""
        if self.errors is not None:
            return self.errors
        if not is_address(self.output):
            return str(errors_beside(Path(self.output)))
        address = Address.parse(self.output)
        return address.at(address.path.removesuffix(address.name) + errors_beside(Path(address.name)).name).full

    def writer(self) -> Writer:
        """Return the writer of the format; raises InputError where there is none."""
        return writer_for(self.name, self.format_name)

    def check(self) -> None:
        """Raise OutputError where the output or the errors cannot stand; an address shows it when it is written."""
        for place in (self.output, self.errors_place):
            if not is_address(place):
                check_place(Path(place))


@contextlib.contextmanager
def ledger_of(target: Target, path: Path | None, fingerprint: str) -> Iterator[Ledger]:
    """Open the ledger at ``path``, by default the one beside the output; that of an address is gone after the run."""
    with contextlib.ExitStack() as stack:
        if path is None and is_address(target.output):
            path = Path(stack.enter_context(tempfile.TemporaryDirectory()), "ledger")
        yield stack.enter_context(Ledger(path or ledger_path(Path(target.output)), fingerprint))


def keep(rows: Iterable[Mapping[str, Any]], keeper: Keeper) -> None:
    """Keep what actors give, in whatever order it comes."""
    for row in rows:
        entry: Entry = pickle.loads(row["entry"])
        result: Any = pickle.loads(row["result"]) if row["result"] else None
        if entry.key is None:
            keeper.unreadable(entry.position, result)
            continue
        keeper.plan(entry.position, entry.key, entry.source)
        if result is not None:
            keeper.store(entry.key, entry.source, result)
        else:
            keeper.known(keeper.ledger.state(entry.key))


def deliver(ledger: Ledger, target: Target, summary: Summary) -> None:
    """Write the output and the errors, each whole or not at all, and count what there is."""
    places = (target.output, target.errors_place)
    with tempfile.TemporaryDirectory() as folder:
        output, errors = (Path(folder, f"{n}-{_name(p)}") if is_address(p) else Path(p) for n, p in enumerate(places))
        export(ledger, output, errors, target.writer(), summary)
        for place, path in zip(places, (output, errors), strict=True):
            if is_address(place):
                address = Address.parse(place)
                upload(address, path) if path.exists() else remove(address)


def _name(place: str) -> str:
    return Address.parse(place).name if is_address(place) else Path(place).name
