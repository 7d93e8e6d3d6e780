"""Holdings to facts: every office of a person once, at its fullest statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from extractor.facts.draft import Draft
from extractor.facts.reading import Reading
from extractor.facts.roles.held import Builder, Held
from extractor.facts.roles.line import Item
from extractor.facts.roles.links import Linker
from extractor.facts.roles.rules import RoleRules


def merge(linker: Linker, items: list[Item], reading: Reading, rules: RoleRules) -> list[Draft]:
    """Return the role facts that the holdings of one article come to."""
    builder = Builder(items, reading, rules)
    held = [builder.held(holding) for holding in linker.holdings]
    held += [builder.led(led) for led in linker.led]
    kept = join(sorted((h for h in held if h is not None), key=lambda h: (h.start, h.end)), rules)
    return [draft(h) for h in kept]


def join(held: Iterable[Held], rules: RoleRules) -> list[Held]:
    """Return the holdings without repetitions, each at its fullest statement."""
    kept: list[Held] = []
    of_person: dict[str, list[int]] = {}
    for new in held:
        places = of_person.setdefault(new.who, [])
        place = next((place for place in places if same(kept[place], new, rules)), None)
        if place is None:
            places.append(len(kept))
            kept.append(new)
        else:
            kept[place] = fuller(kept[place], new)
    return kept


def same(a: Held, b: Held, rules: RoleRules) -> bool:
    """Tell whether two holdings are one: the same person, title and body as far as said."""
    if a.who != b.who:
        return False
    x, y = title_words(a.role, rules.lexicon.short), title_words(b.role, rules.lexicon.short)
    small, large = sorted((x, y), key=len)
    if not small <= large or (large - small) & rules.file.apart:
        return False
    if a.organization is None or b.organization is None:
        return True
    linking = rules.file.linking
    return bool(content(a.organization.name, linking) & content(b.organization.name, linking))


def title_words(role: str, short: Mapping[str, str]) -> frozenset[str]:
    """Return the words of a title by which it is compared, short forms written out.

    >>> sorted(title_words("Deputy Sec.-Gen.", {"gen": "general"}))
    ['deputy', 'general', 'sec']
    """
    words = role.casefold().replace("-", " ").replace(".", "").split()
    return frozenset(part for word in words for part in short.get(word, word).split())


def content(name: str, linking: frozenset[str]) -> frozenset[str]:
    """Return the words of a body's name that say something."""
    return frozenset(word for word in name.casefold().replace("'s", "").split() if word not in linking)


def fuller(old: Held, new: Held) -> Held:
    """Return the fuller of two statements of one holding, completed from the other."""
    best, other = (new, old) if new.weight_of_words > old.weight_of_words else (old, new)
    organization = best.organization or other.organization
    changes: dict[str, Any] = {
        "organization": organization,
        "country": best.country or other.country,
        "since": best.since or other.since,
        "until": best.until or other.until,
        "status": best.status if best.status != "current" else other.status,
        "weight": max(best.weight, other.weight),
    }
    return replace(best, **changes)


def draft(held: Held) -> Draft:
    """Return the fact that one holding states."""
    slots = {
        "person": held.person,
        "role": held.role,
        "organization": held.organization,
        "country": held.country,
        "status": held.status,
        "since": held.since,
        "until": held.until,
    }
    return Draft("role", held.start, held.end, slots, held.rule, held.weight, trace=held.trace)
