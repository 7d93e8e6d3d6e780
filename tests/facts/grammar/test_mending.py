"""Trees that no English sentence has are mended by the order of the words; those that one may have stay."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.facts.grammar import Tree
from extractor.facts.grammar.labels import load_labels
from extractor.recognizers.page import Page
from extractor.rulebook import load_rulebook

LABELS = load_labels(load_rulebook())
VOCAB = spacy.blank("en").vocab

# word/POS/label/head, as a parser might have them
CASES = {
    "a sum and what it is in are two nouns": (
        "Peru/PROPN/nsubj/1 asked/VERB/ROOT/1 for/ADP/case/5 $5/SYM/compound/5 in/ADP/case/5 aid/NOUN/obl/1",
        {"$5": ("for", "asked"), "aid": ("in", "$5")},
    ),
    "a sum that hung on what it is in is the object": (
        "Peru/PROPN/nsubj/1 got/VERB/ROOT/1 $5/SYM/compound/4 in/ADP/case/4 aid/NOUN/obl/1",
        {"$5": ("object", "got"), "aid": ("in", "$5")},
    ),
    "a preposition belongs to the first noun behind it": (
        "signed/VERB/ROOT/0 pacts/NOUN/obj/0 with/ADP/case/5 Chile/PROPN/nmod/1 for/ADP/case/5 aid/NOUN/nmod/1",
        {"Chile": ("with", "pacts"), "aid": ("for", "pacts")},
    ),
    "nor to what only describes a name": (
        "heirs/NOUN/nsubj/4 of/ADP/case/2 painter/NOUN/nmod:desc/3 Tarn/PROPN/nmod/0 sued/VERB/ROOT/4",
        {"Tarn": ("of", "heirs")},
    ),
    "one noun of several words keeps its preposition": (
        "served/VERB/ROOT/0 as/ADP/case/3 vice/NOUN/obl/0 chair/NOUN/obl/0",
        {"chair": ("as", "served"), "vice": ("unmarked", "served")},
    ),
    "what stands before its verb is its subject": (
        "said/VERB/ROOT/0 Peru/PROPN/iobj/3 would/AUX/aux/3 pay/VERB/ccomp/0 $5/SYM/obj/3",
        {"Peru": ("subject", "pay")},
    ),
    "also where it hung on something else": (
        "Tarn/PROPN/obl/3 have/AUX/aux/2 signed/VERB/ROOT/2 strikers/NOUN/obj/2",
        {"Tarn": ("subject", "signed")},
    ),
    "also of a passive": (
        "Tarn/PROPN/advmod/2 was/AUX/aux:pass/2 fined/VERB/ROOT/2",
        {"Tarn": ("passive_subject", "fined")},
    ),
    "a noun with a relative clause stays where it is": (
        "met/VERB/ROOT/0 firms/NOUN/compound/4 have/AUX/aux/3 sunk/VERB/acl:relcl/1 talks/NOUN/obj/0",
        {"firms": ("compound", "talks")},
    ),
    "what has a verb of its own is not joined to an object": (
        "leads/VERB/ROOT/0 parties/NOUN/obj/0 and/CCONJ/cc/4 was/AUX/cop/4 mayor/NOUN/conj/1",
        {"mayor": ("conj", "leads")},
    ),
    "what has an article and an object was not passive": (
        "a/DET/det/1 judge/NOUN/nsubj:pass/2 jailed/VERB/ROOT/2 Tarn/PROPN/obj/2",
        {"judge": ("subject", "jailed")},
    ),
    "headlines leave out the verb of a passive": (
        "Firm/NOUN/nsubj:pass/1 awarded/VERB/ROOT/1 contract/NOUN/obj/1",
        {"Firm": ("passive_subject", "awarded")},
    ),
    "one noun behind a verb is its object": (
        "to/PART/mark/1 feed/VERB/ROOT/1 survivors/NOUN/iobj/1",
        {"survivors": ("object", "feed")},
    ),
    "of two the first is whom it is given": (
        "paid/VERB/ROOT/0 survivors/NOUN/iobj/0 $5/SYM/obj/0",
        {"survivors": ("recipient", "paid"), "$5": ("object", "paid")},
    ),
    "a sum is no part of the noun before it": (
        "cost/VERB/ROOT/0 growers/NOUN/obj/0 $5/SYM/compound/1",
        {"growers": ("recipient", "cost"), "$5": ("object", "cost")},
    ),
    "the bullet of a list does nothing": (
        "*/NOUN/nsubj/2 Tarn/PROPN/nsubj/2 got/VERB/ROOT/2 $5/SYM/obj/2",
        {"*": ("punct", "got"), "Tarn": ("subject", "got")},
    ),
    "an agent behind another preposition is none": (
        "was/AUX/aux:pass/1 paid/VERB/ROOT/1 to/ADP/case/3 growers/NOUN/obl:agent/1",
        {"growers": ("to", "paid")},
    ),
    "nor is an object": (
        "raised/VERB/ROOT/0 bail/NOUN/obj/0 to/ADP/case/3 $5/SYM/obj/0",
        {"bail": ("object", "raised"), "$5": ("to", "raised")},
    ),
}


def tree_of(rows: list[list[str]]) -> Tree:
    words, pos, deps, heads = zip(*rows, strict=True)
    doc = Doc(VOCAB, words=words, pos=pos, tags=pos, deps=deps, heads=[int(head) for head in heads])
    return Tree(Page(doc), LABELS)


@pytest.mark.parametrize(("written", "wanted"), CASES.values(), ids=CASES)
def test_trees_are_mended(written, wanted):
    rows = [word.rsplit("/", 3) for word in written.split()]
    tree, words = tree_of(rows), [row[0] for row in rows]
    found = {word: (tree.key[words.index(word)], words[tree.governor[words.index(word)]]) for word in wanted}
    assert found == wanted


@st.composite
def any_tree(draw):
    """Return the rows of some tree with one root, its labels as they come."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]} | {order[i]: order[draw(st.integers(0, i - 1))] for i in range(1, size)}
    labels = st.sampled_from(
        ["case", "compound", "iobj", "obj", "obl", "nmod", "aux", "nsubj", "flat", "appos", "advmod"]
    )
    pos = st.sampled_from(["NOUN", "PROPN", "SYM", "VERB", "ADP", "AUX"])
    return [["w", draw(pos), "ROOT" if heads[t] == t else draw(labels), str(heads[t])] for t in range(size)]


@settings(max_examples=300)
@given(any_tree())
def test_what_is_mended_is_still_one_tree(rows):
    tree = tree_of(rows)
    roots = [token for token, head in enumerate(tree.head) if head == token]
    assert len(roots) == 1
    assert sorted(tree.subtree(roots[0])) == list(range(len(rows)))
