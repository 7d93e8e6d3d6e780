"""The samples of the frame files come true; those that need a tree run where the network is in the package."""

from __future__ import annotations

import tomllib

import pytest
import spacy

from extractor.facts.samples import facts_of_sample, read_marked
from extractor.rulebook import Sample, load_rulebook

RULEBOOK = load_rulebook()


def samples_by_kind():
    """Return the samples of every file that says of which kind its facts are, by that kind."""
    files = [tomllib.loads((RULEBOOK.folder / name).read_text(encoding="utf-8")) for name in RULEBOOK.names()]
    return {file["kind"]: [Sample(**sample) for sample in file["sample"]] for file in files if "kind" in file}


SAMPLES = samples_by_kind()


def named(kind, sample):
    return pytest.param(kind, sample, id=f"{kind}: {read_marked(sample.text)[0][:60]}")


@pytest.fixture(scope="module")
def plain():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.mark.parametrize(("kind", "sample"), [named(kind, s) for kind, listed in SAMPLES.items() for s in listed])
def test_a_sample_comes_true(kind, sample, parsing):
    assert sorted(facts_of_sample(sample.text, kind, parsing, RULEBOOK)) == sorted(sample.facts)


@pytest.mark.parametrize(("kind", "sample"), [named("role", sample) for sample in SAMPLES["role"]])
def test_roles_need_no_tree(kind, sample, plain):
    assert sorted(facts_of_sample(sample.text, kind, plain, RULEBOOK)) == sorted(sample.facts)


@pytest.mark.parametrize("samples", SAMPLES.values(), ids=SAMPLES)
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
