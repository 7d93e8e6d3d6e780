import pytest

from extractor.encoder.labels import BLANK_LINE, GLUED, SPACE, TAGS
from extractor.errors import InputError
from extractor.training.corpus import read_entities
from extractor.training.gold import article_ids, read_gold
from extractor.training.samples import ANY_TAG, TAG_BIT
from extractor.training.treebank import Inventory, read_documents


def names(bits):
    return {tag for tag in TAGS if bits & TAG_BIT[tag]}


def tags_of(document):
    return {word: tag for s in document.sentences for word, tag in zip(s.words, s.tags, strict=True)}


def test_treebank(treebank):
    inventory = Inventory()
    one, two = read_documents(treebank, "tiny", inventory)
    first, second = one.sentences
    assert first.words == ["Do", "n't", "sell", "it", "."]
    assert first.gaps == [BLANK_LINE, GLUED, SPACE, SPACE, GLUED]
    assert first.heads == [3, 3, 0, 3, 3]
    assert second.gaps[0] == SPACE
    assert two.sentences[0].gaps[0] == BLANK_LINE
    assert [inventory.relations[r] for r in second.relations] == ["nsubj", "flat", "root", "punct"]
    assert set(second.tags) == {ANY_TAG}


def record(**changes):
    text = "Ana Silva left Lima. Nobody cheered in the Cup."
    return {
        "id": "r",
        "text": text,
        "ents": [[0, 9, "PERSON"], [15, 19, "GPE"]],
        "sents": [[0, 20], [21, len(text)]],
        "meta": {"labels_annotated": ["PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"]},
        **changes,
    }


def test_labels_that_a_corpus_does_not_annotate_are_left_open(write_lines):
    (document,) = read_entities(write_lines("some.train.jsonl.gz", [record()]))
    tags = tags_of(document)
    assert names(tags["Silva"]) == {"I-PERSON"}
    assert names(tags["Lima"]) == {"B-GPE"}
    assert names(tags["Cup"]) == {"O", "B-MISC", "I-MISC", "B-ROLE", "I-ROLE"}
    assert [s.words[0] for s in document.sentences] == ["Ana", "Nobody"]


def test_corpora_that_share_sentences_with_tests_are_refused(write_lines):
    with pytest.raises(InputError, match=r"uner_ewt\.dev"):
        read_entities(write_lines("uner_ewt.dev.jsonl.gz", [record()]))


def test_annotated_articles(write_lines, article):
    (document,) = read_gold(write_lines("train.jsonl", [article]))
    tags = tags_of(document)
    assert names(tags["Premier"]) == {"B-ROLE"}
    assert names(tags["Silva"]) == {"I-PERSON"}
    assert names(tags["Bank"]) == {"I-ORG"}
    assert names(tags["Lima"]) == {"B-GPE", "B-LOC"}
    assert names(tags["Peru"]) == {"B-GPE"}
    assert names(tags["Peruvian"]) == {"B-NORP"}
    assert tags["French"] == ANY_TAG
    assert {"O", "B-MISC", "B-NORP"} <= names(tags["met"])
    assert "B-PERSON" not in names(tags["met"])


def test_a_test_article_among_the_training_articles_is_an_error(write_lines, article):
    dev = write_lines("dev.jsonl", [article])
    train = write_lines("train.jsonl", [article, {**article, "id": "x2"}])
    with pytest.raises(InputError, match="x1"):
        read_gold(train, excluded=article_ids(dev))
