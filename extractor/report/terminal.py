"""One article in the terminal: its text with the mentions marked, and its facts in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.markup.spans import Json, mention_spans
from extractor.markup.words import amount_words, date_words, duration_words, fact_line, party_words, role_words, unusual
from extractor.records import Extraction

# Each kind differs in form (underline, bold, italic, reverse) as well as in colour.
STYLES = {
    "person": "bold blue",
    "role": "italic magenta",
    "organization": "underline cyan",
    "country": "bold green",
    "money": "bold reverse yellow",
    "duration": "italic underline red",
    "date": "underline red",
    "agreement": "bold italic magenta",
}
WIDEST = 110
# Columns that a table needs between its cells, its edges included, which save one.
BETWEEN = 3
Column = tuple[str, Callable[[Json], str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown under one title: the columns' names and a row of cells for each thing."""

    title: str
    columns: list[str]
    rows: list[list[str]]

    def fitting(self, width: int) -> RenderableType:
        """Return the sheet as a table, or as a list where the table would have to break words."""
        widths = self._widths(width)
        return self.listed() if widths is None else self.table(widths)

    def _widths(self, width: int) -> list[int] | None:
        """Return how wide each column may be: its longest word, and its share of the room; None without room."""
        cells = list(zip(self.columns, *self.rows, strict=True))
        least = [max(cell_len(word) for cell in column for word in cell.split() or [""]) for column in cells]
        most = [max(cell_len(line) for cell in column for line in cell.splitlines() or [""]) for column in cells]
        wanted = [longest - shortest for longest, shortest in zip(most, least, strict=True)]
        room = width - BETWEEN * len(cells) + 1 - sum(least)
        share = min(1.0, room / max(1, sum(wanted)))
        return None if room < 0 else [low + int(more * share) for low, more in zip(least, wanted, strict=True)]

    def table(self, widths: Sequence[int]) -> Table:
        """Return the sheet as a table."""
        table = Table(title=self.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
        for name, width in zip(self.columns, widths, strict=True):
            table.add_column(name, width=width, justify="right" if name == "mentions" else "left")
        for row in self.rows:
            table.add_row(*(Text(_printable(cell)) for cell in row))
        return table

    def listed(self) -> Group:
        """Return the sheet as a list: each row's first cell, and below it what is known besides."""
        lines: list[RenderableType] = [Text(self.title, style="bold")]
        for first, *rest in self.rows:
            lines.append(Text(_printable(first), overflow="fold"))
            known = (
                f"{name}: {cell}" if name else cell for name, cell in zip(self.columns[1:], rest, strict=True) if cell
            )
            lines += (Padding(Text(_printable(line), overflow="fold"), (0, 0, 0, 2)) for line in known)
        return Group(*lines, Text())


def show_article(extraction: Extraction, console: Console, *, text: bool = True) -> None:
    """Print an extraction to ``console``: the marked text (unless ``text`` is false) and a table per kind of fact.

    Colour, width and the handling of pipes are the console's: rich drops styles when it is not a terminal.
    """
    record = extraction.to_dict()
    width = min(console.width, WIDEST)
    parts: list[RenderableType] = [_heading(record)]
    if text:
        parts += [Padding(marked_text(record, extraction.text, extraction.noise), (1, 2)), _legend(record)]
    parts += (sheet.fitting(width) for sheet in _sheets(record) if sheet.rows)
    if not record["facts"]:
        parts.append(Text("No facts were found.", style="dim"))
    console.print(Group(*parts), width=width, soft_wrap=False)


def marked_text(record: Json, text: str, noise: Sequence[tuple[int, int]] = ()) -> Text:
    """Return the article's text with its mentions styled by kind and masked noise dimmed."""
    marked = Text(_printable(text), overflow="fold")
    for start, end in noise:
        marked.stylize("dim strike", start, end)
    for span in mention_spans(record, len(text)):
        marked.stylize(STYLES.get(span.kind, ""), span.start, span.end)
    return marked


def _printable(text: str) -> str:
    """Return the text with control characters replaced one by one: no article may drive the terminal."""
    return "".join(
        c if c in "\n\t" or c.isprintable() or (c.isspace() and c not in "\r\x0b\x0c\x85") else "·" for c in text
    )


def _heading(record: Json) -> Text:
    title = record.get("title") or record.get("source") or record["id"]
    line = Text(_printable(title), style="bold", overflow="ellipsis", no_wrap=True)
    if record["date"]:
        line.append(f"  {record['date']} ({record['date_source'].replace('_', ' ')})", style="dim")
    return line


def _legend(record: Json) -> Text:
    kinds = {span.kind for span in mention_spans(record, 2**62)}
    legend = Text("  ")
    for kind, style in STYLES.items():
        if kind in kinds:
            legend.append(kind, style=style).append("  ")
    return legend.append("\n")


def _sheets(record: Json) -> Iterator[Sheet]:
    yield _people(record)
    yield _countries(record)
    for kind, (title, columns) in FACT_SHEETS.items():
        facts = [fact for fact in record["facts"] if fact["kind"] == kind]
        rows = [[*(read(fact) for _, read in columns), _status(fact)] for fact in facts]
        yield Sheet(title, [*(name for name, _ in columns), ""], rows)


def _people(record: Json) -> Sheet:
    rows = []
    for person in record["people"]:
        roles = [f for f in record["facts"] if f["kind"] == "role" and f["person"]["ref"] == person["id"]]
        lines = [role_words(f) + _note(f) for f in roles]
        rows.append([person["name"], "\n".join(lines), str(len(person["mentions"]))])
    return Sheet("People", ["name", "roles", "mentions"], rows)


def _countries(record: Json) -> Sheet:
    rows = []
    for country in record["countries"]:
        words = dict.fromkeys(m["text"] for m in country["mentions"])
        rows.append([country["code"], country["name"], ", ".join(words), str(len(country["mentions"]))])
    return Sheet("Countries", ["code", "country", "named as", "mentions"], rows)


def _slot(name: str) -> Column:
    return name, _named(name)


def _named(name: str) -> Callable[[Json], str]:
    return lambda fact: " ".join(party_words(fact.get(name)).replace("_", " ").split())


def _when(fact: Json) -> str:
    term = f"for {duration_words(fact['term'])}" if fact.get("term") else ""
    return " ".join(filter(None, [fact.get("date"), term]))


def _status(fact: Json) -> str:
    reporter = party_words(fact["reported_by"])
    return ", ".join([*unusual(fact), *([f"says {reporter}"] if reporter else [])])


def _note(fact: Json) -> str:
    status = _status(fact)
    return f" ({status})" if status else ""


# What is shown of each kind of fact: the title, and how each column is read.
FACT_SHEETS: dict[str, tuple[str, tuple[Column, ...]]] = {
    "money": ("Sums", (("sum", amount_words), *map(_slot, ("payer", "payee", "purpose", "action")))),
    "agreement": ("Agreements", (_slot("what"), _slot("parties"), _slot("stage"), ("when", _when))),
    "duration": ("Durations", (("length", fact_line), _slot("of"), ("words", _named("text")))),
    "date": ("Dates", (("date", date_words), ("words", _named("text")))),
    "statement": ("Statements", (_slot("speaker"), ("said", _named("quote")), _slot("cue"))),
}
