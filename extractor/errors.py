"""Every error that the package raises on purpose.

ExtractorError
├── InputError           an article, file or option that cannot be used
├── RulebookError        a pattern file that is wrong, with file and line
├── ModelError           the trained network is missing or unreadable
├── OutputError          a result that cannot be written
├── MissingExtraError    an optional dependency that is not installed
└── ArticleTimeoutError  an article that took longer than its limit
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors raised by this package; its text is one line that a user can act on."""


class InputError(ExtractorError):
    """An article, file or option that cannot be used."""


class RulebookError(ExtractorError):
    """A pattern file is wrong; each of ``problems`` is a line "FILE:LINE: PLACE: fault, and what is allowed"."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(self.problems)


class ModelError(ExtractorError):
    """The trained network is missing, unreadable or does not fit this version."""


class OutputError(ExtractorError):
    """A result that cannot be written where or as it was asked for."""


class MissingExtraError(ExtractorError):
    """An optional dependency is not installed; the message is the command that installs it."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional dependency: pip install 'newsfacts[{extra}]'")


class ArticleTimeoutError(ExtractorError):
    """An article took longer than its time limit."""
