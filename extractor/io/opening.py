"""Open a document: decompress .gz and .zst, with a guard against bombs."""

from __future__ import annotations

import contextlib
import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from extractor.errors import InputError, MissingExtraError

COMPRESSED = (".gz", ".zst")
# Text shrinks three- to tenfold, records of one shape fiftyfold; what grows beyond this is an attack.
MAX_RATIO = 200
FREE_BYTES = 32 * 1024 * 1024


class CountingStream(io.RawIOBase):
    """The bytes of a file on their way through, counted for the progress bar and the bomb guard."""

    def __init__(self, inner: BinaryIO) -> None:
        self.inner = inner
        self.count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Whether the file can be read in any order, as Parquet must be."""
        return self.inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the file."""
        return self.inner.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self.inner.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from the file."""
        data = self.inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        self.inner.close()
        super().close()


class GuardedStream(io.RawIOBase):
    """A decompressed stream that raises InputError when it is damaged or grows beyond all measure."""

    def __init__(self, inner: BinaryIO, packed: CountingStream) -> None:
        self.inner = inner
        self.packed = packed
        self.count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` with decompressed bytes."""
        try:
            data = self.inner.read(len(buffer))
        except (OSError, EOFError, zlib.error, ValueError) as error:
            raise InputError(f"is damaged: {error}") from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":  # zstandard is optional: no name to catch it by
                raise
            raise InputError(f"is damaged: {error}") from error
        buffer[: len(data)] = data
        self.count += len(data)
        if self.count > FREE_BYTES and self.count > MAX_RATIO * max(self.packed.count, 1):
            raise InputError(f"grows more than {MAX_RATIO}-fold when decompressed")
        return len(data)

    def close(self) -> None:
        """Close the compressed file too."""
        self.inner.close()
        self.packed.close()
        super().close()


def open_stream(path: Path) -> tuple[BinaryIO, CountingStream]:
    """Open a file for reading, decompressed by its suffix, and the counter of the bytes taken from disk.

    Raises InputError where the file cannot be opened.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    return unpacked(file, path.name)


def unpacked(file: BinaryIO, name: str) -> tuple[BinaryIO, CountingStream]:
    """Return an opened file, decompressed by the suffix of its name, and the counter of the bytes taken from it."""
    packed = CountingStream(file)
    if name.lower().endswith(".gz"):
        guarded = GuardedStream(cast(BinaryIO, gzip.GzipFile(fileobj=io.BufferedReader(packed))), packed)
    elif name.lower().endswith(".zst"):
        guarded = GuardedStream(_open_zstd(packed), packed)
    else:
        return io.BufferedReader(packed), packed
    return io.BufferedReader(guarded), packed


def _open_zstd(packed: CountingStream) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("reading .zst", "zstd") from error
    decompressor = zstandard.ZstdDecompressor(max_window_size=2**27)
    stream: BinaryIO = decompressor.stream_reader(io.BufferedReader(packed), read_across_frames=True)
    return stream


@contextlib.contextmanager
def any_order(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream that can be read in any order: the same one, or a copy of one that is packed or piped."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, 1 << 20)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def bare_name(name: str) -> str:
    """Return a file's name without the suffix of its compression."""
    return next((name[: -len(end)] for end in COMPRESSED if name.lower().endswith(end)), name)
