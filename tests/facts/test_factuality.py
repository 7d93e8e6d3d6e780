"""Whether a sum was paid, is only planned or is denied, and who says so."""

from __future__ import annotations

import pytest

CASES = {
    "paid": ("Peru paid Chile $5 million.", "affirmed", "actual", None),
    "not": ("Peru did not pay $5 million.", "negated", "actual", None),
    "no longer": ("Peru no longer pays Chile $5 million.", "negated", "actual", None),
    "yet to": ("Peru has yet to pay Chile $5 million.", "negated", "actual", None),
    "without": ("Peru left without paying the $5 million fine.", "negated", "actual", None),
    "nobody": ("Nobody paid the $5 million ransom to Peru.", "negated", "actual", None),
    "neither": ("Neither side paid Peru the $5 million.", "negated", "actual", None),
    "no evidence that": ("There is no evidence that Peru paid $5 million.", "negated", "actual", None),
    "denied": ("Peru denied paying $5 million to the rebels.", "negated", "actual", None),
    "never denied": ("Peru never denied paying $5 million.", "affirmed", "actual", None),
    "refused": ("Chad refused a loan of $5 million.", "negated", "actual", None),
    "failed": ("Peru failed to pay $5 million to Chile.", "negated", "actual", None),
    "stopped": ("Peru stopped paying Chile $5 million a year.", "negated", "actual", None),
    "agreed not to": ("Peru has agreed not to pay $5 million.", "negated", "planned", None),
    "will": ("France will give Mali $5 million.", "affirmed", "planned", None),
    "must": ("Peru must pay Chile $5 million.", "affirmed", "planned", None),
    "is to": ("Peru is to pay Chile $5 million.", "affirmed", "planned", None),
    "going to": ("Peru was going to lend Chile $5 million.", "affirmed", "planned", None),
    "ready to": ("Peru is ready to lend Chile $5 million.", "affirmed", "planned", None),
    "headline": ("PERU TO PAY CHILE $5 MILLION", "affirmed", "planned", None),
    "ordered to": ("A judge orders Peru to pay Chile $5 million.", "affirmed", "planned", None),
    "ordered damages": ("The court ordered damages of $5 million.", "affirmed", "planned", None),
    "told that": ("Peru told Chile that it paid the rebels $5 million.", "affirmed", "actual", "Peru"),
    "required to": ("Peru is required to pay Chile $5 million.", "affirmed", "planned", None),
    "pledged": ("France has pledged to give $5 million to Mali.", "affirmed", "planned", None),
    "may": ("The bridge may cost $5 million.", "affirmed", "possible", None),
    "question": ("Did Peru pay Chile $5 million?", "affirmed", "possible", None),
    "called for": ("Peru called for a loan of $5 million.", "affirmed", "possible", None),
    "would": ("The bridge would cost $5 million.", "affirmed", "conditional", None),
    "if": ("If Peru pays Chile $5 million, the ships will sail.", "affirmed", "conditional", None),
    "said": ("Mary Okafor said the bridge cost $5 million.", "affirmed", "actual", "Mary Okafor"),
    "ordered goods": ("Peru orders 20 jets from Chile for $5 million.", "affirmed", "actual", None),
    # what is said of one clause is not said of the next
    "able": ("Peru was able to borrow $5 million.", "affirmed", "actual", None),
    "set a record": ("Peru set a record with a fine of $5 million.", "affirmed", "actual", None),
    "not beside": ("Peru did not sign the pact and paid Chile $5 million.", "affirmed", "actual", None),
    "not in a relative": ("Peru, which has not paid yet, lent Chile $5 million.", "affirmed", "actual", None),
    "not in an adverbial clause": ("Peru lent Chile $5 million as it could not wait.", "affirmed", "actual", None),
    "without a vote": ("Peru paid Chile $5 million without a vote.", "affirmed", "actual", None),
    "denial beside": ("The men deny the charges, saying they paid $5 million to Peru.", "affirmed", "actual",
                      "men"),
    "can beside": ("The tool can be used anywhere, but Mary Okafor insists it cost $3 million.", "affirmed", "actual",
                   "Mary Okafor"),
    "call beside": ("Ana Brel called the vote off and said Peru paid $2 million.", "affirmed", "actual",
                    "Ana Brel"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "polarity", "modality", "reporter"), CASES.values(), ids=CASES.keys())
def test_factuality_of_a_sum(extractor, text, polarity, modality, reporter):
    (fact,) = extractor(text).of_kind("money")
    assert (fact.polarity, fact.modality) == (polarity, modality)
    assert (fact.reported_by and fact.reported_by.name) == reporter


def test_a_denial_is_not_one_of_how_long_it_lasted(extractor):
    (fact,) = extractor("Peru rejected the pact for two years.").of_kind("duration")
    assert fact.polarity == "affirmed"


def test_what_a_source_says_is_said_though_it_denies_something(extractor):
    (fact,) = extractor("According to Mary Okafor, Peru was not paying its debts.").of_kind("statement")
    assert (fact.polarity, fact.slots["speaker"].name) == ("affirmed", "Mary Okafor")
