"""The words of speech, as ``patterns/frames/statements.toml`` gives them."""

from __future__ import annotations

from extractor.rulebook import SampleFile

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
