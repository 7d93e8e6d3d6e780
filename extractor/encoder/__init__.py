"""The trained network as a spaCy component.

``import extractor.encoder`` is light; the network is loaded when the component ``extractor_encoder`` is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from spacy.tokens import Doc, Span

from extractor.encoder.network import MODEL, file_digest

# How sure the network is of an entity, as spaCy keeps what is said of spans: ``entity._.extractor_confidence``. It
# stays with the entity where Docs are joined or stored with their user data.
CONFIDENCE = "extractor_confidence"
EXTENSION = "._."
Span.set_extension(CONFIDENCE, default=None, force=True)


def model_digest(path: Path = MODEL) -> str:
    """Return a short hash of a packaged network; raises ModelError when it is missing."""
    return file_digest(path)


def entity_confidence(doc: Doc) -> dict[tuple[int, int], float]:
    """Return how sure the network is of each entity of ``doc``, by its character offsets.

    Empty for a Doc that another pipeline annotated.
    """
    said = cast("dict[object, float]", doc.user_data).items()
    return {key[2:]: value for key, value in said if isinstance(key, tuple) and key[:2] == (EXTENSION, CONFIDENCE)}


def set_entity_confidence(doc: Doc, start: int, end: int, confidence: float) -> None:
    """Say how sure the network is of the entity of ``doc`` from ``start`` to ``end``, in characters."""
    cast("dict[object, float]", doc.user_data)[EXTENSION, CONFIDENCE, start, end] = confidence
