"""Ray Data: an actor pool that holds the model, over any number of machines."""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from extractor.batch import Options, Progress, Settings, Summary
from extractor.distributed.actors import Actor, RowActor
from extractor.distributed.addresses import find_addresses, is_address, read_address
from extractor.distributed.output import Target, write
from extractor.errors import InputError, MissingExtraError
from extractor.io import Failure, Item, ReadOptions, Search, Source, find_sources, read_source, writer_for
from extractor.io.registry import readable_suffixes
from extractor.pool import Limits

BATCH = 16
# Reading is little work, and must find room beside actors that hold all cores.
READER_CPUS = 0.05
ACTORS_PER_READER = 16
# Small blocks: each is one actor's task, and a file must be shared out among many of them.
BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Files:
    """What is read and how: the files that are wanted of folders, a format for all, what articles may be."""

    search: Search = field(default_factory=lambda: Search(readable_suffixes()))
    options: ReadOptions = field(default_factory=ReadOptions)
    format_name: str | None = None

    def find(self, inputs: Sequence[str]) -> Iterator[Source | Failure]:
        """Yield the files of the inputs, local or at addresses; raises InputError for one that is not there."""
        for given in inputs:
            yield from find_addresses(given, self.search) if is_address(given) else find_sources([given], self.search)

    def read(self, source: Source | Failure) -> Iterator[Item]:
        """Yield the items of a file."""
        if isinstance(source, Failure):
            yield source
        elif is_address(source.name):
            yield from read_address(source, self.options, self.format_name)
        else:
            yield from read_source(source, self.options, format_name=self.format_name)

    def batches(self, columns: Mapping[str, Any]) -> Iterator[dict[str, list[bytes]]]:
        """Yield the pickled items of pickled files, a few at a time: what reads on the cluster."""
        for file in columns["file"]:
            items = self.read(pickle.loads(file))
            while batch := [pickle.dumps(item) for item in islice(items, BATCH)]:
                yield {"item": batch}


def extract(
    dataset: Any,
    *,
    workers: int = 1,
    fields: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    limits: Limits | None = None,
) -> Any:
    """Return a Ray Dataset with the columns ``record`` and ``error`` for a Ray Dataset of articles.

    The articles have a column ``text``, and may have id, title, date and source (``fields`` maps other names).
    ``record`` is a line of JSON, the same bytes as in a run on one machine, ``error`` an error record; one of them is
    null. ``workers`` is the number of actors. An actor that dies is replaced by Ray, and its batch done again.
    Raises MissingExtraError without Ray.
    """
    return dataset.map_batches(
        RowActor,
        fn_constructor_args=(settings or Settings(), limits, dict(fields or {})),
        batch_size=BATCH,
        batch_format="numpy",
        compute=_ray().data.ActorPoolStrategy(size=workers),
    )


def run(
    inputs: Sequence[str],
    target: Target | str,
    *,
    address: str | None = None,
    options: Options | None = None,
    files: Files | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Extract files on a Ray cluster into one file; ``address`` None starts Ray on this machine.

    Inputs are files and folders that all machines see, or addresses (s3://, gs://). The files are read on the cluster;
    the records come in the order of the input, the same bytes as those of one process. ``options.workers`` is the
    number of actors, 0 one for each core of the cluster. Everything is done anew: there is no ledger. Raises
    ExtractorError.
    """
    reading, running = files or Files(), options or Options()
    place = Target(target) if isinstance(target, str) else target
    writer = writer_for(place.name, place.format_name)
    found = [{"file": pickle.dumps(source)} for source in reading.find(inputs)]
    if not found:
        raise InputError(f"{', '.join(inputs)}: holds no articles")
    ray = connect(address)
    workers = running.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    settings = Settings(running.settings.pipeline, running.settings.rules, writer.needs_text)
    records = _dataset(ray, found, reading).map_batches(
        Actor,
        fn_constructor_args=(settings, running.limits),
        batch_size=BATCH,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=1 - READER_CPUS * (1 + 1 / ACTORS_PER_READER),
    )
    return write(records.iter_rows(), place, progress)


def _dataset(ray: Any, found: list[dict[str, bytes]], reading: Files) -> Any:
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    context.target_max_block_size = BLOCK_BYTES
    return ray.data.from_items(found).map_batches(
        reading.batches, batch_size=1, batch_format="numpy", num_cpus=READER_CPUS
    )


def connect(address: str | None) -> Any:
    """Return Ray, connected to the cluster at ``address`` or started on this machine; raises InputError."""
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what matters to a user comes as an exception
    ray = _ray()
    _check_reachable(address)
    try:
        ray.init(address=address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise InputError(f"the Ray cluster {address or 'local'}: {error}".partition("\n")[0]) from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _check_reachable(address: str | None) -> None:
    """Ray tries an address for minutes: see at once whether somebody is there."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if address in (None, "auto", "local"):
        return
    if not colon or not port.isdigit():
        raise InputError(f"the Ray cluster {address}: is not of the form HOST:PORT, auto or local")
    try:
        socket.create_connection((host, int(port)), timeout=10).close()
    except (OSError, OverflowError) as error:
        raise InputError(f"the Ray cluster {address}: cannot be reached: {error}") from error


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError("running on a cluster", "ray") from error
    return ray
