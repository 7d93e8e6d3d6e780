"""Whether two forms may name one person."""

import pytest
from hypothesis import given, strategies

from extractor.entities.names import NameIndex, compatible, read_name, spelled_alike

SAME = [
    ("Ana Ruiz Aldea", "Ruiz Aldea"),
    ("Kim Dae-sun", "Dae Sun Kim"),
    ("Abdul-Karim Saleh", "Abdulkarim Saleh"),
    ("Ana Brel-Ode", "Ana Ode"),
    ("Viktor Yuschenko", "Viktor Yushchenko"),
]
OTHERS = [
    ("Ana Petrov", "Ana Petrova"),
    ("Ole Hansen", "Ole Jansen"),
    ("Ana Brel", "Ole Brel"),
    ("Mia Lunden", "Tor Lunten"),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=" / ".join)
def test_forms_of_one_person(left, right):
    assert compatible(read_name(left), read_name(right), {})
    assert compatible(read_name(right), read_name(left), {})


@pytest.mark.parametrize(("left", "right"), OTHERS, ids=" / ".join)
def test_names_of_two_people(left, right):
    assert not compatible(read_name(left), read_name(right), {})
    assert not compatible(read_name(right), read_name(left), {})


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("yuschenko", "yushchenko", True),
        ("petrov", "petrova", False),
        ("hansen", "jansen", False),
        ("lunden", "lunten", True),
        ("brahimi", "barhimi", True),
        ("saleh", "salah", False),
        ("hernandez", "fernandez", False),
        ("lindqvist", "lundkvist", False),
    ],
)
def test_spelled_alike(left, right, alike):
    assert spelled_alike(left, right) is alike
    assert spelled_alike(right, left) is alike


WORDS = strategies.sampled_from(
    ("Kim", "Dae", "Dae-sun", "Daesun", "Petrenko", "Petrenka", "Petrneko", "Petrenko-Kim", "K.")
)
NAMES = strategies.lists(WORDS, min_size=2, max_size=4).map(lambda words: read_name(" ".join(words)))


@given(NAMES, NAMES)
def test_the_index_finds_every_compatible_name(left, right):
    index = NameIndex()
    index.add(0, left)
    assert not compatible(left, right, {}) or index.near(right) == [0]


def test_the_index_does_not_find_a_name_by_its_first_word_alone():
    index = NameIndex()
    index.add(0, read_name("Ana Brel"))
    assert index.near(read_name("Ana Lunden")) == []
