"""A Doc as plain lists of words, which rules over tokens read many times over."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.recognizers.page import Page


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a Doc: as written, in lower case without the stop of an abbreviation, and where each starts."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]

    def end(self, last: int) -> int:
        """Return the character offset at which token ``last`` ends."""
        return self.starts[last] + len(self.words[last])

    def slice(self, first: int, last: int) -> str:
        """Return the text of the half-open token range ``first`` to ``last``."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def glued(self, index: int) -> bool:
        """Say whether no white space stands between token ``index`` and the one before it."""
        return index > 0 and self.starts[index] == self.end(index - 1)

    def __len__(self) -> int:
        return len(self.words)


def read_words(page: Page) -> Words:
    """Return the words of a Doc."""
    lows = [low[:-1] if low[-1] == "." and len(low) > 2 else low for low in page.lows]
    return Words(page.text, page.tokens, lows, page.starts)
