"""What all pattern files have in common: strict models and worked examples."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractor.records import MentionKind


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
