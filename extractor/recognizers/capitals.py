"""Runs of capitalised words: where names can stand, before anybody knows what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.recognizers.lexicons import NameLexicon, fold

UPPER = "".join(chr(c) for c in range(0x1F00) if chr(c).isupper())
LETTER = r"[^\W\d_]"
# Initials and abbreviations of capitals: "J.", "J.R.", "U.S.".
INITIALS = rf"[{UPPER}]\.(?:[- ]?[{UPPER}]\.)*+"
BREAK = re.compile(r"""[\s"'“”‘’(\[«»—–*•-]*$""")
STOPS = ".!?:;…\n"
# The most words of a run; no name is longer, and no run may make the rules slow.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run; ``low`` is folded and without the stop of an abbreviation."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_capital(self) -> bool:
        """Say whether the word begins with a capital, which particles do not."""
        return self.text[:1].isupper() or self.text[-1:].isupper() or "-" in self.text

    @property
    def is_initial(self) -> bool:
        """Say whether the word is one or more initials with full stops."""
        return self.text.endswith(".") and (len(self.text) == 2 or self.text[1] == ".")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words side by side."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """The offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset behind the last word."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Run(Stretch):
    """Capitalised words side by side; ``opens`` says that the run opens a sentence, heading or quotation."""

    opens: bool


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def capital(names: NameLexicon) -> str:
    """Return an expression for a capitalised word; a possessive stays outside.

    That is "Ode", "McHale", "O'Hale", "Jean-Paul", "al-Masri", "D'Arcy".
    """
    return (
        rf"(?:(?:{any_of(names.articles)})[-‑])?[{UPPER}]{LETTER}*+"
        rf"(?:['’‑-](?![sS](?!\w)){LETTER}++)*+(?:&[{UPPER}]{LETTER}*+)?\d*"
        # an apostrophe at the end before a further name, as in Luo; behind "s" it is a possessive
        rf"(?:(?<=[a-rt-z])['’](?=[  ][{UPPER}]))?"
    )


def run_pattern(names: NameLexicon, abbreviations: Iterable[str], joiners: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a run: capitalised words on one line, ``joiners`` in lower case between them.

    ``abbreviations`` are the words that keep their full stop ("Gen.", "Corp.").
    """
    short = any_of(abbreviation.capitalize() for abbreviation in abbreviations)
    word = rf"(?:(?:{short})\.|{INITIALS}(?!\w)|{capital(names)}(?!\w))"
    more = rf"(?:[  ](?:(?:{any_of(joiners)})[  ]){{0,3}}{word})"
    tail = rf"(?:,?[  ](?:{any_of(names.generations)})\b\.?)?"
    return re.compile(rf"(?<![\w’'.&-]){word}{more}{{0,{LONGEST}}}+{tail}")


WORDS = re.compile(r"[^\s,]+")


def find_runs(pattern: re.Pattern[str], text: str) -> Iterator[Run]:
    """Yield the runs of ``text``."""
    for match in pattern.finditer(text):
        yield Run(words_of(match[0], match.start()), opens_sentence(text, match.start()))


def words_of(text: str, base: int) -> tuple[Word, ...]:
    """Return the words of a stretch that begins at the offset ``base``."""
    return tuple(
        Word(base + m.start(), base + m.end(), m[0], fold(m[0]).rstrip(".") if len(m[0]) > 1 else fold(m[0]))
        for m in WORDS.finditer(text)
    )


def opens_sentence(text: str, place: int) -> bool:
    """Say whether nothing of a sentence stands before ``place``: a capital there proves no name."""
    before = text[max(0, place - 12) : place]
    gap = BREAK.search(before)
    cut = gap.start() if gap else len(before)
    return (cut == 0 and place <= 12) or "\n" in before[cut:] or (cut > 0 and before[cut - 1] in STOPS)
