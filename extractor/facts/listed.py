"""Who a line of a list gives a sum to: "Ostvik Fire Department (Arden) - $5,000", under a sentence on grants."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.facts.reading import Reading
from extractor.facts.view import View
from extractor.records import Mention

BULLETS = " \t*•·-–—.)("
DASH = re.compile(r"\s*[-–—:]\s*")
PURPOSE = re.compile(r"\s+(?:for|to)\s")  # "Ostvik College - $5,000 for a new roof"
PROSE = re.compile(r"\b[a-z]{3,}\b")
ENDING = " .;,"
LOOK_BACK = 200  # tokens: how far above a list the word that it lists the sums of may stand


def listed_body(mention: Mention, reading: Reading) -> Mention | None:
    """Return the body that is all a line says beside a sum, its place in brackets apart; None where it says more."""
    text = reading.text
    first = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", mention.end)
    last = len(text) if last < 0 else last
    before, after = text[first : mention.start], text[mention.end : last]
    if not after.strip(ENDING) or PURPOSE.match(after):
        body = _body_at(first + len(before) - len(before.lstrip(BULLETS)), reading)
        rest = "" if body is None else text[body.end : mention.start]
    elif not before.strip(BULLETS) and (dash := DASH.match(after)):
        body = _body_at(mention.end + dash.end(), reading)
        rest = "" if body is None else text[body.end : last]
    else:
        return None
    return None if PROSE.search(rest) else body


def is_under(mention: Mention, words: frozenset[str], view: View) -> bool:
    """Tell whether one of ``words`` stands in the text above a value."""
    place = view.reading.token_at(mention.start)
    return not words.isdisjoint(view.tree.lemma[max(0, place - LOOK_BACK) : place])


def _body_at(start: int, reading: Reading) -> Mention | None:
    place = bisect_left(reading.mentions, start, key=lambda m: m.start)
    found = reading.mentions[place : place + 3]
    return next((m for m in found if m.start == start and m.kind == "organization"), None)
