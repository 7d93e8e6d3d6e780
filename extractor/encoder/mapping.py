"""Entity labels of other pipelines read as those of the network, by ``patterns/lexicon/labels.toml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from extractor.rulebook import PatternFile, load_rulebook

FILE = "lexicon/labels.toml"


class EntityLabels(PatternFile):
    """Maps labels to those of the network."""

    entities: dict[str, Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "ROLE", "MISC"]]


@lru_cache(maxsize=1)
def _labels() -> EntityLabels:
    return load_rulebook(None).file(FILE, EntityLabels)


def entity_label(label: str) -> str | None:
    """Return the network's label for that of any pipeline; None for what is no name ("DATE", "CARDINAL")."""
    return _labels().entities.get(label)
