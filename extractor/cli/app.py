"""The application: its commands, and how an error looks to the user."""

from __future__ import annotations

import logging
import sys
from importlib import import_module, metadata
from typing import Annotated, NoReturn

import typer

from extractor.errors import ExtractorError
from extractor.io import one_line

BAD_INPUT = 2
INTERRUPTED = 130

# The commands in the order of the help, each in the module of its name: only what is asked for is loaded.
COMMANDS = ("run", "show", "check", "schema", "convert", "report", "explain", "evaluate", "train")


def application(*names: str) -> typer.Typer:
    """Return the application with the commands of these names, with all of them unless some are named."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Facts from news text: people, roles, countries, money, durations, agreements, statements.",
    )
    app.callback()(options)
    for name in names or COMMANDS:
        app.command(name)(getattr(import_module(f"extractor.cli.{name}"), name))
    return app


def __getattr__(name: str) -> typer.Typer:
    """Build ``app``, the application with all its commands, when it is asked for."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return application()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsfacts {metadata.version('newsfacts')}")
        raise typer.Exit


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
        wanted = [argument for argument in sys.argv[1:2] if argument in COMMANDS]
        sys.exit(application(*wanted)(standalone_mode=False))
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
