"""What many readers of one Doc ask for, read once: spaCy makes its text and tokens anew at each access."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from extractor.recognizers.spans import Span, SpanIndex, read_spans
from extractor.records import Context


class Page:
    """The text, tokens and entities of one Doc, each read when it is first asked for."""

    def __init__(self, doc: Doc) -> None:
        """Keep the Doc; nothing is read yet."""
        self.doc = doc

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self.doc.text

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return self._offsets[0]

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens as written."""
        text = self.text
        return [text[start:end] for start, end in zip(*self._offsets, strict=True)]

    @cached_property
    def spans(self) -> SpanIndex[Span]:
        """The entities of the pipeline in the network's labels."""
        return read_spans(self.doc, self.text)

    @cached_property
    def has_entities(self) -> bool:
        """Whether a pipeline looked for entities."""
        return self.doc.has_annotation("ENT_IOB")

    @cached_property
    def _offsets(self) -> tuple[list[int], list[int]]:
        starts, lengths = self.doc.to_array(["IDX", "LENGTH"]).reshape(-1, 2).astype("int64").T
        return starts.tolist(), (starts + lengths).tolist()


def page_of(doc: Doc, context: Context) -> Page:
    """Return the page of ``doc``, one for all that read it in the same context."""
    page = context.memo.get("page")
    if not isinstance(page, Page) or page.doc is not doc:
        page = context.memo["page"] = Page(doc)
    return page
