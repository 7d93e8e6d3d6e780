"""Duration facts: a length of time and what lasts."""

from extractor.facts.durations.read import duration_draft, what_lasts

__all__ = ["duration_draft", "what_lasts"]
