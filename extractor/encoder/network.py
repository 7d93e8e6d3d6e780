"""The packaged network: one file, loaded once a process, run by onnxruntime on one thread."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractor.encoder.labels import GAPS, TAGS
from extractor.encoder.pieces import Pieces
from extractor.encoder.windows import Window
from extractor.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
MODEL = Path(__file__).parents[1] / "model" / "encoder.onnx"
OUTPUTS = ("tags", "starts", "pos", "penn", "arcs", "relations")
RELATION_WEIGHTS = ("relation_sum.weight", "relation_product.weight", "relation_sum.bias")
# Rows a product of the label weights takes at a time: so few that the linear algebra stays on one thread.
ROWS = 32


class Output:
    """What the network says about the words of one window; word 0 is the root of the trees."""

    __slots__ = ("arcs", "penn", "pos", "relations", "starts", "tags")

    def __init__(self, tags: Floats, starts: Floats, pos: Ints, penn: Ints, arcs: Floats, relations: Floats) -> None:
        """Keep the arrays of a window: all but ``arcs`` and ``relations`` without the root."""
        self.tags, self.starts, self.pos, self.penn = tags, starts, pos, penn
        self.arcs, self.relations = arcs, relations


class Network:
    """Runs the packaged network over windows of words."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Load the network; raises ModelError when the file is missing or of another format."""
        if not path.exists():
            raise ModelError(f"the trained network is missing: {path}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # batches differ in shape, so that a plan of memory never fits
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises a class of its own for each way a file can be broken
            raise ModelError(f"the trained network {path} cannot be read: {error}") from error
        data = self._session.get_modelmeta().custom_metadata_map
        if data.get("format") != "1" or tuple(json.loads(data["tags"])) != TAGS:
            raise ModelError(f"the trained network {path} is not of the format that this version reads")
        self.pos: list[str] = json.loads(data["pos"])
        self.penn: list[str] = json.loads(data["penn"])
        self.relations: list[str] = json.loads(data["relations"])
        self.temperature = float(data["temperature"])
        self.pieces = Pieces(data["vocabulary"].split("\n"))
        nothing = np.zeros(1, dtype=np.int64)
        feed = {"ids": nothing + 1, "shapes": nothing, "first": nothing, "last": nothing}
        self._sum, self._product, self._bias = self._session.run(list(RELATION_WEIGHTS), feed)

    def run(self, text: CutText, window: Window) -> Output:
        """Return what the network says about a window of a text, whatever else is read."""
        found = self._session.run(list(OUTPUTS), text.feed(window, self.pieces))
        tags, starts, pos, penn, arcs, relations = found
        return Output(tags[1:], starts[1:, 0], pos[1:], penn[1:], arcs, relations)

    def label_arcs(self, child: Floats, head: Floats) -> Ints:
        """Return the best label of each arc from what its two words bring to it."""
        best = np.empty(len(child), dtype=np.int64)
        for row in range(0, len(child), ROWS):
            rows = slice(row, row + ROWS)
            total = np.maximum(child[rows] + head[rows], 0) @ self._sum
            total += (child[rows] * head[rows]) @ self._product
            best[rows] = (total + self._bias).argmax(1)
        return best


class CutText:
    """The words of a text as pieces, with what the network is told about each."""

    __slots__ = ("ids", "shapes", "sizes")

    def __init__(self, words: Sequence[str], gaps: Sequence[int], pieces: Pieces) -> None:
        """Cut the words of a text; ``gaps`` says what stands before each."""
        found = [pieces(word) for word in words]
        self.ids = [ids for ids, _ in found]
        self.shapes = [case * GAPS + gap for (_, case), gap in zip(found, gaps, strict=True)]
        self.sizes = [len(ids) for ids in self.ids]

    def feed(self, window: Window, pieces: Pieces) -> dict[str, Ints]:
        """Return the input arrays of a window."""
        inside = self.ids[window.start : window.end]
        sizes = np.array(self.sizes[window.start : window.end])
        ends = sizes.cumsum()
        shapes = np.repeat(self.shapes[window.start : window.end], sizes)
        return {
            "ids": np.array([pieces.first, *chain.from_iterable(inside), pieces.last]),
            "shapes": np.concatenate([[0], shapes, [0]]),
            "first": np.concatenate([[0], ends - sizes + 1]),
            "last": np.concatenate([[0], ends]),
        }


@lru_cache(maxsize=4)
def _load(path: Path, threads: int, process: int) -> Network:
    return Network(path, threads)


def load_network(path: Path = MODEL, threads: int = 1) -> Network:
    """Return the network of a file, loaded once in each process (a session does not survive a fork)."""
    return _load(path, threads, os.getpid())


@lru_cache(maxsize=4)
def file_digest(path: Path = MODEL) -> str:
    """Return a short hash of a packaged network; raises ModelError when it is missing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise ModelError(f"the trained network is missing: {path}") from error
