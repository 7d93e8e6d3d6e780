"""Cut a JSON list that may be larger than memory into its elements.

Only strings and brackets are looked at; each element is parsed afterwards by itself. So memory is bounded by the
largest element, and depth costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.errors import InputError

# What can change the state: outside of strings, and inside of one. A string is skipped in one step where
# it ends within the chunk.
_OUTSIDE = re.compile(rb'[\[\]{},"]')
_INSIDE = re.compile(rb'[^"\\]*+')


class _Cutter:
    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.held = bytearray()
        self.depth = 0
        self.in_string = False
        self.escaped = False
        self.closed = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take the next bytes, and yield the elements that end in them."""
        at = start = 0
        while at < len(chunk):
            if self.in_string:
                at = self._skip_string(chunk, at)
                continue
            match = _OUTSIDE.search(chunk, at)
            if match is None:
                break
            at = match.end()
            opened = self.depth == 0
            if self._step(match.group()):
                yield bytes(self.held + chunk[start : match.start()])
                self.held.clear()
                start = at
            elif opened:  # the bracket of the list itself
                start = at
        self.held += chunk[start:]
        if len(self.held) > self.max_bytes:
            raise InputError(f"has an article longer than {self.max_bytes:,} bytes")

    def _skip_string(self, chunk: bytes, at: int) -> int:
        if self.escaped:
            self.escaped = False
            return at + 1
        end = _INSIDE.match(chunk, at).end()  # type: ignore[union-attr]
        if end < len(chunk):
            self.escaped = chunk[end] == 0x5C
            self.in_string = self.escaped
            end += 1
        return end

    def _step(self, mark: bytes) -> bool:
        """Change the state; return whether an element of the list ends here."""
        if mark == b'"':
            self.in_string = True
        elif mark in b"[{":
            self.depth += 1
        elif mark in b"]}":
            self.depth -= 1
            self.closed = self.depth == 0
            return self.closed
        return mark == b"," and self.depth == 1


def split_list(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """Yield the elements of the JSON list that ``chunks`` make up; raises InputError where it does not end."""
    cutter = _Cutter(max_bytes)
    for chunk in chunks:
        for element in cutter.feed(chunk):
            if element.strip() or not cutter.closed:
                yield element
            if cutter.closed:
                return
    raise InputError("is not JSON: the list does not end")
