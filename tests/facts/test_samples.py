"""The samples of the frame files come true; those that need a tree run where the network is in the package."""

from __future__ import annotations

import pytest
import spacy

from extractor.engine import language
from extractor.facts.agreements import AGREEMENT_FILE, AgreementFile
from extractor.facts.frames import DURATION_FILE, MONEY_FILE, FrameFile
from extractor.facts.roles.rules import FILE, RolesFrames
from extractor.facts.samples import facts_of_sample, read_marked
from extractor.facts.speech.sayings import STATEMENT_FILE, SpeechFile
from extractor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
ROLES = RULEBOOK.file(FILE, RolesFrames).sample
SUMS = RULEBOOK.file(MONEY_FILE, FrameFile).sample
LENGTHS = RULEBOOK.file(DURATION_FILE, FrameFile).sample
AGREEMENTS = RULEBOOK.file(AGREEMENT_FILE, AgreementFile).sample
STATEMENTS = RULEBOOK.file(STATEMENT_FILE, SpeechFile).sample


@pytest.fixture(scope="module")
def plain():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture(scope="module")
def parsing():
    nlp = language()
    if "extractor_encoder" not in nlp.pipe_names:
        pytest.skip("the network is not in the package")
    return nlp


@pytest.mark.parametrize("sample", ROLES, ids=lambda s: read_marked(s.text)[0][:60])
def test_roles_without_a_tree(sample, plain):
    assert sorted(facts_of_sample(sample.text, "role", plain, RULEBOOK)) == sorted(sample.facts)


@pytest.mark.parametrize("sample", SUMS, ids=lambda s: read_marked(s.text)[0][:60])
def test_sums(sample, parsing):
    assert facts_of_sample(sample.text, "money", parsing, RULEBOOK) == sample.facts


@pytest.mark.parametrize("sample", LENGTHS, ids=lambda s: read_marked(s.text)[0][:60])
def test_lengths_of_time(sample, parsing):
    assert facts_of_sample(sample.text, "duration", parsing, RULEBOOK) == sample.facts


@pytest.mark.parametrize("sample", AGREEMENTS, ids=lambda s: read_marked(s.text)[0][:60])
def test_agreements(sample, parsing):
    assert facts_of_sample(sample.text, "agreement", parsing, RULEBOOK) == sample.facts


@pytest.mark.parametrize("sample", STATEMENTS, ids=lambda s: read_marked(s.text)[0][:60])
def test_statements(sample, parsing):
    assert facts_of_sample(sample.text, "statement", parsing, RULEBOOK) == sample.facts


@pytest.mark.parametrize(
    "samples",
    [ROLES, SUMS, LENGTHS, AGREEMENTS, STATEMENTS],
    ids=["roles", "sums", "lengths", "agreements", "statements"],
)
def test_every_frame_file_says_what_not_to_read(samples):
    bare = [s for s in samples if not s.facts or all(" | " not in fact for fact in s.facts)]
    assert bare
    assert len(bare) < len(samples)


def test_marks_become_mentions_at_their_words():
    text, mentions = read_marked("[P Ana Brel], [T=acting head] of [N=NO Norway]'s bank, got [A=5000:USD $5,000].")
    assert text == "Ana Brel, head of Norway's bank, got $5,000."
    assert [(m.kind, text[m.start : m.end]) for m in mentions] == [
        ("person", "Ana Brel"),
        ("role", "head"),
        ("country", "Norway"),
        ("money", "$5,000"),
    ]
    assert mentions[1].form == "acting"
    assert mentions[2].code == "NO"


@pytest.mark.parametrize("marked", ["[Q nothing]", "[A=5k:USD $5,000]", "[A $5,000]"])
def test_a_mark_that_means_nothing_is_an_error(marked):
    with pytest.raises(ValueError, match="is no"):
        read_marked(marked)
