"""The training report: scores by corpus and label, and the learning curves as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from extractor.encoder.labels import ENTITIES
from extractor.training.options import TrainOptions

History = Sequence[Mapping[str, Any]]
# What the curves show: a name, the corpus kept back, and the score on it.
CURVES = (
    ("labelled attachment, web", "tree ewt.dev", "las"),
    ("labelled attachment, mixed", "tree gum.dev", "las"),
    ("sentence starts, web", "tree ewt.dev", "starts"),
    ("people, encyclopedia", "entities wikigold.dev", "PERSON"),
    ("people, mixed", "entities gum.dev", "PERSON"),
    ("organisations, encyclopedia", "entities wikigold.dev", "ORG"),
)


def score_table(scores: Mapping[str, Mapping[str, float]]) -> str:
    """Return the scores on all corpora kept back as a Markdown table."""
    lines = ["| kept back | scores (percent) |", "|---|---|"]
    for name, values in scores.items():
        cells = ", ".join(f"{key} {100 * value:.1f}" for key, value in values.items())
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def reliability_table(rows: Mapping[str, Sequence[tuple[float, float, int, float]]]) -> str:
    """Return reliability tables by label as one Markdown table."""
    lines = ["| label | confidence | entities | right |", "|---|---|---|---|"]
    for label, bins in rows.items():
        lines += [f"| {label} | {low:.2f} to {high:.2f} | {count} | {right:.3f} |" for low, high, count, right in bins]
    return "\n".join(lines)


def confusion_table(table: Mapping[str, Mapping[str, int]]) -> str:
    """Return how often each gold label (rows) was given each label (columns) as a Markdown table."""
    labels = [*ENTITIES, "none"]
    lines = [f"| gold | {' | '.join(labels)} |", "|---" * (len(labels) + 1) + "|"]
    for gold in filter(table.__contains__, labels):
        lines += [f"| {gold} | {' | '.join(str(table[gold].get(label, 0)) for label in labels)} |"]
    return "\n".join(lines)


def draw_curves(history: History, path: Path) -> None:
    """Write the learning curves to an image file; needs matplotlib."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    FigureCanvasAgg(figure)
    losses, scores = figure.subplots(1, 2)
    epochs = [entry["epoch"] for entry in history]
    for name in history[0]["loss"]:
        losses.plot(epochs, [entry["loss"][name] for entry in history], marker=".", label=name)
    for name, corpus, key in CURVES:
        values = [100 * entry["scores"].get(corpus, {}).get(key, float("nan")) for entry in history]
        scores.plot(epochs, values, marker=".", label=name)
    for axes, title in ((losses, "training loss by head"), (scores, "score on what is kept back (percent)")):
        axes.set(title=title, xlabel="epoch")
        axes.grid(alpha=0.3)
        axes.legend(fontsize="x-small")
    losses.set_yscale("log")
    figure.savefig(path, dpi=90)


def write_report(
    options: TrainOptions,
    history: History,
    scores: Mapping[str, Mapping[str, float]],
    reliability: Mapping[str, Any],
    confusion: Mapping[str, Any],
    temperature: float,
) -> Path:
    """Write ``training.md`` and ``curves.png`` beside the packaged network and return the former.

    ``history`` has an entry for each epoch, ``scores`` are those of the weights that are packaged.
    """
    folder = options.output.parent
    draw_curves(history, folder / "curves.png")
    paragraphs = [
        "# Training report",
        effort(options, history),
        "![Learning curves](curves.png)",
        score_table(scores),
        f"Confidence of entities on what is kept back, at temperature {temperature}:",
        reliability_table(reliability),
        "First words of entities on what is kept back, by the label of the corpus and that of the network:",
        confusion_table(confusion),
        f"Settings: {settings(options)}.",
    ]
    path = folder / "training.md"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def effort(options: TrainOptions, history: History) -> str:
    """Return how long was trained, and what the scores are of, as a paragraph."""
    stages = " and ".join(map(str, options.epochs))
    steps, seconds = (sum(entry[name] for entry in history) for name in ("steps", "seconds"))
    return (
        f"Written by `extractor train`: {stages} epochs, {steps:,} steps, {seconds / 60:.0f} minutes.\n"
        "Scores here are those of the unquantised network on whole windows with gold sentences."
    )


def settings(options: TrainOptions) -> str:
    """Return all settings but the files as text."""
    values = {field.name: getattr(options, field.name) for field in fields(options)}
    return ", ".join(f"{name} {value}" for name, value in values.items() if not isinstance(value, Path | None))
