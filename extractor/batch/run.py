"""Run over an input of any size: what is done already is skipped, the rest goes through the pool."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.batch.ledger import Ledger, State, key_of
from extractor.batch.options import Options, Progress, Silence, Summary
from extractor.batch.streaming import Work, open_pool, or_failure, plain_errors
from extractor.batch.work import Done
from extractor.errors import OutputError
from extractor.io import Failure, Item, Writer
from extractor.io.atomic import atomic
from extractor.io.opening import bare_name
from extractor.pool import Pool

COMMIT_SECONDS = 1.0


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
    check_place(output)
    check_place(errors)
    started = time.monotonic()
    summary = Summary()
    with (
        plain_errors(),
        open_pool(options, keep_text=writer.needs_text) as pool,
        Ledger(options.ledger or ledger_path(output), pool.prepare()) as ledger,
    ):
        ledger.begin(force=options.force)
        keeper = Keeper(ledger, progress or Silence())
        run = _Run(keeper, options, writer.needs_text)
        try:
            run.extract(items, pool)
        except KeyboardInterrupt:
            summary.interrupted = True
        ledger.commit()
        pool.close()
        export(ledger, output, errors, writer, summary)
    summary.new, summary.kept = keeper.new, keeper.kept
    summary.seconds = time.monotonic() - started
    return summary


def check_place(output: Path) -> None:
    """Raise OutputError where no file can stand at a path."""
    if output.is_dir():
        raise OutputError(f"{output}: is a folder")
    if not output.parent.is_dir():
        raise OutputError(f"{output}: cannot be written: there is no folder {output.parent}")


def ledger_path(output: Path) -> Path:
    """Return where the ledger of an output file lies."""
    return output.with_name(f".{output.name}.ledger")


def errors_beside(output: Path) -> Path:
    """Return where the error records of an output file lie unless another place is named."""
    return output.with_name(Path(bare_name(output.name)).stem + ".errors.jsonl")


class Keeper:
    """Keeps in a ledger what comes of articles, and says so; what is kept survives a death within about a second."""

    def __init__(self, ledger: Ledger, progress: Progress) -> None:
        self.ledger = ledger
        self.progress = progress
        self.new = self.kept = 0
        self._committed = time.monotonic()

    def plan(self, position: int, key: bytes, source: str | None) -> None:
        """Note the article at a position of the input."""
        self.ledger.plan(position, key, source)

    def unreadable(self, position: int, failure: Failure) -> None:
        """Note what could not be read at a position of the input."""
        self.ledger.plan(position, None, failure.source, failure)
        self.progress.failed(failure)

    def known(self, state: State | None) -> None:
        """Count an article that is done already: in an earlier run, or in this one, where it stands twice."""
        if state is not None and state.fresh:
            self.progress.repeated()
        else:
            self.kept += state is not None and not state.failed
            self.progress.kept()

    def store(self, key: bytes, source: str | None, result: Done | Failure) -> None:
        """Keep what came of an article."""
        if isinstance(result, Failure):
            self.ledger.store_failure(key, result)
            self.progress.failed(result)
        else:
            self.ledger.store(key, source, result)
            self.new += 1
            self.progress.done(result.words)
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self.ledger.commit()
            self._committed = time.monotonic()


class _Run:
    """One pass over the input."""

    def __init__(self, keeper: Keeper, options: Options, needs_text: bool) -> None:
        self.keeper = keeper
        self.options = options
        self.needs_text = needs_text
        self._under_way: set[bytes] = set()

    def extract(self, items: Iterable[Item], pool: Pool[Work, Done]) -> None:
        """Do what is not done yet, and keep it."""
        for (key, article), result in pool.map(self._pending(items), ordered=False):
            self._under_way.discard(key)
            self.keeper.store(key, article.source, or_failure(article, result))

    def _pending(self, items: Iterable[Item]) -> Iterator[Work]:
        """Note every item in the plan, and yield those that are still to be done."""
        for position, item in enumerate(items):
            if isinstance(item, Failure):
                self.keeper.unreadable(position, item)
                continue
            key = key_of(item)
            self.keeper.plan(position, key, item.source)
            state = self.keeper.ledger.state(key)
            if state is not None and state.stands(self.needs_text, self.options.retry_errors):
                self.keeper.known(state)
            elif key in self._under_way:
                self.keeper.progress.repeated()
            else:
                self._under_way.add(key)
                yield key, item


def export(ledger: Ledger, output: Path, errors: Path, writer: Writer, summary: Summary) -> None:
    """Write output and errors anew from the ledger, each in one step, and count what there is."""
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
