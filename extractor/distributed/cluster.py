"""The connection to a Ray cluster, and what it says when something goes wrong."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from extractor.errors import ExtractorError, InputError, MissingExtraError


def connect(address: str | None) -> Any:
    """Return Ray, connected to the cluster at ``address`` or started on this machine; raises InputError."""
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what matters to a user comes as an exception
    ray = load_ray()
    _check_reachable(address)
    try:
        with _no_stderr():  # Ray's own code writes there that it has taken note of the level
            ray.init(address=address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise InputError(f"the Ray cluster {address or 'local'}: {error}".partition("\n")[0]) from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what it says comes as an exception too
    warnings.filterwarnings("ignore", module=r"ray\.", category=UserWarning)
    return ray


@contextlib.contextmanager
def _no_stderr() -> Iterator[None]:
    """Send to nowhere what anybody in this process, Python or not, writes to standard error."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


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


def load_ray() -> Any:
    """Return Ray; raises MissingExtraError without it."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError("running on a cluster", "ray") from error
    return ray


@contextlib.contextmanager
def plain_ray_errors(ray: Any) -> Iterator[None]:
    """Turn what Ray raises into an ExtractorError of one line."""
    try:
        yield
    except ray.exceptions.RayError as error:
        raise ExtractorError(f"the Ray cluster: {str(error).strip().splitlines()[-1]}") from error
