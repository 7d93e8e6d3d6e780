"""From corpora to a trained network, in one call."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from extractor.encoder.pieces import Pieces
from extractor.training import loop
from extractor.training.material import Material, load_material
from extractor.training.model import Network, Sizes, base_folder, base_sizes, base_vocabulary, load_base
from extractor.training.names import Names
from extractor.training.options import TrainOptions
from extractor.training.watch import entity_scores, tree_scores

Progress = Callable[[str, int, int], None]


def fit(options: TrainOptions, progress: Progress) -> tuple[Network, Material]:
    """Train the network, or go on with a training that was cut off."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    material = load_material(options.corpora, options.gold, options.validation_articles)
    folder = base_folder()
    pieces = Pieces(base_vocabulary(folder))
    names = Names(options.corpora / "gazetteers")
    inventory = material.inventory
    network = Network(base_sizes(folder, penn=len(inventory.penn), relations=len(inventory.relations)))
    load_base(network, folder)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True)["average"])
    log = options.work / "history.jsonl"
    options.work.mkdir(parents=True, exist_ok=True)

    def watch(weights: dict[str, torch.Tensor], epoch: int) -> dict[str, Any]:
        judge = Network(network.sizes).eval()
        judge.load_state_dict(weights)
        scores = watch_scores(judge, material, pieces)
        with log.open("a") as lines:
            lines.write(json.dumps({"epoch": epoch, "scores": scores}) + "\n")
        return scores

    loop.run(network, material, pieces, names, options, watch, progress)
    return network.eval(), material


def watch_scores(network: Network, material: Material, pieces: Pieces) -> dict[str, Any]:
    """Return the scores of a network on everything that is kept back."""
    scores: dict[str, Any] = {}
    for name, documents in material.watch.items():
        score = tree_scores if name.startswith("tree") else entity_scores
        scores[name] = score(network, documents, pieces)
    return scores


def load_network(checkpoint: Path) -> Network:
    """Return the averaged network of a checkpoint."""
    state = torch.load(checkpoint, weights_only=True)
    network = Network(Sizes(**state["sizes"]))
    network.load_state_dict(state["average"])
    return network.eval()
