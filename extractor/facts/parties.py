"""Who or what fills a slot: a stretch of the text as a party, tied to the entity it mentions."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.entities import Entities
from extractor.recognizers.lexicons import FunctionWords
from extractor.records import Entity, Party


def party_for_span(source: Doc | str, start: int, end: int, entities: Entities, small: FunctionWords) -> Party:
    """Return the party that the characters ``start`` to ``end`` stand for.

    A leading determiner and a trailing possessive are left out. A mention that stands exactly there
    gives the entity: a person under the fullest name, a country named by its demonym and whatever a pronoun
    stands for under their own names, everything else ("the company") under the words as they stand.
    """
    text = source.text if isinstance(source, Doc) else source
    start, end = trim(text, start, end, small)
    entity = entities.by_span.get((start, end))
    words = " ".join(text[start:end].split())
    if entity is None:
        return Party(name=words, start=start, end=end)
    return Party(name=party_name(entity, start, words, small), start=start, end=end, ref=entity.id, code=entity.code)


def party_name(entity: Entity, start: int, words: str, small: FunctionWords) -> str:
    """Return the name under which ``entity``, mentioned as ``words`` at ``start``, fills a slot."""
    if entity.kind == "person":
        return entity.name
    form = next((m.form for m in entity.mentions if m.start == start), None)
    if entity.kind == "country" and form is not None:
        return entity.name if form == "demonym" else words  # "US" is no pronoun
    return entity.name if words.casefold() in small.pronouns else words


def trim(text: str, start: int, end: int, small: FunctionWords) -> tuple[int, int]:
    """Return the offsets without surrounding white space, a leading determiner and a trailing possessive."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    first, gap, _ = text[start:end].partition(" ")
    if gap and first.lower() in small.determiners:
        return trim(text, start + len(first), end, small)
    if text[max(start, end - 2) : end].lower() in ("'s", "’s"):
        return trim(text, start, end - 2, small)
    return start, end
