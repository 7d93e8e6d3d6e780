"""What stands beside a length says what it is: a length indeed, an age, a point in time, a frequency or a name."""

from __future__ import annotations

import re
from typing import Literal

from extractor.recognizers.durations.grammar import Length, phrases
from extractor.recognizers.durations.lexicon import DurationsFile
from extractor.recognizers.durations.signs import Against, Support, before
from extractor.recognizers.numbers import SPACE

# "number" is a calendar year or a time of day, "weak" what too little speaks for, rates among it.
Sense = Literal["length", "point", "age", "frequency", "name", "number", "weak"]

# Bounds that with "a day", "an hour" are rather prepositions.
BEYOND = frozenset({"above", "below", "beyond", "near", "inside of"})
LEFT = 48
JOINT = re.compile(
    rf"(?:,{SPACE}?|{SPACE})(?:(?:and|or|if not|even|or even|and then|then|perhaps|now|and now){SPACE})?\Z"
)
MAX_JOINT = 16
HEADLINE = 120
PLAIN_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d,.])")
CLOCK_TIME = re.compile(r"[012]\d[0-5]\d(?![\d,.])")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
NUMERAL = re.compile(r"\d+")
PART = re.compile(rf"{SPACE}of{SPACE}")
# "the film Days of Glory", unless the words open a sentence
TITLE = re.compile(rf"{SPACE}of{SPACE}(?:[Tt]he{SPACE})?[A-Z]")
OPENING = re.compile(r"(?:^|[.!?:\n])[\s\"“'‘(]*\Z")


class ContextRules:
    """Tells the sense of a length by the words around it; all looks are over a bounded stretch of text."""

    def __init__(self, file: DurationsFile) -> None:
        self._against, self._support = Against(file), Support(file)
        self._reach_after = before(file.before.reach_after)
        self._after_relative = {"past": before(file.before.past_after), "last": before(file.before.last_after)}
        self._reach = re.compile(rf"(?:{phrases(file.before.reach)}){SPACE}\Z", re.IGNORECASE)
        self._over_after = before(file.over.after)
        self._over_words = frozenset(file.over.words)

    def spatial(self, text: str, length: Length) -> bool:
        """Say whether "over" and the like before a length is a preposition of its own and no bound."""
        words = length.bound_words
        if length.determiner and words:
            if words == "within":
                return length.relative not in ("next", "coming")
            return words in self._over_words or words.endswith(" of")
        if words not in self._over_words:
            return False
        if length.bound_words == "over":
            return length.kind != "article" and not self._ends(self._over_after, text, length.start)
        return length.kind == "bare"

    def is_change(self, text: str, start: int) -> bool:
        """Say whether a verb of change stands shortly before "from three to five years"."""
        return self._against.change.search(text, max(0, start - LEFT), start) is not None

    def is_rate(self, text: str, start: int) -> bool:
        """Say whether "a week" at ``start`` is the unit of a rate ("40 hours a week")."""
        return self._ends(self._support.rate_noun, text, start)

    def goes_on(self, text: str, left: Length, right: Length) -> bool:
        """Say whether a bare unit goes on with a list: "for weeks or months", "the coming days, weeks and months"."""
        unstated = right.kind == "bare" and right.bound is None and left.low is None
        return (
            unstated
            and 0 < right.start - left.end <= MAX_JOINT
            and JOINT.match(text, left.end, right.start) is not None
        )

    def sense(self, text: str, length: Length) -> Sense:
        """Return what ``length`` is."""
        if self._is_name(text, length):
            return "name"
        if self._is_other_number(text, length):
            return "number"
        if self._is_age(text, length):
            return "age"
        if self._is_point(text, length):
            return "point"
        if self._ends(self._against.frequency_before, text, length.outer) or self._is_frequency(text, length):
            return "frequency"
        return "length" if self._is_supported(text, length) else "weak"

    def _ends(self, pattern: re.Pattern[str], text: str, end: int) -> bool:
        return pattern.search(text, max(0, end - LEFT), end) is not None

    def _is_point(self, text: str, length: Length) -> bool:
        """Say whether "ago", "later", "after the vote" make it a point; "for two days before it" stays a length."""
        point = self._against.point.match(text, length.end)
        if point is None or self._against.point_not.match(text, length.end):
            return False
        if point["order"] is None:
            return True
        counted = length.kind not in ("bare", "article", "one")
        if counted and (length.determiner == "the" or length.bound_words in ("within", "up to")):
            return False
        return not self._ends(self._against.point_unless, text, length.start)

    def _is_name(self, text: str, length: Length) -> bool:
        unit = text[length.core : length.end].split()[-1].rpartition("-")[2]
        quantity = text[length.core : length.end]
        if unit[:1].isupper() and not unit.isupper() and quantity != unit and not _is_headline(text, length):
            return True
        if length.kind == "bare" and unit[:1].isupper() and TITLE.match(text, length.end):
            return not _opens(text, length.start)
        if self._ends(self._against.unit_before, text, length.core) or self._against.unit_after.match(text, length.end):
            return True
        if length.hyphen and self._against.security_after.match(text, length.end):
            return True
        name = length.unit.name
        if name == "second" and not length.unit.plural:
            worded = not NUMERAL.match(text, length.core) and not self._ends(self._against.article, text, length.core)
            joined = text[length.end : length.end + 1] == "-"
            return not length.hyphen and not length.unit.short and (joined or (worded and not _is_one(length)))
        if name == "day" and length.hyphen and self._against.one_day_after.match(text, length.end):
            return True
        if name == "century" and self._ends(self._against.century_before, text, length.start):
            return True
        return self._is_account(text, length)

    def _is_account(self, text: str, length: Length) -> bool:
        """Say whether a quarter, half-year or full year is a part of the business year."""
        if length.unit.name == "quarter":
            return not length.row and self._against.quarter_after.match(text, length.end) is None
        if length.unit.name != "year" or length.kind not in ("one", "number") or length.unit.plural:
            return False
        stated = text[length.core : length.end].lower().replace("-", " ")
        if stated not in ("full year", "half year"):
            return False
        return self._against.accounts.match(text, length.end) is not None or self._ends(
            self._against.ordinal, text, length.core
        )

    def _is_other_number(self, text: str, length: Length) -> bool:
        if length.kind != "number":
            return False
        quantity = text[length.core : length.end]
        if PLAIN_YEAR.match(quantity) and not length.hyphen:
            return not length.unit.plural or self._ends(self._against.year_before, text, length.core)
        return (
            length.unit.name == "hour"
            and CLOCK_TIME.match(quantity) is not None
            and self._ends(self._against.clock_before, text, length.core)
        )

    def _is_age(self, text: str, length: Length) -> bool:
        if self._against.age_after.match(text, length.end) or self._ends(self._against.age_before, text, length.start):
            return True
        if length.unit.name not in ("year", "month") or length.kind != "number":
            return False
        spatial = length.bound_words in self._over_words or length.bound_words in ("up to", "at least")
        return spatial and self._ends(self._against.people, text, length.start)

    def _is_frequency(self, text: str, length: Length) -> bool:
        if self._against.frequency_after.match(text, length.end) is None:
            return False
        if length.unit.name in ("hour", "minute", "second"):
            daily = self._against.clock_after.match(text, length.end) is not None
            return daily and self._against.clock_round.match(text, length.core) is not None
        return length.low is not None and not length.hyphen

    def _is_supported(self, text: str, length: Length) -> bool:
        if length.high is not None:
            return not self.is_rate(text, length.start)
        if length.kind == "bare":
            return self._bare_counts(text, length)
        if length.kind == "reach":
            return self._reach_counts(text, length)
        stated = text[length.core : length.end].lower()
        if length.kind == "one" and stated.startswith(("full", "whole", "single")):
            return length.relative == ""
        if length.kind == "vague" and stated.startswith("few"):
            return length.outer < length.start or bool(length.bound)
        if length.kind == "vague" and stated.startswith("many"):  # "the second time in as many years"
            return text[max(0, length.start - 3) : length.start].lower() != "as "
        if length.kind == "vague" and stated.startswith("some"):
            return (
                self._ends(self._support.bare_before, text, length.start)
                or self._support.of.match(text, length.end) is not None
            )
        if length.kind == "article" or stated in ("one day", "one second", "another day"):
            return self._article_counts(text, length)
        return True

    def _article_counts(self, text: str, length: Length) -> bool:
        start, end = length.start, length.end
        if self._support.article_after.match(text, end):
            return not self.is_rate(text, start)
        if length.bound is not None:
            return length.bound_words not in BEYOND
        if length.unit.name == "second":
            return False
        if length.unit.name == "day" and not text[length.core : end].lower().startswith("one"):
            supported = self._ends(self._support.day_before, text, start)
        else:
            supported = self._ends(self._support.article_before, text, start)
        if supported:
            return True
        if self._support.to_verb.match(text, end) and self._ends(self._support.giver, text, start):
            return True
        if self._support.worth.match(text, end):
            return length.unit.name != "minute" or not NUMERAL.search(text, max(0, start - 3), start)
        return self._support.of.match(text, end) is not None and not self.is_rate(text, start)

    def _bare_counts(self, text: str, length: Length) -> bool:
        start, end = length.start, length.end
        if length.bound is not None and length.bound_words not in self._over_words:
            return self._support.bare_not_after.match(text, end) is None
        if self._ends(self._support.bare_before, text, start):
            return self._support.bare_not_after.match(text, end) is None and NUMERAL.match(text, end + 1) is None
        if self._support.of.match(text, end) is None and self._support.bare_after.match(text, end) is None:
            return False
        return not self._ends(self._support.bare_of_not_before, text, start)

    def _reach_counts(self, text: str, length: Length) -> bool:
        outer, core = length.outer, length.core
        if not self._ends(self._reach, text, core):
            return False
        if length.unit.plural:
            return self._support.of.match(text, length.end) is None
        if length.unit.name in ("day", "second", "minute", "quarter") or length.relative == "coming":
            return False
        if PART.match(text, length.end):  # "in the last week of May"
            return False
        words = self._after_relative.get(length.relative, self._reach_after)
        return length.bound is not None or self._ends(words, text, outer)


def _is_headline(text: str, length: Length) -> bool:
    """Say whether a length stands in a line that writes most words with capitals."""
    begin = text.rfind("\n", max(0, length.start - HEADLINE), length.start) + 1 or max(0, length.start - HEADLINE)
    stop = text.find("\n", length.end, length.end + HEADLINE)
    line = text[begin : length.start] + text[length.end : stop if stop >= 0 else length.end + HEADLINE]
    words = LONG_WORD.findall(line)
    return 4 * sum(word[0].isupper() for word in words) >= 3 * len(words) and len(words) > 1


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins at ``start``."""
    return OPENING.search(text[max(0, start - 4) : start]) is not None or start == 0


def _is_one(length: Length) -> bool:
    return length.low is not None and list(length.low.values()) == [1]
