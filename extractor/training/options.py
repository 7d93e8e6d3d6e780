"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """What ``extractor train`` can be told; the defaults are what paid in the trials told in ``model/README.md``.

    ``corpora`` and ``gold`` are the folders of the training material, ``work`` keeps checkpoints; ``output`` is the
    packaged model, beside which the report is written. ``base`` is a folder with the weights of a BERT to begin from
    in place of those of the extra ``train``, ``start`` a checkpoint of an earlier run in place of either.

    ``epochs`` has one number a stage. Each stage has a schedule of its own, whose highest rate is ``stage_rate`` times
    that of the stage before. Before each stage but the first the network labels raw news, at most ``raw_documents``
    texts of a source (a tenth as many press releases), of whose windows ``raw_share`` are seen in each epoch. The
    weights that are packaged are the mean of those at the ends of the last two stages.

    ``templates`` is the number of made-up texts an epoch, ``augment`` the share of varied sentences, ``word_dropout``
    that of the word pieces hidden, so that names are also known by what stands around them, ``average`` how slowly
    the running average of the weights follows them, ``validation_articles`` how many annotated articles are kept back.
    ``half_precision`` has the encoder compute in bfloat16 where that is safe; a checkpoint is written at the end of
    an epoch and after ``checkpoint_seconds``.
    """

    corpora: Path
    gold: Path
    work: Path
    output: Path
    base: Path | None = None
    start: Path | None = None
    epochs: tuple[int, ...] = (10, 6)
    batch_pieces: int = 2048
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    stage_rate: float = 0.6
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.04
    average: float = 0.998
    augment: float = 0.5
    threads: int = 2
    seed: int = 1
    validation_articles: int = 0
    word_dropout: float = 0.03
    templates: int = 1000
    raw_documents: int = 3000
    raw_share: float = 0.25
    half_precision: bool = True
    checkpoint_seconds: float = 300.0

    def stages(self) -> list[Stage]:
        """Return the stages in order."""
        return [
            Stage(
                number=number,
                before=sum(self.epochs[:number]),
                epochs=epochs,
                rate=self.stage_rate**number,
                checkpoint=self.work / f"stage-{number + 1}.pt",
            )
            for number, epochs in enumerate(self.epochs)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One schedule of a training: ``epochs`` epochs after ``before`` others, at ``rate`` times the rates of the run."""

    number: int
    before: int
    epochs: int
    rate: float
    checkpoint: Path
