"""Cuts a text into tokens and gives each one class, as one character.

The forms of dates are regexes over the string of these characters: one character a token, so that a whole
article is searched in one pass, and what a form says is independent of spelling, case and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, count

from extractor.recognizers.dates.lexicon import Words

PUNCTUATION = {",": "comma", ".": "dot", "/": "slash", "(": "open", "'": "apos", "’": "apos"}
PUNCTUATION |= dict.fromkeys("-‐‑–—", "hyphen")
LEXED = (
    *("other", "break", "poss", "num", "two", "three", "nth", "yyyy", "fyear", "yapos", "decade"),
    *("ndate", "nmonth", "md", "years", "qcode", "holiday"),
)
LAST_YEAR = 2199

# What a token can be, with the spaces after it; "{phrases}" are the names of holidays and what only looks like a date.
# Together the pieces are the whole text.
LEXER = r"""(?:{phrases}
    | [^\W\d_]++ (?:\d\w*+)?                                                             # word, also FY2014, Q3
    | ['’]s\b                                                                            # possessive
    | [$€£¥₹\#] [^\S\n]? \d[\d.,]*+                                                      # amount, number of a thing
    | (?:['’‘]?\d0 | (?:1\d|20)\d0) ['’]? s(?!\w)                                        # decade
    | [1-4]Q(?!\w) | [12]H(?!\w)                                                         # quarter, half
    | (?<![\w.,/-]) (?:\d{{4}}(?:-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d? | \d\d?(?:-\d\d?-|/\d\d?/|\.\d\d?\.)\d{{4}}
      | \d\d?/\d\d?/\d\d) (?=T\d|\W|$) (?![-/.]\d)                                     # date
    | (?<![\w.,/-]) (?:\d{{4}}[-–—/]\d{{2,4}} | \d{{4}}[-/]\d | \d\d?[-/]\d{{4}}) (?!\w|[-/.,]\d) # years, month of year
    | (?<![\w.,/-]) \d\d?/\d\d? (?!\w|[-/.]\d)                                           # day of month, fraction
    | \d\d?(?:st|nd|rd|th)(?!\w)                                                         # ordinal
    | ['’‘]\d\d(?!\w)                                                                    # year of two digits
    | \d\d?:\d\d(?::\d\d)? | \d++(?:,\d{{3}}(?!\d))*+(?:\.\d++)*+%?                      # time, number
    | \n\s*+ | \S | [^\S\n]++
    )[^\S\n]*+"""
# A line that ends in the middle of a sentence: a wrapped line of some length, no heading.
WRAP = re.compile(r"\n(?<=[^\n]{44}[^\n.!?:\"”’']\n)(?!\s*\n)")
NUMERIC = (
    (re.compile(r"['’]s"), "poss"),
    (re.compile(r"[QH]\d|\dQ|\dH", re.IGNORECASE), "qcode"),
    (re.compile(r"(?i:fy)(?:\d\d)?\d\d"), "fyear"),
    (re.compile(r"['’‘]?\d+['’]?s"), "decade"),
    (re.compile(r"(?:\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{4}|\d\d?/\d\d?/\d\d)"), "ndate"),
    (re.compile(r"\d\d?/\d\d?"), "md"),
    (re.compile(r"\d+(?:st|nd|rd|th)"), "nth"),
    (re.compile(r"['’‘]\d\d"), "yapos"),
)
YEARS = re.compile(r"\d+[-–—/]\d+")
# Words that were met are remembered; past this number the memory starts anew.
MEMORY = 32_768


@dataclass(slots=True)
class Tokens:
    """A text as tokens: ``kinds`` is one character a token, ``pieces`` the tokens with the spaces after them."""

    text: str
    pieces: list[str]
    kinds: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0, *accumulate(map(len, self.pieces))]

    def __len__(self) -> int:
        return len(self.pieces)

    def end(self, index: int) -> int:
        """Return the offset after the token, its spaces left out."""
        return self.starts[index] + len(self.pieces[index].rstrip())

    def word(self, index: int) -> str:
        """Return a token in lower case; empty outside the text."""
        return self.pieces[index].rstrip().lower() if 0 <= index < len(self.pieces) else ""

    def glued(self, index: int) -> bool:
        """Return whether a token stands right before this one, without space."""
        return 0 < index < len(self.pieces) and not self.pieces[index - 1][-1].isspace()


class Alphabet:
    """Maps the name of each class to the character that stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        free = map(chr, count(0x4E00))  # letters that mean nothing in a regex
        self.char = {name: next(free) for name in dict.fromkeys(names)}
        self.name = {char: name for name, char in self.char.items()}


class Classes(dict[str, str]):
    """Gives each token its class character, by its written form; remembers what it has met."""

    def __init__(self, alphabet: Alphabet, words: dict[str, str], phrases: dict[str, str]) -> None:
        self._char = alphabet.char
        self._known = {word: alphabet.char[kind] for word, kind in words.items()}
        self._known |= {sign: alphabet.char[kind] for sign, kind in PUNCTUATION.items()}
        self._phrases = {phrase: alphabet.char[kind] for phrase, kind in phrases.items()}

    def __missing__(self, piece: str) -> str:
        char = self._classify(piece.rstrip())
        if len(self) >= MEMORY:
            self.clear()
        self[piece] = char
        return char

    def _classify(self, token: str) -> str:
        if token in self._known:
            return self._known[token]
        if not token or token[0].isspace():
            return self._char["break"]
        if " " in token or "\n" in token or token[-1].isalpha():
            phrase = phrase_key(token)
            if phrase in self._phrases:
                return self._phrases[phrase]
        return self._char[_kind(token)] if len(token) < 12 else self._char["other"]


def _kind(token: str) -> str:
    """Return the class of a token that is no word of dates."""
    if not token.isascii() and token[0].isdecimal() and not YEARS.fullmatch(token):
        return "other"
    for pattern, kind in NUMERIC:
        if pattern.fullmatch(token):
            return kind
    if YEARS.fullmatch(token):
        return "nmonth" if month_and_year(token) else "years"
    if not (token.isdecimal() and token.isascii()):
        return "other"
    if len(token) <= 2:
        return "num" if 0 < int(token) <= 31 else "two"
    if len(token) == 3:
        return "three"
    return "yyyy" if len(token) == 4 and 1000 <= int(token) <= LAST_YEAR else "other"


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


class Tokenizer:
    """Turns a text into :class:`Tokens`."""

    def __init__(self, words: Words, holidays: Iterable[str], not_dates: Iterable[str]) -> None:
        self.alphabet = Alphabet([*LEXED, *PUNCTUATION.values(), *words.classes.values()])
        phrases = {phrase_key(name): "other" for name in not_dates} | {phrase_key(n): "holiday" for n in holidays}
        self._classes = Classes(self.alphabet, words.classes, phrases)
        self._lexer = re.compile(LEXER.format(phrases=_phrases_source(phrases)), re.VERBOSE)

    def __call__(self, text: str) -> Tokens:
        """Return the tokens of ``text``."""
        pieces = self._lexer.findall(WRAP.sub(" ", text))
        return Tokens(text, pieces, "".join(map(self._classes.__getitem__, pieces)))


def phrase_key(name: str) -> str:
    """Return the form of a phrase that phrases are compared in."""
    return " ".join(name.lower().replace("’", "'").split())


def _phrases_source(phrases: Iterable[str]) -> str:
    """Return the regex source of all phrases, grouped by their first letters so that most words fail at once."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        groups.setdefault(phrase[:2], []).append(re.escape(phrase[2:]).replace("'", "['’]").replace(r"\ ", r"\s+"))
    return " | ".join(_group_source(head, rest) for head, rest in sorted(groups.items()))


def _group_source(head: str, rest: list[str]) -> str:
    letters = "".join(f"[{letter}{letter.upper()}]" for letter in head)
    return f"{letters}(?i:{'|'.join(rest)})(?!\\w)"
