"""Files at addresses: s3://, gs:// and what else pyarrow or fsspec can open."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractor.errors import ExtractorError, InputError, MissingExtraError, OutputError
from extractor.io import Document, Failure, Item, ReadOptions, Search, one_line
from extractor.io.opening import bare_name, unpacked
from extractor.io.reading import guarded
from extractor.io.registry import reader_for
from extractor.io.sources import suffix_of


def is_address(name: str) -> bool:
    """Whether a name is an address and no path."""
    return "://" in name


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts: ``scheme://user@path?query``."""

    scheme: str
    user: str
    path: str
    query: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the parts of an address."""
        scheme, _, rest = text.partition("://")
        rest, _, query = rest.partition("?")
        user = rest.partition("/")[0].rpartition("@")[0]
        return cls(scheme, user, rest[len(user) + 1 :] if user else rest, query)

    @property
    def full(self) -> str:
        """The whole address, which may hold a secret."""
        user, query = self.user and f"{self.user}@", self.query and f"?{self.query}"
        return f"{self.scheme}://{user}{self.path}{query}"

    @property
    def shown(self) -> str:
        """The address as records and messages give it: without user and query."""
        return f"{self.scheme}://{self.path}"

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]

    def at(self, path: str) -> Address:
        """Return the address of another path in the same place."""
        return replace(self, path=path)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at an address; ``id`` is that of its article, relative to the folder."""

    address: Address
    id: str


def find_addresses(text: str, search: Search, others: Counter[str] | None = None) -> Iterator[RemoteFile]:
    """Yield the file at an address, or the files of the folder there in the order of their names.

    Hidden files are left out, and what the search does not look for; ``others`` counts by their suffixes those of no
    known kind. Raises InputError where there is nothing.
    """
    address = Address.parse(text)
    with _naming(address, InputError):
        system, path = _open_system(address)
        kind = system.get_file_info(path).type.name
        found = _listing(system, path) if kind == "Directory" else []
    if kind == "NotFound":
        raise InputError(f"{address.shown}: is not there")
    if kind == "File":
        yield RemoteFile(address, address.name)
    for info in sorted(found, key=lambda info: str(info.path)):
        name = info.path[len(path) :].strip("/")
        if not info.is_file or any(part.startswith(".") for part in name.split("/")):
            continue
        if _wanted(name, search):
            yield RemoteFile(address.at(info.path), name)
        elif others is not None and search.pattern is None:
            others[suffix_of(name.rpartition("/")[2])] += 1


def _listing(system: Any, path: str) -> list[Any]:
    from pyarrow import fs

    return list(system.get_file_info(fs.FileSelector(path, recursive=True)))


def _wanted(name: str, search: Search) -> bool:
    if search.pattern is not None:
        return fnmatch(name, search.pattern) or fnmatch(name.rpartition("/")[2], search.pattern)
    return name.lower().endswith(tuple(search.suffixes))


def read_address(file: RemoteFile, options: ReadOptions, format_name: str | None = None) -> Iterator[Item]:
    """Yield the items of the file at an address; what goes wrong becomes a Failure."""
    name = file.address.shown
    try:
        reader = reader_for(name, format_name)
        with _naming(None, InputError):
            system, path = _open_system(file.address)
            stream, _ = unpacked(cast(BinaryIO, system.open_input_file(path)), name)
    except ExtractorError as error:
        yield Failure(name, str(error), type(error).__name__, file.id)
        return
    with stream:
        yield from guarded(reader, Document(stream, name, bare_name(file.id)), options)


def upload(address: Address, source: Path) -> None:
    """Bring a file to an address; raises OutputError where it cannot be written."""
    with _naming(address, OutputError):
        system, path = _open_system(address)
        with source.open("rb") as file, system.open_output_stream(path, compression=None) as target:
            shutil.copyfileobj(file, target, 1 << 20)


def remove(address: Address) -> None:
    """Remove the file at an address if there is one; raises OutputError where that fails."""
    with _naming(address, OutputError):
        system, path = _open_system(address)
        if system.get_file_info(path).type.name == "File":
            system.delete_file(path)


@contextlib.contextmanager
def _naming(address: Address | None, kind: type[ExtractorError]) -> Iterator[None]:
    """Turn what a file system raises into one line that names the address, if there is one."""
    try:
        yield
    except ExtractorError:
        raise
    except Exception as error:  # each file system has errors of its own
        reason = one_line((str(error) or type(error).__name__).partition("\n")[0])
        named = f"{address.shown}: " if address else ""
        raise kind(f"{named}cannot be opened: {reason}") from error


def _open_system(address: Address) -> tuple[Any, str]:
    """Return the ``pyarrow`` file system of an address, its own or one of fsspec, and the path in it."""
    try:
        import pyarrow as pa
        from pyarrow import fs
    except ImportError as error:
        raise MissingExtraError("files at addresses", "ray") from error
    try:
        found: tuple[Any, str] = fs.FileSystem.from_uri(address.full)
    except pa.ArrowInvalid:  # not one of pyarrow's own
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address.full)
        return fs.PyFileSystem(fs.FSSpecHandler(system)), path
    return found
