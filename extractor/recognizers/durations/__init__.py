"""Recogniser of durations: lengths of time, told apart from ages, points in time, frequencies, rates and names."""

from extractor.recognizers.durations.component import DurationsRecognizer, make_durations

__all__ = ["DurationsRecognizer", "make_durations"]
