"""Bodies that the lines of a list name beside a sum."""

import pytest
import spacy

from extractor.facts.listed import listed_body
from extractor.facts.reading import Reading
from extractor.facts.samples import entities_of, read_marked
from extractor.records import Context

SUM = "[A=5000:USD $5,000]"


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        (f"[O Ostvik College] - {SUM}", "Ostvik College"),
        (f"Grants:\n* [O Ostvik College] (Arden): {SUM};\nThe end.", "Ostvik College"),
        (f"[O Ostvik College], Tarn, LM {SUM}", "Ostvik College"),
        (f"{SUM} - [O Ostvik College] - Public Building.", "Ostvik College"),
        (f"• {SUM}: [O Ostvik College]", "Ostvik College"),
        (f"[O Ostvik College] got {SUM}", None),
        (f"[O Ostvik College] - {SUM} for a hall", "Ostvik College"),
        (f"[O Ostvik College] - {SUM} was too little", None),
        (f"{SUM} - [O Ostvik College] said it was little", None),
        (f"{SUM} [O Ostvik College]", None),
        (f"Hall of [O Ostvik College] - {SUM}", None),
        (f"[P Ana Brel] - {SUM}", None),
        (f"[O Ostvik College]\n{SUM}", None),
        (SUM, None),
    ],
    ids=[
        "dash", "bullet and bracket", "place", "sum before", "sum before a colon", "verb", "what for", "words behind",
        "words behind the body", "no dash", "words before", "person", "another line", "only a sum",
    ],
)  # fmt: skip
def test_body_of_a_line(marked, body):
    text, mentions = read_marked(marked)
    reading = Reading(spacy.blank("en")(text), mentions, entities_of(mentions), Context())
    (value,) = reading.of_kind("money")
    found = listed_body(value, reading)
    assert (found and found.text) == body
