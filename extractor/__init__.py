"""Facts from news text: people, roles, countries, sums of money, durations, agreements, statements."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.records import Article, Entity, Extraction, Fact, Mention, Party

if TYPE_CHECKING:
    from extractor.batch import extract_batch
    from extractor.engine import Extractor, extract, pipeline
    from extractor.io.tables import to_arrow, to_pandas
    from extractor.recognizers.groups import value_of
    from extractor.report import display

# What loads spaCy or comes with an extra is loaded when it is first asked for.
_LATER = {
    "Extractor": "extractor.engine",
    "extract": "extractor.engine",
    "pipeline": "extractor.engine",
    "extract_batch": "extractor.batch",
    "display": "extractor.report",
    "to_arrow": "extractor.io.tables",
    "to_pandas": "extractor.io.tables",
    "value_of": "extractor.recognizers.groups",
}

__all__ = [
    "Article",
    "Entity",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "Fact",
    "Mention",
    "Party",
    "display",
    "extract",
    "extract_batch",
    "pipeline",
    "to_arrow",
    "to_pandas",
    "value_of",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for by its name."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_LATER[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
