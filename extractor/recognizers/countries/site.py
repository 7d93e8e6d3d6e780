"""The words around one place of the text, cut once and asked many times."""

from __future__ import annotations

import re
from dataclasses import dataclass

REACH = 110
LINE_REACH = 250
WRAPPED = 50  # characters of a line that is likely broken by a margin
PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")
OPENING = "\"'“‘«([{*"
CLOSING = ".,;:!?)]}\"'”’»…"
SENTENCE_END = ".!?:"
DASHES = "-–—"
QUOTES = "\"'”’)"
HEADLINE_WORDS = 4
SHORT = 3  # letters of an abbreviation such as "Gov."


@dataclass(frozen=True, slots=True)
class Site:
    """A span with its neighbours.

    ``lead`` and ``trail`` are the characters glued to it on either side ("pro-", "'s"), ``left`` and
    ``right`` the words before and after in reading order, punctuation still on them; neither crosses a
    blank line.
    """

    text: str
    start: int
    end: int
    lead: str
    trail: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def quote(self) -> str:
        """The words of the span."""
        return self.text[self.start : self.end]

    def before(self, place: int = 1) -> str:
        """Return the word ``place`` words before, without punctuation, or an empty string."""
        return self.left[-place].strip(OPENING + CLOSING) if len(self.left) >= place else ""

    def opens_sentence(self) -> bool:
        """Tell whether the span is the first word of a sentence or line."""
        if not self.left or self.lead.strip(OPENING):
            return not self.left and not self.lead.strip(OPENING)
        last = self.left[-1]
        return last[-1] in SENTENCE_END + "-–—" or (
            last.rstrip(CLOSING) != last and last.rstrip("\"'”’)")[-1:] in ".!?"
        )

    def second_in_sentence(self) -> bool:
        """Tell whether exactly one word stands before the span in its sentence."""
        return len(self.left) < 2 or self.left[-2].rstrip(QUOTES)[-1:] in (*SENTENCE_END, *DASHES, "")

    def following(self) -> str:
        """Return the next word, or an empty string when punctuation comes first."""
        return self.right[0].strip(CLOSING) if self.right and not self.trail else ""

    def line(self) -> str:
        """Return the line of the text that the span starts in, of a very long one the part around it."""
        low, high = max(0, self.start - LINE_REACH), self.end + LINE_REACH
        end = self.text.find("\n", self.end, high)
        return self.text[max(low, self.text.rfind("\n", low, self.start) + 1) : end if end >= 0 else high]

    def headline(self) -> bool:
        """Tell whether the span stands in a line whose capitals say nothing."""
        line = self.line()
        return line.isupper() or title_case(line)


def site(text: str, start: int, end: int) -> Site:
    """Cut the words around ``text[start:end]``."""
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    if "\n" in before:
        before = _same_flow_before(text, start - len(before), before)
    if "\n" in after:
        after = _same_flow_after(text, end, after)
    left, right = before.split(), after.split()
    lead = left.pop() if left and not before[-1].isspace() else ""
    trail = right.pop(0) if right and not after[0].isspace() else ""
    return Site(text, start, end, lead, trail, tuple(left), tuple(right))


def _same_flow_before(text: str, offset: int, before: str) -> str:
    """Cut ``before`` at its last line break, unless that only wraps a long line of running text."""
    cut = before.rfind("\n")
    if _wraps(_line_end(text, offset + cut)):
        return PARAGRAPH.split(before)[-1]
    return before[cut + 1 :]


def _same_flow_after(text: str, end: int, after: str) -> str:
    """Cut ``after`` at its first line break, unless that only wraps a long line of running text."""
    cut = after.find("\n")
    return PARAGRAPH.split(after)[0] if _wraps(_line_end(text, end + cut)) else after[:cut]


def _line_end(text: str, end: int) -> str:
    """Return the last characters of the line that ends at ``end``."""
    low = max(0, end - REACH)
    return text[max(low, text.rfind("\n", low, end) + 1) : end]


def _wraps(line: str) -> bool:
    """Tell whether a line is long enough, and no headline, so that its end is not the end of a thought."""
    return len(line) >= WRAPPED and not line.isupper()


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital letter."""
    return word[:1].isupper()


def title_case(line: str) -> bool:
    """Tell whether a line is a headline whose words are capitalised, so that capitals say nothing."""
    if line.rstrip()[-1:] in ".,;":
        return False
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) >= HEADLINE_WORDS and sum(map(is_capital, words)) >= 0.8 * len(words)


def capital_run(site: Site, joiners: frozenset[str], collectives: frozenset[str]) -> list[str]:
    """Return the capitalised words that follow the span without punctuation, joining words left out.

    A possessive ends the run, unless it is one of ``collectives`` ("People's").
    """
    if site.trail:
        return []
    run: list[str] = []
    for i, word in enumerate(site.right):
        if not is_capital(word):
            if run and word in joiners and _goes_on(site.right[i + 1 : i + 2]):
                continue
            break
        bare = word.rstrip(CLOSING).removesuffix("'s").removesuffix("’s")
        run.append(bare)
        short = len(bare) <= SHORT and word[-1] == "."
        if bare != word and not short and word.replace("’", "'") not in collectives:
            break
    return run


def _goes_on(following: tuple[str, ...]) -> bool:
    return bool(following) and (following[0] == "the" or is_capital(following[0]))
