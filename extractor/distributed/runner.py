"""Ray Data: an actor pool that holds the model, over any number of machines."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractor.batch import Done, Settings
from extractor.batch.work import Worker
from extractor.errors import ExtractorError, InputError, MissingExtraError
from extractor.io import (
    Document,
    Failure,
    Item,
    ReadOptions,
    Row,
    Search,
    Source,
    find_sources,
    read_source,
    writer_for,
)
from extractor.io.atomic import atomic
from extractor.io.fields import to_item
from extractor.io.registry import readable_suffixes, reader_for

BATCH = 16
# Reading is little work, and must find room beside actors that hold all cores.
READER_CPUS = 0.05


class Actor:
    """Holds an extractor, and turns batches of pickled items into records."""

    def __init__(self, settings: Settings) -> None:
        self.work = Worker(settings)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str | None]]:
        """Return the columns ``record`` (a line of JSON) and ``error`` (an error record) of a batch."""
        return self.records([pickle.loads(item) for item in batch["item"]])

    def records(self, items: Iterable[Item]) -> dict[str, list[str | None]]:
        """Return the columns ``record`` and ``error`` of items."""
        results = [self._one(item) for item in items]
        return {
            "record": [result.line if isinstance(result, Done) else None for result in results],
            "error": [_error_line(result) if isinstance(result, Failure) else None for result in results],
        }

    def _one(self, item: Item) -> Done | Failure:
        if isinstance(item, Failure):
            return item
        try:
            return self.work((b"", item))
        except Exception as error:  # a bad article is a record, whatever it raised
            return Failure(item.source, str(error), type(error).__name__, item.id)


class RowActor(Actor):
    """The same for batches of columns: text and, where they are there, id, title, date and source."""

    def __init__(self, settings: Settings, fields: Mapping[str, str]) -> None:
        super().__init__(settings)
        self.options = ReadOptions(fields=fields)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str | None]]:
        """Return the columns ``record`` and ``error`` of a batch of columns."""
        names = list(batch)
        rows = zip(*(batch[name] for name in names), strict=True)
        return self.records(self._item(dict(zip(names, row, strict=True))) for row in rows)

    def _item(self, row: dict[str, Any]) -> Item:
        plain = {name: cell.item() if hasattr(cell, "item") else cell for name, cell in row.items()}
        return to_item(plain, "row", self.options)


def extract(
    dataset: Any,
    *,
    workers: int = 1,
    fields: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Any:
    """Return a Ray Dataset with the columns ``record`` and ``error`` for a Ray Dataset of articles.

    The articles have a column ``text``, and may have id, title, date and source (``fields`` maps other names).
    ``workers`` is the number of actors. An actor that dies is replaced by Ray, and its
    batch done again. Raises MissingExtraError without Ray.
    """
    return dataset.map_batches(
        RowActor,
        fn_constructor_args=(settings or Settings(), fields or {}),
        batch_size=BATCH,
        batch_format="numpy",
        compute=_ray().data.ActorPoolStrategy(size=workers),
    )


def run(
    inputs: Sequence[str],
    output: str,
    *,
    address: str | None = None,
    workers: int = 1,
    options: ReadOptions | None = None,
    settings: Settings | None = None,
) -> tuple[int, int]:
    """Extract files on a Ray cluster into one file, and return the numbers of records and of errors.

    Inputs are files and folders that all machines see, or addresses of files (s3://, gs://). The files are read on
    the cluster, one a task; the records come in the order of the input, the same bytes as those of one process.
    Errors go beside the output, as in ``extractor run``. Raises ExtractorError.
    """
    ray = _ray()
    ray.init(address=address, ignore_reinit_error=True, log_to_driver=False)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    files = [{"file": pickle.dumps(source)} for source in _sources(inputs)]
    if not files:
        raise InputError(f"{', '.join(inputs)}: holds no articles")
    reading = options or ReadOptions()
    articles = ray.data.from_items(files).flat_map(
        lambda row: [{"item": pickle.dumps(item)} for item in read_any(pickle.loads(row["file"]), reading)],
        num_cpus=READER_CPUS,
    )
    records = articles.map_batches(
        Actor,
        fn_constructor_args=(settings or Settings(),),
        batch_size=BATCH,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=1 - 2 * READER_CPUS,
    )
    return write(records.iter_rows(), output)


def write(rows: Iterable[Mapping[str, Any]], output: str) -> tuple[int, int]:
    """Write rows with ``record`` and ``error`` to a path or address, and return how many there were of each."""
    writer = writer_for(output.rpartition("/")[2])
    errors: list[str] = []
    counter = _Counter(rows, errors)
    if "://" in output:
        _upload(counter, output)
    else:
        with atomic(Path(output)) as temporary:
            writer.write(iter(counter), temporary)
    if errors:
        place = Path(output) if "://" not in output else Path(output.rpartition("/")[2])
        with atomic(place.with_name(place.name.removesuffix(place.suffix) + ".errors.jsonl")) as temporary:
            temporary.write_text("".join(line + "\n" for line in errors), encoding="utf-8")
    return counter.count, len(errors)


class _Counter:
    """The records among rows, counted; errors are laid aside."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], errors: list[str]) -> None:
        self.rows = rows
        self.errors = errors
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if row["error"] is not None:
                self.errors.append(row["error"])
            else:
                self.count += 1
                yield Row(row["record"])


def _upload(rows: Iterable[Row], output: str) -> None:
    """Write to an address by way of a local file: what is uploaded is whole."""
    import tempfile

    fsspec = _fsspec()
    name = output.rpartition("/")[2]
    with tempfile.TemporaryDirectory() as folder:
        local = Path(folder, name)
        writer_for(name).write(iter(rows), local)
        with local.open("rb") as source, fsspec.open(output, "wb") as target:
            while block := source.read(1 << 20):
                target.write(block)


def _sources(inputs: Sequence[str]) -> Iterator[Source | Failure]:
    search = Search(readable_suffixes())
    for given in inputs:
        if "://" in given:
            yield Source(Path(given), given, given.rpartition("/")[2], 0)
        else:
            yield from find_sources([given], search)


def read_any(source: Source | Failure, options: ReadOptions) -> Iterator[Item]:
    """Yield the items of a file, local or at an address."""
    if isinstance(source, Failure):
        yield source
    elif "://" not in source.name:
        yield from read_source(source, options)
    else:
        try:
            with _fsspec().open(source.name, "rb", compression="infer") as stream:
                document = Document(cast(BinaryIO, stream), source.name, source.id)
                yield from reader_for(source.name).read(document, options)
        except (ExtractorError, OSError) as error:
            yield Failure(source.name, str(error))


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError("running on a cluster", "ray") from error
    return ray


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError("reading from an address", "ray") from error
    return fsspec


def _error_line(failure: Failure) -> str:
    return json.dumps(failure.to_dict(), ensure_ascii=False)
