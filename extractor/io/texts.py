"""Find the text of a record's article again, by the record's source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.io.base import Item, Json, Raw, ReadOptions
from extractor.io.reading import read_source
from extractor.io.sources import Source
from extractor.records import Article


class TextFinder:
    """Reads articles' texts from their files, for records in the order of the input; call it with a record.

    Files of many articles are read on, not anew, as long as the records come in their order.
    """

    def __init__(self, options: ReadOptions | None = None) -> None:
        self.options = options or ReadOptions()
        self._path: Path | None = None
        self._items: Iterator[Item] = iter(())

    def __call__(self, record: Json) -> str | None:
        """Return the text of the record's article; None where it is not to be found."""
        source = record["source"]
        if not source or "://" in source:
            return None
        file, _, number = source.rpartition(":")
        path = Path(file if number.isdigit() and file else source)
        return self._search(path, source) or self._search(path, source, again=True)

    def _search(self, path: Path, source: str, *, again: bool = False) -> str | None:
        if path != self._path or again:
            self._path = path
            self._items = self._open(path, source)
        for item in self._items:
            if item.source == source:
                return _text(item)
        return None

    def _open(self, path: Path, source: str) -> Iterator[Item]:
        if not path.is_file():
            return iter(())
        name = str(path) if path.as_posix() != source else source
        return read_source(Source(path, name, path.name, 0), self.options)


def _text(item: Item) -> str | None:
    try:
        article = item.convert(item) if isinstance(item, Raw) else item
    except ExtractorError:
        return None
    return article.text if isinstance(article, Article) else None
