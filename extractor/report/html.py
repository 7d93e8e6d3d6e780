"""The report: one HTML page that needs no network, no other file and, for reading, no JavaScript.

Up to ``packed_above`` articles stand in the page as they are. Above it each block of articles is
compressed inside the page and unpacked when it is opened, which then needs JavaScript; the lists and the
views over the whole run do not. A packed article of 340 words with a dozen facts takes about 5 kB, so that
10,000 of them make a page of some 57 MB, which opens within two seconds: larger runs are reported in parts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.io.atomic import atomic
from extractor.markup.spans import KINDS, Json
from extractor.report.across import Across
from extractor.report.pack import PER_BLOCK, Block, pack
from extractor.report.picture import draw_flows
from extractor.report.texts import ArticleText, Texts, find_text
from extractor.report.view import KIND_NAMES, ArticleView, data_json, view_article
from extractor.rulebook import load_rulebook
from extractor.text.clean import clean

PACKED_ABOVE = 400
STYLES = ("base.css", "marks.css", "layout.css", "views.css", "print.css")
SCRIPTS = ("state.js", "light.js", "list.js", "filters.js", "articles.js", "views.js", "main.js")
# Tables of a large run stop here and say so; the articles themselves are all in the report.
MOST_ROWS = 1000

NoiseFinder = Callable[[str], Sequence[tuple[int, int]]]
Neighbours = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a report holds; ``missing`` and ``changed`` count articles shown without their text."""

    articles: int
    facts: int
    errors: int
    missing: int
    changed: int
    packed: bool


def write_report(
    records: Iterable[Json],
    output: Path,
    *,
    texts: Texts | None = None,
    noise: NoiseFinder | None = None,
    title: str = "Facts from the news",
    packed_above: int = PACKED_ABOVE,
    neighbours: Callable[[], Neighbours] = lambda: (None, None),
) -> ReportSummary:
    """Write the report of a run's records to ``output``.

    ``texts`` gives an article's text by record id, or is asked with the record; an article without text,
    or whose text no longer holds the record's quotes, is shown by its quotes alone and says so. ``noise``
    finds what was masked in a text (by default as the extraction does). ``neighbours`` is asked, once the
    records are read, for the names of the pages before and after this one, where a run is reported in parts.
    Raises OutputError.
    """
    builder = _Builder(noise or noise_finder(), texts, packed_above)
    for record in records:
        builder.add(record)
    page = builder.page(title, neighbours())
    with atomic(output) as temporary:
        temporary.write_text(page, encoding="utf-8", newline="\n")
    return builder.summary()


def noise_finder(rules: Path | None = None) -> NoiseFinder:
    """Return a finder of the noise that the extraction masks by a folder of patterns, or by the shipped ones."""
    rulebook = load_rulebook(rules)
    return lambda text: clean(text, rulebook).noise


class _Builder:
    """Takes in records one by one, and keeps of each only what the page needs."""

    def __init__(self, noise: NoiseFinder, texts: Texts | None, packed_above: int) -> None:
        self._noise = noise
        self._texts = texts
        self._packed_above = packed_above
        self._templates = _environment()
        self._article = self._templates.get_template("article.html.jinja")
        self._across = Across()
        self._entries: list[ArticleView] = []
        self._waiting: list[tuple[str, str]] = []
        self._blocks: list[Block] = []
        self._names: dict[str, int] = {}
        self._index: list[Json] = []
        self._states = {"whole": 0, "missing": 0, "changed": 0}

    def add(self, record: Json) -> None:
        number = len(self._index)
        failed = "facts" not in record
        found = ArticleText("", "missing") if failed else find_text(record, self._texts)
        noise = self._noise(found.text) if found.state == "whole" else ()
        view = view_article(number, record, found, noise)
        self._across.add(number, record)
        if not failed:
            self._states[found.state] += 1
        self._index.append(self._entry(view))
        self._waiting.append((view.words, self._article.render(a=view)))
        if len(self._index) > self._packed_above:
            self._pack(PER_BLOCK)

    def _pack(self, size: int) -> None:
        while len(self._waiting) >= size:
            first = len(self._index) - len(self._waiting)
            self._blocks.append(pack(first, self._waiting[:size]))
            del self._waiting[:size]

    def _entry(self, view: ArticleView) -> Json:
        """Return the article's line of the index: what the list shows and what the filters ask for."""
        facts = [
            [
                KINDS.index(card.kind),
                round(card.confidence * 100),
                (1 if "negated" in card.flags else 0) + (2 if "reported" in card.flags else 0),
                [self._names.setdefault(name, len(self._names)) for name in facets["people"]],
                facets["countries"],
            ]
            for card, facets in zip(view.cards, view.facets, strict=True)
        ]
        state = "error" if view.error else view.state
        return {"t": view.title, "d": view.date or "", "s": state, "n": view.counts, "f": facts}

    def page(self, title: str, neighbours: Neighbours) -> str:
        packed = len(self._index) > self._packed_above
        if packed and self._waiting:
            self._pack(len(self._waiting))
        style, script = _style(), _script()
        across = self._across
        return self._templates.get_template("page.html.jinja").render(
            title=title,
            neighbours=neighbours,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            summary=self.summary(),
            entries=self._index,
            articles=[Markup(article) for _, article in self._waiting],
            blocks=self._blocks,
            index=data_json({"articles": self._index, "people": list(self._names), "kinds": KINDS}),
            kind_names=KIND_NAMES,
            kinds=KINDS,
            across=across,
            picture=draw_flows(across.flows),
            most=MOST_ROWS,
        )

    def summary(self) -> ReportSummary:
        return ReportSummary(
            articles=len(self._index),
            facts=self._across.kinds.total(),
            errors=sum(entry["s"] == "error" for entry in self._index),
            missing=self._states["missing"],
            changed=self._states["changed"],
            packed=len(self._index) > self._packed_above,
        )


def _environment() -> Environment:
    loader = PackageLoader("extractor.report", "templates")
    return Environment(
        loader=loader,
        autoescape=True,
        finalize=_writable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _writable(value: Any) -> Any:
    """Return a template's value without what HTML cannot hold, NUL and surrogates; it is escaped after this."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.replace("\0", "�").encode("utf-8", "replace").decode("utf-8")
    return value


def _joined(folder: str, names: Sequence[str]) -> str:
    base = resources.files("extractor.report") / folder
    return "\n".join((base / name).read_text(encoding="utf-8") for name in names)


def _style() -> str:
    """Return the page's style; the dark colours hold where the reader's system or the page's button says so."""
    dark = _joined("static", ("dark.css",))
    chosen = f':root[data-theme="dark"] {{\n{dark}}}\n'
    system = f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{\n{dark}}} }}\n'
    return _joined("static", STYLES).replace("DARK\n", chosen + system)


def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined("static", SCRIPTS)}\n}})();\n'


def _policy(style: str, script: str) -> str:
    """Return the page's Content-Security-Policy: only its own style and script, and nothing from anywhere else."""
    allowed = {name: _hash(text) for name, text in (("style", style), ("script", script))}
    return (
        f"default-src 'none'; script-src '{allowed['script']}'; style-src '{allowed['style']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
