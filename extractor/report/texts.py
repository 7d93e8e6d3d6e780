"""The texts that a report marks: found for each record, and checked against the record's quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.markup import verify
from extractor.markup.spans import Json

Texts = Mapping[str, str] | Callable[[Json], str | None]
TextState = Literal["whole", "missing", "changed"]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of a record's article, or why there is none that its offsets could be trusted in."""

    text: str
    state: TextState


def find_text(record: Json, texts: Texts | None) -> ArticleText:
    """Return the text of a record; a text in which one quote is not where the record says is not used."""
    if texts is None:
        return ArticleText("", "missing")
    text = texts.get(record["id"]) if isinstance(texts, Mapping) else texts(record)
    if text is None:
        return ArticleText("", "missing")
    return ArticleText(text, "whole") if verify(record, text) else ArticleText("", "changed")
