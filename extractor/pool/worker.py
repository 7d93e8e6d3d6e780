"""What runs in a worker process: build the work once, then do tasks until the pipe closes."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

# First READY with the work's info, or BROKEN with the error; then, for each item, a tuple of its position in the task,
# whether it worked, and the result or (type, message). Between them LOGGED with a record of what was logged.
READY = "ready"
BROKEN = "broken"
LOGGED = "logged"

VARIABLES = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@contextlib.contextmanager
def surroundings() -> Iterator[None]:
    """What a worker must find when it starts, and so before its imports: one thread, and no ear for Ctrl-C.

    Ctrl-C is the parent's business: it closes the pipe when it is time to go.
    """
    alone = threading.current_thread() is threading.main_thread()
    before = {name: os.environ.get(name) for name in VARIABLES}
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if alone else None
    os.environ.update(VARIABLES)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        if alone:
            signal.signal(signal.SIGINT, handler)


def main(pipe: Connection, build: Callable[[], Callable[[Any], Any]]) -> None:
    """Serve the pool at the other end of ``pipe``; ``build`` makes the function that does one item.

    What the function has as ``info`` goes to the pool when the worker is ready; what is logged goes there too, where it
    is known how to show it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger().addHandler(_Sender(pipe))
    try:
        work = build()
    except Exception as error:  # whatever the user's pipeline raises must reach the user
        pipe.send((BROKEN, type(error).__name__, str(error)))
        return
    try:
        pipe.send((READY, None, getattr(work, "info", None)))
        while True:
            _do(pipe, work, pipe.recv())
    except (EOFError, BrokenPipeError, ConnectionResetError):
        sys.exit(0)


class _Sender(logging.Handler):
    """Sends what is logged through the pipe."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self.pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        """Send the logger's name, the level and the text."""
        self.pipe.send((LOGGED, record.name, (record.levelno, record.getMessage())))


def _do(pipe: Connection, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    for position, item in enumerate(items):
        try:
            message = (position, True, work(item))
        except Exception as error:  # a bad item is reported; the worker goes on
            message = (position, False, (type(error).__name__, str(error)))
        pipe.send(message)
