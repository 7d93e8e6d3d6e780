"""From corpora to a packaged network, in one call."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from extractor.encoder.pieces import Pieces
from extractor.training import loop
from extractor.training.batches import Item, cut
from extractor.training.calibrate import confusion, fit_temperature, reliability, tag_scores
from extractor.training.gold import article_names
from extractor.training.material import Material, load_material
from extractor.training.model import Network, base_folder, base_sizes, base_vocabulary, load_base
from extractor.training.names import Names
from extractor.training.options import TrainOptions
from extractor.training.package import write_package
from extractor.training.report import write_report
from extractor.training.selftrain import label, raw_documents
from extractor.training.templates import Templates
from extractor.training.watch import entity_scores, tree_scores

Progress = Callable[[str, int, int], None]
SHOWN = ("PERSON", "ORG", "GPE", "ROLE")  # the labels of which the report shows how far their confidence can be trusted


def train(options: TrainOptions, progress: Progress) -> Path:
    """Do what :func:`extractor.training.train` promises."""
    network, material, history = fit(options, progress)
    vocabulary = base_vocabulary(options.base or base_folder())
    pieces = Pieces(vocabulary)
    progress("packaging", 0, 1)
    with torch.no_grad():
        scores = watch_scores(network, material, pieces)
    kept = [d for name, documents in material.watch.items() if name.startswith("entities") for d in documents]
    scored = tag_scores(network, kept, pieces)
    temperature = fit_temperature(scored)
    notes = {"epochs": list(options.epochs), "seed": options.seed, "scores": scores}
    write_package(network, material.inventory, vocabulary, options.output, temperature=temperature, notes=notes)
    table = confusion(scored)
    tables = {label: reliability(scored, temperature, label) for label in SHOWN if label in table}
    write_report(options, history, scores, tables, table, temperature)
    progress("packaging", 1, 1)
    return options.output


def fit(options: TrainOptions, progress: Progress) -> tuple[Network, Material, list[dict[str, Any]]]:
    """Train the network in all stages, or go on with a training that was cut off."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    progress("reading corpora", 0, 1)
    material = load_material(options.corpora, options.gold, options.validation_articles)
    network = first_network(options, material)
    pieces = Pieces(base_vocabulary(options.base or base_folder()))
    names = Names(options.corpora / "gazetteers")
    progress("reading corpora", 1, 1)

    def watch(weights: dict[str, torch.Tensor], epoch: int) -> dict[str, Any]:
        progress(f"scoring epoch {epoch}", 0, 1)
        judge = Network(network.sizes).eval()
        judge.load_state_dict(weights)
        with torch.no_grad():
            scores = watch_scores(judge, material, pieces)
        progress(f"scoring epoch {epoch}", 1, 1)
        return scores

    history: list[dict[str, Any]] = []
    ends: list[dict[str, torch.Tensor]] = []
    for stage in options.stages():
        extra = extra_items(options, network if stage.number else None, pieces, names, progress)
        history += loop.run(network, material, pieces, names, options, stage, extra, watch, progress)
        ends.append({name: value.clone() for name, value in network.state_dict().items()})
    network.load_state_dict(mean_weights(ends[-2:]))
    return network.eval(), material, history


def first_network(options: TrainOptions, material: Material) -> Network:
    """Return the network as the training finds it: the base weights or a checkpoint's, and heads for the labels."""
    inventory, folder = material.inventory, options.base or base_folder()
    heads = {"pos": len(inventory.pos), "penn": len(inventory.penn), "relations": len(inventory.relations)}
    network = Network(base_sizes(folder, **heads))
    load_base(network, folder)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True)["average"])
    return network


def mean_weights(ends: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of networks that come from one another (Wortsman et al. 2022, "Model soups")."""
    return {name: torch.stack([end[name] for end in ends]).mean(0) for name in ends[0]}


def extra_items(
    options: TrainOptions, teacher: Network | None, pieces: Pieces, names: Names, progress: Progress
) -> Callable[[random.Random], list[Item]]:
    """Return what draws the windows of an epoch that come from templates and from raw news labelled by ``teacher``."""
    templates = Templates(options.corpora / "gazetteers", names)
    raw: list[Item] = []
    if teacher and options.raw_documents:
        progress("labelling raw news", 0, 1)
        taught = article_names(options.gold / "train.jsonl")
        count = options.raw_documents
        limits = {"gmb_voa_pseudodocs": count, "wikinews_2019_2020": count, "us_senate_press_releases": count // 10}
        raw = label(teacher.eval(), raw_documents(options.corpora, limits, taught), pieces)
        progress("labelling raw news", 1, 1)

    def draw(rng: random.Random) -> list[Item]:
        made = [item for d in templates.documents(options.templates, rng) for item in cut(d, pieces, rng, 20, 126)]
        return made + rng.sample(raw, int(len(raw) * options.raw_share))

    return draw


def watch_scores(network: Network, material: Material, pieces: Pieces) -> dict[str, Any]:
    """Return the scores of a network on everything that is kept back."""
    scores: dict[str, Any] = {}
    for name, documents in material.watch.items():
        score = tree_scores if name.startswith("tree") else entity_scores
        scores[name] = score(network, documents, pieces)
    return scores
