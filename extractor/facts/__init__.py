"""Entities, mentions and grammar to facts."""

from extractor.facts.build import build_facts

__all__ = ["build_facts"]
