"""The recognisers as components of anybody's spaCy pipeline."""

import shutil

import pytest
import spacy

from extractor.engine import RECOGNIZERS
from extractor.errors import RulebookError
from extractor.rulebook import patterns_dir


@pytest.mark.parametrize("name", RECOGNIZERS)
def test_a_component_tells_what_it_sets(name):
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    assert nlp.analyze_pipes()["summary"][name]["assigns"] == ["doc.spans"]


def test_a_component_with_patterns_of_ones_own_comes_back_from_disk(tmp_path):
    folder = tmp_path / "patterns"
    shutil.copytree(patterns_dir(), folder)
    currencies = folder / "lexicon" / "currencies.toml"
    currencies.write_text(currencies.read_text(encoding="utf-8").replace('"smackers"', '"simoleons"'))
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_money", config={"patterns": str(folder)})
    nlp.to_disk(tmp_path / "saved")
    for pipeline in (nlp, spacy.load(tmp_path / "saved")):
        doc = pipeline("Peru paid 5 million simoleons.")
        (span,) = doc.spans["money"]
        assert span.text == "5 million simoleons"


def test_patterns_that_are_not_there_are_named():
    with pytest.raises(RulebookError, match="nowhere: no such folder of patterns"):
        spacy.blank("en").add_pipe("extractor_money", config={"patterns": "nowhere"})
