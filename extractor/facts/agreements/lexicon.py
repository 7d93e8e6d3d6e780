"""The words of agreements, as ``patterns/frames/agreements.toml`` gives them."""

from __future__ import annotations

from typing import Literal

from extractor.rulebook import PatternModel, SampleFile

AGREEMENT_FILE = "frames/agreements.toml"
Stage = Literal["proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "rejected", "ended"]


class Stages(PatternModel):
    """How far an agreement got, by the verb that acts on it, by what the verb says with a noun and by words at it."""

    verbs: dict[Stage, frozenset[str]]
    bare: dict[Stage, frozenset[str]]
    words: dict[Stage, frozenset[str]]
    above: dict[Stage, frozenset[str]]
    hopes: frozenset[str]
    refusals: frozenset[str]
    failures: frozenset[str]
    accepting: frozenset[str]
    waiting: frozenset[str]


class Trade(PatternModel):
    """Verbs of a deal and the functions in which they have the other side, tried in order."""

    verbs: frozenset[str]
    other: list[str]


class AgreementFile(SampleFile):
    """The words of agreements; see the file's head for their meaning."""

    nouns: frozenset[str]
    named: frozenset[str]
    assembling: frozenset[str]
    sworn: frozenset[str]
    uniting: frozenset[str]
    loose: frozenset[str]
    papers: frozenset[str]
    meeting: frozenset[str]
    joins: frozenset[str]
    examples: frozenset[str]
    talks: frozenset[str]
    several: frozenset[str]
    never: frozenset[str]
    groups: frozenset[str]
    titled: frozenset[str]
    rulers: frozenset[str]
    fighters: frozenset[str]
    delegates: frozenset[str]
    leaders: frozenset[str]
    past: frozenset[str]
    pairs: frozenset[str]
    states: frozenset[str]
    alone: frozenset[str]
    mutual: frozenset[str]
    offering: frozenset[str]
    definite: frozenset[str]
    further: frozenset[str]
    singular: frozenset[str]
    likened: frozenset[str]
    settling: frozenset[str]
    mediators: frozenset[str]
    awarding: frozenset[str]
    getting: frozenset[str]
    binding: frozenset[str]
    letting: frozenset[str]
    sources: frozenset[str]
    judging: frozenset[str]
    asking: frozenset[str]
    firms: frozenset[str]
    holding: frozenset[str]
    visits: frozenset[str]
    strife: frozenset[str]
    idle: frozenset[str]
    leading: frozenset[str]
    default: Stage
    standing: Stage
    followed: dict[str, list[str]]
    preceded: dict[str, list[str]]
    sorts: dict[str, frozenset[str]]
    stages: Stages
    trade: list[Trade]
