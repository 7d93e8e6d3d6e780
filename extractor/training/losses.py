"""What the network is trained to bring down, head by head."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from extractor.training.model import Network
from extractor.training.samples import ANY_TAG, UNKNOWN

# What each head weighs in the sum.
WEIGHTS = {"tags": 2.0, "pos": 0.3, "penn": 0.3, "starts": 0.5, "arcs": 0.7, "relations": 0.5}


def losses(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the mean loss of each head over the encoded words of a batch for which its answer is known."""
    found = {
        "tags": tag_loss(network, words, batch["tags"]),
        "pos": _cross_entropy(network.pos, words, batch["pos"]),
        "penn": _cross_entropy(network.penn, words, batch["penn"]),
        "starts": _start_loss(network, words, batch["starts"]),
    }
    if (batch["heads"] != UNKNOWN).any():
        found |= tree_losses(network, words, batch)
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the losses."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def tag_loss(network: Network, words: Tensor, tags: Tensor) -> Tensor:
    """Return minus the log of the probability of the set of tags that each word may have."""
    known = (tags != UNKNOWN) & (tags != ANY_TAG)
    scores = network.tag(words[known]).float()
    allowed = (tags[known][:, None] >> torch.arange(scores.shape[1])) & 1
    inside = scores.masked_fill(allowed == 0, -1e4).logsumexp(1)
    return _mean(scores.logsumexp(1) - inside)


def _cross_entropy(head: torch.nn.Module, words: Tensor, target: Tensor) -> Tensor:
    known = target != UNKNOWN
    scores = head(words[known]).float()
    return _mean(functional.cross_entropy(scores, target[known], reduction="none"))


def _start_loss(network: Network, words: Tensor, starts: Tensor) -> Tensor:
    # The first word of a window always begins a sentence: nothing to learn from it.
    known = starts != UNKNOWN
    known[:, 1] = False
    scores = network.start(words[known]).squeeze(1).float()
    return _mean(functional.binary_cross_entropy_with_logits(scores, starts[known].float(), reduction="none"))


def tree_losses(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the losses of arcs and of their labels; a word can only hang on its own sentence or on the root."""
    rows = (batch["heads"] != UNKNOWN).any(1)
    words, heads, segments = words[rows], batch["heads"][rows], batch["segments"][rows]
    known = heads != UNKNOWN
    scores = network.arcs(words).float()
    scores = scores.masked_fill(~same_sentence(segments), -1e4)
    arc = functional.cross_entropy(scores[known], heads[known], reduction="none")
    child, head = network.relation_parts(words)
    place = heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2])
    labels = network.relations(child[known], head.gather(1, place)[known]).float()
    label = functional.cross_entropy(labels, batch["relations"][rows][known], reduction="none")
    return {"arcs": _mean(arc), "relations": _mean(label)}


def same_sentence(segments: Tensor) -> Tensor:
    """Return which words (columns) each word (rows) may hang on: those of its sentence, and the root at place 0."""
    same = segments[:, :, None] == segments[:, None, :]
    same[:, :, 0] = True
    return same & ~torch.eye(same.shape[1], dtype=torch.bool)


def _mean(values: Tensor) -> Tensor:
    return values.sum() / max(values.numel(), 1)
