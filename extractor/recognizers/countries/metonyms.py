"""Decides whether a capital or a seat of government acts as a government or is a place.

Word order decides: the verb after it, the preposition and the noun before it, the noun that it owns. Each rule
says yes; without a yes a capital is a place.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.recognizers.countries.model import MetonymWords
from extractor.recognizers.countries.names import NameRules
from extractor.recognizers.countries.site import CLOSING, OPENING, Site, is_capital
from extractor.recognizers.lexicons import FunctionWords

WINDOW = 6
BE = frozenset({"is", "was", "isn't", "wasn't", "be", "been", "being", "are", "were"})
LINKING = frozenset({"and", "or"})


class MetonymRules:
    """The rules of ``lexicon/countries_metonyms.toml``; each method returns whether its rule holds."""

    def __init__(self, words: MetonymWords, names: NameRules, small: FunctionWords) -> None:
        self._determiners = small.articles | small.possessives
        self._names = names
        self._finite, self._base, self._ing = _forms(words.acts, words.irregular)
        object_forms = _forms(words.objects, words.objects_irregular)
        self._objects = object_forms[0] | object_forms[1] | object_forms[2]
        self._auxiliaries = frozenset(words.auxiliaries) | BE
        self._modals, self._perfect = frozenset(words.modals), frozenset(words.perfect)
        self._city_verbs, self._fillers = frozenset(words.city_verbs), frozenset(words.fillers)
        self._reporters, self._standing = frozenset(words.reporters), frozenset(words.standing)
        self._by = frozenset(words.by)
        self._stative = frozenset(words.stative)
        self._policy, self._local = frozenset(words.policy), frozenset(words.local)
        self._relations, self._travel = frozenset(words.relations), frozenset(words.travel)
        self._sources, self._gifts = frozenset(words.sources), frozenset(words.gifts)
        self._pressure, self._of = frozenset(words.pressure), frozenset(words.of)
        self._prefixes = tuple(f"{prefix}-" for prefix in words.prefixes)
        self._backed = frozenset(words.backed)
        self._rulers, self._insiders = frozenset(words.rulers), frozenset(words.insiders)
        self._building, self._building_before = frozenset(words.building), frozenset(words.building_before)
        self._out_at, self._parts = frozenset(words.out_at), frozenset(words.parts)
        self._motion = frozenset(words.motion)
        self._names_before, self._names_after = frozenset(words.names_before), frozenset(words.names_after)
        self._surnames = frozenset(words.surnames)
        self._places_before = frozenset(words.places_before)

    def seat(self, site: Site) -> str | None:
        """Return the rule by which a building stands for its government, or None for the building."""
        right = site.right[0].lower().strip(CLOSING) if site.right else ""
        if right in self._building and site.trail in {"", "'s", "’s"}:
            return None
        if self._names.body_after(site):
            return None  # "White House Conference on Aging"
        if site.line().lower().strip(" ,.").removeprefix("the ") == site.quote.lower():
            return None  # the line of an address
        back = [word for word in _lower(site.left[-WINDOW:]) if word not in self._determiners]
        before = back[-1] if back else ""
        if right in self._insiders and not site.trail:
            return "insiders"
        if before == "of" and back[-2:-1] and back[-2] in self._parts:
            return None
        if before in self._building_before:
            return "target" if before == "at" and back[-2:-1] and back[-2] in self._out_at else None
        if before == "to" and not self._motion.isdisjoint(back):
            return None
        if before == "from" and self._sources.isdisjoint(back):
            return None
        return "seat"

    def capital(self, site: Site, verb: str | None = None) -> str | None:
        """Return the rule by which a capital stands for its state, or None for the place.

        ``verb`` is the verb that a parse gives it as its subject, for sentences where other words come between.
        """
        if site.lead.lower().lstrip(OPENING).startswith(self._prefixes):
            return "prefix"
        if site.lead.strip(OPENING) or self._part_of_name(site):
            return None
        if site.trail[:1] in "-–" and site.trail:
            return self._compound(site)
        if site.trail[:2] in {"'s", "’s"} or site.trail in {"'", "’"}:
            return "possessive" if self._owns_policy(site) else None
        before = site.before().lower()
        if before in self._places_before and site.left[-1][-1] not in CLOSING:
            return self._complement(site, before)
        rule = self._argument(site, before)
        return rule or ("parse" if verb in self._finite else None)

    def is_person(self, site: Site, known: set[str]) -> bool:
        """Tell whether a capital is a surname here; ``known`` collects the surnames of the article."""
        if site.quote not in self._surnames:
            return False
        before = site.left[-1] if site.left and not site.lead else ""
        if is_capital(before) and before.isalpha() and before not in self._names.openers | self._names.titles:
            known.add(site.quote)
        return site.quote in known

    def _part_of_name(self, site: Site) -> bool:
        before = site.left[-1] if site.left else ""
        if before in self._names_before and before != "of":
            return True
        headline = site.headline()
        if is_capital(before) and before.isalpha() and before not in self._names.openers and not headline:
            return before not in self._names.titles or not site.trail
        following = site.following()
        if not is_capital(following):
            return following in self._names_after
        verb = following.lower()
        return verb not in self._finite and verb not in self._auxiliaries and following not in self._names.openers

    def _compound(self, site: Site) -> str | None:
        """Decide "Moscow-backed" and "Moscow-Beijing relations"."""
        second = site.trail[1:].strip(CLOSING)
        if second.lower() in self._backed:
            return "compound"
        noun = site.right[0].strip(CLOSING) if site.right else ""
        return "compound" if is_capital(second) and noun in self._relations and noun not in self._travel else None

    def _owns_policy(self, site: Site) -> bool:
        for word in _lower(site.right[:4]):
            if word in self._local:
                return False
            if word in self._policy:
                return True
        return False

    def _complement(self, site: Site, before: str) -> str | None:
        """Decide a capital after a preposition: "ties with Beijing", "aid to Kyiv", "an ally of Moscow"."""
        back = _lower(site.left[-WINDOW - 2 :])[:-1]
        if before in {"with", "between", "against"} and not self._relations.isdisjoint(back):
            return None if not self._travel.isdisjoint(back) else before
        if before == "between":
            return None
        if before == "from":
            return "from" if not self._sources.isdisjoint(back[-3:]) else None
        if before == "to":
            given = self._gifts | self._pressure
            return "to" if not given.isdisjoint(back) and self._motion.isdisjoint(back) else None
        if before in {"on", "against", "over", "toward", "towards", "for"}:
            wanted = self._pressure | (self._gifts if before == "for" else frozenset())
            return "on" if not wanted.isdisjoint(back[-4:]) else None
        if before == "by":
            acts = back and (back[-1] in self._finite or back[-1] in self._by or back[-1].endswith("ed"))
            return "by" if acts and self._ends_phrase(site) else None
        if before == "of":
            return "of" if back and back[-1] in self._of else None
        return None

    def _ends_phrase(self, site: Site) -> bool:
        """Tell whether no noun follows: "airlifted by Berlin doctors" is about the city."""
        following = site.following()
        small = self._fillers | self._auxiliaries | self._reporters
        return bool(site.trail) or not following or following in small

    def _argument(self, site: Site, before: str) -> str | None:
        """Decide a capital that is a subject, an object, or stands before a noun."""
        if before == "and" and len(site.left) > 2 and is_capital(site.left[-2]):
            shifted = site.before(3).lower()
            if shifted in self._places_before:
                return self._complement(_shift(site), shifted)
            back = _lower(site.left)
            if "between" in back and not self._relations.isdisjoint(back) and self._travel.isdisjoint(back):
                return "between"
        if self._acts(site, before in LINKING):
            return "subject"
        following = site.following().lower()
        if following in self._rulers:
            return "rulers"
        if following in self._insiders and site.quote.startswith("Washington"):
            return "insiders"
        return "object" if before in self._objects and not site.lead else None

    def _acts(self, site: Site, linked: bool) -> bool:
        """Tell whether the words after the capital are a verb of governments."""
        if site.trail:
            return False
        right = list(_lower(site.right))
        if right[:1] == ["and"] and len(site.right) > 1 and is_capital(site.right[1]):
            right, linked = right[2:], True
        last = "linked" if linked else ""
        reported = site.before().lower() in self._reporters
        for i, word in enumerate(right[:WINDOW]):
            if self._is_act(word, last, reported) or (
                last == "being" and right[i + 1 : i + 2] and self._stands(right[i:])
            ):
                return True
            if word not in self._auxiliaries:
                return False
            last = self._kind(word, last)
        return False

    def _stands(self, right: list[str]) -> bool:
        """Tell of "Tehran is in breach of"."""
        return right[0] in {"in", "at"} and right[-1] in self._standing

    def _kind(self, auxiliary: str, last: str) -> str:
        """Return what an auxiliary makes of the verb after it; adverbs change nothing."""
        if auxiliary in BE:
            return "being"
        if auxiliary in self._modals:
            return "modal"
        if auxiliary in self._perfect:
            return "perfect"
        return last

    def _is_act(self, word: str, last: str, reported: bool) -> bool:
        if word in self._finite or (last and word in self._base):
            return True
        if word in self._city_verbs or not last:
            return False
        if last == "being":
            return word in self._ing or word in self._stative or (reported and word.endswith("ing"))
        if last == "modal":
            return word.isalpha() and word not in self._fillers and word not in self._auxiliaries
        return last == "perfect" and (word.endswith("ed") or (reported and word not in self._auxiliaries))


def _shift(site: Site) -> Site:
    """Return the site as seen from the first word of a pair: "between Kyiv and Tallinn"."""
    return Site(site.text, site.start, site.end, site.lead, site.trail, site.left[:-2], site.right)


def _lower(words: Iterable[str]) -> list[str]:
    return [word.strip(OPENING + CLOSING).lower() for word in words]


def _forms(regular: list[str], irregular: list[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the finite forms (-s, -ed), the base forms and the -ing forms of verbs."""
    finite, ing = set(irregular), set()
    for verb in regular:
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeou":
            finite |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        else:
            finite |= {verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"), stem + "ed"}
        ing.add(stem + "ing")
    ing |= {word for word in irregular if word.endswith("ing")}
    return frozenset(finite - ing), frozenset(regular), frozenset(ing)
