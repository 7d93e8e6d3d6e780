"""The command line: thin commands over the library's functions."""

from extractor.cli.app import main

__all__ = ["main"]
