"""The one function that every runner maps over articles, and how a worker is built."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.io import Failure, Raw, ReadOptions
from extractor.io.fields import to_item
from extractor.records import Article, Extraction

if TYPE_CHECKING:  # a worker loads the engine; who hands out the work does without
    from extractor.engine import Extractor

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to build its extractor: all of it pickles."""

    pipeline: str | None = None
    rules: Path | None = None
    keep_text: bool = False

    def extractor(self) -> Extractor:
        """Build the extractor; raises ExtractorError where the rules or the pipeline are wrong."""
        from extractor.engine import Extractor

        return Extractor(pipeline=self.pipeline, rules=self.rules)


@dataclass(frozen=True, slots=True)
class Done:
    """One article done: its record as a line of JSON, and what the summary counts."""

    line: str
    words: int
    counts: Json
    text: str | None = None


class Worker:
    """Does one article; items are (key, article) pairs. ``info`` is the extractor's fingerprint."""

    def __init__(self, settings: Settings) -> None:
        self.extractor = settings.extractor()
        self.keep_text = settings.keep_text
        self.info = self.extractor.fingerprint

    def __call__(self, item: tuple[bytes, Article | Raw]) -> Done:
        """Return the article's record; raises what reading and extracting raise."""
        article = item[1]
        if isinstance(article, Raw):
            article = article.convert(article)
        extraction = self.extractor(article)
        text = article.text if self.keep_text else None
        return Done(extraction.to_json(), len(article.text.split()), count(extraction), text)


def count(extraction: Extraction) -> Json:
    """Return how many entities and facts of each kind there are."""
    counts = {
        "people": len(extraction.people),
        "countries": len(extraction.countries),
        "organizations": len(extraction.organizations),
    }
    for fact in extraction.facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
    return counts


def extract_batch(
    articles: Iterable[Mapping[str, Any]],
    *,
    fields: Mapping[str, str] | None = None,
    extractor: Extractor | None = None,
) -> list[Json]:
    """Extract a list of articles given as plain dictionaries, and return their records in the same order.

    Each has a ``text``, and may have ``id``, ``title``, ``date`` and ``source`` (or the names that news-please,
    newspaper4k and ninjs give them; ``fields`` maps others). An article that cannot be read becomes an error
    record ``{"id", "source", "error": {"type", "message"}}`` in its place; nothing is raised for it. This
    function pickles by name: a process pool, Ray Data or Spark can map it.
    """
    if extractor is None:
        from extractor.engine import default_extractor

        extractor = default_extractor()
    options = ReadOptions(fields=fields or {})
    items = (to_item(article, f"article {number}", options) for number, article in enumerate(articles, start=1))
    return [_record(extractor, item) for item in items]


def _record(engine: Extractor, item: Article | Raw | Failure) -> Json:
    if isinstance(item, Failure):
        return item.to_dict()
    article = item.convert(item) if isinstance(item, Raw) else item
    try:
        record: Json = json.loads(engine(article).to_json())
    except ExtractorError as error:
        return Failure(article.source, str(error), type(error).__name__, article.id).to_dict()
    return record
