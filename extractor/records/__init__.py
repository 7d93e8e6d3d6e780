"""The records that flow through the library: articles in, mentions, entities, facts and extractions out.

All offsets are half-open, count Unicode code points, and refer to the text that came in:
``article.text[start:end] == mention.text`` always holds.
"""

from extractor.records.articles import Article, Context, DateSource, article_id, parse_date
from extractor.records.extraction import Extraction
from extractor.records.facts import (
    AgreementFact,
    AnyFact,
    DateFact,
    DurationFact,
    Fact,
    FactKind,
    Modality,
    MoneyFact,
    Polarity,
    RoleFact,
    StatementFact,
)
from extractor.records.mentions import CountryForm, Entity, Json, Mention, MentionKind, Party
from extractor.records.slots import (
    AgreementSlots,
    DateSlots,
    DurationSlots,
    MoneySlots,
    RoleSlots,
    Stage,
    StatementSlots,
    Status,
    Words,
)

__all__ = [
    "AgreementFact",
    "AgreementSlots",
    "AnyFact",
    "Article",
    "Context",
    "CountryForm",
    "DateFact",
    "DateSlots",
    "DateSource",
    "DurationFact",
    "DurationSlots",
    "Entity",
    "Extraction",
    "Fact",
    "FactKind",
    "Json",
    "Mention",
    "MentionKind",
    "Modality",
    "MoneyFact",
    "MoneySlots",
    "Party",
    "Polarity",
    "RoleFact",
    "RoleSlots",
    "Stage",
    "StatementFact",
    "StatementSlots",
    "Status",
    "Words",
    "article_id",
    "parse_date",
]
