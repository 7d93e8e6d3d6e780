"""The texts that a report marks: found for each record, and checked against the record's quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.markup import verify
from extractor.markup.spans import Json
from extractor.records import article_id

Texts = Mapping[str, str] | Callable[[Json], str | None]
TextState = Literal["whole", "missing", "changed"]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of a record's article, or why there is none that its offsets could be trusted in."""

    text: str
    state: TextState


def find_text(record: Json, texts: Texts | None) -> ArticleText:
    """Return the text of a record; a text in which one quote is not where the record says is not used.

    A text that was looked up by the record's source must hold at least one quote: an article can claim any
    source, and a report must not show a file of the reader's that the article only named.
    """
    if texts is None:
        return ArticleText("", "missing")
    given = isinstance(texts, Mapping)
    text = texts.get(record["id"]) if isinstance(texts, Mapping) else texts(record)
    if text is None or not (given or _proves(record, text)):
        return ArticleText("", "missing")
    return ArticleText(text, "whole") if verify(record, text) else ArticleText("", "changed")


def _proves(record: Json, text: str) -> bool:
    """Return whether a record has a quote to know its text by, or an id that is the text's own."""
    quoted = record["facts"] or record["people"] or record["countries"] or record["organizations"]
    return bool(quoted) or record["id"] == article_id(text)
