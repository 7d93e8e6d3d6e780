"""Measure extractions against gold articles."""

from extractor.evaluate.gate import falls, gold_digest, raised, read_baseline
from extractor.evaluate.gold import read_gold
from extractor.evaluate.run import Evaluation, evaluate, extract_all
from extractor.evaluate.score import Outcome, compare
from extractor.evaluate.table import Row, RuleRow, Tally, by_rule, errors, table

__all__ = [
    "Evaluation",
    "Outcome",
    "Row",
    "RuleRow",
    "Tally",
    "by_rule",
    "compare",
    "errors",
    "evaluate",
    "extract_all",
    "falls",
    "gold_digest",
    "raised",
    "read_baseline",
    "read_gold",
    "table",
]
