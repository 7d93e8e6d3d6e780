"""The one contract of all recognisers."""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Doc

from extractor.records import Context, Mention, MentionKind


class Recognizer(Protocol):
    """Finds one kind of mention in a Doc; pure, so the Doc stays as it is.

    The Doc's text is the masked article, as long as the original. Mentions come in text order and do
    not overlap one another.
    """

    kind: MentionKind

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the mentions of this kind in ``doc``."""
        ...


def set_spans(doc: Doc, kind: str, mentions: list[Mention]) -> Doc:
    """Write mentions into ``doc.spans[kind]`` (label: the kind in capitals, id: the rule) and return the Doc."""
    spans = []
    for mention in mentions:
        span = doc.char_span(
            mention.start, mention.end, label=kind.upper(), span_id=mention.describe(), alignment_mode="expand"
        )
        if span is not None:
            spans.append(span)
    doc.spans[kind] = spans
    return doc
