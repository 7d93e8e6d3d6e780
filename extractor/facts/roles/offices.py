"""Titles to offices: what stands beside a title and says of which body, country and time it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.facts.roles.line import Item
from extractor.facts.roles.rules import RoleRules
from extractor.records import Mention

POSSESSIVE = ("'s", "’s", "'", "’")
OWNERS = ("his", "her", "their", "its", "our", "my", "whose")
ARTICLES = ("the", "a", "an")
HYPHENS = ("-", "–")
MAX_LEFT = 12
MAX_BODY = 6


@dataclass(slots=True)
class Office:
    """A title with its surroundings, over the half-open item range ``first`` to ``last``.

    ``organization`` is a half-open token range, ``owner`` the item of whoever the office is said to belong to
    ("his deputy", "Smith's lawyer"), ``article`` the article or possessive it begins with.
    """

    title: Mention
    place: int
    first: int
    last: int
    many: bool = False
    organization: tuple[int, int] | None = None
    ranked: int = 0
    country: str | None = None
    status: str | None = None
    owner: int | None = None
    article: str = ""
    since: str | None = None
    until: str | None = None
    head: str = field(default="")

    @property
    def named(self) -> bool:
        """Whether the phrase says more than the bare title."""
        return bool(self.organization or self.country or self.owner is not None or self.article or self.status)


class OfficeReader:
    """Reads the offices of one article."""

    def __init__(self, items: list[Item], rules: RoleRules) -> None:
        """Use the items of one article."""
        self.items = items
        self.rules = rules
        self.file = rules.file
        self.lexicon = rules.lexicon

    def read(self) -> list[Office]:
        """Return the offices in text order; no item belongs to two."""
        found: list[Office] = []
        floor = 0
        for place, item in enumerate(self.items):
            if item.sign in ("OFFICE", "OFFICES") and place >= floor and item.mention is not None:
                office = Office(item.mention, place, place, place + 1, many=item.sign == "OFFICES")
                office.head = head_word(item.low, self.lexicon.singular)
                office.status = item.mention.form
                self._left(office, floor)
                self._right(office)
                self._times(office)
                found.append(office)
                floor = office.last
        return found

    # -- before the title -----------------------------------------------------------------------------------

    def _left(self, office: Office, floor: int) -> None:
        place = office.place
        for _ in range(MAX_LEFT):
            if place - 1 < floor:
                break
            step = self._step_left(office, place - 1, floor)
            if step is None:
                break
            place = step
            if office.article or office.owner is not None:
                break
        office.first = place

    def _step_left(self, office: Office, place: int, floor: int) -> int | None:
        """Take the item at ``place`` into the office; return the new first item, or None to stop before it."""
        item = self.items[place]
        if item.sign == "COUNTRY":
            return self._country(office, place)
        if item.sign == "ORG":
            return self._organization(office, place)
        if item.sign == "PLACE":
            if office.organization is None and office.head in self.file.places.heads:
                self._set_body(office, item.first, item.last)
            return place
        if item.sign != "WORD":
            return None
        low = item.low
        if low in ARTICLES:
            office.article = low
            return place
        if low in OWNERS:
            office.article, office.owner = low, place
            return place
        if low in POSSESSIVE:
            return self._possessive(office, place, floor)
        if low in self.lexicon.status:
            office.status = office.status or self.lexicon.status[low]
            return place
        return self._plain_left(office, place, floor)

    def _country(self, office: Office, place: int) -> int | None:
        mention = self.items[place].mention
        if office.country is not None or mention is None:
            return None
        office.country = mention.code
        return place

    def _organization(self, office: Office, place: int) -> int | None:
        if office.organization is not None:
            return None
        item = self.items[place]
        self._set_body(office, item.first, item.last)
        return place

    def _plain_left(self, office: Office, place: int, floor: int) -> int | None:
        item = self.items[place]
        low = item.low
        if low in HYPHENS:
            return place if place - 1 >= floor and self.items[place - 1].low in self.lexicon.status else None
        if low in self.file.parties.words:
            if office.organization is None and office.head in self.file.parties.heads:
                self._set_body(office, item.first, item.last)
            return place
        if low in self.file.bodies.nouns and office.organization is None:
            first = self._body_left(place, floor)
            self._set_body(office, self.items[first].first, item.last)
            return first
        if low in self.lexicon.filler or low in self.lexicon.field or low in self.lexicon.before:
            return place
        return None

    def _body_left(self, place: int, floor: int) -> int:
        """Return the first item of a body noun with its field words: "trade ministry"."""
        first = place
        while first - 1 >= floor and self.items[first - 1].low in self.lexicon.field:
            first -= 1
        return first

    def _possessive(self, office: Office, place: int, floor: int) -> int | None:
        """Take "the bank's", "Norway's" or "Smith's" before a title into the office."""
        before = place - 1
        if before < floor:
            return None
        item = self.items[before]
        if item.sign == "COUNTRY":
            return self._country(office, before)
        if item.sign == "ORG":
            return self._organization(office, before)
        if item.sign == "PLACE":
            if office.organization is None:
                self._set_body(office, item.first, item.last)
            return before
        if item.sign == "PERSON":
            office.owner = before
            return before
        if item.sign == "WORD" and item.low in self.file.bodies.nouns:
            if office.organization is None:
                self._set_body(office, item.first, item.last)
            return before
        return None

    # -- after the title ------------------------------------------------------------------------------------

    def _right(self, office: Office) -> None:
        for _ in range(4):
            step = self._step_right(office, office.last)
            if step is None:
                return
            office.last = step

    def _step_right(self, office: Office, place: int) -> int | None:
        """Take a complement that begins at ``place`` into the office; return where it ends, or None."""
        low = self.items[place].low if place < len(self.items) else ""
        if low == "," and office.last > office.place + 1:
            return self._after_comma(office, place)
        links = self.file.links
        if low not in links.all:
            return None
        start = place + 1
        while self.items[start].low in ARTICLES:
            start += 1
        if office.head in links.envoys and low in ("to", "in"):
            return self._post(office, start)
        allowed = links.heads.get(low)
        if allowed is not None and office.head not in allowed and "any" not in allowed:
            return None
        return self._complement(office, start, low)

    def _after_comma(self, office: Office, place: int) -> int | None:
        """Take the country or state in "mayor of Dover, Delaware"."""
        item = self.items[place + 1]
        if item.sign not in ("COUNTRY", "PLACE") or self.items[place - 1].sign not in ("PLACE", "COUNTRY", "ORG"):
            return None
        after = self.items[place + 2]
        if not (after.sign == "END" or after.low in (",", ".", ")", ";")) and self.items[place + 2].sign != "PERSON":
            return None
        if item.sign == "COUNTRY" and office.country is None and item.mention is not None:
            office.country = item.mention.code
        return place + 2

    def _post(self, office: Office, start: int) -> int | None:
        """Take where an envoy is sent: a body is the organisation, a country is neither."""
        item = self.items[start]
        if item.sign == "ORG":
            if office.organization is None:
                self._set_body(office, item.first, item.last)
            return start + 1
        return start + 1 if item.sign in ("COUNTRY", "PLACE") else None

    def _complement(self, office: Office, start: int, link: str) -> int | None:
        item = self.items[start]
        bare = office.head in self.lexicon.no_organization or office.head in self.file.links.none
        if item.sign == "COUNTRY":
            return self._country_after(office, start, link, bare)
        if item.sign == "ORG":
            if bare and link in ("for", "of"):
                return None
            if office.organization is None:
                self._set_body(office, item.first, item.last)
            return start + 1
        if item.sign == "PLACE":
            return self._place_after(office, start, link)
        if item.sign == "WORD" and not (bare and link in ("for", "of")):
            end = self._body_right(start)
            if end is not None:
                if office.organization is None:
                    self._set_body(office, item.first, self.items[end - 1].last)
                return end
        return None

    def _country_after(self, office: Office, start: int, link: str, bare: bool) -> int | None:
        mention = self.items[start].mention
        following = self.items[start + 1]
        inner = start + 2 if following.low in POSSESSIVE else start + 1
        body = self.items[inner]
        if mention is None:
            return None
        if body.sign == "ORG" and (inner > start + 1 or mention.form == "demonym"):
            if office.organization is None and not bare:
                self._set_body(office, body.first, body.last)
            office.country = office.country or mention.code
            return inner + 1
        end = self._body_right(inner) if body.sign == "WORD" else None
        if end is not None and (inner > start + 1 or mention.form == "demonym"):
            if office.organization is None and not bare:
                first = inner if inner > start + 1 else start
                self._set_body(office, self.items[first].first, self.items[end - 1].last)
            office.country = office.country or mention.code
            return end
        if mention.form == "demonym" or following.low in POSSESSIVE:
            return None
        if link in ("of", "for", "from"):
            office.country = office.country or mention.code
        return start + 1

    def _place_after(self, office: Office, start: int, link: str) -> int | None:
        following = self.items[start + 1]
        if following.low in POSSESSIVE:
            body = self.items[start + 2]
            if body.sign == "ORG" and office.organization is None:
                self._set_body(office, body.first, body.last)
                return start + 3
            return None
        if office.organization is None and (office.head in self.file.places.heads or link == "at"):
            item = self.items[start]
            self._set_body(office, item.first, item.last)
        return start + 1

    def _body_right(self, start: int) -> int | None:
        """Return where a body that common nouns name ends: "organising committee of the games"; None if none is there."""
        place, body = start, None
        for _ in range(MAX_BODY):
            item = self.items[place]
            if item.sign != "WORD" or not item.low[:1].isalpha() or item.low in self.file.bodies.stops:
                break
            place += 1
            if item.low in self.file.bodies.nouns:
                body = place
        return body

    # -- time -----------------------------------------------------------------------------------------------

    def _times(self, office: Office) -> None:
        """Read "since 2005", "from 1993 to 1997", "until May" and "(1993-1997)" after an office."""
        place = office.last
        link = self.items[place].low if place + 1 < len(self.items) else ""
        value = _date(self.items[place + 1]) if link else None
        if value is None:
            return
        if link == "since":
            office.since, office.last = value[0], place + 2
        elif link == "until":
            office.until, office.last = value[0], place + 2
        elif link in ("from", "between", "("):
            office.since, office.until, office.last = value[0], value[1], place + 2
            other = _date(self.items[place + 3]) if place + 3 < len(self.items) else None
            if self.items[place + 2].low in ("to", "until", "and", "-", "–") and other is not None:
                office.until, office.last = other[0], place + 4

    def _set_body(self, office: Office, first: int, last: int) -> None:
        office.organization = (first, last)


def _date(item: Item) -> tuple[str, str | None] | None:
    value = item.mention.value if item.mention is not None and item.sign == "DATE" else None
    iso = getattr(value, "iso", None)
    return None if iso is None else (iso, getattr(value, "iso_end", None))


def head_word(title: str, singular: dict[str, str]) -> str:
    """Return the singular of the word that names the position: "minister" of "deputy ministers of health".

    >>> head_word("deputy ministers of health", {"ministers": "minister", "minister": "minister"})
    'minister'
    """
    words = title.replace("-", " ").split()
    for stop in ("of", "for", "in", "at"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    last = words[-1] if words else title
    if last in ("general", "elect", "designate") and len(words) > 1:
        last = words[-2]
    return singular.get(last, last)
