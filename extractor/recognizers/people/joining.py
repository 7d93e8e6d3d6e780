"""Parts of one name that were seen as several: initials without a stop, and what a nickname in quotes parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.records import Mention

# What stands between two parts of a name: nothing but white space, or a nickname in quotation marks.
NICKNAME = re.compile(r"[  ][\"“][^\W\d_a-z][\w'’. -]{0,20}[\"”][  ]")
SPACES = ("", " ", "\N{NO-BREAK SPACE}")


def join_parts(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions of ``text``, in order, with those that are parts of one name joined; no letter stands alone.

    "B Shiva" and 'Ana "Queenie" Brel' are one name each, whatever the witnesses saw in them.
    """
    joined: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if len(joined) > 1 and NICKNAME.fullmatch(text, joined[-2].end, mention.start):
            joined.pop()
        before = joined[-1] if joined else None
        if before is not None and _is_one(text, before, mention):
            joined[-1] = replace(before, end=mention.end, text=text[before.start : mention.end])
        else:
            joined.append(mention)
    return [mention for mention in joined if len(mention.text) > 1]


def _is_one(text: str, left: Mention, right: Mention) -> bool:
    """Say whether two mentions are parts of one name."""
    if len(left.text) == 1 and text[left.end : right.start] in SPACES:
        return True
    return NICKNAME.fullmatch(text, left.end, right.start) is not None
