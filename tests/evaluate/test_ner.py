from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from extractor.errors import InputError
from extractor.evaluate.ner import read_columns, score_columns

FILE = """-DOCSTART- -X- O O

Ana NNP B-NP {b}-PER
Ruiz NNP I-NP I-PER
met VBD B-VP O
Peru NNP B-NP {b}-LOC

Peru NNP B-NP {b}-LOC

-DOCSTART- -X- O O

Rain NN B-NP O
"""


@pytest.mark.parametrize("begin", ["B", "I"], ids=["iob2", "iob1"])
def test_columns(tmp_path, begin):
    file = tmp_path / "news.conll"
    file.write_text(FILE.format(b=begin), encoding="utf-8")
    first, second = read_columns(file)
    assert first.words == ["Ana", "Ruiz", "met", "Peru", "Peru"]
    assert first.starts == [0, 4]
    assert first.entities == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")}
    assert second.entities == set()


def test_a_line_without_a_tag_is_named(tmp_path):
    file = tmp_path / "bad.conll"
    file.write_text("Ana NNP O\nRuiz\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.conll:2"):
        list(read_columns(file))


def test_exact_stretches_count(tmp_path):
    file = tmp_path / "news.conll"
    file.write_text(FILE.format(b="B"), encoding="utf-8")
    nlp = spacy.blank("en")

    @spacy.Language.component("half_right")
    def half_right(doc):
        if len(doc) > 1:
            doc.ents = [Span(doc, 1, 2, "PERSON"), Span(doc, 3, 4, "GPE"), Span(doc, 2, 3, "MONEY")]
        return doc

    nlp.add_pipe("half_right")
    tallies = score_columns(nlp, read_columns(file))
    assert (tallies["PER"].tp, tallies["PER"].fp, tallies["PER"].fn) == (0, 1, 1)
    assert (tallies["LOC"].tp, tallies["LOC"].fp, tallies["LOC"].fn) == (1, 0, 1)
    assert (tallies["all"].tp, tallies["all"].fp, tallies["all"].fn) == (1, 1, 2)
