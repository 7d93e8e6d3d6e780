"""Training of the network: from the corpora to the packaged file. Needs the extra ``train``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractor.errors import MissingExtraError
from extractor.training.options import TrainOptions

Progress = Callable[[str, int, int], None]

__all__ = ["TrainOptions", "train"]


def train(options: TrainOptions, progress: Progress = lambda stage, done, total: None) -> Path:
    """Train, calibrate, package and report; return the packaged network.

    ``progress`` is called with what is being done, how far it is and how far it goes. A call that was cut off goes on
    from its last epoch when it is made again with the same options. Raises MissingExtraError without PyTorch,
    InputError when a test article is among the training articles.
    """
    try:
        from extractor.training.recipe import train as run
    except ImportError as error:
        raise MissingExtraError("training", "train") from error
    return run(options, progress)
