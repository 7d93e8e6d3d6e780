"""What many readers of one Doc ask for, read once: spaCy makes its text and tokens anew at each access."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from numpy import unique
from spacy.tokens import Doc

from extractor.recognizers.spans import Span, SpanIndex, lines_of, read_entities
from extractor.records import Context

Result = TypeVar("Result")
COLUMNS = ("POS", "TAG", "DEP", "LEMMA")


class Page:
    """The text, tokens and entities of one Doc, each read when it is first asked for."""

    def __init__(self, doc: Doc) -> None:
        """Keep the Doc; nothing is read yet."""
        self.doc = doc
        self._kept: dict[object, Any] = {}

    def once(self, read: Callable[[Page], Result]) -> Result:
        """Return what ``read`` finds in the page, read once for all who ask for it."""
        if read not in self._kept:
            self._kept[read] = read(self)
        found: Result = self._kept[read]
        return found

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
    def lows(self) -> list[str]:
        """The tokens in lower case."""
        return [token.lower() for token in self.tokens]

    @property
    def parts_of_speech(self) -> list[str]:
        """The part of speech of each token; empty strings without a tagger."""
        return self.annotation["POS"]

    @cached_property
    def annotation(self) -> dict[str, list[str]]:
        """What the pipeline says of each token, by the names of spaCy's columns; each distinct code looked up once."""
        strings = self.doc.vocab.strings
        codes, places = unique(self.doc.to_array(list(COLUMNS)).T, return_inverse=True)
        names = [strings[code] for code in codes.tolist()]
        columns = places.reshape(len(COLUMNS), -1).tolist()
        return {name: [names[place] for place in column] for name, column in zip(COLUMNS, columns, strict=True)}

    def heads(self) -> list[int]:
        """Return the token that each token hangs on; a root hangs on itself."""
        steps = self.doc.to_array("HEAD").astype("int64").tolist()
        return [place + step for place, step in enumerate(steps)]

    @cached_property
    def entities(self) -> list[Span]:
        """The entities of the pipeline as it marked them, in the network's labels."""
        return read_entities(self.doc)

    @cached_property
    def spans(self) -> SpanIndex[Span]:
        """The same without blanks around them; one over a line break becomes one for each line."""
        return SpanIndex(span for entity in self.entities for span in lines_of(entity, self.text))

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
