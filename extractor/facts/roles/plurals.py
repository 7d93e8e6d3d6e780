"""Titles in the plural, which name the office of each of several people ("Senators X and Y")."""

from __future__ import annotations

from extractor.facts.reading import Reading
from extractor.facts.roles.rules import Links
from extractor.recognizers.lexicons import TitleLexicon
from extractor.records import Mention

# A plural that owns something names no office ("the workers' advocate"), nor does the name of a body.
POSSESSIVES, JOINT_CHIEFS = (["'"], ["’"]), ["joint", "chiefs"]
# The longest plural phrase that is looked for, in words.
MAX_PHRASE = 4


def plural_titles(reading: Reading, lexicon: TitleLexicon, links: Links) -> list[Mention]:
    """Return the plural titles of an article as mentions; the recogniser leaves them out, as they name nobody.

    ``links.verbs`` are plurals that are as likely verbs before one of ``links.objects`` ("heads the agency").
    """
    taken = {m.start: m.end for m in reading.mentions if m.kind == "role"}
    lows = reading.lows
    found = []
    for place in [place for place, low in enumerate(lows) if low in lexicon.plurals]:
        low = lows[place]
        if low in links.verbs and not links.objects.isdisjoint(lows[place + 1 : place + 2]):
            continue
        first = phrase_start(lows, place, lexicon)
        while first and (lows[first - 1] in lexicon.before or lows[first - 1] in lexicon.field):
            first -= 1
        last = place + 1
        if low in lexicon.short and last < len(lows) and lows[last] == ".":
            last += 1
        if lows[last : last + 1] in POSSESSIVES or lows[first : place + 1] == JOINT_CHIEFS:
            continue
        start, end = reading.words(first, last)
        if taken.get(start, 0) < end and reading.starts[place] not in taken:
            found.append(Mention(start, end, reading.text[start:end], "role", "role.plural", 0.8))
    return found


def phrase_start(lows: list[str], place: int, lexicon: TitleLexicon) -> int:
    """Return where the title begins whose plural word stands at ``place``: at "prime" in "prime ministers"."""
    for size in range(MAX_PHRASE, 1, -1):
        first = place + 1 - size
        if first >= 0 and " ".join(lows[first : place + 1]) in lexicon.plural_phrases:
            return first
    return place


def singular_title(text: str, lexicon: TitleLexicon) -> str:
    """Return a plural title in the singular, its case kept: "Deputy Ministers" gives "Deputy Minister".

    An abbreviation keeps its stop: "Sens." gives "Sen.".
    """
    if text.endswith("s."):
        return f"{text[:-2]}."
    head, space, last = text.rpartition(" ")
    one = lexicon.singular.get(last.lower().rstrip("."), last)
    if last[:1].isupper():
        one = one[:1].upper() + one[1:]
    return f"{head}{space}{one}"
