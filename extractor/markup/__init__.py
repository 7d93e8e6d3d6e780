"""Marked text and plain words for records: what the report, the terminal and notebooks share.

Everything here works on plain JSON records, so that it can stand below the classes that write them.
"""

from extractor.markup.notebook import compact_html
from extractor.markup.spans import Piece, Span, escape, mention_spans, nested_html, pieces, verify
from extractor.markup.words import Slot, amount_words, duration_words, fact_line, slots_of

__all__ = [
    "Piece",
    "Slot",
    "Span",
    "amount_words",
    "compact_html",
    "duration_words",
    "escape",
    "fact_line",
    "mention_spans",
    "nested_html",
    "pieces",
    "slots_of",
    "verify",
]
