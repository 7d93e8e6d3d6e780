"""The spaCy factory of the trained network."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import ModelError


@Language.factory("extractor_encoder")
def make_encoder(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Build the component; raises ModelError when the network is not in the package."""
    raise ModelError("the trained network is missing from the package")
