"""The training loop: the windows of an epoch, the optimiser and its schedule, the steps."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import nn

from extractor.encoder.pieces import Pieces
from extractor.training.augment import vary
from extractor.training.batches import Item, batches, collate, cut
from extractor.training.losses import losses, total
from extractor.training.material import TIMES, Material
from extractor.training.model import Network
from extractor.training.names import Names
from extractor.training.options import Stage, TrainOptions
from extractor.training.state import Average, Running, State

# In BERT's vocabulary: the piece for what is unknown, and where the special pieces end.
UNKNOWN_PIECE, FIRST_ORDINARY = 100, 999
Progress = Callable[[str, int, int], None]


def epoch_items(material: Material, pieces: Pieces, names: Names, rng: random.Random, share: float) -> Iterator[Item]:
    """Yield the windows of one epoch from the corpora: a quarter of single sentences, the rest of several."""
    for corpus, documents in material.train.items():
        times = TIMES.get(corpus, 1.0)
        for document in documents:
            for _ in range(int(times) + (rng.random() < times % 1)):
                varied = vary(document, names, rng, share)
                low, high = (1, 1) if rng.random() < 0.25 else (30, 126)
                yield from cut(varied, pieces, rng, low, high)


def make_optimizer(network: Network, options: TrainOptions) -> torch.optim.Optimizer:
    """Return AdamW with a smaller rate the deeper a layer lies, and a larger one for the heads."""
    depth = network.sizes.layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        rate = options.rate * options.layer_decay ** _below_top(name, depth)
        if _is_head(name):
            rate = options.head_rate
        decay = options.weight_decay if weight.dim() > 1 and "shapes" not in name else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": weights, "lr": rate, "weight_decay": decay} for (rate, decay), weights in groups.items()],
        fused=True,
    )


def _is_head(name: str) -> bool:
    return name.startswith(("tag", "pos.", "penn", "start", "arc", "relation", "shapes"))


def _below_top(name: str, depth: int) -> int:
    return depth - 1 - int(name.split(".")[1]) if name.startswith("layers.") else depth


def schedule(progress: float, warmup: float) -> float:
    """Return the factor of the learning rate: a straight rise, then half a cosine down to a twentieth."""
    if progress < warmup:
        return progress / warmup
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


@dataclass(frozen=True)
class Pace:
    """Sets the learning rates before each step of a stage, and tells how far it got; ``rates`` are the highest."""

    optimizer: torch.optim.Optimizer
    rates: Sequence[float]
    stage: Stage
    warmup: float
    progress: Progress

    def before(self, epoch: int, steps: int, step: int) -> None:
        """Prepare a step of an epoch that has so many ``steps``."""
        factor = schedule((epoch + step / steps) / self.stage.epochs, self.warmup)
        for place, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            place["lr"] = rate * factor
        self.progress(f"stage {self.stage.number + 1}", epoch * steps + step + 1, self.stage.epochs * steps)


def run(
    network: Network,
    material: Material,
    pieces: Pieces,
    names: Names,
    options: TrainOptions,
    stage: Stage,
    extra: Callable[[random.Random], Iterable[Item]],
    watch: Callable[[dict[str, torch.Tensor], int], dict[str, Any]],
    progress: Progress,
) -> list[dict[str, Any]]:
    """Train for the epochs of one stage and return its history; the averaged weights end up in ``network``.

    ``extra`` gives the windows of an epoch that come from elsewhere than the corpora. After each epoch, and every
    few minutes, a checkpoint is written from which a later call goes on.
    """
    state = State(network, make_optimizer(network, options), Average(network, options.average))
    rates = [group["lr"] * stage.rate for group in state.optimizer.param_groups]
    pace = Pace(state.optimizer, rates, stage, options.warmup, progress)
    state.restore(stage.checkpoint)
    for epoch in range(len(state.history), stage.epochs):
        seed = options.seed * 1000 + stage.before + epoch
        rng = random.Random(seed)
        items = [*epoch_items(material, pieces, names, rng, options.augment), *extra(rng)]
        groups = list(batches(items, options.batch_pieces, rng))
        if not state.running.steps:
            torch.manual_seed(seed)
        _epoch(state, groups, options, partial(pace.before, epoch, len(groups)), stage.checkpoint)
        number = stage.before + epoch + 1
        scores = watch(state.average.weights, number)
        state.history.append({"epoch": number, **state.running.entry(), "scores": scores})
        state.running = Running()
        state.save(stage.checkpoint)
    network.load_state_dict(state.average.weights)
    return state.history


def _epoch(
    state: State, groups: Sequence[list[Item]], options: TrainOptions, before: Callable[[int], None], path: Path
) -> None:
    """Take the steps of an epoch that are left, each after a call of ``before``; now and then write a checkpoint."""
    state.network.train()
    saved = time.monotonic()
    for step in range(state.running.steps, len(groups)):
        if time.monotonic() - saved > options.checkpoint_seconds:
            state.save(path)
            saved = time.monotonic()
        before(step)
        started = time.monotonic()
        found = _step(state.network, state.optimizer, groups[step], options)
        state.average.update(state.network)
        state.running.add(found, time.monotonic() - started)


def _step(
    network: Network, optimizer: torch.optim.Optimizer, group: list[Item], options: TrainOptions
) -> dict[str, float]:
    batch = collate(group)
    hidden = (torch.rand(batch["ids"].shape) < options.word_dropout) & (batch["ids"] >= FIRST_ORDINARY)
    batch["ids"] = batch["ids"].masked_fill(hidden, UNKNOWN_PIECE)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.half_precision):
        words = network.encode(batch)
    parts = losses(network, words.float(), batch)
    total(parts).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {name: value.item() for name, value in parts.items()}
