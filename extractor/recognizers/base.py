"""The one contract of all recognisers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from extractor.recognizers.groups import Read, set_group
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook, load_rulebook

Component = Callable[[Doc], Doc]


class Recognizer(Protocol):
    """Finds one kind of mention in a Doc; pure, so the Doc stays as it is.

    The Doc's text is the masked article, as long as the original. Mentions come in text order and do
    not overlap one another.
    """

    kind: MentionKind

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the mentions of this kind in ``doc``."""
        ...


def set_spans(doc: Doc, kind: str, mentions: list[Mention]) -> Doc:
    """Write mentions into ``doc.spans[kind]`` (label: the kind in capitals, id: words and value) and return the Doc.

    ``value_of(span)`` gives the value as data.
    """
    return set_group(doc, kind, (Read(m.start, m.end, m.describe(), m.reading()) for m in mentions))


def component(name: str, build: Callable[[Rulebook], Component]) -> Callable[..., Component]:
    """Register a recogniser as the spaCy factory ``name``, and return the factory.

    In ``nlp.add_pipe(name, config={"patterns": folder})`` a folder of patterns takes the place of the shipped one. The
    component raises RulebookError where there is no such folder.
    """

    def make(nlp: Language, name: str, patterns: str | None = None) -> Component:
        return build(load_rulebook(patterns))

    Language.factory(name, assigns=["doc.spans"], default_config={"patterns": None}, func=make)
    return make
