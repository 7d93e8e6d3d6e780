"""Read the files of frames and check the names in them: of functions and types, so that no typing error passes for one.

An unknown function would count as a preposition that never comes, an unknown type as none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.errors import RulebookError
from extractor.facts.frames import FrameFile, FrameIndex, spec
from extractor.facts.functions import FINDERS
from extractor.facts.grammar.labels import Labels, load_labels
from extractor.facts.kinds import TYPES
from extractor.facts.steps import OWN_FUNCTIONS
from extractor.rulebook import Rulebook
from extractor.rulebook.problems import Place


@lru_cache(maxsize=16)
def load_frames(rulebook: Rulebook, name: str) -> FrameIndex:
    """Return the index of one file of frames; raises RulebookError with a line for each unknown function or type."""
    file = rulebook.file(name, FrameFile)
    wrong = [rulebook.problem_at(name, place, fault) for place, fault in _faults(file, load_labels(rulebook))]
    if wrong:
        raise RulebookError(*wrong)
    return FrameIndex(file.frame)


def _faults(file: FrameFile, labels: Labels) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong with the functions and types of frames, and where each stands."""
    joined = labels.links.prepositions | {f"{word}_do" for word in labels.links.prepositions}
    fillers = joined | {*FINDERS}
    values = joined | {*labels.functions.values()} | OWN_FUNCTIONS
    for number, frame in enumerate(file.frame):
        for function in frame.value:
            if function not in values:
                yield ("frame", number, "value"), _unknown("function of a value", function)
        for slot, ways in frame.slots.items():
            for way in map(spec, ways):
                if way.function not in fillers:
                    yield ("frame", number, "slots", slot), _unknown("function", way.function)
                if way.type not in TYPES:
                    fault = f"unknown type {way.type!r}; allowed: {', '.join(TYPES)}"
                    yield ("frame", number, "slots", slot), fault


def _unknown(what: str, name: str) -> str:
    return f"unknown {what} {name!r}; the known are told in frames/money.toml, the prepositions in grammar.toml"
