"""Gold articles: texts with the facts that a careful reader finds in them.

Two forms are read. A ``.jsonl`` file has one article a line with character offsets. A folder has one
``NAME.toml`` for each article ``NAME.txt`` beside it (or in the sibling folder ``articles``) and quotes the
words instead of counting characters: the first time a quote is listed it means its first place in the text,
the second time its second place, and ``"words#3"`` the third.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.evaluate.files import read_utf8
from extractor.records import Json

LAYERS = ("people", "countries", "money", "durations", "roles", "agreements")
EDGE = r"(?<![^\W_]){}(?![^\W_])"


def read_gold(path: Path) -> list[Json]:
    """Return the gold articles of a ``.jsonl`` file or of a folder; raises InputError naming file and place."""
    if path.is_dir():
        files = sorted(path.glob("*.toml"))
        if not files:
            raise InputError(f"{path}: no gold articles (*.toml) in this folder")
        return [read_quoted(file) for file in files]
    return list(read_lines(path))


def read_lines(path: Path) -> Iterator[Json]:
    """Yield the articles of a ``.jsonl`` file, each layer present."""
    for number, line in enumerate(read_utf8(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: not JSON: {error.msg}") from error
        if not isinstance(article, dict) or not isinstance(article.get("text"), str) or "id" not in article:
            raise InputError(f"{path}:{number}: a gold article needs at least 'id' and 'text'")
        yield {layer: [] for layer in LAYERS} | article


def read_quoted(path: Path) -> Json:
    """Return the article of one TOML file, its quotes turned into offsets."""
    text_file = next(
        (p for p in (path.with_suffix(".txt"), path.parent.parent / "articles" / f"{path.stem}.txt") if p.exists()),
        None,
    )
    if text_file is None:
        raise InputError(f"{path}: the article {path.stem}.txt is neither beside it nor in ../articles")
    try:
        data = tomllib.loads(read_utf8(path))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}") from error
    return _Quotes(path, read_utf8(text_file)).article(path.stem, data)


class _Quotes:
    """Turns the quotes of one article into offsets, counting how often each was used in each layer."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.used: Counter[tuple[str, str]] = Counter()

    def article(self, name: str, data: Json) -> Json:
        known = {*LAYERS, "title", "date", "organizations"}
        if unknown := sorted(set(data) - known):
            raise InputError(f"{self.path}: unknown keys {', '.join(unknown)}; allowed: {', '.join(sorted(known))}")
        out: Json = {"id": name, "title": data.get("title"), "date": data.get("date"), "text": self.text}
        out["people"] = [
            {"name": p["name"], "mentions": [self.span("people", q) for q in p["mentions"]]}
            for p in data.get("people", ())
        ]
        out["countries"] = [
            {"code": c["code"], "mentions": [self._country(q) for q in c["mentions"]]}
            for c in data.get("countries", ())
        ]
        for layer in ("money", "durations", "agreements"):
            out[layer] = [self._fact(layer, item) for item in data.get(layer, ())]
        out["roles"] = list(data.get("roles", ()))
        if "organizations" in data:
            out["orgs"] = [self.span("organizations", q) for q in data["organizations"]]
        return out

    def _country(self, quote: str) -> list[Any]:
        words, _, form = quote.partition(" = ")
        return [*self.span("countries", words), form or "name"]

    def _fact(self, layer: str, item: Json) -> Json:
        start, end = self.span(layer, item["text"])
        return item | {"start": start, "end": end, "text": self.text[start:end]}

    def span(self, layer: str, quote: str) -> list[int]:
        """Return [start, end] of the next unused place of ``quote``, or of the one that ``#n`` asks for."""
        words, _, wanted = quote.partition("#")
        places = [m.span() for m in re.finditer(EDGE.format(re.escape(words)), self.text)]
        number = int(wanted) if wanted else self.used[layer, words] + 1
        self.used[layer, words] = number
        if number > len(places):
            raise InputError(f"{self.path}: {layer}: {words!r} stands {len(places)} times in the text, not {number}")
        return list(places[number - 1])
