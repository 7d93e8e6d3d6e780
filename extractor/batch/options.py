"""How a run goes: what it is told, who hears of it, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractor.batch.work import Settings
from extractor.io import Failure
from extractor.pool import Limits


class Progress(Protocol):
    """Who wants to know how a run goes; all methods return at once."""

    def done(self, words: int) -> None:
        """An article has been extracted."""

    def kept(self) -> None:
        """An article was done in an earlier run."""

    def repeated(self) -> None:
        """An article stands in the input once more."""

    def failed(self, failure: Failure) -> None:
        """An article could not be read or extracted."""


class Silence:
    """A Progress that says nothing."""

    def done(self, words: int) -> None:
        """Say nothing."""

    def kept(self) -> None:
        """Say nothing."""

    def repeated(self) -> None:
        """Say nothing."""

    def failed(self, failure: Failure) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: ``force`` does everything anew, ``retry_errors`` what failed before.

    ``ledger`` is the file that keeps what is done, beside the output unless told.
    """

    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    retry_errors: bool = False
    ledger: Path | None = None


@dataclass(slots=True)
class Summary:
    """What came of a run: records written, of them ``new`` and ``kept`` from before, errors, words, counts.

    The same article in two places is done once: there may be more records than new and kept ones. ``others`` counts, by
    their suffixes, the files of folders that were left out for being of no kind that can be read.
    """

    articles: int = 0
    new: int = 0
    kept: int = 0
    errors: int = 0
    words: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False
    others: Counter[str] = field(default_factory=Counter)

    def add(self, words: int, counts: Mapping[str, int], *, new: bool = True) -> None:
        """Count a record; ``new`` where it has been done in this run."""
        self.articles += 1
        self.new += new
        self.words += words
        self.counts.update(counts)
