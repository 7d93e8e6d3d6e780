"""What all pattern files have in common: strict models and worked examples."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractor.records import FactKind, MentionKind


class PatternModel(BaseModel):
    """Base of every table in a pattern file: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(PatternModel):
    """A sentence and what its recogniser must find in it; an empty ``found`` is a negative example.

    ``found`` lists :meth:`extractor.records.Mention.describe` strings in text order.
    """

    text: str
    found: list[str] = []
    date: str | None = None


class PatternFile(PatternModel):
    """Base of a whole pattern file.

    ``recognizer`` names whose examples these are: a kind of mention, or "text" for noise, headers and datelines.
    """

    recognizer: Literal[MentionKind, "text"] | None = None
    example: list[Example] = []


class Sample(PatternModel):
    """A marked sentence and the facts that must be read from it; empty ``facts`` is a negative example.

    Mentions are marked as :func:`extractor.facts.samples.read_marked` reads them, facts written as
    :func:`extractor.facts.explain.describe` writes them.
    """

    text: str
    facts: list[str] = []


class SampleFile(PatternFile):
    """Base of the files that facts of one kind are read by; their samples are claims about facts of that kind."""

    kind: FactKind
    sample: list[Sample] = []
