import pytest

from extractor.encoder.labels import (
    BLANK_LINE,
    DIGIT,
    GLUED,
    LOWER,
    MIXED,
    NEWLINE,
    OTHER,
    SPACE,
    TAGS,
    TITLE,
    UPPER,
    gap_before,
    word_case,
)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("bank", LOWER),
        ("Bank", TITLE),
        ("A", TITLE),
        ("J.", TITLE),
        ("IMF", UPPER),
        ("U.S.", UPPER),
        ("McKay", MIXED),
        ("iPhone", MIXED),
        ("1997", DIGIT),
        ("3rd", DIGIT),
        ("--", OTHER),
        ("Élodie", TITLE),
        ("北京", MIXED),
        ("", OTHER),
    ],
)
def test_letter_case(word, case):
    assert word_case(word) == case


@pytest.mark.parametrize(
    ("space", "gap"), [("", GLUED), (" ", SPACE), ("  \t", SPACE), (" \n", NEWLINE), ("\n\n", BLANK_LINE)]
)
def test_gap(space, gap):
    assert gap_before(space) == gap


def test_inside_tag_follows_its_begin_tag():
    for number in range(1, len(TAGS), 2):
        assert TAGS[number][0] == "B"
        assert TAGS[number + 1] == "I" + TAGS[number][1:]
