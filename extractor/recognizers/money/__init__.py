"""Sums of money in running text: amounts with their currency, bound, rate and conversion."""

from extractor.recognizers.money.recognizer import MoneyRecognizer, make_money

__all__ = ["MoneyRecognizer", "make_money"]
