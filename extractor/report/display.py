"""Mentions through displaCy's span style, for notebooks and for pages of one's own."""

from __future__ import annotations

from typing import Any

import spacy
from spacy import displacy
from spacy.tokens import Doc

from extractor.markup.spans import KINDS, mention_spans
from extractor.records import Extraction

# Tints on which displaCy's black text keeps a contrast above 7:1.
COLORS = {
    "PERSON": "#9ecbf0",
    "ROLE": "#c9c8f5",
    "ORGANIZATION": "#9fdcc4",
    "COUNTRY": "#efb8d0",
    "MONEY": "#f2d37c",
    "DURATION": "#f4b89b",
    "DATE": "#f0cdb9",
    "AGREEMENT": "#d9bff0",
}


def display(source: Extraction | Doc, *, jupyter: bool | None = None) -> str | None:
    """Show the mentions of an extraction, or of a Doc that the pipeline's components have marked.

    Returns the HTML, or None in a notebook, where displaCy shows it at once; ``jupyter`` forces either.
    """
    parsed = _from_doc(source) if isinstance(source, Doc) else _from_extraction(source)
    # displaCy escapes tokens but writes labels as they are; ours are the fixed kinds only.
    shown: str | None = displacy.render(parsed, style="span", manual=True, jupyter=jupyter, options={"colors": COLORS})
    return shown


def _from_extraction(extraction: Extraction) -> dict[str, Any]:
    doc = spacy.blank("en").make_doc(extraction.text)
    marks = mention_spans(extraction.to_dict(), len(extraction.text))
    found = [(doc.char_span(m.start, m.end, alignment_mode="expand"), m.kind) for m in marks]
    return _parsed(doc, [(span.start, span.end, kind) for span, kind in found if span is not None])


def _from_doc(doc: Doc) -> dict[str, Any]:
    return _parsed(doc, [(span.start, span.end, kind) for kind in KINDS for span in doc.spans.get(kind, [])])


def _parsed(doc: Doc, places: list[tuple[int, int, str]]) -> dict[str, Any]:
    spans = [{"start_token": start, "end_token": end, "label": kind.upper()} for start, end, kind in sorted(places)]
    return {"text": doc.text, "spans": spans, "tokens": [token.text for token in doc]}
