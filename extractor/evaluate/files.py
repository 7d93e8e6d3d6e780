"""Read the files that an evaluation is given."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import InputError


def read_utf8(path: Path) -> str:
    """Return the text of a file; raises InputError where it is not there or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start})") from error
