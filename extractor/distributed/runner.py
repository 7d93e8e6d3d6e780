"""Ray Data: an actor pool that holds the model, over any number of machines."""

from __future__ import annotations

import contextlib
import pickle
import time
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from extractor.batch import Keeper, Options, Progress, Settings, Silence, Summary, open_pool, plain_errors
from extractor.distributed.actors import BATCH, Actor, RowActor
from extractor.distributed.cluster import connect, load_ray, plain_ray_errors
from extractor.distributed.files import Files, Found
from extractor.distributed.output import Target, deliver, keep, ledger_of
from extractor.errors import InputError
from extractor.pool import Limits

# Reading is little work, and must find room beside actors that hold all cores.
READER_CPUS = 0.05
ACTORS_PER_READER = 16
# Small blocks: each is one actor's task, and a file must be shared out among many of them.
BLOCK_BYTES = 256 * 1024


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
        compute=load_ray().data.ActorPoolStrategy(size=workers),
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

    Inputs are files and folders that all machines see, or addresses (s3://, gs://). The files are read on the cluster.
    The output holds the same bytes as that of one process, and a ledger makes the run resumable in the same way: it
    lies beside the output, or at ``options.ledger``; for an output at an address only the latter. ``options.workers``
    is the number of actors, 0 one for each core of the cluster. Raises ExtractorError.
    """
    place = Target(target) if isinstance(target, str) else target
    started, summary = time.monotonic(), Summary()
    job = _prepare(inputs, place, options or Options(), files or Files(), summary.others)
    ray = connect(address)
    with ledger_of(place, job.options.ledger, job.fingerprint) as ledger:
        keeper = Keeper(ledger, progress or Silence())
        summary.interrupted = _extract(job, keeper, ray)
        deliver(ledger, place, summary)
    summary.new, summary.kept = keeper.new, keeper.kept
    summary.seconds = time.monotonic() - started
    return summary


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be done: the files, how they are read, how the run goes, and what all machines must have installed."""

    sources: Sequence[Found]
    files: Files
    options: Options
    fingerprint: str


def _prepare(inputs: Sequence[str], target: Target, options: Options, files: Files, others: Counter[str]) -> _Job:
    """Return the job of a run; raises ExtractorError for what can be known to fail before a cluster is there."""
    needs_text = target.writer().needs_text
    target.check()
    load_ray()
    sources = list(files.find(inputs, others))
    if not sources:
        raise InputError(f"{', '.join(inputs)}: holds no articles")
    settings = replace(options.settings, keep_text=needs_text)
    return _Job(sources, files, replace(options, settings=settings), _fingerprint(settings))


def _extract(job: _Job, keeper: Keeper, ray: Any) -> bool:
    """Do what is not done yet, and keep it; return whether that was interrupted."""
    ledger, options = keeper.ledger, job.options
    ledger.begin(force=options.force)
    needed = options.settings.keep_text
    standing = frozenset(ledger.standing(needs_text=needed, retry_errors=options.retry_errors))
    rows = _rows(job, standing, ray)
    try:
        # Closed at once, so that a run that is stopped gives its actors back to the cluster.
        with plain_ray_errors(ray), contextlib.closing(rows):
            keep(rows, keeper)
    except KeyboardInterrupt:
        return True
    finally:
        ledger.commit()
    return False


def _fingerprint(settings: Settings) -> str:
    """Return the fingerprint of what this machine has installed."""
    with plain_errors(), open_pool(Options(settings)) as pool:
        fingerprint: str = pool.prepare()
    return fingerprint


def _rows(job: _Job, standing: frozenset[bytes], ray: Any) -> Generator[Mapping[str, Any], None, None]:
    """Yield the rows that actors give, in the order in which they are done."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = BLOCK_BYTES
    found = [{"number": number, "file": pickle.dumps(source)} for number, source in enumerate(job.sources)]
    read = ray.data.from_items(found).map_batches(
        job.files.batches,
        fn_args=(partial(ray.get, ray.put(standing)),),
        batch_size=1,
        batch_format="numpy",
        num_cpus=READER_CPUS,
    )
    actors = job.options.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    done = read.map_batches(
        Actor,
        fn_constructor_args=(job.options.settings, job.options.limits, job.fingerprint),
        batch_size=BATCH,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=1 - READER_CPUS * (1 + 1 / ACTORS_PER_READER),
    )
    yield from done.iter_rows()
