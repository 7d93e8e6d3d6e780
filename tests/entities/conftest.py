"""Entities of marked text: ``[P:...]`` a person, ``[O:...]`` a body, ``[C=EE:...]`` a country, ``[R:...]`` a role."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
import spacy
from spacy.tokens import Doc

from extractor.entities import Entities, resolve
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook

MARK = re.compile(r"\[([POCR])(?:=(\w+))?:([^\]]*)\]")
KINDS = {"P": "person", "O": "organization", "C": "country", "R": "role"}


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """Return the text without marks and the mentions that they stood for."""
    text, mentions, place = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        kind, code, words = match.groups()
        form = "name" if kind == "C" else None
        mentions.append(Mention(len(text), len(text) + len(words), words, KINDS[kind], "test", code=code, form=form))
        text += words
        place = match.end()
    return text + marked[place:], mentions


@pytest.fixture(scope="session")
def entities_of() -> Callable[..., Entities]:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    rulebook = load_rulebook()

    def build(marked: str, nested: Sequence[tuple[str, str]] = ()) -> Entities:
        text, mentions = read_marked(marked)
        for words, code in nested:
            start = text.index(words)
            mentions.append(Mention(start, start + len(words), words, "country", "test", code=code, form="in_name"))
        return resolve(nlp(text), mentions, Context(), rulebook)

    return build


@pytest.fixture(scope="session")
def parsed_entities() -> Callable[..., Entities]:
    nlp = spacy.blank("en")
    rulebook = load_rulebook()

    def build(marked: str, heads: Sequence[int], deps: Sequence[str]) -> Entities:
        """Return the entities of a text whose tokens are parted by spaces, with the tree given."""
        text, mentions = read_marked(marked)
        doc = Doc(nlp.vocab, words=text.split(" "), heads=list(heads), deps=list(deps))
        return resolve(doc, mentions, Context(), rulebook)

    return build
