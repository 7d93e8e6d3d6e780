"""Titles of the lexicon and of the trained network: two witnesses, one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.recognizers.lexicons.titles import TitleLexicon
from extractor.recognizers.page import Page
from extractor.recognizers.spans import Span, SpanIndex, overlapping
from extractor.records import Mention

# How sure the network must be to set the borders of a title, and to find one by itself.
SURE, ENOUGH = 0.8, 0.6
# What no title ends with, though a network may: "secretary of".
BROKEN = re.compile(r"[  ](?:of|for|and|to|at)$")
# The first word of a title and what joins it to the next; a word between what may be two parts of one title.
NEXT_WORD = re.compile(r"[ -][^\W\d_]+ ")
FIRST_WORD = re.compile(r"([^\W\d_]+)[\s–-]+(?=\w)")


def with_network(found: list[Mention], page: Page, lexicon: TitleLexicon) -> list[Mention]:
    """Return the titles that the lexicon finds on a page joined with the network's ROLE spans, in text order.

    Where both see a title the network gives the borders if it is sure, unless the lexicon's phrase is longer on
    the left ("deputy head"), the network sees it in parts, or the network's span holds two titles ("commander
    General"); a weak head counts only where the network sees a title too. Without a network nothing changes.
    """
    spans = SpanIndex(span for span in page.spans.items if span.label == "ROLE")
    if not spans.items:
        return found
    joined: dict[tuple[int, int], Mention] = {}
    for mention in confirmed(found, spans, page.text, lexicon):
        joined.setdefault((mention.start, mention.end), mention)
    joined |= {(m.start, m.end): m for m in alone(spans, SpanIndex(joined.values()), page.text, lexicon)}
    return sorted(joined.values(), key=lambda m: m.start)


def confirmed(found: Sequence[Mention], spans: SpanIndex[Span], whole: str, lexicon: TitleLexicon) -> Iterator[Mention]:
    """Yield the titles of the lexicon that stand beside the spans of the network, in the borders that both agree on."""
    known = SpanIndex(m for m in found if m.rule != "role.weak" or m.text.lower() in lexicon.ranks)
    for mention in found:
        span = overlapping(spans, mention.start, mention.end, ("ROLE",))
        if span is None and mention.rule == "role.weak":
            continue
        if span is not None and span.confidence >= SURE and not keeps_borders(mention, span, known, spans, lexicon):
            start, end, form = core(span, whole, lexicon)
            text = whole[start:end]
            mention = replace(mention, start=start, end=end, text=text, rule="role.both", form=form or mention.form)
        yield mention


def alone(spans: SpanIndex[Span], seen: SpanIndex[Mention], whole: str, lexicon: TitleLexicon) -> Iterator[Mention]:
    """Yield the titles of the network that the lexicon has not seen."""
    for span in spans.items:
        if (
            span.confidence >= ENOUGH
            and not seen.at(span.start, span.end)
            and not is_modifier(span, seen, whole, lexicon)
        ):
            start, end, form = core(span, whole, lexicon)
            sure = round(span.confidence, 3)
            yield Mention(start, end, whole[start:end], "role", "role.network", sure, form=form)


def keeps_borders(
    mention: Mention, span: Span, known: SpanIndex[Mention], spans: SpanIndex[Span], lexicon: TitleLexicon
) -> bool:
    """Say whether a title of the lexicon keeps its own borders against the span of the network that overlaps it."""
    if len(known.at(span.start, span.end)) > 1:
        return True
    if mention.rule == "role.weak":
        return False
    shorter = span.start == mention.start and span.end < mention.end
    cut = BROKEN.search(mention.text[: span.end - mention.start]) is not None
    whole = cut or lexicon.is_phrase(mention.text)
    if len(spans.at(mention.start, mention.end)) > 1 or (shorter and whole):
        return True
    return mention.start < span.start and span.end <= mention.end


def core(span: Span, whole: str, lexicon: TitleLexicon) -> tuple[int, int, str | None]:
    """Return where a title of the network begins behind words of status ("former minister") and ends before a
    preposition ("head of"), and what the words of status say.
    """
    start, form = span.start, None
    while (first := FIRST_WORD.match(whole, start, span.end)) is not None and first[1].lower() in lexicon.status:
        start, form = first.end(), form or lexicon.status[first[1].lower()]
    broken = BROKEN.search(whole, start, span.end)
    return start, broken.start() if broken else span.end, form


def is_modifier(span: Span, seen: SpanIndex[Mention], whole: str, lexicon: TitleLexicon) -> bool:
    """Say whether a span is no title but what stands before one: a word of status, or one that is no known title."""
    words: Sequence[str] = whole[span.start : span.end].lower().split()
    if len(words) != 1 or words[0] in lexicon.singular:
        return False
    if words[0] in lexicon.status or seen.at(span.end, span.end + 2):
        return True
    between = NEXT_WORD.match(whole, span.end)
    return between is not None and bool(seen.at(between.end(), between.end() + 1))
