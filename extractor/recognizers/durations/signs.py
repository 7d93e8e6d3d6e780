"""The words beside a length that speak for or against it, as regexes: each looks right before or right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.recognizers.durations.grammar import phrases
from extractor.recognizers.durations.lexicon import DurationsFile
from extractor.recognizers.numbers import SPACE

GAP = rf"(?:['’]s?)?(?:{SPACE}|-)"


def before(words: Iterable[str], tail: str = "") -> re.Pattern[str]:
    """Return a regex for text that ends in one of ``words``, and ``tail``."""
    return re.compile(rf"(?<![\w-])(?:{phrases(words)}){tail}{SPACE}?[\"“]?\Z", re.IGNORECASE)


def after(words: Iterable[str], gap: str = GAP) -> re.Pattern[str]:
    """Return a regex for one of ``words`` right after a length."""
    return re.compile(rf"{gap}(?:{phrases(words)})(?!\w)", re.IGNORECASE)


def adverbs(file: DurationsFile) -> str:
    """Return the source of an adverb that may follow a word before a length."""
    return rf"(?:{SPACE}(?:{phrases(file.support.adverbs)}))?"


class Against:
    """What makes a length something else: a point in time, an age, a frequency, a number."""

    def __init__(self, file: DurationsFile) -> None:
        words = file.against
        self.point_not = after(words.point_not)
        self.point = re.compile(
            rf"{GAP}(?:or{SPACE}(?:so|more|less){SPACE})?(?:(?:{phrases(words.point_adverbs)}){SPACE})?"
            rf"(?:(?P<order>before|after)|{phrases(words.point_after)}|on(?=[,.;]|{SPACE}from))(?!\w)",
            re.IGNORECASE,
        )
        self.point_unless = before(words.point_unless)
        self.frequency_before = before(words.frequency_before)
        self.frequency_after = after(words.frequency_after)
        self.article = re.compile(r"\ban?\s\Z", re.IGNORECASE)
        self.clock_round = re.compile(rf"(?:{phrases(words.round_the_clock)})\W", re.IGNORECASE)
        self.clock_after = after(words.clock_after)
        self.age_after = after(words.age_after)
        self.age_before = before(words.age_before, rf"(?:{SPACE}[\w-]{{1,12}}{SPACE}(?:and|to|or))?")
        self.people = before(words.people, adverbs(file))
        self.year_before = before(words.year_before)
        self.clock_before = before(words.clock_before)
        self.security_after = after(words.security_after, rf"{SPACE}(?:[\w.]{{1,12}}{SPACE})?")
        self.unit_before = re.compile(rf"(?<!\w)(?:{phrases(words.unit_before)})(?:{SPACE}|-)\Z", re.IGNORECASE)
        self.unit_after = after(words.unit_after, "-")
        self.one_day_after = after(words.one_day_after)
        self.accounts = after(words.accounts)
        self.century_before = before(words.century_before, rf"(?:{SPACE}(?:a|an|his|her|the))?")
        self.quarter_after = after(words.quarter_after)
        self.ordinal = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|half)\W\Z", re.IGNORECASE)
        self.change = re.compile(rf"\b(?:{phrases(words.change)})\b", re.IGNORECASE)


class Support:
    """What lets a weak length count."""

    def __init__(self, file: DurationsFile) -> None:
        words, adverb = file.support, adverbs(file)
        self.article_before = before(words.article_before, adverb)
        self.day_before = before(words.day_before, adverb)
        self.giver = before(words.giver, adverb)
        self.article_after = after(words.article_after)
        self.of = re.compile(rf"{SPACE}of{SPACE}(?!(?:{phrases(words.bare_of_not)})\b|\d)[^\W\d_]", re.IGNORECASE)
        self.to_verb = re.compile(rf"{SPACE}to{SPACE}[a-z]")
        self.worth = re.compile(rf"['’]s?{SPACE}[^\W\d_]", re.IGNORECASE)
        self.rate_noun = before(words.rate_nouns)
        self.bare_before = before(words.bare_before, adverb)
        self.bare_of_not_before = before(words.bare_of_not_before)
        self.bare_after = after(words.article_after + words.bare_after)
        self.bare_not_after = after(words.bare_not_after)
