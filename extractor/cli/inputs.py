"""What a run reads: its size, whether it can be, and its items in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.cli.options import read_options
from extractor.cli.progress import Meter
from extractor.errors import InputError
from extractor.io import (
    STDIN,
    Failure,
    Item,
    ReadOptions,
    Search,
    Source,
    find_sources,
    read_sources,
    read_stdin,
    readable_suffixes,
    reader_for,
)
from extractor.io.texts import TextFinder


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a run as they were named, and how they are read.

    ``others`` counts, by their suffixes, the files of no known kind that reading has passed by.
    """

    names: Sequence[str]
    search: Search
    options: ReadOptions
    format_name: str | None = None
    others: Counter[str] = field(default_factory=Counter)

    def check(self) -> None:
        """Raise InputError for an input that is the output too, or at an address, and for an unknown format."""
        if self.format_name is not None:
            reader_for("", self.format_name)
        for name in self.names:
            if "://" in name:
                raise InputError(f"{name}: files at addresses are read with --ray")
            if name != STDIN and Path(name).is_file() and Path(name).resolve() in self.search.excluded:
                raise InputError(f"{name}: is read and would be written over: name another file to write")

    def again(self) -> Iterator[Item]:
        """Yield anew the items of those inputs that can be read twice."""
        names = [name for name in self.names if name != STDIN and "://" not in name]
        return read_sources(find_sources(names, self.search), self.options, format_name=self.format_name)

    def size(self) -> int | None:
        """Return the bytes of all inputs together, None with stdin; raises InputError where there are none."""
        if STDIN in self.names:
            return None
        return sum(self._size(name) for name in self.names)

    def _size(self, name: str) -> int:
        found = _sum_sizes(find_sources([name], self.search))
        if found is None:
            suffixes = ", ".join(sorted(suffix for suffix in self.search.suffixes if suffix.count(".") == 1))
            raise InputError(f"{name}: holds no articles (looked for {self.search.pattern or suffixes})")
        return found

    def read(self, meter: Meter) -> Iterator[Item]:
        """Yield the items of all inputs in their order."""
        for name in self.names:
            if name == STDIN:
                yield from meter.watch(read_stdin(self.options, format_name=self.format_name))
            else:
                sources = find_sources([name], self.search, self.others)
                items = read_sources(sources, self.options, format_name=self.format_name, advance=meter.advance)
                yield from meter.watch(items)


def _sum_sizes(sources: Iterable[Source | Failure]) -> int | None:
    """Return the sum of the sizes, None where there is nothing at all."""
    total, some = 0, False
    for source in sources:
        some = True
        total += source.size if isinstance(source, Source) else 0
    return total if some else None


def text_finder(
    names: Sequence[str] | None, fields: list[str] | None = None, input_format: str | None = None
) -> TextFinder:
    """Return a finder of the texts of a run's articles; ``names`` are what it read, where that has to be told.

    Raises InputError for what cannot be read once more.
    """
    for name in names or ():
        if name == STDIN or "://" in name:
            raise InputError(f"--articles {name}: is neither a file nor a folder")
    found = Inputs(names or (), Search(readable_suffixes()), read_options(fields=fields), input_format)
    found.check()
    return TextFinder(found.options, found.again, input_format)
