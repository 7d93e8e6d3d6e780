"""Articles through the pool, without a ledger."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from functools import partial

from extractor.batch.options import Options, Progress, Silence
from extractor.batch.work import Done, Settings, Worker
from extractor.errors import ExtractorError
from extractor.io import Failure, Item, Raw
from extractor.pool import Failed, Pool, PoolError
from extractor.records import Article

Work = tuple[bytes, Article | Raw]


def open_pool(options: Options, *, keep_text: bool = False) -> Pool[Work, Done]:
    """Return the pool that the options ask for; its workers give texts back where ``keep_text`` is set."""
    settings = Settings(options.settings.pipeline, options.settings.rules, keep_text)
    return Pool(partial(Worker, settings), workers=options.workers, limits=options.limits, weight=_weight)


def _weight(work: Work) -> int:
    article = work[1]
    return len(article.payload) // 4 if isinstance(article, Raw) else len(article.text)


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what stops a pool into an ExtractorError."""
    try:
        yield
    except PoolError as error:
        raise ExtractorError(str(error)) from error


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
    with plain_errors():
        for (key, article), result in pool.map(order):
            yield from _failed(order.before(int.from_bytes(key)), watcher)
            found = or_failure(article, result)
            if isinstance(found, Failure):
                yield from _failed([found], watcher)
            else:
                watcher.done(found.words)
                yield found
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


def or_failure(article: Article | Raw, result: Done | Failed) -> Done | Failure:
    """Return what came of an article in a pool, as a record or an error record."""
    if isinstance(result, Failed):
        return Failure(article.source, result.message, result.type, article.id)
    return result
