"""What is read of a Doc once: words, annotation, heads and entities."""

import spacy
from spacy.tokens import Doc

from extractor.recognizers.page import Page, page_of
from extractor.records import Context

WORDS = ["Ana", "Brel", "runs", "Nordbank", "."]


def page(**annotation):
    return Page(Doc(spacy.blank("en").vocab, words=WORDS, **annotation))


def test_words_and_where_they_start():
    found = page()
    assert found.tokens == WORDS
    assert found.lows == ["ana", "brel", "runs", "nordbank", "."]
    assert [found.text[start:].split(" ")[0] for start in found.starts] == WORDS


def test_what_several_readers_ask_for_is_read_once():
    asked = []

    def read(of):
        asked.append(of)
        return len(of.tokens)

    found = page()
    assert [found.once(read), found.once(read), page().once(len_of)] == [5, 5, 5]
    assert asked == [found]


def len_of(of):
    return len(of.tokens)


def test_what_the_pipeline_says():
    pos, tags, deps = ["PROPN", "PROPN", "VERB", "PROPN", "PUNCT"], [*"ABCBD"], ["x", "nsubj", "ROOT", "obj", "punct"]
    found = page(pos=pos, tags=tags, deps=deps, heads=[1, 2, 2, 2, 2], lemmas=["Ana", "Brel", "run", "Nordbank", "."])
    assert found.parts_of_speech == pos
    assert found.annotation["TAG"] == tags
    assert found.annotation["DEP"] == deps
    assert found.annotation["LEMMA"][2] == "run"
    assert found.heads() == [1, 2, 2, 2, 2]


def test_a_doc_that_nobody_annotated_says_nothing():
    assert page().parts_of_speech == [""] * len(WORDS)
    assert page().entities == []
    assert page().has_entities is False


def test_an_entity_over_a_line_break_is_one_for_each_line():
    words, marks = ["Ana", "Brel", "\n", "Nordbank"], ["B-PER", *["I-PER"] * 3]
    found = Page(Doc(spacy.blank("en").vocab, words=words, spaces=[True, False, False, False], ents=marks))
    assert [found.text[e.start : e.end] for e in found.entities] == ["Ana Brel\nNordbank"]
    assert [found.text[s.start : s.end] for s in found.spans.items] == ["Ana Brel", "Nordbank"]


def test_one_page_for_all_that_read_a_doc_in_one_context():
    doc, context = page().doc, Context()
    assert page_of(doc, context) is page_of(doc, context)
    assert page_of(page().doc, context).doc is not doc
