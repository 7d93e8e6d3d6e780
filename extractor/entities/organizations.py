"""Organisation mentions to entities: full names, acronyms and short forms of one body belong together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from extractor.entities.lexicon import References
from extractor.recognizers.lexicons import fold
from extractor.recognizers.spans import SpanIndex
from extractor.records import Entity, Mention

Key = tuple[str, ...]

# Before the name of a country, what makes it a region of another: "New England".
NEW = ("New ", "new ")
WORD = re.compile(r"[\w&]+(?:['’.\-]\w+)*")
BRACKET = re.compile(r"[  ]\([\"“']?$")


def words_of(text: str) -> Key:
    """Return the folded words of a name, full stops left out.

    >>> words_of("U.N. Aid Office")
    ('un', 'aid', 'office')
    """
    folded = (fold(word).replace(".", "") for word in WORD.findall(text))
    return tuple(word for word in folded if word)  # a lone sound mark of kana folds to nothing


def key_of(text: str, legal_forms: Collection[str] = (), ministries: Collection[str] = ()) -> Key:
    """Return what two spellings of one name have in common: legal forms left out, ministries behind their field.

    >>> key_of("The Lumo Motor Corp.", ["corp"]), key_of("Ministry of Finance", ministries=["ministry"])
    (('lumo', 'motor'), ('finance', 'ministry'))
    """
    words = words_of(text)
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    while len(words) > 1 and words[-1] in legal_forms:
        words = words[:-1]
    if len(words) > 2 and words[0] in ministries and words[1] in ("of", "for"):
        words = (*(w for w in words[2:] if w != "the"), words[0])
    return words or (text,)


def initials(key: Key, unspelled: Collection[str]) -> set[str]:
    """Return the initials of a name, with and without its small words."""
    return {"".join(w[0] for w in key), "".join(w[0] for w in key if w not in unspelled)}


class Longer:
    """The names of several words of one article by what may stand for them.

    ``initials`` has them by their initials, ``begun`` and ``ended`` by their beginnings and ends that are names too.
    """

    def __init__(self, keys: Collection[Key], unspelled: Collection[str]) -> None:
        """Index ``keys``; initials may leave out the words of ``unspelled``."""
        self.initials: dict[str, list[Key]] = {}
        self.begun: dict[Key, list[Key]] = {}
        self.ended: dict[Key, list[Key]] = {}
        sizes = sorted({len(key) for key in keys})
        for key in keys:
            if len(key) > 1:
                for letters in initials(key, unspelled):
                    self.initials.setdefault(letters, []).append(key)
            for size in sizes[: bisect_left(sizes, len(key))]:
                self.begun.setdefault(key[:size], []).append(key)
                self.ended.setdefault(key[-size:], []).append(key)


class BodyGrouper:
    """Groups the organisation mentions of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], known: References) -> None:
        """Read the names of ``mentions``, which come in text order."""
        self.mentions = mentions
        self.known = known
        self.keys = [key_of(mention.text, known.legal_forms, known.ministries) for mention in mentions]
        self.defined = self._definitions(text)
        self.by_key: dict[Key, list[int]] = {}
        for index, key in enumerate(self.keys):
            self.by_key.setdefault(key, []).append(index)
        self.longer = Longer(self.by_key, known.unspelled)

    def groups(self) -> list[list[int]]:
        """Return the indices of the mentions of each body, in order of first mention."""
        for key in sorted(self.by_key, key=lambda k: (len(k), self.by_key[k][0])):
            longer = self._full_form(key)
            if longer is not None:
                self.by_key[longer] += self.by_key.pop(key)
        return sorted((sorted(group) for group in self.by_key.values()), key=min)

    def _definitions(self, text: str) -> dict[Key, Key]:
        """Return the short names that a bracket behind the full name defines: "Norland Health Office (NHO)"."""
        found: dict[Key, Key] = {}
        for number in range(1, len(self.mentions)):
            left, right = self.mentions[number - 1], self.mentions[number]
            if BRACKET.fullmatch(text[left.end : right.start]) and text[right.end : right.end + 1] in (
                ")",
                '"',
                "”",
                "'",
            ):
                short, long = sorted((self.keys[number - 1], self.keys[number]), key=len)
                if len(short) == 1 and short != long:
                    found[short] = long
        return found

    def _full_form(self, key: Key) -> Key | None:
        """Return the only longer name that ``key`` abbreviates: as defined, by initials, or by a part of it."""
        defined = self.defined.get(key)
        if defined is not None and defined in self.by_key and defined != key:
            return defined
        if self._is_acronym(key):
            found = self.longer.initials.get(key[0], [])
        else:
            found = [] if " ".join(key) in self.known.chambers else self.longer.begun.get(key, [])
            if not found:
                found = [other for other in self.longer.ended.get(key, ()) if self._names_it(other, key)]
        return found[0] if len(found) == 1 else None

    def _names_it(self, longer: Key, short: Key) -> bool:
        """Say whether the end of a name can stand for it: "Peace Party", but of one word only "U.S. Senate"."""
        return len(short) > 1 or (len(longer) == 2 and longer[0] in self.known.nations)

    def _is_acronym(self, key: Key) -> bool:
        text = self.mentions[self.by_key[key][0]].text.replace(".", "")
        return len(key) == 1 and text.isupper() and 1 < len(text) < 8


def organization_entities(
    text: str, mentions: Sequence[Mention], countries: Sequence[Mention], known: References
) -> tuple[Entity, ...]:
    """Return one entity for each organisation that ``mentions`` name, in order of first mention.

    A country of ``countries`` inside an organisation's name, or whose adjective stands directly before it,
    is its country.
    """
    groups = BodyGrouper(text, mentions, known).groups()
    index = SpanIndex(countries)
    return tuple(
        _entity(f"o{number}", text, [mentions[i] for i in group], index) for number, group in enumerate(groups, 1)
    )


def _entity(identifier: str, text: str, mentions: Sequence[Mention], countries: SpanIndex[Mention]) -> Entity:
    name = max(mentions, key=lambda m: (len(words_of(m.text)), len(m.text)))
    codes = {c.code for m in mentions for c in countries.at(m.start - 4, m.end) if _belongs(c, m, text)}
    country = codes.pop() if len(codes) == 1 else None
    return Entity(identifier, "organization", " ".join(name.text.split()), tuple(mentions), country=country)


def _belongs(country: Mention, body: Mention, text: str) -> bool:
    if body.start <= country.start and country.end <= body.end:
        return not text.endswith(NEW, body.start, country.start)
    return country.form in ("demonym", "name") and text[country.end : body.start] in (" ", "'s ", "’s ")
