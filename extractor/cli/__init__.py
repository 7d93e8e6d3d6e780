"""The command line: thin commands over the library's functions."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from extractor.cli.app import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


__all__ = ["main"]
