"""The words of agreements, as ``patterns/frames/agreements.toml`` gives them."""

from __future__ import annotations

from typing import Literal

from extractor.facts.frames import Sample
from extractor.rulebook import PatternFile, PatternModel

AGREEMENT_FILE = "frames/agreements.toml"
Stage = Literal["proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "rejected", "ended"]


class Stages(PatternModel):
    """How far an agreement got, by the verb that acts on it and by the words at it."""

    verbs: dict[Stage, frozenset[str]]
    words: dict[Stage, frozenset[str]]


class AgreementFile(PatternFile):
    """The words of agreements; see the file's head for their meaning."""

    nouns: frozenset[str]
    joins: frozenset[str]
    examples: frozenset[str]
    talks: frozenset[str]
    never: frozenset[str]
    default: Stage
    phrases: dict[str, str]
    stages: Stages
    sample: list[Sample] = []
