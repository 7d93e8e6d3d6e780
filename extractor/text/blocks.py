"""The layout of an article: lines, paragraphs and the headings between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]»]{0,3}$")
_PROSE = re.compile(r"[.!?…:;,][\"”’')\]»]{0,3}$")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*+")

MAX_HEADING = 110
MAX_TITLE = 200
MAX_HEADING_WORDS = 14
MAX_TITLE_WORDS = 28


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading: the lines from ``start`` to ``end``, without outer white space."""

    start: int
    end: int
    lines: int


def split_lines(text: str) -> list[Span]:
    """Return the non-blank lines of ``text``, without the white space at their ends."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if body:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(body)))
    return found


def split_blocks(text: str, lines: Sequence[Span]) -> list[Block]:
    """Join lines into blocks: every line is one, unless the text is broken into lines of fixed width."""
    indents = [_indent(text, start) for start, _ in lines]
    wrapped = _is_wrapped(text, lines)
    usual = min(indents, default=0)
    blocks: list[Block] = []
    for number, (start, end) in enumerate(lines):
        if number and not _begins_block(text, lines[number - 1], (start, end), indents[number] > usual, wrapped):
            last = blocks[-1]
            blocks[-1] = Block(last.start, end, last.lines + 1)
        else:
            blocks.append(Block(start, end, 1))
    return blocks


def _begins_block(text: str, before: Span, line: Span, indented: bool, wrapped: bool) -> bool:
    if _blank_between(text, before[1], line[0]):
        return True
    if wrapped:
        ended = _SENTENCE_END.search(text, max(before[0], before[1] - 5), before[1])
        return indented or (ended is not None and before[1] - before[0] < 50)
    return not (_runs_on(text, before[1]) and text[line[0]].islower())


def _blank_between(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap


def _runs_on(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` stops in the middle of a sentence."""
    return _SENTENCE_END.search(text, max(0, end - 5), end) is None


def _indent(text: str, start: int) -> int:
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return start - line_start


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines break where a column ends and not where a thought does."""
    joints = [(a, b) for a, b in pairwise(lines) if not _blank_between(text, a[1], b[0])]
    if len(joints) < 3 or max(end - start for start, end in lines) > 130:
        return False
    running = sum(1 for a, b in joints if _runs_on(text, a[1]) and text[b[0]].islower())
    return running >= 0.3 * len(joints)


def find_headings(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Return the blocks that are headings: short, not ended like a sentence, followed by prose."""
    found = []
    prose_follows = False
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if prose_follows and _is_heading(text, block, first=number == 0):
            found.append((block.start, block.end))
        elif _is_prose(text, block):
            prose_follows = True
        else:
            prose_follows = False
    return found[::-1]


def _is_prose(text: str, block: Block) -> bool:
    return block.end - block.start > MAX_TITLE or _PROSE.search(text, max(0, block.end - 5), block.end) is not None


def _is_heading(text: str, block: Block, *, first: bool) -> bool:
    longest, most = (MAX_TITLE, MAX_TITLE_WORDS) if first else (MAX_HEADING, MAX_HEADING_WORDS)
    if block.end - block.start > longest or block.lines > 2 or not _opens(text, block.start):
        return False
    if text[block.end - 1] in ".,;:…" and not text[block.start : block.end].isupper():
        return False
    words = _WORD.findall(text, block.start, block.end)
    return 0 < len(words) <= most and any(word[0].isalpha() for word in words)


def _opens(text: str, start: int) -> bool:
    return text[start].isupper() or text[start].isdigit() or text[start] in "\"'“‘«¿¡"
