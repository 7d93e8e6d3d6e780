"""``extractor schema``: the JSON Schema of a record."""

from __future__ import annotations

import json

import typer

from extractor.schema import record_schema


def schema() -> None:
    """Print the JSON Schema of one output record."""
    typer.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
