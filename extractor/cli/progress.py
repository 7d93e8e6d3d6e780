"""How a run looks while it goes: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from extractor.cli.summary import number
from extractor.io import Failure, Item

SHOWN_FAILURES = 20
LINE_SECONDS = 10.0


class Meter:
    """Counts what a run tells it, prints errors at once, and shows rates and the time left; a context manager."""

    def __init__(self, total_bytes: int | None, *, quiet: bool) -> None:
        self.console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
        self.total = total_bytes
        self.quiet = quiet
        self.articles = self.words = self.old = self.twins = self.errors = self.bytes = self.taken = 0
        self._spoke = time.monotonic()
        self._started: float | None = None  # with the first article: workers take their time to start
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        if self.console.is_terminal and not quiet:
            columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._task = self._bar.add_task("starting", total=total_bytes)

    def __enter__(self) -> Meter:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, count: int) -> None:
        """So many more bytes of the input have been read."""
        self.bytes += count

    def watch(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, and count how many have been read: more than are done."""
        for item in items:
            self.taken += 1
            yield item

    def done(self, words: int) -> None:
        """An article has been extracted."""
        self.articles += 1
        self.words += words
        self._show()

    def kept(self) -> None:
        """An article was done in an earlier run."""
        self.old += 1
        self._show()

    def repeated(self) -> None:
        """An article stands in the input once more."""
        self.twins += 1
        self._show()

    def failed(self, failure: Failure) -> None:
        """An article could not be read or extracted: say so, but not a thousand times."""
        self.errors += 1
        if self.errors <= SHOWN_FAILURES:
            self.console.print(f"error: {failure}")
        elif self.errors == SHOWN_FAILURES + 1:
            self.console.print("error: more are not shown here")
        self._show()

    def line(self) -> str:
        """Return the state of the run on one line."""
        seconds = self._seconds()
        parts = [number(self.articles + self.old + self.twins, "article", "articles")]
        if self.old:
            parts.append(f"{self.old:,} of them done before")
        parts += [f"{self.articles / seconds:,.1f} articles/s", f"{self.words / seconds:,.0f} words/s"]
        if self.errors:
            parts.append(number(self.errors, "error", "errors"))
        return ", ".join(parts)

    def _seconds(self) -> float:
        return max(time.monotonic() - (self._started or self._spoke), 1e-3)

    def _show(self) -> None:
        if self._started is None:
            self._started = self._spoke = time.monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._bytes_done(), description=self.line())
        elif not self.quiet and time.monotonic() - self._spoke > LINE_SECONDS:
            self._spoke = time.monotonic()
            print(self.line() + self._left(), file=sys.stderr, flush=True)

    def _left(self) -> str:
        fresh = self.articles + self.errors
        if not self.total or not fresh:
            return ""
        done = self._bytes_done()  # what was done before took no time
        seconds = self._seconds() * (self.total - done) / (done * fresh / self._finished() or 1)
        return f", about {max(seconds, 0):,.0f} s left"

    def _bytes_done(self) -> float:
        """Return about how many of the bytes that have been read are done, not only waiting."""
        return self.bytes * min(self._finished() / self.taken, 1) if self.taken else self.bytes

    def _finished(self) -> int:
        return self.articles + self.old + self.twins + self.errors
