"""Mentions to entities: one entity per person, country and organisation of an article."""

from extractor.entities.resolve import Entities, resolve

__all__ = ["Entities", "resolve"]
