"""What an office takes from beside its holder: "Senator X of Maine", "the Italian president X and prime minister Y"."""

from __future__ import annotations

from extractor.facts.roles.left import POSSESSIVE
from extractor.facts.roles.line import Item
from extractor.facts.roles.links import Holding, Linker
from extractor.facts.roles.right import body_end
from extractor.facts.roles.rules import RoleRules

BEFORE = ("before_name", "plural_before_names", "plural_such_as", "plural_are", "second_before_comma")
AFTER = ("after_name", "after_name_open")
LINKS, FOR = ("of", "from", "at", "with"), "for"


def complete(linker: Linker, items: list[Item]) -> None:
    """Fill in body and country of offices that stand before a name."""
    for holding in linker.holdings:
        take_next(holding, items)
        take_beside_name(holding, items, linker.rules)
    ordered = sorted((h for h in linker.holdings if h.rule in BEFORE), key=lambda h: h.person)
    for place, holding in enumerate(ordered):
        take_after_name(holding, items, linker.rules)
        take_before_name(holding, items)
        if place:
            take_from_list(ordered[place - 1], holding, items)


def take_next(holding: Holding, items: list[Item]) -> None:
    """Take the body in "X, president, Acme Corp."."""
    place = holding.office.last
    if holding.rule != "after_name" or holding.office.detailed or place + 2 >= len(items):
        return
    body, after = items[place + 1], items[place + 2]
    if items[place].low == "," and body.sign == "ORG" and (after.sign == "END" or after.low in (",", ".", ";")):
        holding.organization = (body.first, body.last)


def take_beside_name(holding: Holding, items: list[Item], rules: RoleRules) -> None:
    """Take the body in "X of the Metals Institute, a researcher,"."""
    office, place = holding.office, holding.person + 1
    if holding.rule not in AFTER or office.organization is not None or office.head in rules.lexicon.no_organization:
        return
    body = items[place + 2] if items[place + 1].low == "the" else items[place + 1]
    if items[place].low in LINKS and body.sign == "ORG" and body.last < items[office.first].first:
        holding.organization = (body.first, body.last)


def take_after_name(holding: Holding, items: list[Item], rules: RoleRules) -> None:
    """Take the body, place or country that follows the name with "of"."""
    office, place = holding.office, holding.person + 1
    low = items[place].low
    links = rules.file.links
    joins = low in LINKS or (low == FOR and office.head in links.heads[FOR])
    if office.organization is not None or not joins or not (office.many or office.last == holding.person):
        return
    if office.head in rules.lexicon.no_organization or (low in ("at", "with") and office.head not in links.workplace):
        return
    start = place + 2 if items[place + 1].low == "the" else place + 1
    item = items[start]
    if (
        item.sign == "COUNTRY"
        and office.country is None
        and item.mention is not None
        and item.mention.form != "demonym"
    ):
        if low in ("of", "from"):
            holding.country = item.mention.code
    elif item.sign in ("COUNTRY", "WORD") and low in ("of", "at"):
        first = start + 1 if item.sign == "COUNTRY" else start
        end = body_end(items, first, rules)
        if end is not None and (item.sign == "WORD" or (item.mention is not None and item.mention.form == "demonym")):
            holding.organization = (items[start].first, items[end - 1].last)
            holding.country = item.code
    elif item.sign == "ORG" or (item.sign == "PLACE" and office.local):
        holding.organization = (item.first, item.last)


def take_before_name(holding: Holding, items: list[Item]) -> None:
    """Take the body in "the winners were the Green Party's X and ..."."""
    place = holding.person
    if (
        holding.rule == "plural_are"
        and place > 1
        and items[place - 1].low in POSSESSIVE
        and items[place - 2].sign == "ORG"
    ):
        holding.organization = (items[place - 2].first, items[place - 2].last)


def take_from_list(earlier: Holding, later: Holding, items: list[Item]) -> None:
    """Take the country said before the first of two titles: "Italian President X and Prime Minister Y"."""
    first, second = earlier.office, later.office
    between = [item.low for item in items[earlier.person + 1 : second.first]]
    if between not in (["and"], [","], [",", "and"]) or second.detailed or second.article or second.status:
        return
    country = earlier.country or first.country
    if country is not None and not first.complemented and first.owner is None and first.place > first.first:
        later.country = country
