"""Answers about the values of one article, worked out once: many steps ask for the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from extractor.records import Mention


class Remembering(Protocol):
    """Has a dictionary for what its methods found, by their names and where a value starts."""

    remembered: dict[tuple[str, int], Any]


Self = TypeVar("Self", bound=Remembering)
Found = TypeVar("Found")


def once_per_value(method: Callable[[Self, Mention], Found]) -> Callable[[Self, Mention], Found]:
    """Make a method answer from memory when it is asked again about a value; nobody may change what it returns."""
    name = method.__name__

    @wraps(method)
    def answer(self: Self, mention: Mention) -> Found:
        key = name, mention.start
        if key not in self.remembered:
            self.remembered[key] = method(self, mention)
        found: Found = self.remembered[key]
        return found

    return answer
