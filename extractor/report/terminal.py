"""One article in the terminal: its text with the mentions marked, and its facts in tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich import box
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
Column = tuple[str, Callable[[Json], str]]


def show_article(extraction: Extraction, console: Console, *, text: bool = True) -> None:
    """Print an extraction to ``console``: the marked text (unless ``text`` is false) and a table per kind.

    Colour, width and the handling of pipes are the console's: rich drops styles when it is not a terminal.
    """
    record = extraction.to_dict()
    width = min(console.width, WIDEST)
    parts: list[RenderableType] = [_heading(record)]
    if text:
        parts += [Padding(marked_text(record, extraction.text, extraction.noise), (1, 2)), _legend(record)]
    parts += _tables(record)
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


def _tables(record: Json) -> list[RenderableType]:
    facts = record["facts"]
    columns: dict[str, tuple[str, tuple[Column, ...]]] = {
        "money": ("Sums", (("sum", amount_words), *map(_slot, ("payer", "payee", "purpose", "action")))),
        "agreement": ("Agreements", (("what", _named("what")), _slot("parties"), _slot("stage"), ("when", _when))),
        "duration": ("Durations", (("length", fact_line), _slot("of"), ("words", _named("text")))),
        "date": ("Dates", (("date", date_words), ("words", _named("text")))),
        "statement": ("Statements", (_slot("speaker"), ("said", _named("quote")), _slot("cue"))),
    }
    tables = [_people(record), _countries(record)]
    for kind, (title, shown) in columns.items():
        rows = [[read(fact) for _, read in shown] + [_status(fact)] for fact in facts if fact["kind"] == kind]
        tables.append(_table(title, [name for name, _ in shown] + [""], rows))
    return [table for table in tables if table is not None]


def _people(record: Json) -> Table | None:
    rows = []
    for person in record["people"]:
        roles = [f for f in record["facts"] if f["kind"] == "role" and f["person"]["ref"] == person["id"]]
        lines = [role_words(f) + _note(f) for f in roles]
        rows.append([person["name"], "\n".join(lines), str(len(person["mentions"]))])
    return _table("People", ["name", "roles", "mentions"], rows)


def _countries(record: Json) -> Table | None:
    rows = []
    for country in record["countries"]:
        words = dict.fromkeys(m["text"] for m in country["mentions"])
        rows.append([country["code"], country["name"], ", ".join(words), str(len(country["mentions"]))])
    return _table("Countries", ["code", "country", "named as", "mentions"], rows)


def _table(title: str, columns: list[str], rows: list[list[str]]) -> Table | None:
    if not rows:
        return None
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        number = name in ("mentions", "sum")
        table.add_column(name, justify="right" if name == "mentions" else "left", overflow="fold", no_wrap=number)
    for row in rows:
        table.add_row(*(Text(_printable(cell)) for cell in row))
    return table


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
