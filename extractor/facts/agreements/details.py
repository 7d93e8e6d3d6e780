"""When an agreement was made, for how long, and how many there are."""

from __future__ import annotations

from extractor.facts.view import View
from extractor.recognizers.numbers import NumberGrammar
from extractor.values import DateValue, Duration

MAX_COUNT = 1000


class DetailReader:
    """Reads what stands at the agreements of one article beside their parties and stage."""

    def __init__(self, view: View, numbers: NumberGrammar) -> None:
        """Wrap the grammar of one article."""
        self.view = view
        self.tree = view.tree
        self.numbers = numbers

    def date(self, nodes: list[int]) -> str | None:
        """Return the date at an agreement or at a word above it, the nearest first."""
        for node in nodes:
            for child in self.tree.children[node]:
                value = self._value(child)
                if isinstance(value, DateValue):
                    return value.iso
        return None

    def term(self, noun: int) -> str | None:
        """Return for how long an agreement is made: "a ten-year pact"."""
        for child in self.tree.raw[noun]:
            value = self._value(child)
            if isinstance(value, Duration) and "X" not in value.iso:
                return value.iso
        return None

    def count(self, noun: int) -> int | None:
        """Return the stated number of such agreements."""
        for child in self.tree.of(noun, "nummod"):
            number = self.numbers.parse(self.tree.doc[child].text)
            if number is not None and number == int(number) and number < MAX_COUNT:
                return int(number)
        return None

    def _value(self, token: int) -> object:
        mention = self.view.mention(token)
        return None if mention is None else mention.value
