"""Cleaning: noise masked with every offset kept, headings and the article's own date found."""

from extractor.text.clean import CleanText, clean

__all__ = ["CleanText", "clean"]
