"""Characters that no text can hold."""

from __future__ import annotations

import re

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return ``text`` with each lone surrogate, which UTF-8 cannot write, replaced by U+FFFD; offsets stay.

    >>> without_surrogates("a\\ud83d b")
    'a\ufffd b'
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
