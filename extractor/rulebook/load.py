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
from extractor.rulebook.problems import Place, doubled_words, line_of, model_problems, problem, toml_problem

Model = TypeVar("Model", bound=PatternFile)


class Rulebook:
    """The pattern files of one folder, each read once, on demand, into its pydantic model."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, PatternFile] = {}
        self._digest: str | None = None

    def file(self, name: str, model: type[Model]) -> Model:
        """Return the file ``name`` ("lexicon/money.toml") as ``model``.

        Raises RulebookError with a line for every wrong place in it.
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

    def problem(self, name: str, mark: str, message: str) -> str:
        """Return the line that tells what is wrong in a file, at the first of its lines that holds ``mark``."""
        path = self.folder / name
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        return problem(path, next((n for n, line in lines if mark in line), 1), message)

    def problem_at(self, name: str, place: Place, message: str) -> str:
        """Return the line that tells what is wrong at a place of a file, such as ("frame", 2, "value")."""
        path = self.folder / name
        line = line_of(path.read_text(encoding="utf-8"), place)
        return problem(path, line, f"{'.'.join(map(str, place))}: {message}")

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
    """Parse one TOML file into its model; raises RulebookError with a line for each wrong place.

    The model's validators see the whole file, as the parser gives it, as their context.
    """
    try:
        source = path.read_text(encoding="utf-8")
        content = tomllib.loads(source)
        file = model.model_validate(content, context=content)
    except OSError as error:
        raise RulebookError(problem(path, 1, f"cannot be read: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RulebookError(problem(path, line, f"is not UTF-8 (byte {error.start})")) from error
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(toml_problem(path, source, str(error))) from error
    except ValidationError as error:
        raise RulebookError(*model_problems(path, source, model, error)) from error
    if doubled := list(doubled_words(path, source, content, file)):
        raise RulebookError(*doubled)
    return file


def load_rulebook(folder: Path | str | None = None) -> Rulebook:
    """Return the rulebook of ``folder``, or the shipped one; raises RulebookError where there is no such folder."""
    if folder is not None and not Path(folder).is_dir():
        raise RulebookError(f"{folder}: no such folder of patterns")
    return Rulebook(patterns_dir() if folder is None else Path(folder))
