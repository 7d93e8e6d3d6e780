"""The grammar of a parsed text, whatever the parser's scheme of labels."""

from extractor.facts.grammar.labels import Labels
from extractor.facts.grammar.phrases import Phrases
from extractor.facts.grammar.tree import Tree

__all__ = ["Labels", "Phrases", "Tree"]
