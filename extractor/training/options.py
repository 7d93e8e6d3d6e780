"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """What ``extractor train`` can be told.

    ``corpora`` and ``gold`` are the folders of the training material, ``work`` keeps checkpoints and reports;
    ``output`` is the packaged model. ``start`` is a checkpoint to begin from in place of the base weights.
    ``hours`` ends the training early, with the schedule stretched to it.
    """

    corpora: Path
    gold: Path
    work: Path
    output: Path
    start: Path | None = None
    epochs: int = 12
    batch_pieces: int = 2048
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    average: float = 0.998
    augment: float = 0.5
    threads: int = 2
    seed: int = 1
    validation_articles: int = 0
    self_training: Path | None = None
    half_precision: bool = True
