"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """What ``extractor train`` can be told.

    ``corpora`` and ``gold`` are the folders of the training material, ``work`` keeps checkpoints and reports;
    ``output`` is the packaged model. ``start`` is a checkpoint to begin from in place of the base weights;
    ``self_training`` one that labels ``raw_documents`` raw texts first, of whose windows ``raw_share`` are seen in
    each epoch. ``templates`` is the number of made-up texts an epoch, ``augment`` the share of varied sentences,
    ``word_dropout`` that of the word pieces hidden, so that names are also known by what stands around them.
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
    word_dropout: float = 0.03
    templates: int = 1000
    self_training: Path | None = None
    raw_documents: int = 3000
    raw_share: float = 0.25
    half_precision: bool = True
