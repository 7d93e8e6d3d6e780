"""``extractor evaluate``: measured against articles read by a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from extractor.batch import Settings, check_place
from extractor.cli import options as shared
from extractor.engine import load_language
from extractor.errors import InputError
from extractor.evaluate import Evaluation, Tally, extract_all, falls, gold_digest, raised, read_baseline, read_gold
from extractor.evaluate import evaluate as run
from extractor.evaluate.confidence import Bin, calibration_error, judged, measure, reliability, rewrite
from extractor.evaluate.ner import read_columns, score_columns
from extractor.facts.confidence import FILE, ConfidenceFile
from extractor.io.atomic import atomic
from extractor.io.records import read_records
from extractor.records import Json
from extractor.rulebook import load_rulebook

WORSE = 1


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Gold articles: .jsonl files, or folders of .toml files.")
    ],
    records: Annotated[Path | None, typer.Option(help="Records to judge; without them the articles are run.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Show the precision of every rule.")] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show how many facts of each confidence are right.")
    ] = False,
    confidence: Annotated[
        Path | None, typer.Option(help="Write the measured precision of every rule into this file of the patterns.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(help="Floors of F1 that must not be missed, as JSON.")] = None,
    raise_floors: Annotated[bool, typer.Option("--raise", help="Raise the floors to what was reached.")] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower", help="Set the floors to what was reached, lower too.")
    ] = False,
    ner: Annotated[bool, typer.Option("--ner", help="GOLD is in CoNLL columns: score the entities alone.")] = False,
    rules: shared.Rules = None,
    pipeline: shared.Pipeline = None,
) -> None:
    """Score extractions against gold articles.

    Exit codes: 0 all went well, 1 a floor of the baseline is missed, 2 nothing could be done.
    """
    if ner:
        for path in gold:
            _print_entities(score_columns(load_language(pipeline), read_columns(path)))
        return
    articles = _read_all(gold)
    if confidence is not None:
        _write_confidence(confidence, articles)
        return
    floors = None if baseline is None else Floors.of(baseline, gold_digest(articles), raise_floors, lower_floors)
    if floors is None and (raise_floors or lower_floors):
        raise InputError("--raise and --lower: set the floors of the file that --baseline names")
    found = extract_all(articles, Settings(pipeline, rules).extractor()) if records is None else _read_records(records)
    evaluation = run(articles, found)
    _print(evaluation, by_rule=by_rule, errors=errors)
    if calibration:
        _print_reliability(reliability(judged(evaluation.articles, found)))
    if floors is not None:
        _hold(evaluation, floors)


def _read_all(paths: list[Path]) -> list[Json]:
    """Return the gold articles of all paths; raises InputError for two with one id."""
    articles: dict[str, Json] = {}
    for path in paths:
        for article in read_gold(path):
            if articles.setdefault(article["id"], article) is not article:
                raise InputError(f"{path}: a second gold article with the id {article['id']!r}")
    return list(articles.values())


def _read_records(path: Path) -> dict[str, Json]:
    return {row.record["id"]: row.record for row in read_records(path)}


def _write_confidence(path: Path, articles: list[Json]) -> None:
    """Measure the rules of the patterns that ``path`` belongs to, and write what was measured into it."""
    rulebook = load_rulebook(path.resolve().parent)
    rewrite(path, rulebook.file(FILE, ConfidenceFile))  # what cannot be written is told before the work
    text = rewrite(path, measure(articles, rulebook))
    with atomic(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _hold(evaluation: Evaluation, floors: Floors) -> None:
    """Hold the evaluation against the floors and exit, or set them anew."""
    if floors.kept:
        missed = falls(evaluation.rows, floors.old or {})
        for line in missed:
            typer.echo(f"error: {line}", err=True)
        raise typer.Exit(WORSE if missed else 0)
    new = raised(evaluation.rows, floors.digest, floors.old, lower=floors.lower)
    with atomic(floors.path) as temporary:
        temporary.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Floors:
    """The file of floors of an evaluation, what stands in it, and whether it is kept or set anew."""

    path: Path
    digest: str
    old: Json | None
    kept: bool
    lower: bool

    @classmethod
    def of(cls, path: Path, digest: str, higher: bool, lower: bool) -> Floors:
        """Return the floors at a path before anything is measured; raises InputError where they cannot be used."""
        kept = not (higher or lower)
        if not kept:
            check_place(path)
        old = read_baseline(path) if kept or path.exists() else None
        if kept and old is not None and old["gold"] != digest:
            raise InputError(f"{path}: its floors were measured on other articles; measure anew with --lower")
        return cls(path, digest, old, kept, lower)


def _print_entities(tallies: dict[str, Tally]) -> None:
    table = Table("label", "precision", "recall", "F1", "gold")
    for label, tally in tallies.items():
        ratios = [f"{ratio:.3f}" for ratio in (tally.precision, tally.recall, tally.f1)]
        table.add_row(label, *ratios, str(tally.tp + tally.fn))
    Console().print(table)


def _print(evaluation: Evaluation, *, by_rule: bool, errors: bool) -> None:
    console = Console()
    table = Table(Column("layer", no_wrap=True), "precision", "recall", "F1", "95 % of resamples", "gold")
    for row in evaluation.rows:
        tally = row.tally
        ratios = [f"{ratio:.3f}" for ratio in (tally.precision, tally.recall, tally.f1)]
        table.add_row(row.layer, *ratios, f"{row.low:.3f}-{row.high:.3f}", str(tally.tp + tally.fn))
    console.print(table)
    if by_rule:
        rules = Table("rule", "layer", "right", "read")
        for rule in evaluation.rules:
            rules.add_row(rule.rule, rule.layer, str(rule.right), str(rule.read))
        console.print(rules)
    if errors:
        for outcome in evaluation.errors:
            typer.echo(f"{outcome.layer}\t{outcome.cause}\t{outcome.verdict}\t{outcome.article}\t{outcome.shown}")


def _print_reliability(bins: list[Bin]) -> None:
    table = Table("confidence", "facts", "mean", "right")
    for row in bins:
        table.add_row(
            f"{row.low:.2f}-{row.high:.2f}", str(row.facts), f"{row.confidence:.3f}", f"{row.right / row.facts:.3f}"
        )
    console = Console()
    console.print(table)
    console.print(f"mean distance between confidence and share right: {calibration_error(bins):.3f}")
