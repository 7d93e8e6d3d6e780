"""Runs of capitals to candidate names: titles, openers and affiliations cut off, the rest weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.recognizers.capitals import Run, Stretch, Word
from extractor.recognizers.lexicons import NameLexicon, TitleLexicon, fold

ROMAN = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|xvi{0,3}|xxiii|jr|sr)$")
ASIAN_GIVEN = re.compile(r"[^\W\d_]+[-‑][a-z]+$")
TITLE_OF = re.compile(r"([\w’'-]+)[  ](?:of|to|for|from|in|at)[  ](?:the[  ])?$")
MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Candidate(Stretch):
    """Words that may name a person; ``titled`` says that a title or honorific of the same run goes before."""

    run: Run
    titled: bool

    @property
    def lows(self) -> list[str]:
        """The folded words."""
        return [word.low for word in self.words]

    @property
    def size(self) -> int:
        """How many words of the name are neither particles nor suffixes."""
        return sum(word.is_capital and not ROMAN.match(word.low) for word in self.words)


class Reader:
    """Cuts runs to candidates with the word lists of one rulebook."""

    def __init__(self, names: NameLexicon, titles: TitleLexicon) -> None:
        self.names = names
        self.heads = frozenset(titles.singular)
        self.joined = titles.joined
        self.weak = titles.weak
        self.fields = titles.field
        self.before = self.heads | titles.before | titles.field

    def read(self, run: Run, text: str) -> Candidate | None:
        """Return the part of ``run`` that may be a person's name, or None."""
        whole = self._without_letters(run.words)
        words = self._without_titles(whole)
        titled = len(words) < len(whole) and self._is_rank(whole[-len(words) - 1].low)
        if not words and len(whole) > 1 and self._is_given(whole[0].low):
            words = whole
        words = self._without_tail(self._without_opener(self._without_end(words), run))
        words, placed = self._without_place(words, run, text)
        if not words or len(words) > MAX_WORDS:
            return None
        return Candidate(words, run, titled or placed)

    def trim(self, run: Run, text: str) -> Candidate | None:
        """Return the span of a network as a candidate: what stands before the name cut off; None for a bare title."""
        whole = self._without_letters(self._without_bracket(run.words))
        words = self._without_titles(whole)
        titled = 0 < len(words) < len(whole)
        if not words and len(whole) > 1 and all(word.low in self.before for word in whole[-2:]):
            return None
        words = self._without_opener(self._without_end(words or whole), run)
        words = self._without_common(words, text)
        if self._opens_with_place(words) and words[0].start == run.start and self._titled_of(run, text):
            words = words[1:]
        return Candidate(words, run, titled) if words else None

    def _without_bracket(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Cut off what a bracket closes that the span does not open: "Jim) Hale"."""
        last = max((i for i, word in enumerate(words) if ")" in word.text and "(" not in word.text), default=-1)
        opened = any("(" in word.text for word in words[: last + 1])
        return words[last + 1 :] if last >= 0 and not opened and last + 1 < len(words) else words

    def _without_common(self, words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
        """Cut off a common word before a full name: "Crime and Drugs Ana B. Brel"; the article has it in lower case."""
        if len(words) < 3 or not self._is_given(words[1].low) or words[0].is_initial or not words[0].text.isalpha():
            return words
        low = words[0].text.lower()
        known = self._is_given(low) or low in self.names.family or low in self.names.particles
        common = not known and re.search(rf"(?<![\w'’-]){low}(?![\w'’-])", text) is not None
        return words[1:] if common else words

    def _without_letters(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Cut off letters of degrees and offices behind a name: "Ana Brel MP"."""
        while len(words) > 2 and words[-1].text.isupper() and words[-1].low in self.names.letters:
            words = words[:-1]
        return words

    def _is_rank(self, low: str) -> bool:
        """Say whether a title proves a person even before a single word, unlike "Star" or "Guard"."""
        return low not in self.weak or low in self.names.honorifics or low in self.names.capital_titles

    def _without_titles(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        for index in range(len(words) - 1, -1, -1):
            if self.is_title(words, index):
                return words[index + 1 :]
        return words

    def is_title(self, words: tuple[Word, ...], index: int) -> bool:
        """Say whether the word at ``index`` is a title or honorific that goes before a name."""
        low = words[index].low
        if index and words[index - 1].low in self.names.particles and not words[index - 1].is_capital:
            return False  # "Nasser bin Sultan"
        if low in self.names.given_honorifics and index == len(words) - 2:
            return False
        if index and f"{words[index - 1].low} {low}" in self.names.honorifics:
            return True
        if low in self.names.trailing and (index == 0 or self.is_title(words, index - 1)):
            return True
        if low in self.names.honorifics or low in self.heads:
            given = low in self.names.gender and low not in self.names.honorifics
            if given and len(words) > 1 and (index == 0 or self._is_given(words[index - 1].low)):
                return False
            last = index == len(words) - 1
            surname = low in self.names.also_surname or low in self.weak or low in self.names.family
            before = index > 0 and self._is_given(words[index - 1].low)
            inside = not last and words[index + 1].low in self.names.family
            return not (before and surname and (last or inside or ROMAN.match(words[index + 1].low)))
        first, hyphen, last_part = low.rpartition("-")
        return bool(hyphen) and (last_part in self.names.trailing or self._is_joined(first, last_part))

    def _is_joined(self, first: str, second: str) -> bool:
        return second in self.heads and (first in self.joined or first in self.heads)

    def _without_opener(self, words: tuple[Word, ...], run: Run) -> tuple[Word, ...]:
        while words:
            low = words[0].low
            known = low in self.names.given_words and len(words) > 1
            opener = low in self.names.openers and not (known and not run.opens)
            particle = not words[0].is_capital and (low not in self.names.particles or len(words) == 1)
            if not (opener or particle or (self._is_camp(low) and not (low in self.names.gender and len(words) > 1))):
                return words
            words = words[1:]
        return words

    def _without_place(self, words: tuple[Word, ...], run: Run, text: str) -> tuple[tuple[Word, ...], bool]:
        """Cut off what ends a title begun before the run: "Secretary of State Ana Brel", "envoy to New York Ana Brel".

        Returns the rest, and whether such a title was seen.
        """
        titled = self._titled_of(run, text)
        unknown = titled and self._opens_with_place(words)
        bar = max((i for i, word in enumerate(words) if self._is_place(word)), default=0 if unknown else -1)
        rest = words[bar + 1 :]
        if bar < 0 or len(rest) < 2:
            return words, False
        titled = titled and rest[0].start != run.start
        return (rest, titled) if titled or self._is_given(rest[0].low) else (words, False)

    def _titled_of(self, run: Run, text: str) -> bool:
        """Say whether a title and a preposition stand before a run: "Mayor of"."""
        before = TITLE_OF.search(text, max(0, run.start - 40), run.start)
        return before is not None and fold(before[1]) in self.heads

    def _opens_with_place(self, words: tuple[Word, ...]) -> bool:
        """Say whether a full name follows a first word that is no given name: "(Mayor of) Arbelon Ana Brel"."""
        return len(words) > 2 and not self._is_given(words[0].low) and self._is_given(words[1].low)

    def _is_place(self, word: Word) -> bool:
        low, names = word.low, self.names
        if low in names.gender or low in names.given_words:
            return False
        places = low in names.places or low in names.countries
        return places or low in names.not_person or low in names.heads or low in self.fields

    def _is_camp(self, low: str) -> bool:
        """Say whether a word says what people or camp somebody belongs to: "Frenchman", "Pan-democrat"."""
        return low in self.names.peoples or ("-" in low and low.rpartition("-")[2] in self.names.peoples)

    def _without_end(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Cut off a day, a country or the verb of a headline behind a name, and all after it; a day before one too."""
        if len(words) > 3 and " ".join(word.low for word in words[-2:]) in self.names.countries:
            words = words[:-2]  # "named Ana Maria Brel Hong Kong's chief"
        while len(words) > 1 and words[0].low in self.names.enders:
            words = words[1:]
        ends = (i for i, word in enumerate(words) if i and word.low in self.names.enders)
        return words[: next(ends, len(words))]

    def _without_tail(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        for index, word in enumerate(words):
            tail = word.low.rpartition("-")[2]
            if tail != word.low and tail in self.names.compound_tails:
                return ()
            if index and word.low in self.names.openers and not self._part_of_name(word):
                return words[:index]
        while words and not words[-1].is_capital:
            words = words[:-1]
        return words

    def _part_of_name(self, word: Word) -> bool:
        return word.low in self.names.family or word.low in self.names.given_words or len(word.low) < 2

    def _is_given(self, low: str) -> bool:
        return low in self.names.gender or low in self.names.given_words or low.partition("-")[0] in self.names.gender
