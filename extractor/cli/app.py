"""The application: its commands, and how an error looks to the user."""

from __future__ import annotations

import logging
import sys
from importlib import metadata
from typing import Annotated, NoReturn

import typer

from extractor.cli import check, convert, evaluate, explain, report, run, schema, show, train
from extractor.errors import ExtractorError
from extractor.io import one_line

BAD_INPUT = 2
INTERRUPTED = 130

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Facts from news text: people, roles, countries, money, durations, agreements, statements.",
)
app.command("run")(run.run)
app.command("show")(show.show)
app.command("check")(check.check)
app.command("schema")(schema.schema)
app.command("convert")(convert.convert)
app.command("report")(report.report)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.command("train")(train.train)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsfacts {metadata.version('newsfacts')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""


def main() -> None:
    """Run the command line; errors are one line on stderr and exit code 2."""
    logging.basicConfig(level=logging.WARNING, format="warning: %(message)s", stream=sys.stderr)
    try:
        sys.exit(app(standalone_mode=False))
    except ExtractorError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        if not hasattr(error, "format_message"):  # the class of wrong usage lies elsewhere in each version of typer
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()  # type: ignore[attr-defined]
            sys.exit(BAD_INPUT)
        _fail(error.format_message())


def _fail(message: str) -> NoReturn:
    typer.echo(f"error: {one_line(message)}", err=True)
    sys.exit(BAD_INPUT)
