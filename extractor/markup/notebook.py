"""A record as a small piece of HTML that a notebook can show: no script, no outside file, style by class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from extractor.markup.spans import Json, Span, escape, mention_spans, nested_html
from extractor.markup.words import fact_line, slots_of, unusual

FACTS_SHOWN = 100


def compact_html(record: Json, text: str, noise: Iterable[tuple[int, int]] = ()) -> str:
    """Return a fragment with the marked text and a table of the facts; everything from the article is escaped."""
    spans = [*mention_spans(record, len(text)), *(Span(s, e, "noise", label="masked") for s, e in noise)]
    marked = nested_html(text, spans, _opening)
    facts = record.get("facts", [])
    rows = "".join(_row(fact) for fact in facts[:FACTS_SHOWN])
    more = f"<p>{len(facts) - FACTS_SHOWN} more facts are not shown.</p>" if len(facts) > FACTS_SHOWN else ""
    title = escape(record.get("title") or record["id"])
    table = (
        f"<table><tr><th>Kind</th><th>Fact</th><th>Where from</th></tr>{rows}</table>" if rows else "<p>No facts.</p>"
    )
    head = f'<p><b dir="auto">{title}</b> <small>{len(facts)} facts</small></p>'
    return (
        f'<div class="newsfacts"><style>{_style()}</style>{head}'
        f'<div class="nf-text" dir="auto">{marked}</div>{table}{more}</div>'
    )


@cache
def _style() -> str:
    return (resources.files("extractor.markup") / "notebook.css").read_text(encoding="utf-8")


def _opening(span: Span, first: bool, last: bool) -> str:
    return f'<mark class="nf-{escape(span.kind)}" title="{escape(f"{span.kind}: {span.label}")}">'


def _row(fact: Json) -> str:
    slots = ", ".join(f"{slot.name.replace('_', ' ')}: {slot.words}" for slot in slots_of(fact))
    detail = "; ".join(filter(None, [*unusual(fact), slots]))
    line = f"{escape(fact_line(fact))}<br><small>{escape(detail)}</small>"
    quote = f"<small>{escape(fact['text'])}</small>"
    return f'<tr><td>{escape(fact["kind"])}</td><td dir="auto">{line}</td><td dir="auto">{quote}</td></tr>'
