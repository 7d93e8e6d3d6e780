"""Other pipelines in place of the network: their labels, and a tiny one trained here."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from extractor.encoder import entity_confidence
from extractor.encoder.labels import ENTITIES
from extractor.encoder.mapping import entity_labels
from extractor.engine import Extractor
from extractor.recognizers.page import Page


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PER", "PERSON"), ("FAC", "LOC"), ("WORK_OF_ART", "MISC"), ("DATE", None), ("unheard of", None)],
)
def test_labels_of_other_pipelines(label, expected):
    assert entity_labels().get(label) == expected


@pytest.mark.parametrize("label", ENTITIES)
def test_labels_of_the_network_stand_for_themselves(label):
    assert entity_labels().get(label) == label


TEXT = "Ada Moreau met Jan Kral ."
HEADS = [1, 2, 2, 4, 2, 2]
DEPS = ["compound", "nsubj", "ROOT", "compound", "dobj", "punct"]


@pytest.fixture(scope="module")
def tiny():
    """A pipeline in the manner of en_core_web_sm that has learned one sentence by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    gold = {
        "words": TEXT.split(),
        "tags": ["NNP", "NNP", "VBD", "NNP", "NNP", "."],
        "heads": HEADS,
        "deps": DEPS,
        "entities": ["B-PERSON", "L-PERSON", "O", "B-PERSON", "L-PERSON", "O"],
    }
    examples = [Example.from_dict(nlp.make_doc(TEXT), gold)]
    nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples)
    return nlp


def test_a_trained_pipeline_takes_the_place_of_the_network(tiny):
    doc = tiny(TEXT)
    assert [token.head.i for token in doc] == HEADS
    assert entity_confidence(doc) == {}
    extraction = Extractor(pipeline=tiny)(TEXT)
    assert [person.name for person in extraction.people] == ["Ada Moreau", "Jan Kral"]


def test_recognisers_see_the_labels_of_the_network():
    doc = Doc(Vocab(), words=TEXT.split(), ents=["B-PER", "I-PER", "O", "B-DATE", "I-DATE", "O"])
    assert [(span.start, span.end, span.label) for span in Page(doc).spans.items] == [(0, 10, "PERSON")]
