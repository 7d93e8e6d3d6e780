"""Runs over any number of articles that lose nothing, whatever stops them."""

from extractor.batch.run import (
    Options,
    Progress,
    Silence,
    Summary,
    ledger_path,
    open_pool,
    run_to_file,
    stream,
    through,
)
from extractor.batch.work import Done, Settings, extract_batch

__all__ = [
    "Done",
    "Options",
    "Progress",
    "Settings",
    "Silence",
    "Summary",
    "extract_batch",
    "ledger_path",
    "open_pool",
    "run_to_file",
    "stream",
    "through",
]
