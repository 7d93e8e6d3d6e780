"""The formats that can be read and written: entry points, ours and those of others."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from typing import TypeVar

from extractor.errors import InputError, OutputError
from extractor.io.base import Reader, Writer
from extractor.io.opening import COMPRESSED, bare_name
from extractor.io.packing import packed

logger = logging.getLogger(__name__)

READERS = "extractor.readers"
WRITERS = "extractor.writers"

Format = TypeVar("Format", Reader, Writer)


@cache
def installed_readers() -> dict[str, Reader]:
    """Return the readers by the name of their format."""
    return dict(_load(READERS, Reader))


@cache
def installed_writers() -> dict[str, Writer]:
    """Return the writers by the name of their format."""
    return dict(_load(WRITERS, Writer))


def format_names(group: str) -> str:
    """Return the names of the formats of an entry point group for a help text, without loading them."""
    return ", ".join(sorted({point.name for point in metadata.entry_points(group=group)}))


def _load(group: str, kind: type[Format]) -> Iterator[tuple[str, Format]]:
    """Yield what is registered, by name; what cannot be loaded, or is of another kind, is named in a warning."""
    for point in sorted(metadata.entry_points(group=group)):
        try:
            found = point.load()
        except Exception as error:  # somebody else's package must not end every run
            logger.warning("%s %r (%s) cannot be loaded: %s", group, point.name, point.value, error)
            continue
        if isinstance(found, kind):
            yield point.name, found
        else:
            given = f"the class {found.__name__}" if isinstance(found, type) else type(found).__name__
            wanted = f"{kind.__module__}.{kind.__name__}"
            logger.warning("%s %r (%s) is left out: no %s, but %s", group, point.name, point.value, wanted, given)


def reader_for(name: str, given: str | None = None) -> Reader:
    """Return the reader of a file by its name's suffix, or of the format ``given``; raises InputError."""
    if given is not None:
        if given not in installed_readers():
            raise InputError(f"unknown format {given!r}; known are {', '.join(installed_readers())}")
        return installed_readers()[given]
    lowered = bare_name(name.lower())
    for reader in installed_readers().values():
        if lowered.endswith(reader.suffixes):
            return reader
    known = ", ".join(sorted(suffix for reader in installed_readers().values() for suffix in reader.suffixes))
    raise InputError(f"is of an unknown format; known are {known}, each also with .gz or .zst")


def readable_suffixes() -> frozenset[str]:
    """Return the suffixes of all files that can be read."""
    plain = [suffix for reader in installed_readers().values() for suffix in reader.suffixes]
    return frozenset([*plain, *(suffix + packed for suffix in plain for packed in COMPRESSED)])


def writer_for(name: str, given: str | None = None) -> Writer:
    """Return the writer for a file by its name's suffix, or of the format ``given``; raises OutputError.

    It compresses where the name ends in .gz or .zst; raises MissingExtraError where it cannot, and OutputError for a
    format that is compressed inside.
    """
    plain = bare_name(name)
    writer = _plain_writer(plain, name, given)
    if plain == name:
        return writer
    if writer.compressed:
        raise OutputError(f"{name}: is a format that is compressed inside, and opened as it is; name it {plain}")
    return packed(writer, name[len(plain) :].lower())


def _plain_writer(plain: str, name: str, given: str | None) -> Writer:
    if given is not None:
        if given not in installed_writers():
            raise OutputError(f"unknown format {given!r}; known are {', '.join(installed_writers())}")
        return installed_writers()[given]
    for writer in installed_writers().values():
        if plain.lower().endswith(writer.suffixes):
            return writer
    writers = installed_writers().values()
    known = ", ".join(sorted(suffix for writer in writers for suffix in writer.suffixes))
    inside = ", ".join(sorted(suffix for writer in writers if writer.compressed for suffix in writer.suffixes))
    raise OutputError(
        f"{name or 'the output'}: the suffix names no format that can be written; known are {known}, "
        f"all but {inside} also with .gz or .zst (or use --format)"
    )
