"""Recogniser of dates: what is written, resolved against the article's date, with its granularity kept.

The text becomes a string of word classes (:mod:`tokens`), the forms of ``patterns/lexicon/dates_forms.toml`` are
found in it (:mod:`forms`), each is read by one function of :mod:`absolute`, :mod:`years`, :mod:`relative`,
:mod:`amounts`, :mod:`periods` or :mod:`anaphora`, and what stands together is joined (:mod:`spans`). A weekday or a
month without year is resolved by the tense of its clause (:mod:`tense`). What needs the article's date is not
reported without it.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.dates import absolute, amounts, anaphora, periods, relative, years
from extractor.recognizers.dates.bounds import BoundReader
from extractor.recognizers.dates.forms import Forms, Hit
from extractor.recognizers.dates.lexicon import DateForms, DateWords, Holidays, Words
from extractor.recognizers.dates.reading import Found, Knowledge, Reading, named_month
from extractor.recognizers.dates.spans import join, moved, offsets
from extractor.recognizers.dates.tense import TenseReader
from extractor.recognizers.dates.tokens import Tokenizer
from extractor.recognizers.numbers import NumberWords
from extractor.recognizers.page import page_of
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook
from extractor.values import DateValue

Reader = Callable[[Reading, Hit], list[Found]]

READERS: dict[str, Reader] = {
    reader.__name__: reader
    for reader in (
        *(absolute.day_month, absolute.days_month, absolute.numeric, absolute.numeric_month, absolute.numeric_day),
        *(absolute.month, years.year, years.year_words, years.years),
        *(relative.today, relative.part_of_day, relative.day_off, relative.weekday, relative.week_weekday),
        *(
            relative.weekdays_off,
            relative.weekday_day,
            relative.day_of_month,
            relative.nth_day,
            relative.beyond,
            relative.unit,
            relative.the_unit,
        ),
        *(amounts.ago, amounts.in_amount, relative.nth_of),
        *(
            periods.quarter,
            periods.quarter_code,
            periods.months_of,
            periods.season,
            periods.season_alone,
            periods.decade,
            periods.century,
        ),
        *(periods.holiday, anaphora.same, anaphora.beside, anaphora.later, anaphora.same_of, anaphora.closing_day),
    )
}
SETS = (
    *(
        "name_months",
        "month_licence",
        "determiners",
        "plain_weekdays",
        "not_year_after",
        "not_year_before",
        "year_compounds",
    ),
    *("year_licence", "event_days", "half_words", "length_before", "length_words", "clause_words"),
)


class DatesRecognizer:
    """Finds dates in a Doc."""

    kind: MentionKind = "date"

    def __init__(self, rulebook: Rulebook) -> None:
        lists = rulebook.file("lexicon/dates.toml", DateWords)
        words = Words(lists, rulebook.file("lexicon/numbers.toml", NumberWords))
        listed = rulebook.file("lexicon/holidays.toml", Holidays).holiday
        holidays = {periods.holiday_key(name): holiday for holiday in listed for name in holiday.names}
        names = [name for holiday in listed for name in holiday.names]
        self._tokenize = Tokenizer(words, names, lists.not_dates.phrases)
        self._forms = Forms(rulebook.file("lexicon/dates_forms.toml", DateForms), self._tokenize.alphabet)
        self._bound = BoundReader(lists.bounds)
        self._know = Knowledge(
            words=words,
            lists=lists,
            alphabet=self._tokenize.alphabet,
            tense=TenseReader(lists.tense),
            holidays=holidays,
            month_first=frozenset(lists.month_first),
            southern=frozenset(lists.southern),
            named_month=named_month(lists.name_months),
            sets={name: frozenset(getattr(lists, name)) for name in SETS},
        )

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the dates of ``doc`` in text order; what needs the article's date only where ``context`` has it."""
        tokens = self._tokenize(page_of(doc, context).text)
        reading = Reading(self._know, tokens, context.date, context.country)
        self._read(reading)
        mentions: list[Mention] = []
        for found in join(reading, reading.found):
            mention = self._mention(reading, found)
            if not mentions or mention.start >= mentions[-1].end:
                mentions.append(mention)
        return mentions

    def _read(self, reading: Reading) -> None:
        """Read all forms from left to right into ``reading.found``."""
        kinds, runs = reading.tokens.kinds, list(self._forms.runs(reading.tokens.kinds))
        before = offsets(reading, self._forms, runs)
        for position, end in runs:
            while (start := self._forms.search(kinds, position, end)) is not None:
                found = self._read_at(reading, start)
                if found and (offset := before.get(found[0].start)):
                    found[0] = moved(found[0], offset) or found[0]
                reading.found.extend(found)
                position = max((f.end for f in found), default=start + 1)

    def _read_at(self, reading: Reading, start: int) -> list[Found]:
        reading.move(start)
        for reader, hit in self._forms.at(reading.tokens, start):
            found = READERS[reader](reading, hit)
            if found:
                return found
        return []

    def _mention(self, reading: Reading, found: Found) -> Mention:
        start, bound = self._bound(reading, found)
        tokens = reading.tokens
        first, last = tokens.starts[start], tokens.end(found.end - 1)
        words = tokens.text[tokens.starts[found.start] : last] if found.resolved else None
        value = DateValue(found.period.iso, found.period.iso_end, bound, words)
        rule = f"date.{found.form}"
        return Mention(first, last, tokens.text[first:last], "date", rule, found.confidence, value=value)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["date"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


make_dates = component("extractor_dates", DatesRecognizer)
