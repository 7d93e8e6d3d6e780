"""Run the extractor over gold articles, or read its predictions, and score them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.engine import Extractor
from extractor.evaluate.score import Outcome, compare
from extractor.evaluate.table import Row, RuleRow, by_rule, errors, table
from extractor.records import Article, Json, parse_date


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes of every article, and the tables drawn from them."""

    articles: tuple[tuple[Outcome, ...], ...]

    @property
    def rows(self) -> list[Row]:
        """Precision, recall, F1 and its interval per layer and slot."""
        return table(self.articles)

    @property
    def rules(self) -> list[RuleRow]:
        """Precision per rule."""
        return by_rule(self.articles)

    @property
    def errors(self) -> list[Outcome]:
        """Every error, sorted by layer and cause."""
        return errors(self.articles)


def evaluate(gold: Sequence[Json], records: Mapping[str, Json] | None = None) -> Evaluation:
    """Score ``records`` (by article id) against ``gold``; without records the extractor is run on the texts.

    A gold article without a record counts as one in which nothing was found.
    """
    found = records if records is not None else extract_all(gold)
    return Evaluation(tuple(tuple(compare(article, found.get(article["id"], {}))) for article in gold))


def extract_all(gold: Iterable[Json], extractor: Extractor | None = None) -> dict[str, Json]:
    """Return the records of all gold articles by id, as ``extractor`` (or the shipped one) reads them."""
    articles = (
        Article(a["text"], id=a["id"], title=a.get("title"), date=parse_date(a.get("date") or None)) for a in gold
    )
    return {extraction.id: extraction.to_dict() for extraction in (extractor or Extractor()).pipe(articles)}
