"""Files at addresses: s3://, gs:// and what else pyarrow or fsspec can open."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractor.errors import ExtractorError, InputError, MissingExtraError, OutputError
from extractor.io import Document, Failure, Item, ReadOptions, Search, Source, one_line
from extractor.io.opening import bare_name, unpacked
from extractor.io.reading import guarded
from extractor.io.registry import reader_for


def is_address(name: str) -> bool:
    """Whether a name is an address and no path."""
    return "://" in name


def find_addresses(address: str, search: Search) -> Iterator[Source]:
    """Yield the file at an address, or the files of the folder there in the order of their names.

    Hidden files are left out, and what the search does not look for. Raises InputError where there is nothing.
    """
    with _naming(address, InputError):
        system, path = _open_system(address)
        kind = system.get_file_info(path).type.name
        found = _listing(system, path) if kind == "Directory" else []
    if kind == "NotFound":
        raise InputError(f"{address}: is not there")
    if kind == "File":
        yield Source(Path(path), address, path.rpartition("/")[2], 0)
    scheme = address.partition("://")[0]
    for info in sorted(found, key=lambda info: str(info.path)):
        name = info.path[len(path) :].strip("/")
        if info.is_file and _wanted(name, search):
            yield Source(Path(info.path), f"{scheme}://{info.path}", name, info.size or 0)


def _listing(system: Any, path: str) -> list[Any]:
    from pyarrow import fs

    return list(system.get_file_info(fs.FileSelector(path, recursive=True)))


def _wanted(name: str, search: Search) -> bool:
    if any(part.startswith(".") for part in name.split("/")):
        return False
    if search.pattern is not None:
        return fnmatch(name, search.pattern) or fnmatch(name.rpartition("/")[2], search.pattern)
    return name.lower().endswith(tuple(search.suffixes))


def read_address(source: Source, options: ReadOptions, format_name: str | None = None) -> Iterator[Item]:
    """Yield the items of the file at an address; what goes wrong becomes a Failure."""
    try:
        reader = reader_for(source.name, format_name)
        with _naming("", InputError):
            system, path = _open_system(source.name)
            stream, _ = unpacked(cast(BinaryIO, system.open_input_file(path)), source.name)
    except ExtractorError as error:
        yield Failure(source.name, str(error), type(error).__name__, source.id)
        return
    with stream:
        yield from guarded(reader, Document(stream, source.name, bare_name(source.id)), options)


def upload(address: str, source: Path) -> None:
    """Bring a file to an address; raises OutputError where it cannot be written."""
    with _naming(address, OutputError):
        system, path = _open_system(address)
        with source.open("rb") as file, system.open_output_stream(path) as target:
            shutil.copyfileobj(file, target, 1 << 20)


def remove(address: str) -> None:
    """Remove the file at an address if there is one; raises OutputError where that fails."""
    with _naming(address, OutputError):
        system, path = _open_system(address)
        if system.get_file_info(path).type.name == "File":
            system.delete_file(path)


@contextlib.contextmanager
def _naming(address: str, kind: type[ExtractorError]) -> Iterator[None]:
    """Turn what a file system raises into one line that names the address."""
    try:
        yield
    except ExtractorError:
        raise
    except Exception as error:  # each file system has errors of its own
        reason = one_line((str(error) or type(error).__name__).partition("\n")[0])
        raise kind(f"{address}: cannot be opened: {reason}".removeprefix(": ")) from error


def _open_system(address: str) -> tuple[Any, str]:
    """Return the ``pyarrow`` file system of an address, its own or one of fsspec, and the path in it."""
    try:
        import pyarrow as pa
        from pyarrow import fs
    except ImportError as error:
        raise MissingExtraError("files at addresses", "ray") from error
    try:
        found: tuple[Any, str] = fs.FileSystem.from_uri(address)
    except pa.ArrowInvalid:  # not one of pyarrow's own
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
        return fs.PyFileSystem(fs.FSSpecHandler(system)), path
    return found
