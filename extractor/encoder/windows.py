"""A text cut into windows that the network reads in one go.

Windows end where a sentence surely ends, so that hardly any sentence is torn; only where a stretch as long as
a window has no such place do two windows overlap, and each then answers for its own half of the overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LIMIT = 126  # word pieces, without the two that frame a window
OVERLAP = 24  # words

# A blank line, or a full stop after an ordinary word and before a capital. A mere line end is none: lines wrap.
_CUT = re.compile(r"""\n[ \t\r]*+\n\s*+|(?<=[a-z]{4}[.!?])["'”’)\]]*+\s++(?=["'“‘(\[]*+[A-Z0-9])""")


class Window(NamedTuple):
    """Words ``start`` to ``end`` of a text; the window answers for those from ``own_start`` to ``own_end``."""

    start: int
    end: int
    own_start: int
    own_end: int


def safe_cuts(text: str) -> list[int]:
    """Return the offsets in ``text`` at which a sentence surely begins."""
    return [found.end() for found in _CUT.finditer(text)]


def cut_words(text: str, starts: Sequence[int]) -> list[int]:
    """Return the numbers of the words that begin at a safe cut; ``starts`` are the offsets of all words."""
    return sorted({bisect_left(starts, cut) for cut in safe_cuts(text)} - {0, len(starts)})


def windows(sizes: Sequence[int], cuts: Sequence[int], limit: int = LIMIT) -> Iterator[Window]:
    """Yield the windows of a text whose words have ``sizes`` pieces and which may be cut before the words ``cuts``."""
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + size)
    start = own = 0
    while start < len(sizes):
        end = bisect_left(ends, ends[start] + limit + 1, lo=start + 1) - 1
        end = min(max(end, start + 1), len(sizes))
        if end == len(sizes):
            yield Window(start, end, own, end)
            return
        cut = _last_cut(cuts, start, end)
        if cut:
            yield Window(start, cut, own, cut)
            start = own = cut
        else:
            overlap = min(OVERLAP, (end - start) // 3)
            middle = max(end - overlap // 2, own)
            if middle > own:
                yield Window(start, end, own, middle)
            start, own = max(end - overlap, start + 1), middle


def _last_cut(cuts: Sequence[int], start: int, end: int) -> int:
    """Return the last cut after ``start`` and not after ``end``; 0 if there is none."""
    place = bisect_left(cuts, end + 1) - 1
    return cuts[place] if place >= 0 and cuts[place] > start else 0
