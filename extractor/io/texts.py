"""Find the text of a record's article again: among the inputs of its run, or by the record's source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.io.base import Item, Json, Raw, ReadOptions
from extractor.io.reading import read_source
from extractor.io.sources import Source
from extractor.records import Article, article_id

Opener = Callable[[], Iterable[Item]]


class TextFinder:
    """Reads articles' texts from their files, for records in the order of the input; call it with a record.

    ``inputs`` opens the run's inputs anew, in which an article is known by its id. Without them, and for what is not in
    them, the record's source tells the file, which an address does not. Files of many articles are read on, not anew,
    as long as the records come in their order.
    """

    def __init__(
        self, options: ReadOptions | None = None, inputs: Opener | None = None, format_name: str | None = None
    ) -> None:
        self.options = options or ReadOptions()
        self.format_name = format_name
        self._inputs = _Inputs(inputs or tuple)
        self._path: Path | None = None
        self._items: Iterator[Item] = iter(())

    def __call__(self, record: Json) -> str | None:
        """Return the text of the record's article; None where it is not to be found."""
        text = self._inputs.text(record["id"])
        return self._at(record["source"]) if text is None else text

    def _at(self, source: str | None) -> str | None:
        """Return the text of the article whose source this is."""
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
        return read_source(Source(path, name, path.name, 0), self.options, format_name=self.format_name)


class _Inputs:
    """The articles of inputs by their ids: read once through, and anew where an id comes out of order."""

    def __init__(self, opener: Opener) -> None:
        self._open = opener
        self._items = iter(opener())
        self._met: set[str | None] = set()

    def text(self, wanted: str) -> str | None:
        """Return the text of the article of an id, None where there is none."""
        for item in self._items:
            found = _id(item)
            self._met.add(found)
            if found == wanted:
                return _text(item)
        if wanted not in self._met:  # by now all have been met
            return None
        self._items = iter(self._open())
        return next((_text(item) for item in self._items if _id(item) == wanted), None)


def _id(item: Item) -> str | None:
    return article_id(item.text) if isinstance(item, Article) and item.id is None else item.id


def _text(item: Item) -> str | None:
    try:
        article = item.convert(item) if isinstance(item, Raw) else item
    except ExtractorError:
        return None
    return article.text if isinstance(article, Article) else None
