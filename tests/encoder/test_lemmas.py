import pytest

from extractor.encoder.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "pos", "penn", "expected"),
    [
        ("signed", "VERB", "VBD", "sign"),
        ("planned", "VERB", "VBN", "plan"),
        ("hoping", "VERB", "VBG", "hope"),
        ("hopping", "VERB", "VBG", "hop"),
        ("creating", "VERB", "VBG", "create"),
        ("settled", "VERB", "VBD", "settle"),
        ("required", "VERB", "VBN", "require"),
        ("controlled", "VERB", "VBD", "control"),
        ("called", "VERB", "VBD", "call"),
        ("visiting", "VERB", "VBG", "visit"),
        ("denied", "VERB", "VBD", "deny"),
        ("agreed", "VERB", "VBD", "agree"),
        ("lying", "VERB", "VBG", "lie"),
        ("bring", "VERB", "VB", "bring"),
        ("sought", "VERB", "VBD", "seek"),
        ("found", "VERB", "VBD", "find"),
        ("found", "VERB", "VB", "found"),
        ("'ve", "VERB", "VBP", "have"),
        ("Went", "VERB", "VBD", "go"),
        ("'s", "AUX", "VBZ", "be"),
        ("n't", "PART", "RB", "not"),
        ("watches", "VERB", "VBZ", "watch"),
        ("countries", "NOUN", "NNS", "country"),
        ("women", "NOUN", "NNS", "woman"),
        ("spokesmen", "NOUN", "NNS", "spokesman"),
        ("taxes", "NOUN", "NNS", "tax"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("headquarters", "NOUN", "NNS", "headquarters"),
        ("larger", "ADJ", "JJR", "large"),
        ("biggest", "ADJ", "JJS", "big"),
        ("smaller", "ADJ", "JJR", "small"),
        ("earlier", "ADV", "RBR", "early"),
        ("worse", "ADJ", "JJR", "bad"),
        ("Philippines", "PROPN", "NNPS", "Philippines"),
        ("them", "PRON", "PRP", "they"),
        ("", "X", "FW", ""),
    ],
)
def test_lemma(word, pos, penn, expected):
    assert lemma(word, pos, penn) == expected
