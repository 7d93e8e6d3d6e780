"""Recogniser of countries: names, people words, capitals that act as governments, words inside other names."""

from extractor.recognizers.countries.recognizer import CountriesRecognizer, make_countries

__all__ = ["CountriesRecognizer", "make_countries"]
