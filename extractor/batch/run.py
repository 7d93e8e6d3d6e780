"""Run over an input of any size: what is done already is skipped, the rest goes through the pool."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from extractor.batch.ledger import Ledger, key_of
from extractor.batch.work import Done, Settings, Worker
from extractor.errors import ExtractorError, OutputError
from extractor.io import Failure, Item, Raw, Writer
from extractor.io.atomic import atomic
from extractor.pool import Failed, Limits, Pool, PoolError
from extractor.records import Article

COMMIT_SECONDS = 1.0

Work = tuple[bytes, Article | Raw]


class Progress(Protocol):
    """Who wants to know how a run goes; all methods return at once."""

    def done(self, words: int) -> None:
        """An article has been extracted."""

    def kept(self) -> None:
        """An article was done in an earlier run."""

    def failed(self, failure: Failure) -> None:
        """An article could not be read or extracted."""


class Silence:
    """A Progress that says nothing."""

    def done(self, words: int) -> None:
        """Say nothing."""

    def kept(self) -> None:
        """Say nothing."""

    def failed(self, failure: Failure) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: ``force`` does everything anew, ``retry_errors`` what failed before."""

    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    retry_errors: bool = False


@dataclass(slots=True)
class Summary:
    """What came of a run: records written, of them ``new`` and ``kept`` from before, errors, words, counts.

    The same article in two places is done once: there may be more records than new and kept ones.
    """

    articles: int = 0
    new: int = 0
    kept: int = 0
    errors: int = 0
    words: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False

    def add(self, words: int, counts: Mapping[str, int], *, new: bool = True) -> None:
        """Count a record; ``new`` where it has been done in this run."""
        self.articles += 1
        self.new += new
        self.words += words
        self.counts.update(counts)


def run_to_file(
    items: Iterable[Item],
    output: Path,
    errors: Path,
    writer: Writer,
    options: Options,
    progress: Progress | None = None,
) -> Summary:
    """Extract ``items`` into the file ``output``, errors into ``errors``; a ledger beside it makes it resumable.

    After Ctrl-C the output holds what was finished, and the summary says that it was interrupted. Raises
    ExtractorError where nothing can be done at all (the rules, the pipeline, the output).
    """
    _check_place(output)
    started = time.monotonic()
    summary = Summary()
    with (
        _plain_errors(),
        open_pool(options, keep_text=writer.needs_text) as pool,
        Ledger(ledger_path(output), pool.prepare()) as ledger,
    ):
        ledger.begin(force=options.force)
        run = _Run(ledger, options, progress or Silence(), writer.needs_text)
        try:
            run.extract(items, pool)
        except KeyboardInterrupt:
            summary.interrupted = True
        ledger.commit()
        pool.close()
        _export(ledger, output, errors, writer, summary)
    summary.new, summary.kept = run.new, run.kept
    summary.seconds = time.monotonic() - started
    return summary


def _check_place(output: Path) -> None:
    if output.is_dir():
        raise OutputError(f"{output}: is a folder")
    if not output.parent.is_dir():
        raise OutputError(f"{output}: cannot be written: there is no folder {output.parent}")


def ledger_path(output: Path) -> Path:
    """Return where the ledger of an output file lies."""
    return output.with_name(f".{output.name}.ledger")


class _Run:
    """One pass over the input."""

    def __init__(self, ledger: Ledger, options: Options, progress: Progress, needs_text: bool) -> None:
        self.ledger = ledger
        self.options = options
        self.progress = progress
        self.needs_text = needs_text
        self.new = self.kept = 0
        self._under_way: set[bytes] = set()

    def extract(self, items: Iterable[Item], pool: Pool[Work, Done]) -> None:
        """Do what is not done yet, and keep it; what is finished survives a death within about a second."""
        committed = time.monotonic()
        for (key, article), result in pool.map(self._pending(items), ordered=False):
            self._store(key, article, result)
            if time.monotonic() - committed > COMMIT_SECONDS:
                self.ledger.commit()
                committed = time.monotonic()

    def _pending(self, items: Iterable[Item]) -> Iterator[Work]:
        """Note every item in the plan, and yield those that are still to be done."""
        for position, item in enumerate(items):
            if isinstance(item, Failure):
                self.ledger.plan(position, None, item.source, item)
                self.progress.failed(item)
                continue
            key = key_of(item)
            self.ledger.plan(position, key, item.source)
            if self._is_done(key):
                self.progress.kept()
            elif key not in self._under_way:
                self._under_way.add(key)
                yield key, item

    def _is_done(self, key: bytes) -> bool:
        state = self.ledger.state(key)
        if state is None:
            return False
        if state.failed:
            return not self.options.retry_errors
        usable = state.has_text or not self.needs_text
        self.kept += usable
        return usable

    def _store(self, key: bytes, article: Article | Raw, result: Done | Failed) -> None:
        self._under_way.discard(key)
        if isinstance(result, Failed):
            failure = Failure(article.source, result.message, result.type, article.id)
            self.ledger.store_failure(key, failure)
            self.progress.failed(failure)
        else:
            self.ledger.store(key, article.source, result)
            self.new += 1
            self.progress.done(result.words)


def open_pool(options: Options, *, keep_text: bool = False) -> Pool[Work, Done]:
    """Return the pool that the options ask for; its workers give texts back where ``keep_text`` is set."""
    settings = Settings(options.settings.pipeline, options.settings.rules, keep_text)
    return Pool(partial(Worker, settings), workers=options.workers, limits=options.limits, weight=_weight)


def _weight(work: Work) -> int:
    article = work[1]
    return len(article.payload) // 4 if isinstance(article, Raw) else len(article.text)


@contextlib.contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except PoolError as error:
        raise ExtractorError(str(error)) from error


def _export(ledger: Ledger, output: Path, errors: Path, writer: Writer, summary: Summary) -> None:
    """Write output and errors anew from the ledger, each in one step."""
    for words, counts in ledger.counts():
        summary.add(words, counts, new=False)
    with atomic(output) as temporary:
        writer.write(ledger.rows(), temporary)
    with atomic(errors) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for line in ledger.failures():
            file.write(line + "\n")
            summary.errors += 1
    if not summary.errors:
        errors.unlink(missing_ok=True)


def stream(items: Iterable[Item], options: Options, progress: Progress | None = None) -> Iterator[Done | Failure]:
    """Yield what comes of each item, in order, without a ledger."""
    with open_pool(options) as pool:
        yield from through(pool, items, progress)


def through(
    pool: Pool[Work, Done], items: Iterable[Item], progress: Progress | None = None
) -> Iterator[Done | Failure]:
    """Yield what comes of each item in a pool that may be used again, in order."""
    watcher = progress or Silence()
    order = _Order(items)
    with _plain_errors():
        for (key, article), result in pool.map(order):
            yield from _failed(order.before(int.from_bytes(key)), watcher)
            if isinstance(result, Failed):
                yield from _failed([Failure(article.source, result.message, result.type, article.id)], watcher)
            else:
                watcher.done(result.words)
                yield result
        yield from _failed(order.before(None), watcher)


class _Order:
    """Numbers articles, and keeps the failures among them until their turn comes."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self._failures: list[tuple[int, Failure]] = []

    def __iter__(self) -> Iterator[Work]:
        for number, item in enumerate(self._items):
            if isinstance(item, Failure):
                self._failures.append((number, item))
            else:
                yield number.to_bytes(8), item

    def before(self, number: int | None) -> list[Failure]:
        """Return the failures before an article, each once; all that are left for None."""
        ready = [failure for at, failure in self._failures if number is None or at < number]
        del self._failures[: len(ready)]
        return ready


def _failed(failures: Iterable[Failure], progress: Progress) -> Iterator[Failure]:
    for failure in failures:
        progress.failed(failure)
        yield failure
