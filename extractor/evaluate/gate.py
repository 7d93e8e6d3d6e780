"""Quality floors that only rise: compare a table with a kept baseline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.errors import InputError
from extractor.evaluate.files import read_utf8
from extractor.evaluate.table import Row
from extractor.records import Json

SLACK = 0.0005  # floors are kept to three decimals


def gold_digest(gold: Iterable[Json]) -> str:
    """Return a short hash of the gold articles, so that a floor is never compared with other articles."""
    lines = sorted(json.dumps(article, sort_keys=True, ensure_ascii=False, default=str) for article in gold)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_baseline(path: Path) -> Json:
    """Return a baseline ``{"gold", "floors"}``; raises InputError naming what is wrong."""
    try:
        baseline = json.loads(read_utf8(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: is not JSON: {error.msg} at character {error.pos}") from error
    if not isinstance(baseline, dict) or set(baseline) != {"gold", "floors"}:
        raise InputError(f"{path}: a baseline has exactly the keys 'gold' and 'floors'")
    return baseline


def falls(rows: Iterable[Row], baseline: Json) -> list[str]:
    """Return one line for every layer whose F1 lies under its floor; a layer that is gone scores nought."""
    scores = {row.layer: row.tally.f1 for row in rows}
    return [
        f"{layer}: F1 {scores.get(layer, 0.0):.3f} is under its floor {floor:.3f}"
        for layer, floor in baseline["floors"].items()
        if scores.get(layer, 0.0) < floor - SLACK
    ]


def raised(rows: Sequence[Row], digest: str, baseline: Json | None, *, lower: bool = False) -> Json:
    """Return the new baseline: each floor the higher of old and new, unless ``lower`` or the gold set changed."""
    keep = baseline["floors"] if baseline and baseline["gold"] == digest and not lower else {}
    new = {row.layer: round(row.tally.f1, 3) for row in rows}
    return {"gold": digest, "floors": {layer: max(score, keep.get(layer, 0.0)) for layer, score in new.items()}}
