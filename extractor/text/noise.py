"""Find what is no news in an article, and mask it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.text.blocks import Span
from extractor.text.rules import NoiseFile

_ORNAMENTS = " \t\xa0\u200b\ufeff\x03*|•·=_~<>»›«‹→▶►■-–—[]"
# No word has as many characters without a space; what repeats itself in such a stretch, rulers and stuck keys, is no
# news, and tokenisers that strip affixes one by one take time with its square.
_STRETCH = re.compile(r"(?<!\S)\S{200,}")
_REPEATS = re.compile(r"(?:[^\w\s]|_){40,}+|(\S{1,8}?)\1{40,}+")
_NOT_BREAK = re.compile(r"[^\n\r\u2028\u2029]")


def find_noise(text: str, lines: Iterable[Span], rules: NoiseFile) -> list[Span]:
    """Return the stretches that the rules call noise, merged and in text order."""
    found = []
    match = rules.line_regex.fullmatch
    for start, end in lines:
        if end - start <= rules.longest:
            line = text[start:end]
            bare = line.strip(_ORNAMENTS)
            if bare and (match(bare) or match(line)):
                found.append((start, end))
    for regex in rules.part_regexes:
        found.extend(_trimmed(text, m.start(), m.end()) for m in regex.finditer(text))
    found.extend(_repeats(text))
    return merge(found)


def _repeats(text: str) -> Iterator[Span]:
    """Yield the runs of signs, and of whatever repeats itself, in stretches too long for words."""
    for stretch in _STRETCH.finditer(text):
        yield from (run.span() for run in _REPEATS.finditer(text, *stretch.span()))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return the spans sorted, those that touch or overlap made one, empty ones dropped."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def mask(text: str, spans: Sequence[Span]) -> str:
    """Return ``text`` with every character in ``spans`` a space; line breaks and all offsets stay."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], _NOT_BREAK.sub(" ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])
