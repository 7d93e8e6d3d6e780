"""The only place that knows where the pattern files lie."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import RulebookError


def patterns_dir() -> Path:
    """Return the folder of the shipped patterns: inside the installed package, else in the checkout.

    Raises RulebookError when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "patterns", package.parent / "patterns"):
        if (folder / "lexicon").is_dir():
            return folder
    raise RulebookError("the pattern files are missing: the package was installed without its 'patterns' folder")
