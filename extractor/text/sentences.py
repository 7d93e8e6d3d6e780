"""Tell a spaCy Doc where sentences begin for sure, before anything else splits it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc


def mark_breaks(doc: Doc, breaks: Sequence[int]) -> Doc:
    """Set a sentence start at the first token at or after each offset, and return the Doc.

    To be called on a Doc that has only been tokenised: spaCy's parser and sentencizer keep starts that
    are set already, so a heading is never glued to the sentence after it.
    """
    if len(doc) and breaks:
        starts = doc.to_array("IDX")
        for index in np.searchsorted(starts, np.asarray(breaks)).tolist():
            if index < len(doc):
                doc[index].is_sent_start = True
            if index > 1 and doc[index - 1].is_space:  # the blank between paragraphs is no sentence
                doc[index - 1].is_sent_start = False
    return doc
