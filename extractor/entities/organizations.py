"""Organisation mentions to entities: full names, acronyms and short forms of one body belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.records import Entity, Mention

SMALL_WORDS = frozenset(("of", "the", "and", "for", "&", "on", "in", "to", "de", "la", "du"))
WORD = re.compile(r"[\w&]+(?:['’.\-]\w+)*")


def organization_entities(mentions: Sequence[Mention], everything: Sequence[Mention]) -> tuple[Entity, ...]:
    """Return one entity for each organisation that ``mentions`` name, in order of first mention.

    ``everything`` is all mentions of the article: a country inside an organisation's name is its country.
    """
    keys = [key_of(mention.text) for mention in mentions]
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, key in enumerate(keys):
        groups.setdefault(key, []).append(index)
    for key in sorted(groups, key=lambda k: (len(k), min(groups[k]))):
        longer = full_form(key, mentions[groups[key][0]].text, groups)
        if longer is not None:
            groups[longer] += groups.pop(key)
    ordered = sorted((sorted(group) for group in groups.values()), key=min)
    return tuple(
        entity(f"o{number}", [mentions[i] for i in group], everything) for number, group in enumerate(ordered, 1)
    )


def key_of(text: str) -> tuple[str, ...]:
    """Return what two spellings of one name have in common.

    >>> key_of("The Bank of Norland")
    ('bank', 'of', 'norland')
    """
    words = [word.casefold().replace(".", "") for word in WORD.findall(text)]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words) or (text,)


def full_form(key: tuple[str, ...], text: str, groups: dict[tuple[str, ...], list[int]]) -> tuple[str, ...] | None:
    """Return the only longer name that ``key`` abbreviates: by its initials, or by its first words."""
    longer = [other for other in groups if len(other) > len(key)]
    if len(key) == 1 and text.replace(".", "").isupper():
        found = [other for other in longer if key[0] in initials(other)]
    else:
        found = [other for other in longer if other[: len(key)] == key]
    return found[0] if len(found) == 1 else None


def initials(key: tuple[str, ...]) -> tuple[str, str]:
    """Return the initials of a name with and without its small words."""
    return "".join(w[0] for w in key), "".join(w[0] for w in key if w not in SMALL_WORDS)


def entity(identifier: str, mentions: list[Mention], everything: Sequence[Mention]) -> Entity:
    """Return the entity of a group of mentions, under its fullest name."""
    name = max(mentions, key=lambda m: len(key_of(m.text)))
    spans = [(m.start, m.end) for m in mentions]
    codes = {m.code for m in everything if m.kind == "country" and any(s <= m.start and m.end <= e for s, e in spans)}
    country = codes.pop() if len(codes) == 1 else None
    return Entity(identifier, "organization", " ".join(name.text.split()), tuple(mentions), country=country)
