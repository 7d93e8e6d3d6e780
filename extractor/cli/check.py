"""``extractor check``: the rulebook is valid, and its examples come true."""

from __future__ import annotations

import typer

from extractor.cli import options as shared
from extractor.cli.rules import check_rules


def check(rules: shared.Rules = None) -> None:
    """Validate the pattern files, run their examples, and name file and line of every error."""
    result = check_rules(rules)
    for problem in result.problems:
        typer.echo(f"error: {problem}", err=True)
    typer.echo(f"{result.files} pattern files, {result.examples} examples, {len(result.problems)} errors", err=True)
    raise typer.Exit(2 if result.problems else 0)
