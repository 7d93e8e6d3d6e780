"""What a recogniser finds by its rules alone, for the tests of names and titles."""

from __future__ import annotations

from dataclasses import dataclass

import spacy

from extractor.recognizers.base import Recognizer
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
NLP = spacy.blank("en")


@dataclass(frozen=True)
class Finder:
    """One recogniser without a network."""

    recognizer: Recognizer

    def mentions(self, text: str) -> list[Mention]:
        """Return the mentions in ``text``."""
        return self.recognizer.find(NLP.make_doc(text), Context())

    def words(self, text: str) -> list[str]:
        """Return the words of each mention in ``text``."""
        return [mention.text for mention in self.mentions(text)]

    def described(self, text: str) -> list[str]:
        """Return the mentions in ``text`` as examples write them."""
        return [mention.describe() for mention in self.mentions(text)]

    def check_offsets(self, text: str) -> None:
        """Assert that mentions stand where they say, in order, and do not overlap."""
        place = 0
        for mention in self.mentions(text):
            assert text[mention.start : mention.end] == mention.text
            assert mention.start >= place
            place = mention.end
