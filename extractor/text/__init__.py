"""Cleaning: noise masked with every offset kept, headings and the article's own date found."""

from extractor.text.characters import without_surrogates
from extractor.text.clean import CleanText, clean, describe
from extractor.text.sentences import mark_breaks

__all__ = ["CleanText", "clean", "describe", "mark_breaks", "without_surrogates"]
