"""Tell a spaCy Doc where sentences begin for sure, before anything else splits it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc

STARTS, INSIDE = np.uint64(1), np.uint64(2**64 - 1)  # a sentence start and its contrary, as spaCy's arrays hold them


def mark_breaks(doc: Doc, breaks: Sequence[int]) -> Doc:
    """Set a sentence start at the first token at or after each offset, and return the Doc.

    To be called on a Doc that has only been tokenised: spaCy's parser and sentencizer keep starts that
    are set already, so a heading is never glued to the sentence after it. All are set at once, since
    spaCy looks through the whole Doc before it sets the start of one token.
    """
    if len(doc) and breaks:
        offsets, blank, marks = doc.to_array(["IDX", "IS_SPACE", "SENT_START"]).T.copy()
        places = np.searchsorted(offsets, np.asarray(breaks, dtype=np.uint64))
        marks[places[places < len(doc)]] = STARTS
        before = places[places > 1] - 1
        marks[before[blank[before] == 1]] = INSIDE  # the blank between paragraphs is no sentence
        doc.from_array(["SENT_START"], marks)
    return doc
