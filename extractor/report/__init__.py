"""Facts beside the words they were read from: an HTML page and a view for the terminal."""

from extractor.report.display import display
from extractor.report.html import ReportSummary, noise_finder, write_report
from extractor.report.terminal import show_article

__all__ = ["ReportSummary", "display", "noise_finder", "show_article", "write_report"]
