"""Everything that the network learns from, with how often each corpus is seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractor.training.corpus import attach_entities, read_entities
from extractor.training.gold import article_ids, read_gold
from extractor.training.samples import Document
from extractor.training.treebank import Inventory, read_documents

# How often an epoch shows each corpus: news and what follows the project's own guide above the rest.
TIMES = {
    "gold.train": 1.5,
    "meantime.train": 2.0,
    "ewt.train": 1.0,
    "gum.train": 1.0,
    "wikigold.train": 1.0,
    "redocred.train": 0.7,
    "redocred.dev": 0.7,
    "re3d.train": 1.0,
    "re3d.dev": 1.0,
    "crossner_politics.train": 1.0,
    "crossner_politics.dev": 1.0,
    "crossner_other.train": 0.5,
    "crossner_other.dev": 0.5,
    "uner_ewt.train": 1.0,
    "btc.train": 0.5,
    "btc.dev": 0.5,
    "wnut17.train": 0.3,
    "wnut17.dev": 0.3,
}
TREES = ("ewt.train", "gum.train")
# Kept back to watch the training; wikigold.dev and gum.dev are never trained on.
WATCHED_TREES = ("ewt.dev", "gum.dev")
WATCHED_ENTITIES = ("wikigold.dev", "gum.dev")


@dataclass(slots=True)
class Material:
    """Training documents by corpus, documents kept back by corpus, and the labels of the treebanks."""

    train: dict[str, list[Document]]
    watch: dict[str, list[Document]]
    inventory: Inventory


def load_material(corpora: Path, gold: Path, validation_articles: int = 0) -> Material:
    """Read all corpora; the last ``validation_articles`` annotated articles are kept back.

    Raises InputError when an article of the test set is among the training articles.
    """
    inventory = Inventory()
    train = {name: read_documents(corpora / "parse" / f"{name}.conllu.gz", name, inventory) for name in TREES}
    attach_entities(train["gum.train"], corpora / "ner" / "gum.train.jsonl.gz")
    sizes = len(inventory.pos), len(inventory.penn), len(inventory.relations)
    watch = {
        f"tree {name}": read_documents(corpora / "parse" / f"{name}.conllu.gz", name, inventory)
        for name in WATCHED_TREES
    }
    del inventory.pos[sizes[0] :], inventory.penn[sizes[1] :], inventory.relations[sizes[2] :]
    articles = read_gold(gold / "train.jsonl", excluded=article_ids(gold / "dev.jsonl"))
    kept = len(articles) - validation_articles
    train["gold.train"] = articles[:kept]
    if articles[kept:]:
        watch["entities gold"] = articles[kept:]
    for name in TIMES:
        if name not in train:
            train[name] = read_entities(corpora / "ner" / f"{name}.jsonl.gz")
    for name in WATCHED_ENTITIES:
        watch[f"entities {name}"] = read_entities(corpora / "ner" / f"{name}.jsonl.gz")
    return Material(train, watch, inventory)
