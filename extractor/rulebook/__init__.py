"""patterns/ as validated, frozen objects."""

from extractor.rulebook.base import Example, PatternFile, PatternModel, Sample, SampleFile
from extractor.rulebook.load import Rulebook, load_rulebook
from extractor.rulebook.locate import patterns_dir

__all__ = [
    "Example",
    "PatternFile",
    "PatternModel",
    "Rulebook",
    "Sample",
    "SampleFile",
    "load_rulebook",
    "patterns_dir",
]
