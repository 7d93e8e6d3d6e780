"""An ordered, bounded map over processes, which survives the death of any of them.

The pool starts a process only when there is work for it, gives it one small task at a time, and reads no more
input than fits its window, so that memory stays flat. A process that dies or overruns is replaced; what it
was working on is tried once more (after a death) or given up (after an overrun).
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from extractor.pool import worker as child

In = TypeVar("In")
Out = TypeVar("Out")

DIED = "WorkerDied"
OVERRAN = "ArticleTimeoutError"


@dataclass(frozen=True, slots=True)
class Failed:
    """What came of an item that could not be done: the type of the error and its text."""

    type: str
    message: str


class PoolError(Exception):
    """The work could not be built in the workers; the text is what went wrong there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a pool.

    ``seconds`` is the time for one item, ``start_seconds`` that for building the work; a task holds up to
    ``items`` items and about ``weight`` of the weight function, and ``window`` items, or about ``load`` of weight,
    may be under way or wait for an earlier one.
    """

    seconds: float = 120.0
    start_seconds: float = 300.0
    items: int = 16
    weight: int = 24_000
    window: int = 512
    load: int = 32_000_000


@dataclass(slots=True)
class _Job:
    number: int
    item: Any
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    deadline: float
    ready: bool = False
    task: deque[_Job] = field(default_factory=deque)


class Pool(Generic[In, Out]):
    """Does ``build()`` (item) for a stream of items on ``workers`` processes; use it as a context manager.

    ``build`` and the items must pickle; ``weight`` says how heavy an item is.
    """

    def __init__(
        self,
        build: Callable[[], Callable[[In], Out]],
        *,
        workers: int,
        limits: Limits | None = None,
        weight: Callable[[In], int] = lambda item: 1,
    ) -> None:
        self.build = build
        self.size = workers
        self.limits = limits or Limits()
        self.weight = weight
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[_Job] = deque()
        self.info: Any = None
        self._told: set[str] = set()

    def __enter__(self) -> Pool[In, Out]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def prepare(self) -> Any:
        """Start the first worker, wait until its work is built, and return the work's ``info``.

        Raises PoolError where the work cannot be built.
        """
        worker = self._workers[0] if self._workers else self._start()
        while not worker.ready:
            if not worker.pipe.poll(max(0.0, worker.deadline - time.monotonic())):
                self._overrun(worker)
            self._hear(worker)
        return self.info

    def map(self, items: Iterable[In], *, ordered: bool = True) -> Iterator[tuple[In, Out | Failed]]:
        """Yield each item with its result, in the order of the items, or as they are done."""
        source = _Source(items, self.limits, self.weight)
        done: dict[int, tuple[In, Any]] = {}
        emitted = 0
        while True:
            self._assign(source, emitted)
            if not source.open and not self._again and not self._busy() and not done:
                return
            for job, result in self._collect():
                done[job.number if ordered else emitted + len(done)] = (job.item, result)
            while emitted in done:
                item, result = done.pop(emitted)
                source.load -= self.weight(item)
                emitted += 1
                yield item, result

    def _busy(self) -> bool:
        return any(worker.task for worker in self._workers)

    def _assign(self, source: _Source, emitted: int) -> None:
        """Give every idle worker a task, and start workers while there is work for them."""
        while True:
            worker = next((w for w in self._workers if w.ready and not w.task), None)
            if worker is None and not self._may_start():
                return
            task = self._next_task(source, emitted)
            if not task:
                return
            if worker is None:
                worker = self._start()
            self._give(worker, task)

    def _may_start(self) -> bool:
        return len(self._workers) < self.size

    def _next_task(self, source: _Source, emitted: int) -> deque[_Job]:
        if self._again:
            return deque([self._again.popleft()])
        return source.take(emitted)

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=child.main, args=(there, self.build), daemon=True)
        with child.surroundings():
            process.start()
        there.close()
        worker = _Worker(process, here, time.monotonic() + self.limits.start_seconds)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, task: deque[_Job]) -> None:
        worker.task = task
        if worker.ready:
            self._send(worker)

    def _send(self, worker: _Worker) -> None:
        worker.deadline = time.monotonic() + self.limits.seconds
        with contextlib.suppress(OSError):  # its death is seen when its pipe is read
            worker.pipe.send([job.item for job in worker.task])

    def _collect(self) -> list[tuple[_Job, Any]]:
        """Wait for messages or a deadline, and return what has been finished."""
        busy = [worker for worker in self._workers if worker.task]
        if not busy:
            return []
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = wait([worker.pipe for worker in busy], timeout=min(patience, 1.0))
        found = []
        for worker in busy:
            if worker.pipe in ready:
                found += self._hear(worker)
            elif time.monotonic() > worker.deadline:
                found += self._overrun(worker)
        return found

    def _hear(self, worker: _Worker) -> list[tuple[_Job, Any]]:
        try:
            kind, worked, result = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if kind == child.BROKEN:
            raise PoolError(result)
        if kind == child.LOGGED:
            self._log(worker, worked, *result)
            return []
        if kind == child.READY:
            worker.ready = True
            self.info = result
            if worker.task:
                self._send(worker)
            return []
        worker.deadline = time.monotonic() + self.limits.seconds
        return [(worker.task.popleft(), result if worked else Failed(*result))]

    def _log(self, worker: _Worker, name: str, level: int, message: str) -> None:
        """Log what a worker has logged; what all of them say while their work is built, once."""
        if worker.ready or message not in self._told:
            logging.getLogger(name).log(level, "%s", message)
        if not worker.ready:
            self._told.add(message)

    def _bury(self, worker: _Worker) -> list[tuple[_Job, Any]]:
        """Replace a worker that died; what it was doing is tried once more, the rest of its task again."""
        code = self._remove(worker)
        if not worker.ready:
            raise PoolError(f"a worker process died while it was starting (exit code {code})")
        guilty = worker.task.popleft()
        self._again.extend(worker.task)
        guilty.tries += 1
        if guilty.tries > 1:
            return [(guilty, Failed(DIED, f"the worker process died twice on it (exit code {code})"))]
        self._again.appendleft(guilty)
        return []

    def _overrun(self, worker: _Worker) -> list[tuple[_Job, Any]]:
        self._remove(worker)
        if not worker.ready:
            raise PoolError(f"a worker process did not start within {self.limits.start_seconds:g} seconds")
        guilty = worker.task.popleft()
        self._again.extend(worker.task)
        return [(guilty, Failed(OVERRAN, f"took longer than {self.limits.seconds:g} seconds"))]

    def _remove(self, worker: _Worker) -> int | None:
        self._workers.remove(worker)
        return _end(worker)


class _Source:
    """The stream of items, cut into tasks."""

    def __init__(self, items: Iterable[Any], limits: Limits, weight: Callable[[Any], int]) -> None:
        self._items = iter(items)
        self._limits = limits
        self._weight = weight
        self._taken = 0
        self.load = 0
        self.open = True

    def take(self, emitted: int) -> deque[_Job]:
        """Return the next task; empty at the end of the stream or where the window is full."""
        task: deque[_Job] = deque()
        weight = 0
        while self.open and len(task) < self._limits.items and weight < self._limits.weight:
            if self._taken - emitted >= self._limits.window or self.load >= self._limits.load:
                break
            try:
                item = next(self._items)
            except StopIteration:
                self.open = False
                break
            task.append(_Job(self._taken, item))
            self._taken += 1
            weight += self._weight(item)
            self.load += self._weight(item)
        return task


def _end(worker: _Worker) -> int | None:
    """Kill the process, and return the exit code it had or has now."""
    worker.pipe.close()
    worker.process.join(timeout=0.2 if not worker.process.is_alive() else 0)
    worker.process.kill()
    worker.process.join()
    code = worker.process.exitcode
    worker.process.close()
    return code
