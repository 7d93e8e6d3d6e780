"""The recogniser: scan the text for words of the lexicon, then decide each by the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.countries.ambiguity import KoreaRules, PersonRules, Readings, WordRules
from extractor.recognizers.countries.evidence import Evidence
from extractor.recognizers.countries.metonyms import MetonymRules
from extractor.recognizers.countries.model import load_files
from extractor.recognizers.countries.names import NameRules
from extractor.recognizers.countries.site import Site, site
from extractor.recognizers.countries.surfaces import Found, Surfaces
from extractor.recognizers.lexicons import function_words
from extractor.recognizers.page import page_of
from extractor.records import Context, CountryForm, Mention, MentionKind
from extractor.rulebook import Rulebook

FORMS: dict[str, CountryForm] = {"name": "name", "short": "name", "adjective": "demonym", "people": "demonym"}
JOINED = frozenset({" and ", " or ", ", "})
CONFIDENCE = {"name": 0.98, "demonym": 0.97, "metonym": 0.85, "in_name": 0.9}


class CountriesRecognizer:
    """Finds countries in a Doc; every mention has its ISO code and its form."""

    kind: MentionKind = "country"

    def __init__(self, rulebook: Rulebook) -> None:
        countries, names, ambiguities, metonyms = load_files(rulebook)
        self._surfaces = Surfaces(countries, names, metonyms)
        self._names = NameRules(names, ambiguities.persons.openers)
        words = frozenset(word for word, entry in self._surfaces.entries.items() if entry.role in FORMS)
        self._readings = Readings(ambiguities.ambiguous)
        self._persons = PersonRules(ambiguities.persons, self._names, words)
        self._words = WordRules(ambiguities)
        self._koreas = KoreaRules(ambiguities.koreas)
        self._metonyms = MetonymRules(metonyms.words, self._names, function_words(rulebook))

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the country mentions of ``doc`` in text order."""
        text = page_of(doc, context).text
        found = list(self._surfaces.scan(text))
        if not found:
            alone = self._surfaces.alone(text)
            form = FORMS[alone.entry.role] if alone else "name"
            return [_mention(text, alone.start, alone.end, alone.entry.code, form, "alone")] if alone else []
        article = _Article(text, Evidence(doc, text))
        mentions = list(self._decide(found, article))
        mentions += self._pairs(article)
        if any(hit.entry.code == "KP" for hit in found):
            mentions += (
                _mention(text, start, end, code, "name", "ellipsis") for start, end, code in self._koreas.find(text)
            )
        return sorted(mentions, key=lambda mention: mention.start)

    def _decide(self, found: list[Found], article: _Article) -> Iterator[Mention]:
        for hit in found:
            role = hit.entry.role
            if role == "fixed":
                yield from _inner(hit, article.text, "in_name")
            elif role == "pair":
                yield from _inner(hit, article.text, self._pair_form(hit.entry.word))
            elif role != "other":
                mention = self._one(hit, article)
                if mention is not None:
                    yield mention

    def _pair_form(self, phrase: str) -> CountryForm:
        last = self._surfaces.entries.get(phrase.rsplit(" ", 1)[-1])
        return FORMS[last.role] if last else "name"

    def _one(self, hit: Found, article: _Article) -> Mention | None:
        role = hit.entry.role
        if role == "prefix":
            return self._prefix(hit, article.text)
        if role in {"capital", "seat"}:
            return self._metonym(hit, article)
        return self._word(hit, article)

    def _prefix(self, hit: Found, text: str) -> Mention | None:
        if not text[hit.end : hit.end + 1].isupper():
            return None
        return _mention(text, hit.start, hit.end - 1, hit.entry.code, "demonym", "prefix")

    def _metonym(self, hit: Found, article: _Article) -> Mention | None:
        text = article.text
        here = site(text, hit.start, hit.end)
        if article.evidence.names_bearer(hit.start, hit.end) or article.evidence.inside(hit.start, hit.end):
            return None
        if self._metonyms.is_person(here, article.surnames):
            return None
        if hit.entry.role == "seat":
            rule = self._metonyms.seat(here)
        else:
            rule = self._metonyms.capital(here, article.evidence.verb(hit.start, hit.end))
        if rule is None:
            article.places.append(hit)
            return None
        article.governments.append(hit)
        return _mention(text, hit.start, hit.end, hit.entry.code, "metonym", rule)

    def _pairs(self, article: _Article) -> Iterator[Mention]:
        """Yield the other capital of a pair of which one acts: "Moscow and Beijing said"."""
        ends = {hit.end for hit in article.governments}
        starts = {hit.start for hit in article.governments}
        for hit in article.places:
            text = article.text
            after = any(text[hit.end : hit.end + n] in JOINED and hit.end + n in starts for n in (4, 5))
            before = any(text[hit.start - n : hit.start] in JOINED and hit.start - n in ends for n in (4, 5))
            if after or before:
                yield _mention(text, hit.start, hit.end, hit.entry.code, "metonym", "pair")

    def _word(self, hit: Found, article: _Article) -> Mention | None:
        text, start, end = article.text, hit.start, hit.end
        if _of_dollar(hit, text) or (text[start - 1 : start] in {"@", "_"} and start):
            return None
        here = site(text, start, end)
        if "//" in here.lead or "www." in here.lead or self._words.refuses(here):
            return None
        if self._person(here, hit, article):
            return None
        code = self._readings.decide(here, article.cues)
        if code == "":
            return None
        code = code or hit.entry.code
        rule = self._names.inside(here, hit.entry) or self._entity(here, article)
        if rule is not None:
            return _mention(text, start, end, code, "in_name", rule)
        form = FORMS[hit.entry.role]
        return _mention(text, start, end, code, form, hit.entry.role)

    def _person(self, here: Site, hit: Found, article: _Article) -> bool:
        longer = article.evidence.person(hit.start, hit.end)
        if longer is not None and self._persons.agrees(here, hit.entry, longer):
            return True
        return self._persons.is_person(here, article.surnames)

    def _entity(self, here: Site, article: _Article) -> str | None:
        """Trust the pipeline's entity where the rules know no name: "Daughters of the American Revolution"."""
        following = here.following()
        if following in self._names.plain or following in self._names.titles:
            return None
        return "entity" if article.evidence.inside(here.start, here.end) else None

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["country"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


class _Article:
    """What is remembered of one article while its words are decided."""

    def __init__(self, text: str, evidence: Evidence) -> None:
        self.text = text
        self.evidence = evidence
        self.cues: dict[tuple[str, str], int] = {}
        self.surnames: set[str] = set()
        self.places: list[Found] = []
        self.governments: list[Found] = []


def _of_dollar(hit: Found, text: str) -> bool:
    """Tell whether a word is part of a currency's sign: "US$5", "NZ $5", but not "gave Poland $5"."""
    after = text[hit.end : hit.end + 2]
    return after[:1] == "$" or (hit.entry.role == "short" and after.lstrip() == "$")


def _inner(hit: Found, text: str, form: CountryForm) -> Iterator[Mention]:
    """Yield the country words of a phrase; in the text its words may stand further apart."""
    place = hit.start
    for inner in hit.entry.inner:
        word = hit.entry.word[inner.start : inner.end]
        start = text.find(word, place, hit.end)
        if start >= 0:
            place = start + len(word)
            yield _mention(text, start, place, inner.code, form, "phrase")


def _mention(text: str, start: int, end: int, code: str, form: CountryForm, rule: str) -> Mention:
    return Mention(
        start,
        end,
        text[start:end],
        "country",
        rule=f"countries.{form}.{rule}",
        confidence=CONFIDENCE[form],
        code=code,
        form=form,
    )


make_countries = component("extractor_countries", CountriesRecognizer)
