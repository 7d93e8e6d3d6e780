"""Organisations by their words: heads ("Ministry"), legal forms ("Corp."), acronyms, and well-known names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.recognizers.capitals import Run, Word, find_runs, run_pattern
from extractor.recognizers.lexicons import NameLexicon, TitleLexicon

LONGEST_KNOWN = 4
LONGEST_NAME = 20  # words; bounds the search in runs of capitals
Found = tuple[int, int, str]


class BodyFinder:
    """Finds organisations in runs of capitals with the word lists of one rulebook."""

    def __init__(self, names: NameLexicon, titles: TitleLexicon) -> None:
        self.names = names
        self.titles = frozenset(titles.singular)
        forms = [form for form in names.legal_forms if form.isascii()]
        self.pattern = run_pattern(names, [*forms, "st", "dr", "u.s"], names.joiners)

    def find(self, text: str) -> list[Found]:
        """Return (start, end, rule) of the organisations in ``text``, in order."""
        return [found for run in find_runs(self.pattern, text) for found in self.in_run(run)]

    def in_run(self, run: Run) -> Iterator[Found]:
        """Yield the organisations of one run."""
        words, index = run.words, 0
        shouted = len(words) > 2 and all(w.text.isupper() for w in words if w.is_capital)
        while index < len(words):
            last, rule = self.body_at(words, index, shouted)
            if last > index:
                yield words[index].start, words[last - 1].end, rule
                index = last
            else:
                index += 1

    def body_at(self, words: Sequence[Word], first: int, shouted: bool) -> tuple[int, str]:
        """Return where the organisation that starts at ``first`` ends, and the rule; ``first`` itself if none does."""
        known = self._known(words, first)
        if not words[first].is_capital or (words[first].low in self.names.openers and known == first):
            return first, ""
        headed = self._headed(words, first)
        if headed > max(known, first):
            return headed, "organization.head"
        if known > first:
            return known, "organization.known"
        if not shouted and self._is_acronym(words[first]):
            return first + 1, "organization.acronym"
        return first, ""

    def _known(self, words: Sequence[Word], first: int) -> int:
        for last in range(min(len(words), first + LONGEST_KNOWN), first, -1):
            low = " ".join(w.low for w in words[first:last])
            if low in self.names.known_bodies and (words[first].text.isupper() or low not in self.names.known_acronyms):
                return last
        return first

    def _headed(self, words: Sequence[Word], first: int) -> int:
        """Return where a name ends that has a head word or legal form: "Hale Motors", "Bank of Halvia"."""
        last = first
        farthest = min(len(words), first + LONGEST_NAME)
        while last < farthest and words[last].is_capital and not self._is_title(words, last):
            last += 1
        heads = [i for i in range(first, last) if self._is_head(words[i].low)]
        if not heads:
            return first
        head = heads[-1]
        if head + 1 == last and words[head].low in self.names.heads:
            complement = self._complement(words, last)
            if complement > last:
                return complement
        if head == first:
            return first
        return head + 1

    def _complement(self, words: Sequence[Word], place: int) -> int:
        """Return where "of Halvia" or "for Peace and Trade" behind a head ends."""
        if place + 1 >= len(words) or words[place].low not in ("of", "for", "on", "de", "des", "du", "against"):
            return place
        last = self._capitals(words, place + 1)
        broad = words[place - 1].low in self.names.broad_heads
        while broad and last < len(words) and words[last].low in ("and", "&", "of", "for"):
            more = self._capitals(words, last + 1)
            if more == last + 1 or any(self._closes(w.low) for w in words[last:more]):
                break
            last = more
        return last if last > place + 1 else place

    def _capitals(self, words: Sequence[Word], place: int) -> int:
        """Return where the capitals that begin at ``place``, after an article or not, end; ``place`` if none do."""
        last = place
        while last < len(words) and words[last].low in ("the", "de"):
            last += 1
        start = last
        while last < len(words) and words[last].is_capital and not self._is_title(words, last):
            last += 1
        return last if last > start else place

    def _is_head(self, low: str) -> bool:
        return low in self.names.heads or low in self.names.legal_forms

    def _closes(self, low: str) -> bool:
        """Say whether a word shows that a second body begins after "and"."""
        return self._is_head(low) and low not in self.names.field_heads

    def _is_title(self, words: Sequence[Word], index: int) -> bool:
        low = words[index].low
        return low in self.titles and low not in self.names.heads

    def _is_acronym(self, word: Word) -> bool:
        letters = word.text.replace(".", "").replace("-", "")
        if word.text in self.names.not_acronyms or not letters.isupper():
            return False
        return 2 <= len(letters) <= 7 and letters.isalpha() and not word.is_initial
