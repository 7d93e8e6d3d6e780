"""Find the files of a run: single ones, folders, patterns, standard input."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from extractor.errors import InputError
from extractor.io.base import Failure, one_line
from extractor.io.opening import bare_name

STDIN = "-"
MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: ``name`` is shown and written, ``id`` is that of its article, relative to the folder."""

    path: Path
    name: str
    id: str
    size: int


@dataclass(frozen=True, slots=True)
class Search:
    """Which files of folders are wanted: suffixes, a pattern for names, links, and files to leave out."""

    suffixes: frozenset[str]
    pattern: str | None = None
    follow_links: bool = False
    excluded: frozenset[Path] = frozenset()


def find_sources(
    inputs: Sequence[str], search: Search, others: Counter[str] | None = None
) -> Iterator[Source | Failure]:
    """Yield the files of ``inputs`` in a fixed order; raises InputError for an input that is not there.

    Folders are searched recursively, and a pattern ("in/**/*.txt") finds files; hidden files are left out, and links
    unless the search follows them. What is no ordinary file (a FIFO, a device) becomes a Failure. ``others`` counts by
    their suffixes the files that are left out for being of no kind that the search knows.
    """
    for given in inputs:
        if not given:  # as a path it would be the current folder: a variable of a script that is not set
            raise InputError("an input has an empty name")
        root = Path(given)
        try:
            status = root.stat()
        except (OSError, ValueError) as error:
            found = list(_matching(given, search, others))
            if found:
                yield from found
                continue
            reason = getattr(error, "strerror", None) or str(error)
            fault = "no file matches" if MAGIC & set(given) else reason.lower()
            raise InputError(f"{one_line(given)}: {fault}") from error
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(root, search, others)
        elif stat.S_ISREG(status.st_mode):
            yield Source(root, shown(given), shown(root.name), status.st_size)
        else:
            raise InputError(f"{one_line(given)}: is neither a file nor a folder")


def _matching(pattern: str, search: Search, others: Counter[str] | None) -> Iterator[Source | Failure]:
    """Yield the files that match a pattern; their ids are relative to the last folder that it names outright."""
    parts = Path(pattern).parts
    outright = list(takewhile(lambda part: not set(part) & MAGIC, parts))
    rest = "/".join(parts[len(outright) :])
    if not rest:
        return
    root = Path(*outright)
    for path in sorted(root.glob(rest)):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        found = None if hidden or path.is_dir() else _examine(path, root, search, others)
        if found is not None:
            yield found


def _walk(root: Path, search: Search, others: Counter[str] | None) -> Iterator[Source | Failure]:
    top = root.stat()
    seen = {(top.st_dev, top.st_ino)}
    failures: list[Failure] = []

    def unreadable(error: OSError) -> None:
        failures.append(Failure(shown(str(error.filename)), f"cannot be read: {(error.strerror or '').lower()}"))

    for folder, folders, names in os.walk(root, followlinks=search.follow_links, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _is_new(folder, name, seen))
        for name in sorted(names):
            found = _examine(Path(folder, name), root, search, others)
            if found is not None:
                yield found
        yield from failures
        failures.clear()


def _is_new(folder: str, name: str, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder has not been walked yet: links may lead in circles."""
    try:
        status = Path(folder, name).stat()
    except OSError:
        return True
    key = (status.st_dev, status.st_ino)
    new = key not in seen
    seen.add(key)
    return new


def _examine(path: Path, root: Path, search: Search, others: Counter[str] | None) -> Source | Failure | None:
    if path.name.startswith("."):
        return None
    if path.is_symlink() and not search.follow_links:
        return None
    if not _wanted(path, root, search):
        if others is not None and search.pattern is None and path.resolve() not in search.excluded:
            others[suffix_of(path.name)] += 1
        return None
    try:
        status = path.stat()
    except OSError as error:
        return Failure(shown(str(path)), f"cannot be read: {(error.strerror or str(error)).lower()}")
    if not stat.S_ISREG(status.st_mode):
        return Failure(shown(str(path)), "is no ordinary file")
    if path.resolve() in search.excluded:
        return None
    return Source(path, shown(str(path)), shown(path.relative_to(root).as_posix()), status.st_size)


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name as a person calls its kind: ``.pdf``, ``.tar.gz``; empty where it has none."""
    plain = bare_name(name)
    return shown((Path(plain).suffix + name[len(plain) :]).lower())


def _wanted(path: Path, root: Path, search: Search) -> bool:
    if search.pattern is not None:
        relative = path.relative_to(root)
        return relative.match(search.pattern) or path.match(search.pattern)
    lowered = path.name.lower()
    return any(lowered.endswith(suffix) for suffix in search.suffixes)


def shown(name: str) -> str:
    """Return a file's name as text: bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
