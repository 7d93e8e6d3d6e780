import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.encoder.windows import LIMIT, cut_words, safe_cuts, windows

SIZES = st.lists(st.integers(1, 16), max_size=400)


@given(SIZES, st.sets(st.integers(1, 400)), st.integers(20, 60))
def test_windows_answer_for_every_word_once(sizes, cuts, limit):
    found = list(windows(sizes, sorted(cut for cut in cuts if cut < len(sizes)), limit))
    owned = [word for window in found for word in range(window.own_start, window.own_end)]
    assert owned == list(range(len(sizes)))
    for window in found:
        assert window.start <= window.own_start < window.own_end <= window.end
        assert sum(sizes[window.start : window.end]) <= limit


def test_a_window_ends_at_the_last_safe_cut():
    assert [(w.start, w.end) for w in windows([1] * 200, [50, 100, 150])] == [(0, 100), (100, 200)]


def test_windows_overlap_where_there_is_no_cut():
    first, second = windows([1] * 200, [])
    assert first.end == LIMIT
    assert second.start < first.own_end < first.end
    assert first.own_end == second.own_start


def test_no_words_no_windows():
    assert list(windows([], [])) == []


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The vote was close. Nobody complained.", ["Nobody"]),
        ('"It is over." The crowd left.', ["The"]),
        ("He thanked Prof. Ito and Mr. Sato of Acme Inc. Later he left.", []),
        ("First line\nsecond line", []),
        ("One paragraph\n\n  Another", ["Another"]),
        ("It rose by 3.5 percent. in all", []),
        ("No end here", []),
    ],
)
def test_safe_cuts(text, begins):
    assert [text[cut:].split()[0] for cut in safe_cuts(text)] == begins


def test_cut_words_are_numbers_of_words():
    text = "A close vote.\n\nNobody complained. Then it rained."
    starts = [0, 2, 8, 12, 15, 22, 32, 34, 39, 42]
    assert cut_words(text, starts) == [4, 7]


def test_cuts_of_white_space_take_linear_time():
    assert safe_cuts("word." + " " * 200_000 + "x") == []
    assert len(safe_cuts("\n \n" * 50_000)) <= 50_000
