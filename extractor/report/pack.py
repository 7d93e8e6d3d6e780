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
    """A gzip block, base64, of the articles from number ``first`` on: HTML and searched words of each."""

    first: int
    data: str


def pack(first: int, articles: Sequence[tuple[str, str]]) -> Block:
    """Return the articles' HTML and words as one block; the same articles give the same bytes.

    The words stand close behind the HTML that holds them already, so that they cost almost nothing compressed.
    """
    plain = json.dumps(list(articles), ensure_ascii=False).encode("utf-8")
    return Block(first, base64.b64encode(gzip.compress(plain, compresslevel=6, mtime=0)).decode("ascii"))
