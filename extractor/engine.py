"""The engine: build once, then turn articles into extractions."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import encoder
from extractor.entities import resolve
from extractor.errors import InputError, ModelError
from extractor.facts import build_facts
from extractor.facts.explain import Explanation, explain_facts
from extractor.pool import Failed, Pool
from extractor.recognizers.base import Recognizer
from extractor.recognizers.countries import CountriesRecognizer
from extractor.recognizers.dates import DatesRecognizer
from extractor.recognizers.durations import DurationsRecognizer
from extractor.recognizers.money import MoneyRecognizer
from extractor.recognizers.organizations import OrganizationsRecognizer
from extractor.recognizers.people import PeopleRecognizer
from extractor.recognizers.roles import RolesRecognizer
from extractor.records import AnyFact, Article, Context, Extraction, Mention, article_id, parse_date
from extractor.rulebook import Rulebook, load_rulebook
from extractor.text import CleanText, clean, mark_breaks, without_surrogates

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
# spaCy warns of its own parser's memory; the network reads in windows, and runs of files have a limit of their own.
MAX_LENGTH = 100_000_000
# Each word that is new to a batch leaves some 20 bytes in spaCy's table of words, for ever. A new table takes 0.06 s.
WORDS_MET = 250_000

# What a pipeline may leave out, as spaCy calls it, and what is then missing from what comes out.
GAPS = {
    "ENT_IOB": "no entities (names are found by rules alone)",
    "DEP": "no parse (who pays whom, what lasts, agreements and statements are not read)",
}

# The recognisers by the names of their spaCy factories, in the order in which they work.
RECOGNIZERS: dict[str, Callable[[Rulebook], Recognizer]] = {
    "extractor_people": PeopleRecognizer,
    "extractor_roles": RolesRecognizer,
    "extractor_organizations": OrganizationsRecognizer,
    "extractor_countries": CountriesRecognizer,
    "extractor_money": MoneyRecognizer,
    "extractor_durations": DurationsRecognizer,
    "extractor_dates": DatesRecognizer,
}


def language() -> Language:
    """Return the default spaCy pipeline below the recognisers: the trained network, or plain rules without it.

    Warns where the network is not there.
    """
    nlp = spacy.blank("en")
    nlp.max_length = MAX_LENGTH
    try:
        nlp.add_pipe("extractor_encoder")
    except ModelError as error:
        logger.warning("%s: read by rules alone, with %s", error, " and ".join(GAPS.values()))
        nlp.add_pipe("sentencizer")
    return nlp


def pipeline() -> Language:
    """Return a spaCy ``Language`` whose Docs carry entities, a parse and one span group per kind of mention."""
    nlp = language()
    for factory in RECOGNIZERS:
        nlp.add_pipe(factory)
    return nlp


class Extractor:
    """Turns articles into extractions; build it once and call it often.

    ``pipeline`` takes a spaCy pipeline (or the name of an installed one) that sets entities and a parse,
    in place of the network inside the package, and warns of what one does not set; ``rules`` a folder of patterns,
    or a rulebook that has been read, in place of the shipped one.
    """

    def __init__(self, *, pipeline: Language | str | None = None, rules: Path | str | Rulebook | None = None) -> None:
        self.rulebook = rules if isinstance(rules, Rulebook) else load_rulebook(rules)
        self.nlp = load_language(pipeline)
        self._given = pipeline, rules
        self._pipes = self.nlp.pipe_names
        self.recognizers = tuple(build(self.rulebook) for build in RECOGNIZERS.values())
        self.fingerprint = self._fingerprint()
        if pipeline is not None:
            _warn_of_gaps(self.nlp)

    def __call__(self, article: Article | str) -> Extraction:
        """Extract one article; a string is an article without title, date or id."""
        return next(self.pipe([article]))

    def pipe(
        self, articles: Iterable[Article | str], *, workers: int = 1, batch_size: int = 16
    ) -> Iterator[Extraction]:
        """Extract a stream of articles in order, holding at most one batch in memory.

        Strings that spaCy meets for the first time are freed after each batch, so memory stays flat. With several
        ``workers`` the articles go through that many processes; each builds an extractor of its own, so a pipeline
        must then be given by name. Raises InputError at an article that cannot be extracted, behind those before it.
        """
        if workers > 1:
            yield from self._spread(articles, workers)
            return
        for batch in batched(articles, batch_size):
            done, error = self._batch(batch)
            yield from done
            if error is not None:
                raise error

    def _spread(self, articles: Iterable[Article | str], workers: int) -> Iterator[Extraction]:
        pipeline, rules = self._given
        if isinstance(pipeline, Language):
            raise InputError("several workers need a pipeline given by its name")
        build = partial(Extractor, pipeline=pipeline, rules=rules)
        with Pool[Article | str, Extraction](build, workers=workers) as pool:
            for article, result in pool.map(articles):
                if isinstance(result, Failed) and result.type == InputError.__name__:
                    raise InputError(result.message)
                if isinstance(result, Failed):
                    name = article if isinstance(article, str) else article.id or article.source or "article"
                    raise InputError(f"{name[:60]}: {result.message}")
                yield result

    def _batch(self, articles: Iterable[Article | str]) -> tuple[list[Extraction], InputError | None]:
        """Extract the articles up to the first one that cannot be, and return the error that this one makes."""
        prepared: list[tuple[Article, CleanText]] = []
        error = None
        for article in articles:
            try:
                prepared.append(self._prepare(article))
            except InputError as reason:
                error = reason
                break
        self._renew()
        with self.nlp.memory_zone():
            docs = self.nlp.pipe(self._tokenized(cleaned) for _, cleaned in prepared)
            return [self._extract(doc, *pair) for doc, pair in zip(docs, prepared, strict=True)], error

    def _renew(self) -> None:
        """Begin a new vocabulary where the old one has met many words: spaCy frees them, but not their places."""
        own = self._given[0] is None and self.nlp.pipe_names == self._pipes
        if own and len(self.nlp.vocab) > WORDS_MET:
            self.nlp = language()

    def _prepare(self, article: Article | str) -> tuple[Article, CleanText]:
        if not isinstance(article, Article):
            article = Article(article)
        name = " ".join(filter(None, ("article", article.id or article.source)))
        if not isinstance(article.text, str):  # an empty cell of a data frame
            raise InputError(f"{name} has for its text no string but {article.text!r:.60}")
        if not article.text.strip():
            raise InputError(f"{name} is empty")
        article = replace(article, text=without_surrogates(article.text), date=parse_date(article.date))
        return article, clean(article.text, self.rulebook, given=article.date, source=article.source)

    def _tokenized(self, cleaned: CleanText) -> Doc:
        return mark_breaks(self.nlp.make_doc(cleaned.text), cleaned.breaks)

    def _extract(self, doc: Doc, article: Article, cleaned: CleanText) -> Extraction:
        context = _context(article, cleaned)
        mentions = self.mentions(doc, context)
        entities = resolve(doc, mentions, context, self.rulebook)
        facts = build_facts(doc, mentions, entities, context, self.rulebook)
        return Extraction(
            id=article.id or article_id(article.text),
            text=article.text,
            source=article.source,
            title=article.title,
            date=context.date,
            date_source=context.date_source,
            fingerprint=self.fingerprint,
            people=entities.people,
            countries=entities.countries,
            organizations=entities.organizations,
            facts=cast(tuple[AnyFact, ...], facts),  # readers fill the slots of their kind; the schema is tested
            noise=cleaned.noise,
        )

    def prepare(self, article: Article | str, nlp: Language | None = None) -> tuple[Doc, Context]:
        """Return an article as the recognisers see it, read by the extractor's pipeline or by ``nlp``, and its context.

        Raises InputError for an empty article.
        """
        prepared, cleaned = self._prepare(article)
        return (nlp or self.nlp)(self._tokenized(cleaned)), _context(prepared, cleaned)

    def explain(self, article: Article | str) -> list[Explanation]:
        """Return each fact of an article with the steps by which it was read; raises InputError for an empty one."""
        doc, context = self.prepare(article)
        mentions = self.mentions(doc, context)
        entities = resolve(doc, mentions, context, self.rulebook)
        return explain_facts(doc, mentions, entities, context, self.rulebook)

    def mentions(self, doc: Doc, context: Context) -> list[Mention]:
        """Return what all recognisers find in ``doc``, in text order."""
        found = [mention for recognizer in self.recognizers for mention in recognizer.find(doc, context)]
        return sorted(found, key=lambda m: (m.start, m.end, m.kind))

    def _fingerprint(self) -> str:
        parts = (metadata.version("newsfacts"), self.rulebook.digest(), _pipeline_digest(self.nlp))
        return "-".join(parts)


def _context(article: Article, cleaned: CleanText) -> Context:
    """Return what is known of an article; the date that it was given goes before the one in its text."""
    given = article.date is not None
    return Context(
        date=article.date if given else cleaned.date,
        date_source="given" if given else cleaned.date_source,
        country=cleaned.country,
        headings=cleaned.headings,
    )


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of ``size``, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def load_language(pipeline: Language | str | None) -> Language:
    """Return a spaCy pipeline given as such or by its name, our own for None; raises InputError for an unknown one."""
    if pipeline is None:
        return language()
    if isinstance(pipeline, Language):
        return pipeline
    try:
        return spacy.load(pipeline)
    except OSError as error:
        hint = f"python -m spacy download {pipeline}"
        raise InputError(f"the spaCy pipeline {pipeline!r} is not installed (one of spaCy's own: {hint})") from error


def _warn_of_gaps(nlp: Language) -> None:
    """Warn of what a pipeline does not set: seen in a text, for components of others need not declare it."""
    doc = nlp("Ann Lee met her friends in Lima.")
    missing = [gap for annotation, gap in GAPS.items() if not doc.has_annotation(annotation)]
    if missing:
        name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        logger.warning("the spaCy pipeline %s sets %s", name, " and ".join(missing))


def _pipeline_digest(nlp: Language) -> str:
    if "extractor_encoder" in nlp.pipe_names:
        component: Any = nlp.get_pipe("extractor_encoder")
        return encoder.model_digest(component.path)
    return f"{nlp.meta['lang']}_{nlp.meta['name']}_{nlp.meta['version']}"


@lru_cache(maxsize=1)
def default_extractor() -> Extractor:
    """Return the extractor that :func:`extract` uses, built on first use."""
    return Extractor()


def extract(
    text: str, *, date: datetime.date | str | None = None, title: str | None = None, id: str | None = None
) -> Extraction:
    """Extract the facts of one article.

    ``date`` is the day the article appeared (a date or "YYYY-MM-DD"); without it the article's own
    header or dateline is used. Raises InputError for an empty text or a wrong date.
    """
    return default_extractor()(Article(text, id=id, title=title, date=parse_date(date)))
