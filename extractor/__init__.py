"""Facts from news text: people, roles, countries, sums of money, durations, agreements, statements."""

from extractor.engine import Extractor, extract, pipeline
from extractor.errors import ExtractorError
from extractor.records import Article, Entity, Extraction, Fact, Mention, Party

__all__ = [
    "Article",
    "Entity",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "Fact",
    "Mention",
    "Party",
    "extract",
    "pipeline",
]
