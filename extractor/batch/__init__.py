"""Runs over any number of articles that lose nothing, whatever stops them."""

from extractor.batch.ledger import Ledger, key_of
from extractor.batch.options import Options, Progress, Silence, Summary
from extractor.batch.run import Keeper, check_place, errors_beside, export, ledger_path, run_to_file
from extractor.batch.streaming import open_pool, plain_errors, stream, through
from extractor.batch.work import Done, Settings, extract_batch

__all__ = [
    "Done",
    "Keeper",
    "Ledger",
    "Options",
    "Progress",
    "Settings",
    "Silence",
    "Summary",
    "check_place",
    "errors_beside",
    "export",
    "extract_batch",
    "key_of",
    "ledger_path",
    "open_pool",
    "plain_errors",
    "run_to_file",
    "stream",
    "through",
]
