"""The trained network as a spaCy component.

``import extractor.encoder`` is light; the network is loaded when the component ``extractor_encoder`` is made.
"""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from extractor.encoder.network import MODEL, file_digest

CONFIDENCES = "extractor_entity_confidence"  # the key in ``doc.user_data``


def model_digest(path: Path = MODEL) -> str:
    """Return a short hash of a packaged network; raises ModelError when it is missing."""
    return file_digest(path)


def entity_confidence(doc: Doc) -> dict[tuple[int, int], float]:
    """Return how sure the network is of each entity of ``doc``, by its character offsets.

    Empty for a Doc that another pipeline annotated.
    """
    return {(start, end): confidence for start, end, confidence in doc.user_data.get(CONFIDENCES, ())}
