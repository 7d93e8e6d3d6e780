"""Articles of a large run as compressed blocks that the page unpacks when they are opened."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass

PER_BLOCK = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A gzip block, base64, of the articles from number ``first`` on: searched words and HTML of each."""

    first: int
    data: str


def pack(first: int, articles: Sequence[tuple[str, str]]) -> Block:
    """Return the articles' words and HTML as one block; the same articles give the same bytes.

    The words stand close before the HTML that holds them too, so that compressed they cost little.
    """
    plain = json.dumps(list(articles), ensure_ascii=False).encode("utf-8")
    return Block(first, base64.b64encode(gzip.compress(plain, compresslevel=6, mtime=0)).decode("ascii"))
