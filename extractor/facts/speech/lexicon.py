"""The words of speech, as ``patterns/frames/statements.toml`` gives them."""

from __future__ import annotations

from functools import cached_property

from extractor.rulebook import SampleFile

ACCORDING = "according"
STATEMENT_FILE = "frames/statements.toml"


class SpeechFile(SampleFile):
    """The words of speech; see the file's head for their meaning."""

    verbs: frozenset[str]
    quoting: frozenset[str]
    stressing: frozenset[str]
    citing: frozenset[str]
    sources: frozenset[str]
    negators: frozenset[str]
    asking: frozenset[str]
    documents: frozenset[str]
    showing: frozenset[str]
    contrasts: frozenset[str]
    inverting: frozenset[str]

    @cached_property
    def cues(self) -> frozenset[str]:
        """All lemmas that may say that somebody speaks; lemmatisers differ on that of "according"."""
        return self.verbs | {ACCORDING, "accord"}
