"""Answers about values are worked out once for each value."""

from extractor.facts.remembering import once_per_value
from extractor.records import Mention


class Reader:
    def __init__(self):
        self.remembered = {}
        self.asked = []

    @once_per_value
    def words(self, mention):
        """Return the words."""
        self.asked.append(mention.start)
        return mention.text or None

    @once_per_value
    def length(self, mention):
        return len(mention.text)


def value(start, text):
    return Mention(start, start + len(text), text, "money", "money.sign")


def test_a_value_is_looked_at_once_also_where_nothing_is_found():
    reader = Reader()
    for mention in (value(3, "$5"), value(3, "$5"), value(9, ""), value(9, "")):
        assert reader.words(mention) == (mention.text or None)
    assert reader.asked == [3, 9]


def test_methods_and_readers_are_kept_apart():
    one, other = Reader(), Reader()
    assert (one.words(value(0, "$5")), one.length(value(0, "$5"))) == ("$5", 2)
    assert other.words(value(0, "$60")) == "$60"


def test_a_method_keeps_its_name_and_docstring():
    assert (Reader.words.__name__, Reader.words.__doc__) == ("words", "Return the words.")
