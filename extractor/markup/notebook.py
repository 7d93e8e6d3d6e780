"""A record as a small piece of HTML that a notebook can show: no script, no outside file, style by class."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.markup.spans import Json, Span, escape, mention_spans, nested_html
from extractor.markup.words import fact_line, slots_of

# Underlines differ in form as well as in colour; the tints keep the notebook's own text colour readable.
STYLE = """
.newsfacts{font:14px/1.6 system-ui,sans-serif;max-width:60em}
.newsfacts .nf-text{white-space:pre-wrap;max-height:24em;overflow:auto;padding:.6em .8em;border:1px solid #8886;border-radius:6px}
.newsfacts mark{color:inherit;background:#8882;border-radius:3px;text-decoration:underline 2px;text-underline-offset:3px}
.newsfacts .nf-person{background:#0072b226;text-decoration-color:#0072b2}
.newsfacts .nf-organization{background:#00966b26;text-decoration-color:#00966b;text-decoration-style:double}
.newsfacts .nf-country{background:#b3547f26;text-decoration-color:#b3547f;text-decoration-style:dotted}
.newsfacts .nf-money{background:#b9860026;text-decoration-color:#b98600;text-decoration-thickness:4px}
.newsfacts .nf-role{background:#5b5fc726;text-decoration-color:#5b5fc7;text-decoration-style:dashed}
.newsfacts .nf-duration,.newsfacts .nf-date{background:#c4511926;text-decoration-color:#c45119;text-decoration-style:wavy;text-decoration-thickness:1px}
.newsfacts table{border-collapse:collapse;margin-top:.8em}
.newsfacts td,.newsfacts th{text-align:left!important;vertical-align:top;padding:.2em .8em .2em 0;border-bottom:1px solid #8884}
.newsfacts small{opacity:.75}
"""
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
    return (
        f'<div class="newsfacts"><style>{STYLE}</style><p><b dir="auto">{title}</b> <small>{len(facts)} facts</small></p>'
        f'<div class="nf-text" dir="auto">{marked}</div>{table}{more}</div>'
    )


def _opening(span: Span, first: bool, last: bool) -> str:
    return f'<mark class="nf-{escape(span.kind)}" title="{escape(f"{span.kind}: {span.label}")}">'


def _row(fact: Json) -> str:
    slots = ", ".join(f"{slot.name.replace('_', ' ')}: {slot.words}" for slot in slots_of(fact))
    flags = [fact[name] for name, usual in (("polarity", "affirmed"), ("modality", "actual")) if fact[name] != usual]
    detail = "; ".join([*flags, slots] if slots else flags)
    return (
        f'<tr><td>{escape(fact["kind"])}</td><td dir="auto">{escape(fact_line(fact))}<br><small>{escape(detail)}</small></td>'
        f'<td dir="auto"><small>{escape(fact["text"])}</small></td></tr>'
    )
