from __future__ import annotations

import spacy

from extractor import display
from extractor.records import Entity, Extraction, Mention

TEXT = "Ada Byron met <b>Bo</b> in Rome."


def test_an_extraction_goes_through_the_span_style():
    mention = Mention(0, 9, "Ada Byron", "person", "test")
    extraction = Extraction(
        "x", TEXT, None, None, None, "none", "f", people=(Entity("p1", "person", "Ada Byron", (mention,)),)
    )
    page = display(extraction, jupyter=False)
    assert "PERSON" in page
    assert "<b>" not in page


def test_a_marked_doc_goes_through_the_span_style():
    doc = spacy.blank("en")(TEXT)
    doc.spans["person"] = [doc.char_span(0, 9, label="PERSON")]
    doc.spans["money"] = []
    page = display(doc, jupyter=False)
    assert "PERSON" in page
    assert "MONEY" not in page
