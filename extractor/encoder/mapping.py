"""Entity labels of other pipelines read as those of the network, by ``patterns/lexicon/labels.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from extractor.rulebook import PatternFile, load_rulebook

FILE = "lexicon/labels.toml"


class EntityLabels(PatternFile):
    """Maps labels to those of the network."""

    entities: dict[str, Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "ROLE", "MISC"]]


@lru_cache(maxsize=1)
def entity_labels() -> Mapping[str, str]:
    """Return the network's label for each of any pipeline; it has none for what is no name ("DATE", "CARDINAL")."""
    return load_rulebook(None).file(FILE, EntityLabels).entities
