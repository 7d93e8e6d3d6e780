"""Recogniser of people."""

from extractor.recognizers.people.component import PeopleRecognizer, make_people

__all__ = ["PeopleRecognizer", "make_people"]
