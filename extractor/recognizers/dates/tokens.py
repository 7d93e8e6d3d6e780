"""Cuts a text into tokens and gives each one class, as one character.

The forms of dates are regexes over the string of these characters: one character a token, so that a whole
article is searched in one pass, and what a form says is independent of spelling, case and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from extractor.recognizers.dates.lexicon import Words

PUNCTUATION = {",": "comma", ".": "dot", "/": "slash", "(": "open", "'": "apos", "’": "apos"}
PUNCTUATION |= dict.fromkeys("-‐‑–—", "hyphen")
LEXED = (
    "other",
    "break",
    "poss",
    "num",
    "two",
    "three",
    "nth",
    "yyyy",
    "yapos",
    "decade",
    "ndate",
    "nmonth",
    "md",
    "years",
    "qcode",
    "holiday",
)
LAST_YEAR = 2199

# One alternative a line; the group's number says which.
LEXER = re.compile(
    r"((?<![^\W_])(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?![^\W_]))"  # 1 quarter and half codes
    r"|(['’]s\b)"  # 2 possessive
    r"|([^\W\d_]+)"  # 3 word
    r"|([$€£¥₹#][^\S\n]?\d[\d.,]*+)"  # 4 amounts and numbers of things
    r"|((?:['’‘]?\d0|(?:1\d|20)\d0)['’]?s(?!\w))"  # 5 decade
    r"|((?<![\w.,/-])(?:\d{4}([-/.])\d{1,2}\7\d{1,2}|\d{1,2}([-/.])\d{1,2}\8\d{4}|\d{1,2}/\d{1,2}/\d\d)(?=T\d|\W|$)(?![-/.]\d))"  # 6 date
    r"|((?<![\w.,/-])(?:\d{4}[-–—/]\d{2,4}|\d{4}[-/]\d|\d{1,2}[-/]\d{4})(?!\w|[-/.,]\d))"  # 9 years, or month and year
    r"|((?<![\w.,/-])\d{1,2}/\d{1,2}(?!\w|[-/.]\d))"  # 10 month and day, or a fraction
    r"|(\d{1,2}(?:st|nd|rd|th)(?!\w))"  # 11 ordinal
    r"|(['’‘]\d\d(?!\w))"  # 12 year of two digits
    r"|(\d{1,2}:\d\d(?::\d\d)?|\d++(?:,\d{3}(?!\d))*+(?:\.\d++)*+%?)"  # 13 time or number
    r"|(\n\s*+)"  # 14
    r"|(\S)"  # 15
)
QCODE, POSS, WORD, AMOUNT, DECADE, NDATE, YEARS, MD, NTH, YAPOS, NUMBER, BREAK, CHAR = (
    1,
    2,
    3,
    4,
    5,
    6,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
)
SIMPLE = {
    QCODE: "qcode",
    POSS: "poss",
    AMOUNT: "other",
    DECADE: "decade",
    NDATE: "ndate",
    MD: "md",
    NTH: "nth",
    YAPOS: "yapos",
}
WRAP_AT = 45


@dataclass(slots=True)
class Tokens:
    """A text as tokens: ``kinds`` is one character a token, the lists hold half-open offsets."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: str = ""

    def word(self, index: int) -> str:
        """Return a token in lower case; empty outside the text."""
        if 0 <= index < len(self.starts):
            return self.text[self.starts[index] : self.ends[index]].lower()
        return ""

    def glued(self, index: int) -> bool:
        """Return whether no space stands before the token."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


class Alphabet:
    """Maps the name of each class to the character that stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        free = map(chr, count(0x4E00))  # letters that mean nothing in a regex
        self.char = {name: next(free) for name in dict.fromkeys(names)}
        self.name = {char: name for name, char in self.char.items()}


class Tokenizer:
    """Turns a text into :class:`Tokens`."""

    def __init__(self, words: Words, holidays: Iterable[str], not_dates: Iterable[str]) -> None:
        self.alphabet = Alphabet([*LEXED, *PUNCTUATION.values(), *words.classes.values()])
        char = self.alphabet.char
        self._words = {word: char[kind] for word, kind in words.classes.items()}
        self._simple = {group: char[kind] for group, kind in SIMPLE.items()}
        self._punctuation = {sign: char[kind] for sign, kind in PUNCTUATION.items()}
        named = [*holidays]
        self._phrases = _phrase_table([(p, char["holiday"]) for p in named] + [(p, char["other"]) for p in not_dates])
        self._monthly = {char["month"], char["mabbr"], char["mlow"], char["fiscal"]}

    def __call__(self, text: str) -> Tokens:
        """Return the tokens of ``text``."""
        tokens = Tokens(text)
        kinds: list[str] = []
        starts, ends = tokens.starts, tokens.ends
        words, phrases, other = self._words, self._phrases, self.alphabet.char["other"]
        skip = 0
        for match in LEXER.finditer(text):
            start, end = match.span()
            if start < skip:
                continue
            if match.lastindex == WORD:
                word = match[0]
                kind = words.get(word, other)
                if word in phrases:
                    for pattern, of_phrase in phrases[word]:
                        if phrase := pattern.match(text, start):
                            kind, end = of_phrase, phrase.end()
                            skip = end
                            break
            else:
                found = self._kind(match, tokens, kinds)
                if found is None:
                    continue
                kind = found
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
        tokens.kinds = "".join(kinds)
        return tokens

    def _kind(self, match: re.Match[str], tokens: Tokens, kinds: list[str]) -> str | None:
        """Return the class of what is no word; None for a line break that only wraps a line."""
        group, char = match.lastindex or CHAR, self.alphabet.char
        if group in (7, 8):  # the separators inside a date
            group = NDATE
        if group == CHAR:
            return self._punctuation.get(match[0], char["other"])
        if group == BREAK:
            return None if _wraps(match) else char["break"]
        glued = bool(kinds) and tokens.ends[-1] == match.start() and match.string[match.start() - 1].isalnum()
        if glued and group not in (POSS, QCODE) and kinds[-1] not in self._monthly:
            return char["other"]
        if group == YEARS:
            return char["nmonth" if month_and_year(match[0]) else "years"]
        if group == NUMBER:
            return char[_number_kind(match[0])]
        return self._simple[group]


def _number_kind(text: str) -> str:
    if not text.isdecimal() or not text.isascii():
        return "other"
    if len(text) <= 2:
        return "num" if 0 < int(text) <= 31 else "two"
    if len(text) == 3:
        return "three"
    return "yyyy" if len(text) == 4 and 1000 <= int(text) <= LAST_YEAR else "other"


def month_and_year(text: str) -> tuple[int, int] | None:
    """Return year and month of "09/2012", "2015-3", "2014-10"; None for years as in "2010-11" or "2014-2020"."""
    first, _, last = text.replace("/", "-").partition("-")
    if not last or not (first + last).isascii():
        return None
    if len(first) <= 2:
        return (int(last), int(first)) if 1 <= int(first) <= 12 else None
    if len(last) == 4 or not 1 <= int(last) <= 12:
        return None
    return None if len(last) == 2 and int(last) > int(first[2:]) else (int(first), int(last))


def _wraps(match: re.Match[str]) -> bool:
    """Return whether a line break stands in the middle of a sentence of a wrapped text."""
    text, start = match.string, match.start()
    if match[0].count("\n") > 1:
        return False
    line = text[max(0, start - WRAP_AT) : start]
    return len(line) == WRAP_AT and "\n" not in line and line.rstrip()[-1:] not in tuple('.!?:"”')


Phrases = dict[str, list[tuple[re.Pattern[str], str]]]


def _phrase_table(phrases: Iterable[tuple[str, str]]) -> Phrases:
    """Return the phrases by their first word, the longest first."""
    table: Phrases = {}
    for phrase, kind in sorted(phrases, key=lambda pair: -len(pair[0])):
        source = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
        pattern = re.compile(source + r"(?!\w)", re.IGNORECASE)
        first = re.match(r"[^\W\d_]+", phrase)
        assert first is not None, f"{phrase!r} begins with no letter"
        for written in {first[0], first[0].lower(), first[0].upper()}:
            table.setdefault(written, []).append((pattern, kind))
    return table
