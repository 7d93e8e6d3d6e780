"""Read, validate and fingerprint the pattern files."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from extractor.errors import RulebookError
from extractor.rulebook.base import PatternFile
from extractor.rulebook.locate import patterns_dir

Model = TypeVar("Model", bound=PatternFile)


class Rulebook:
    """The pattern files of one folder, each read once, on demand, into its pydantic model."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, PatternFile] = {}
        self._digest: str | None = None

    def file(self, name: str, model: type[Model]) -> Model:
        """Return the file ``name`` ("lexicon/money.toml") as ``model``.

        Raises RulebookError naming the file and every wrong place in it.
        """
        cached = self._files.get(name)
        if not isinstance(cached, model):
            cached = read_pattern_file(self.folder / name, model)
            self._files[name] = cached
        return cached

    def replaced(self, name: str, file: PatternFile) -> Rulebook:
        """Return a rulebook of the same folder in which ``file`` stands for the file ``name``."""
        other = Rulebook(self.folder)
        other._files = {**self._files, name: file}
        return other

    def names(self) -> list[str]:
        """Return the names of all pattern files, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.toml"))

    def files(self) -> dict[str, PatternFile]:
        """Return the files that have been read so far, by name."""
        return dict(self._files)

    def digest(self) -> str:
        """Return a short hash over the names and bytes of all pattern files."""
        if self._digest is None:
            sha = hashlib.sha256()
            for name in self.names():
                sha.update(name.encode() + b"\0" + (self.folder / name).read_bytes() + b"\0")
            self._digest = sha.hexdigest()[:12]
        return self._digest


def read_pattern_file(path: Path, model: type[Model]) -> Model:
    """Parse one TOML file into its model; raises RulebookError with the file and each wrong place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RulebookError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RulebookError(f"{path}: is not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"{path}: {error}") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        places = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise RulebookError(f"{path}: {places}") from error


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Return the rulebook of ``folder``, or the shipped one."""
    return Rulebook(folder or patterns_dir())
