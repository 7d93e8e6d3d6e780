"""From bytes to text: byte order marks, UTF-8, and a guess with a warning for the rest."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

import charset_normalizer

from extractor.errors import InputError
from extractor.text import without_surrogates

logger = logging.getLogger(__name__)

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of encodings that make equal sense of a text, the one that English news was written in.
COMMON = "cp1252"
SAMPLE = 16 * 1024
CHUNK = 64 * 1024

# End of text, end of file and separators stand in old wire copy and are harmless.
_CONTROL = re.compile(r"[\x00-\x02\x04-\x08\x0e-\x19\x1b\x7f]")


def decode(data: bytes, source: str) -> str:
    """Return the text of ``data`` without a byte order mark; raises InputError for what is no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"is not valid {encoding.upper()} (byte {error.start + len(mark)})") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = guess_encoding(data[:SAMPLE])
        if guess is None:
            raise InputError(f"is not valid UTF-8 (byte {error.start}), nor any other encoding known") from error
        logger.warning("%s: is not valid UTF-8 (byte %d); read as %s", source, error.start, guess)
        return data.decode(guess, "replace")


def guess_encoding(sample: bytes) -> str | None:
    """Return the likeliest encoding of a sample of text in a legacy encoding; None for binary data."""
    if b"\0" in sample or charset_normalizer.is_binary(sample):
        return None
    found = charset_normalizer.from_bytes(sample)
    best = found.best()
    if best is None:
        return None
    alike = {match.encoding for match in found if match.chaos <= best.chaos}
    return COMMON if COMMON in alike else best.encoding


def check_text(text: str) -> str:
    """Return ``text`` with lone surrogates replaced; raises InputError where it holds control characters."""
    control = _CONTROL.search(text)
    if control:
        code = f"U+{ord(control.group()):04X}"
        raise InputError(f"holds a control character ({code} at character {control.start()}): not text")
    return without_surrogates(text)


def read_all(stream: BinaryIO, max_bytes: int) -> bytes:
    """Return all bytes of a stream; raises InputError where there are more than ``max_bytes``."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(f"is larger than {max_bytes:,} bytes")
    return data


def read_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """Yield the lines of a stream of text as UTF-8 bytes, without their ends; a UTF-16 or -32 mark is honoured.

    Raises InputError at a line of more than ``max_bytes``, so that memory stays bounded.
    """
    head = stream.read(4)
    mark, encoding = next(((m, e) for m, e in MARKS if head.startswith(m)), (b"", "utf-8"))
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
    held = bytearray()
    data = head[len(mark) :] + stream.read(CHUNK)
    while data:
        held += data if decoder is None else decoder.decode(data).encode("utf-8", "replace")
        if b"\n" in held:
            *lines, rest = held.split(b"\n")
            yield from (bytes(line) for line in lines)
            held = bytearray(rest)
        if len(held) > max_bytes:
            raise InputError(f"has a line longer than {max_bytes:,} bytes")
        data = stream.read(CHUNK)
    if held:
        yield bytes(held)
