"""What follows a title: "of the bank", "for the Norwegian army", "at Ford", "to the United Nations"."""

from __future__ import annotations

from extractor.facts.roles.left import POSSESSIVE, is_joined
from extractor.facts.roles.line import Item
from extractor.facts.roles.office import Office
from extractor.facts.roles.rules import RoleRules

MAX_STEPS = 4
MAX_WORDS = 7
MAX_PLAIN = 3
NAME_LINKS = ("of", "the", "for", "and", "&")
NAMES = ("ORG", "COUNTRY", "PLACE")
CLOSING = (",", ".", ")", ";", "and")


def take_right(items: list[Item], office: Office, rules: RoleRules) -> None:
    """Extend ``office`` over its complements; the line ends with an END item, which stops every step."""
    for _ in range(MAX_STEPS):
        if office.last + 4 >= len(items):
            return
        step = _step(items, office, office.last, rules)
        if step is None:
            return
        office.last = step


def _step(items: list[Item], office: Office, place: int, rules: RoleRules) -> int | None:
    """Take a complement that begins at ``place`` into the office; return where it ends, or None."""
    low = items[place].low
    if low == ",":
        return _after_comma(items, office, place) or _apposed(items, office, place, rules)
    links = rules.file.links
    if low not in links.all or items[place].sign != "WORD":
        return None
    start = place + 1
    while items[start].low in rules.articles or items[start].low in rules.owners:
        start += 1
    if is_joined(items, start, rules):
        start += 1 if items[start].joined else 3  # "the Lima-based union"
    if office.head in links.envoys and low in ("to", "in"):
        return _post(items, office, start)
    if low in ("of", "for") and place == office.place + 1 and office.head in links.sectioned:
        end = section_end(items, start, office, rules)
        if end is not None:
            office.role = " ".join(item.word for item in items[office.lead : end])
            return end
    allowed = links.heads.get(low, [])
    if "any" not in allowed and office.head not in allowed:
        return None
    bare = low in ("of", "for") and (office.head in rules.lexicon.no_organization or office.head in links.none)
    return _complement(items, office, start, low, bare, rules)


def section_end(items: list[Item], start: int, office: Office, rules: RoleRules) -> int | None:
    """Return where a field in capitals ends that a title in capitals has: "Minister for Disasters X".

    The holder's name or a mark must follow, else the words may be anything.
    """
    end = start
    while end - start < MAX_WORDS and (is_section(items[end], rules) or (end > start and items[end].low in NAME_LINKS)):
        end += 1
    after = items[end]
    closed = after.sign in ("END", "PERSON") or after.low in CLOSING
    return end if end > start and closed and office.role[:1].isupper() and items[end - 1].word[:1].isupper() else None


def is_section(item: Item, rules: RoleRules) -> bool:
    """Tell whether a word may name a field: it has a capital, and no list takes it for a body."""
    return item.sign == "WORD" and item.word[:1].isupper() and item.low not in rules.file.bodies.nouns


def _after_comma(items: list[Item], office: Office, place: int) -> int | None:
    """Take the country or state in "mayor of Dover, Delaware"."""
    item, after = items[place + 1], items[place + 2]
    if item.sign not in ("COUNTRY", "PLACE") or items[place - 1].sign not in NAMES or place == office.place + 1:
        return None
    if after.sign not in ("END", "PERSON") and after.low not in CLOSING:
        return None
    if item.sign == "COUNTRY" and office.country is None and item.mention is not None:
        office.country = item.mention.code
    return place + 2


def _apposed(items: list[Item], office: Office, place: int, rules: RoleRules) -> int | None:
    """Take the name that follows a body said in common words: "head of the largest union, the Dockers' Union,"."""
    start = place + 2 if items[place + 1].low in rules.articles else place + 1
    plain = items[place - 1].sign == "WORD" and items[place - 1].word.islower()
    if not plain or place == office.place + 1 or items[start].sign != "ORG" or items[start + 1].low != ",":
        return None
    office.organization = (items[start].first, items[start].last)
    return start + 1


def _post(items: list[Item], office: Office, start: int) -> int | None:
    """Take where an envoy is sent: a body is the organisation, a country is neither."""
    item = items[start]
    if items[start + 1].low in POSSESSIVE:
        return None  # "adviser to Norway's president"
    if item.sign == "ORG" and office.organization is None:
        office.organization = (item.first, item.last)
    return start + 1 if item.sign in NAMES else None


def _complement(items: list[Item], office: Office, start: int, link: str, bare: bool, rules: RoleRules) -> int | None:
    item = items[start]
    if item.sign == "COUNTRY":
        return _country(items, office, start, link, bare, rules)
    if item.sign == "ORG":
        return _organization(items, office, start, bare, rules)
    if item.sign == "PLACE":
        return _place(items, office, start, link, rules)
    if item.sign == "PERSON" and items[start + 1].low in POSSESSIVE:
        end = body_end(items, start + 2, rules)
        return None if end is None else _body(items, office, start, end, bare)
    if item.sign == "WORD":
        return _words(items, office, start, bare, rules)
    return None


def _body(items: list[Item], office: Office, first: int, last: int, bare: bool) -> int:
    """Make the items ``first`` to ``last`` the organisation, if none is known yet; return where they end.

    Where the name of a body follows common words for it, it is the organisation: "the gas company Xaz Qaz".
    """
    if items[last].sign == "ORG" and items[last - 1].word.islower():
        first, last = last, last + 1
    if office.organization is None and not bare:
        office.organization = (items[first].first, items[last - 1].last)
    return last


def _organization(items: list[Item], office: Office, start: int, bare: bool, rules: RoleRules) -> int:
    """Take a named body, or what is said to be its own: "the Health Ministry's epidemiology department"."""
    after = items[start + 1]
    if after.low in POSSESSIVE:
        if items[start + 2].sign == "ORG":
            return _body(items, office, start + 2, start + 3, bare)
        end = body_end(items, start + 2, rules)
        if end is not None:
            return _body(items, office, start, end, bare)
    if after.low == "of" and items[start].low.split()[-1] in rules.file.bodies.nouns:
        return _body(items, office, start, name_end(items, start + 1), bare)
    end = body_end(items, start + 1, rules) if after.word.islower() else None
    if end is not None:
        return _body(items, office, start, end, bare)
    return _body(items, office, start, start + 1, bare)


def _country(items: list[Item], office: Office, start: int, link: str, bare: bool, rules: RoleRules) -> int | None:
    mention, after = items[start].mention, items[start + 1]
    if mention is None:
        return None
    owner = after.low in POSSESSIVE
    inner = start + 2 if owner else start + 1
    body = items[inner]
    if owner or mention.form == "demonym":
        end = inner + 1 if body.sign == "ORG" else body_end(items, inner, rules)
        if end is None:
            return _city(items, office, inner, rules)
        office.country = office.country or mention.code
        return _body(items, office, start if body.sign == "WORD" and not owner else inner, end, bare)
    if items[start].low in rules.file.places.seats:
        office.country = office.country or mention.code
        return _body(items, office, start, start + 1, bare)
    if link in ("of", "for", "from"):
        office.country = office.country or mention.code
    return countries_end(items, start + 1) if office.many else start + 1


def countries_end(items: list[Item], place: int) -> int:
    """Return where a list of countries ends that goes on at ``place``: "the foreign ministers of A, B and C"."""
    while items[place].low in (",", "and", "&") and items[place + 1].sign == "COUNTRY":
        place += 2
    return place


def _city(items: list[Item], office: Office, start: int, rules: RoleRules) -> int | None:
    """Take the place in "the Polish city of Gdansk", "the state of Ohio"."""
    if items[start].sign == "WORD" and items[start + 1].low in rules.file.places.nouns:
        start += 1
    if (
        items[start].low in rules.file.places.nouns
        and items[start + 1].low == "of"
        and items[start + 2].sign == "PLACE"
    ):
        return _place(items, office, start + 2, "of", rules)
    return None


def _place(items: list[Item], office: Office, start: int, link: str, rules: RoleRules) -> int | None:
    if items[start + 1].low in POSSESSIVE:
        return _owned(items, office, start + 2, rules)
    if office.local or link == "at":
        _body(items, office, start, start + 1, False)
    return start + 1


def _owned(items: list[Item], office: Office, start: int, rules: RoleRules) -> int | None:
    """Take what is said to be a place's own: a body, or another thing ("Vienna's opera house")."""
    item, after = items[start], items[start + 1]
    named = item.sign == "ORG" or (item.sign == "PLACE" and after.sign == "WORD" and after.low.isalpha())
    end = start + 1 if named else body_end(items, start, rules)
    if end is None:
        return phrase_end(items, start, rules)
    plain = items[end].sign == "WORD" and items[end].low.isalpha() and items[end].low not in rules.file.bodies.stops
    after = items[end + 1] if plain else items[end]
    _body(items, office, start, end, False)
    return end + 1 if plain and (after.sign == "END" or after.low in CLOSING) else end


def _words(items: list[Item], office: Office, start: int, bare: bool, rules: RoleRules) -> int | None:
    city = _city(items, office, start, rules)
    if city is not None:
        return city
    if office.local and items[start].word[:1].isupper():
        return _body(items, office, start, capitals_end(items, start), False)
    end = body_end(items, start, rules)
    if end is None and items[start + 1].low in POSSESSIVE:
        start += 2
        end = body_end(items, start, rules)
    if end is not None and items[end].low in POSSESSIVE and items[end + 1].sign == "ORG":
        start, end = end + 1, end + 2
    if end is not None:
        return _body(items, office, start, end, bare)
    name = start
    while items[name].sign == "WORD" and items[name].word.islower() and items[name].low not in rules.file.bodies.stops:
        name += 1
    if items[name].sign == "ORG" and start < name <= start + MAX_PLAIN:
        return _body(items, office, name, name + 1, bare)
    last = capitals_end(items, name)
    if last > name + 1 and items[name].proper and office.head in rules.file.bodies.described:
        return _body(items, office, name, last, bare)
    return phrase_end(items, start, rules)


def body_end(items: list[Item], start: int, rules: RoleRules) -> int | None:
    """Return where a body that common nouns name ends ("organising committee of the games"); None if none is there."""
    body = None
    for place in range(start, min(start + MAX_WORDS, len(items) - 2)):
        item = items[place]
        if body == place and item.low in POSSESSIVE:
            continue
        if item.sign != "WORD" or not item.low[:1].isalpha() or item.low in rules.file.bodies.stops:
            break
        if item.low in rules.file.bodies.nouns:
            body = place + 1
    if body is None:
        return None
    if items[body - 1].word[:1].isupper():
        return name_end(items, body)
    if items[body].low != "of":
        return body
    place = body + 2 if items[body + 1].low == "the" else body + 1
    if items[place].sign in ("ORG", "PLACE"):
        return place + 1
    plain = items[place].sign == "WORD" and items[place].low not in rules.file.bodies.stops
    plain = plain and not (items[place].word.islower() and items[place + 1].word[:1].isupper())
    return place + 1 if plain and items[place].low[:1].isalpha() else body


def name_end(items: list[Item], body: int) -> int:
    """Return where the name of a body ends that common nouns begin: "Office of the President of Ukraine"."""
    place = body
    for _ in range(MAX_WORDS):
        at = place
        while items[at].low in NAME_LINKS:
            at += 1
        item = items[at]
        if item.sign == "END" or not item.word[:1].isupper() or item.sign in ("PERSON", "DATE"):
            return place
        if item.sign == "OFFICE" and at == place:
            return place
        place = at + 1
    return place


def capitals_end(items: list[Item], start: int) -> int:
    """Return where the capitalised words that begin at ``start`` end: a place that nobody marked."""
    place = start
    while items[place].sign == "WORD" and items[place].word[:1].isupper():
        place += 1
    return place


def phrase_end(items: list[Item], start: int, rules: RoleRules) -> int | None:
    """Return where a short noun phrase before a comma ends ("head of the region, X"); None where it goes on."""
    for place in range(start, min(start + 5, len(items) - 2)):
        item = items[place]
        if item.low == "," or (
            item.low == "and" and (items[place + 1].low in rules.articles or items[place + 1].sign == "OFFICE")
        ):
            return place if place > start else None
        if item.sign != "WORD" or item.low in rules.file.bodies.stops or not item.low[:1].isalpha():
            return None
    return None
