"""Compiles the forms of dates and finds them in a text's classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.recognizers.dates.lexicon import DateForms
from extractor.recognizers.dates.tokens import Alphabet, Tokens

ITEM = re.compile(
    r"<(?P<capture>\w+)(?::(?P<inner>[^<>]*))?>|(?P<repeat>\{\d+,\d+\})|(?P<name>\w+)|(?P<mark>[()|?])|\s+"
)
# No form has one of these, and every form has one of those: most of a text is passed over at once.
OUTSIDE = ("other", "break")
ANCHORS = (
    *(
        "month",
        "mabbr",
        "mlow",
        "weekday",
        "wabbr",
        "wplural",
        "yyyy",
        "fyear",
        "yapos",
        "decade",
        "decadew",
        "ndate",
        "nmonth",
    ),
    *("md", "years", "nth", "qcode", "holiday", "today", "season", "day", "days_unit", "week", "weekend", "fortnight"),
    *("month_unit", "quarter", "half", "year_unit", "decade_unit", "century", "period", "units", "morning", "night"),
    *("teen", "tens", "thousand"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A form that fits: the tokens ``start`` to ``end`` and its captured parts as token spans."""

    tokens: Tokens
    name: str
    start: int
    end: int
    parts: dict[str, tuple[int, int]]

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def first(self, *names: str) -> tuple[int, int] | None:
        """Return the span of the first of ``names`` that was captured."""
        return next((self.parts[name] for name in names if name in self.parts), None)

    def word(self, part: str) -> str:
        """Return the last word of a part, empty where it was not captured."""
        return self.tokens.word(self.parts[part][1] - 1) if part in self.parts else ""


class Forms:
    """All forms, in the order of their file."""

    def __init__(self, file: DateForms, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._parts: dict[str, str] = {}
        for name, source in file.parts.items():
            self._parts[name] = f"(?:{self.compile(source)})"
        sources = [self.compile(form.pattern) for form in file.form]
        self._each = [
            (form.name, form.reader, re.compile(source)) for form, source in zip(file.form, sources, strict=True)
        ]
        plain = "|".join(re.sub(r"\?P<\w+>", "?:", source) for source in sources)
        self._any = re.compile(plain)
        self._run = re.compile("[^{}]++".format("".join(map(alphabet.char.__getitem__, OUTSIDE))))
        self._anchor = re.compile("[{}]".format("".join(map(alphabet.char.__getitem__, ANCHORS))))
        self.offset = re.compile(self.compile("<amount> (<ahead:after | from> | <back:before>)"))

    def compile(self, source: str) -> str:
        """Return the regex over class characters of a form; raises KeyError for an unknown class.

        A part may be captured in several alternatives: the regex numbers the captures.
        """
        out = []
        for number, match in enumerate(ITEM.finditer(source)):
            if capture := match["capture"]:
                inner = self.compile(match["inner"]) if match["inner"] else self._name(capture)
                out.append(f"(?P<{capture}__{number}>{inner})")
            elif name := match["name"]:
                out.append(self._name(name))
            else:
                out.append(match["repeat"] or match["mark"] or "")
        return "".join(out)

    def _name(self, name: str) -> str:
        return self._parts.get(name) or self._alphabet.char[name]

    def runs(self, kinds: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches of tokens in which a form may stand."""
        anchor = self._anchor.search
        for run in self._run.finditer(kinds):
            start, end = run.span()
            if anchor(kinds, start, end):
                yield start, end

    def search(self, kinds: str, start: int, end: int) -> int | None:
        """Return the first place between ``start`` and ``end`` where some form fits."""
        match = self._any.search(kinds, start, end)
        return match.start() if match else None

    def at(self, tokens: Tokens, position: int) -> Iterator[tuple[str, Hit]]:
        """Yield the reader and the hit of each form that fits at ``position``."""
        for name, reader, pattern in self._each:
            if match := pattern.match(tokens.kinds, position):
                yield reader, hit(tokens, name, match)


def hit(tokens: Tokens, name: str, match: re.Match[str]) -> Hit:
    """Return a match over class characters with the spans of its parts."""
    parts = {
        part.partition("__")[0]: match.span(part) for part, value in match.groupdict().items() if value is not None
    }
    return Hit(tokens, name, match.start(), match.end(), parts)
