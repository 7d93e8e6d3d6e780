import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.training.augment import capitals, headline, lower, scanned, spaced_out, swap_names, unpunctuated, vary
from extractor.training.samples import TAG_BIT, UNKNOWN, Document, Sentence

OUT, B, INSIDE, G = (TAG_BIT[tag] for tag in ("O", "B-PERSON", "I-PERSON", "B-GPE"))
COLUMNS = ("words", "gaps", "tags", "pos", "penn", "heads", "relations")


class FixedNames:
    def person(self, rng):
        return ["Omar", "al", "-", "Tamimi"]

    def forename(self, rng):
        return "Ines"

    def surname(self, rng):
        return "Okafor"

    def city(self, rng):
        return ["Porto", "Novo"]


def sentence(parsed=False):
    words = ["Mr.", "Jan", "Kral", "left", "Brno", ".", "Kral", "smiled", "."]
    heads = [2, 4, 2, 0, 4, 4, 8, 4, 4] if parsed else []
    return Sentence(words, [1] * 9, [OUT, B, INSIDE, OUT, G, OUT, B, OUT, OUT], heads=heads)


@pytest.mark.parametrize("change", [capitals, headline, lower, spaced_out, unpunctuated, scanned])
@pytest.mark.parametrize("parsed", [True, False])
def test_columns_stay_of_one_length(change, parsed):
    changed = change(sentence(parsed), random.Random(1))
    assert len({len(getattr(changed, name)) for name in COLUMNS}) == 1
    assert change is unpunctuated or changed.heads == sentence(parsed).heads


def test_capitals():
    assert capitals(sentence(), random.Random(1)).words[3] == "LEFT"


def test_the_end_mark_goes_unless_something_hangs_on_it():
    assert unpunctuated(sentence(parsed=True), random.Random(1)).words[-1] == "smiled"
    hung = Sentence(["He", "left", "."], [1, 1, 0], [OUT, OUT, OUT], heads=[3, 3, 0])
    assert unpunctuated(hung, random.Random(1)) == hung


@given(st.integers(0, 1000))
def test_a_person_has_one_new_name_everywhere(seed):
    (new,) = swap_names([sentence()], FixedNames(), random.Random(seed))
    text = " ".join(new.words)
    assert "Kral" not in text
    starts = [i for i, tag in enumerate(new.tags) if tag == B]
    assert len(starts) == 2
    end = starts[0] + 1
    while new.tags[end] == INSIDE:
        end += 1
    assert new.words[end - 1] == new.words[starts[1]]
    assert new.words[0] == "Mr."


def test_trees_keep_their_words_in_place():
    (new,) = swap_names([sentence(parsed=True)], FixedNames(), random.Random(1))
    assert len(new.words) == 9
    assert new.words[1:3] == ["Ines", "Okafor"]
    assert new.heads == sentence(parsed=True).heads


@given(st.integers(0, 1000))
def test_varied_documents_are_sound(seed):
    document = Document("d", "c", [sentence(), sentence(parsed=True)])
    for changed in vary(document, FixedNames(), random.Random(seed), 1.0).sentences:
        assert len({len(getattr(changed, name)) for name in COLUMNS}) == 1
        assert all(word for word in changed.words)
        assert all(head == UNKNOWN or 0 <= head <= len(changed.words) for head in changed.heads)
