"""Who says what: quotations, and the sayings that verbs of speech report."""

from extractor.facts.speech.quotes import Quotation, find_quotations
from extractor.facts.speech.sayings import Saying, read_sayings

__all__ = ["Quotation", "Saying", "find_quotations", "read_sayings"]
