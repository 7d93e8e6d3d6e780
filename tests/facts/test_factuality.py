"""Whether a sum was paid, is only planned or is denied, and who says so."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.fixture(scope="module")
def extractor():
    built = Extractor()
    if "extractor_encoder" not in built.nlp.pipe_names:
        pytest.skip("the network is not in the package")
    return built


@pytest.mark.parametrize(
    ("text", "polarity", "modality", "reporter"),
    [
        ("Peru paid Chile $5 million.", "affirmed", "actual", None),
        ("Peru did not pay $5 million.", "negated", "actual", None),
        ("Peru denied paying $5 million to the rebels.", "negated", "actual", None),
        ("Chad refused a loan of $5 million.", "negated", "actual", None),
        ("France will give Mali $5 million.", "affirmed", "planned", None),
        ("France has pledged to give $5 million to Mali.", "affirmed", "planned", None),
        ("The bridge may cost $5 million.", "affirmed", "possible", None),
        ("The bridge would cost $5 million.", "affirmed", "conditional", None),
        ("Mary Okafor said the bridge cost $5 million.", "affirmed", "actual", "Mary Okafor"),
        ("The men deny the charges, saying they paid $5 million to the bank.", "affirmed", "actual", "men"),
        ("The tool can be used anywhere, but Mary Okafor insists it cost $3 million.", "affirmed", "actual",
         "Mary Okafor"),
        ("Ana Brel called the vote illegal and said Peru paid $2 million.", "affirmed", "actual", "Ana Brel"),
    ],
    ids=["paid", "not", "denied", "refused", "will", "pledged", "may", "would", "said", "denial-beside", "can-beside",
         "call-beside"],
)  # fmt: skip
def test_factuality_of_a_sum(extractor, text, polarity, modality, reporter):
    (fact,) = extractor(text).of_kind("money")
    assert (fact.polarity, fact.modality) == (polarity, modality)
    assert (fact.reported_by and fact.reported_by.name) == reporter
