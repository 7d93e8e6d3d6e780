import multiprocessing
import pickle
import unicodedata

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc

from extractor.encoder import entity_confidence, model_digest
from extractor.encoder.component import Encoder
from extractor.encoder.labels import ENTITIES
from extractor.errors import ModelError

TEXT = (
    "Foreign Minister Halina Brzeska of Poland met Omar al-Tamimi, the head of the Gulf Trade Council, in Doha on "
    'Monday. "We have agreed on everything," she said.\n\nThe talks had lasted two days.'
)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_encoder")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def described(doc):
    tokens = [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, t.is_sent_start) for t in doc]
    return tokens, [(e.text, e.label_) for e in doc.ents]


def test_entities(doc):
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Foreign Minister", "ROLE"),
        ("Halina Brzeska", "PERSON"),
        ("Poland", "GPE"),
        ("Omar al-Tamimi", "PERSON"),
        ("head", "ROLE"),
        ("Gulf Trade Council", "ORG"),
        ("Doha", "GPE"),
    ]


def test_every_entity_has_a_confidence(doc):
    confidence = entity_confidence(doc)
    assert set(confidence) == {(e.start_char, e.end_char) for e in doc.ents}
    assert all(0 < value <= 1 for value in confidence.values())


def test_confidence_as_an_attribute(doc):
    assert [e._.extractor_confidence for e in doc.ents] == list(entity_confidence(doc).values())


def test_joined_docs_keep_their_confidences(nlp):
    first, second = nlp("Omar al-Tamimi left Doha."), nlp("Halina Brzeska met Tom Ode.")
    joined = Doc.from_docs([first, second])
    expected = [e._.extractor_confidence for doc in (first, second) for e in doc.ents]
    assert [e._.extractor_confidence for e in joined.ents] == expected
    assert len(entity_confidence(joined)) == len(expected)


def test_sentences_and_tree(doc):
    assert [sentence.text.split()[0] for sentence in doc.sents] == ["Foreign", '"We', "The"]
    met = next(token for token in doc if token.text == "met")
    assert (met.lemma_, met.tag_, met.pos_, met.dep_) == ("meet", "VBD", "VERB", "ROOT")
    assert {(child.dep_, child.text) for child in met.children} >= {("obj", "Omar"), ("obl", "Doha")}
    for sentence in doc.sents:
        assert [token for token in sentence if token.head == token] == [sentence.root]


def test_sentence_starts_that_are_set_are_kept(nlp):
    doc = nlp.make_doc("Storm hits coast Hundreds of people fled on Sunday.")
    doc[3].is_sent_start = True
    assert [sentence.text for sentence in nlp.get_pipe("extractor_encoder")(doc).sents] == [
        "Storm hits coast",
        "Hundreds of people fled on Sunday.",
    ]


def test_white_space_is_a_token_without_a_say(doc):
    space = next(token for token in doc if token.is_space)
    assert (space.pos_, space.tag_, space.dep_) == ("SPACE", "_SP", "dep")


def test_pipe_gives_what_single_calls_give(nlp):
    texts = [TEXT, "", " ", "Ines Okafor won.", TEXT.upper(), "Prices rose 3 percent. " * 60]
    assert [described(doc) for doc in nlp.pipe(texts)] == [described(nlp(text)) for text in texts]


def test_spacy_tools_work_on_the_docs(nlp, doc):
    assert "Halina" in displacy.render(doc, style="dep") + displacy.render(doc, style="ent")
    matcher = Matcher(nlp.vocab)
    matcher.add("person", [[{"ENT_TYPE": "PERSON", "OP": "+"}]])
    assert matcher(doc)
    dependencies = DependencyMatcher(nlp.vocab)
    verb = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "meet"}}
    whom = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "whom", "RIGHT_ATTRS": {"DEP": "obj"}}
    dependencies.add("meeting", [[verb, whom]])
    assert dependencies(doc)


def test_docs_survive_a_round_trip(nlp, doc):
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert described(again) == described(doc)
    assert entity_confidence(again) == entity_confidence(doc)


def test_pipeline_is_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert described(spacy.load(tmp_path)(TEXT)) == described(nlp(TEXT))


def test_component_is_pickled(nlp):
    again = pickle.loads(pickle.dumps(nlp))
    assert described(again(TEXT)) == described(nlp(TEXT))


def run(nlp):
    return described(nlp(TEXT))


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_component_works_in_other_processes(nlp, method):
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(run, [nlp]) == run(nlp)


def test_works_beside_other_components():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_encoder", config={"threads": 2})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "DATE", "pattern": "Monday"}])
    assert ("Monday", "DATE") in [(e.text, e.label_) for e in nlp(TEXT).ents]


def test_long_sentences_are_read_to_their_end(nlp):
    text = "He named " + ", ".join(f"Ana Petrova of Group {n}" for n in range(80)) + "."
    doc = nlp(text)
    assert len(list(doc.sents)) == 1
    assert sum(e.label_ == "PERSON" for e in doc.ents) > 70
    assert sum(token.head == token for token in doc) == 1


def test_endless_sentences_are_cut(nlp):
    doc = nlp("and " * 3000)
    assert max(len(sentence) for sentence in doc.sents) <= 500


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "x" * 5000,
        "\u0301" * 50,
        "\x00\x01",
        "😀" * 300,
        "a\u00a0b\u2028c",
        "1," * 800,
    ],
    ids=["empty", "newline", "long word", "marks", "controls", "emoji", "odd spaces", "figures"],
)
def test_odd_texts(nlp, text):
    assert nlp(text).text == text


@given(st.text(max_size=120).filter(lambda text: not any(unicodedata.category(c) == "Cs" for c in text)))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_proper_tree(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
    assert all(entity.label_ in ENTITIES for entity in doc.ents)


def test_missing_network_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"missing.*nothing\.onnx"):
        Encoder(spacy.blank("en").vocab, path=tmp_path / "nothing.onnx")


def test_broken_network_is_named(tmp_path):
    path = tmp_path / "broken.onnx"
    path.write_bytes(b"not a network")
    with pytest.raises(ModelError, match="cannot be read"):
        Encoder(spacy.blank("en").vocab, path=path)


def test_digest_is_short_and_stable():
    assert len(model_digest()) == 12
    assert model_digest() == model_digest()
