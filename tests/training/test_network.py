"""The network in PyTorch, what it learns, and the ONNX graph made of it; skipped where PyTorch is not installed."""

import random

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("onnx", reason="the extra 'train' is not installed")
pytest.importorskip("safetensors", reason="the extra 'train' is not installed")

import numpy as np  # noqa: E402 (after the skips)

from extractor.encoder.labels import TAGS  # noqa: E402
from extractor.encoder.network import CutText  # noqa: E402
from extractor.encoder.network import Network as Packaged  # noqa: E402
from extractor.encoder.pieces import Pieces  # noqa: E402
from extractor.encoder.windows import Window  # noqa: E402
from extractor.training.batches import batches, collate, make_item  # noqa: E402
from extractor.training.loop import schedule  # noqa: E402
from extractor.training.losses import losses, tag_loss, total  # noqa: E402
from extractor.training.model import Network, Sizes  # noqa: E402
from extractor.training.package import write_package  # noqa: E402
from extractor.training.samples import ANY_TAG, TAG_BIT, Sentence  # noqa: E402
from extractor.training.treebank import Inventory  # noqa: E402

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ana", "left", "li", "##ma", ".", "bank"]
SIZES = Sizes(
    vocabulary=len(VOCABULARY), width=24, inner=48, layers=2, attention_heads=2, positions=64,
    tags=len(TAGS), pos=3, penn=3, relations=3, arc=8, relation=8,
)  # fmt: skip
INVENTORY = Inventory(["NOUN", "VERB", "PUNCT"], ["NN", "VB", "."], ["root", "nsubj", "punct"])


def sentence():
    tags = [TAG_BIT["B-PERSON"], TAG_BIT["O"], TAG_BIT["B-GPE"] | TAG_BIT["B-LOC"], ANY_TAG]
    return Sentence(
        ["Ana", "left", "Lima", "."], [3, 1, 1, 0], tags, [0, 1, 0, 2], [0, 1, 0, 2], [2, 0, 2, 2], [1, 0, 1, 2]
    )


@pytest.fixture
def network():
    torch.manual_seed(0)
    return Network(SIZES).eval()


@pytest.fixture
def pieces():
    return Pieces(VOCABULARY)


def test_windows_hold_word_places(pieces):
    item = make_item([sentence(), sentence()], pieces, starts_known=True)
    assert len(item.ids) == 12
    assert item.first == [0, 1, 2, 3, 5, 6, 7, 8, 10]
    assert item.last[3] == 4
    assert item.heads[4:] == [6, 0, 6, 6]
    assert item.starts == [1, 0, 0, 0, 1, 0, 0, 0]


def test_all_items_are_in_batches_of_equal_size(pieces):
    items = [make_item([sentence()] * n, pieces, True) for n in (1, 1, 1, 2, 3)]
    found = list(batches(items, 32, random.Random(1)))
    assert {id(item) for group in found for item in group} == {id(item) for item in items}
    for group in found:
        assert len({-(-len(item.ids) // 8) for item in group}) == 1


def test_open_tags_cost_nothing(network):
    words = torch.randn(1, 3, SIZES.width)
    assert tag_loss(network, words, torch.tensor([[-1, ANY_TAG, ANY_TAG]])).item() == 0
    sure = tag_loss(network, words, torch.tensor([[-1, TAG_BIT["O"], TAG_BIT["B-ORG"]]]))
    loose = tag_loss(network, words, torch.tensor([[-1, TAG_BIT["O"] | TAG_BIT["B-MISC"], TAG_BIT["B-ORG"]]]))
    assert 0 < loose < sure


def test_a_few_steps_bring_the_loss_down(network, pieces):
    batch = collate([make_item([sentence()], pieces, True)])
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-2)
    network.train()
    values = []
    for _ in range(12):
        parts = losses(network, network.encode(batch), batch)
        total(parts).backward()
        optimizer.step()
        optimizer.zero_grad()
        values.append(total(parts).item())
    assert set(parts) == {"tags", "pos", "penn", "starts", "arcs", "relations"}
    assert values[-1] < 0.5 * values[0]


def test_padding_changes_nothing(network, pieces):
    short, long = make_item([sentence()], pieces, True), make_item([sentence()] * 3, pieces, True)
    with torch.no_grad():
        alone = network.encode(collate([short]))
        beside = network.encode(collate([short, long]))[:1, : alone.shape[1]]
    torch.testing.assert_close(alone, beside, atol=1e-4, rtol=1e-3)


@pytest.mark.parametrize(("bits", "tolerance"), [(None, 1e-3), (8, 0.15)], ids=["floats", "bytes"])
def test_the_packaged_graph_says_what_the_network_says(network, pieces, tmp_path, bits, tolerance):
    path = tmp_path / "tiny.onnx"
    write_package(network, INVENTORY, VOCABULARY, path, bits=bits)
    packaged = Packaged(path)
    own = sentence()
    output = packaged.run(CutText(own.words, own.gaps, packaged.pieces), Window(0, 4, 0, 4))
    with torch.no_grad():
        words = network.encode(collate([make_item([own], pieces, True)]))
        arcs = network.arcs(words)[0].numpy()
        tags = network.tag(words)[0, 1:].numpy()
        child, head = network.relation_parts(words)
        labels = network.relations(child[:, 1:], head[:, :-1])[0].argmax(1).numpy()
    np.testing.assert_allclose(output.arcs, arcs, atol=tolerance)
    np.testing.assert_allclose(output.tags, tags, atol=tolerance)
    if bits is None:
        half = SIZES.relation
        found = packaged.label_arcs(output.relations[1:, :half], output.relations[:-1, half:])
        assert found.tolist() == labels.tolist()
    assert packaged.relations == INVENTORY.relations


def test_the_rate_rises_and_falls():
    assert schedule(0.0, 0.1) == 0
    assert schedule(0.1, 0.1) == pytest.approx(1)
    assert schedule(1.0, 0.1) == pytest.approx(0.05)
