"""Training sentences varied: other names, other letter case, other spacing and punctuation, scanning errors."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import replace

from extractor.encoder.labels import GLUED, SPACE
from extractor.training.names import Names
from extractor.training.samples import ANY_TAG, TAG_BIT, UNKNOWN, Document, Sentence

Change = Callable[[Sentence, random.Random], Sentence]
PERSON = TAG_BIT["B-PERSON"], TAG_BIT["I-PERSON"]
CONFUSED = str.maketrans({"l": "1", "O": "0", "m": "rn", "e": "c", "S": "5", "h": "b"})


def vary(document: Document, names: Names, rng: random.Random, share: float) -> Document:
    """Return a document with about ``share`` of its sentences changed in some way."""
    sentences = document.sentences
    if rng.random() < share:
        sentences = swap_names(sentences, names, rng)
    changed = [_letters(sentence, rng) if rng.random() < share * 0.3 else sentence for sentence in sentences]
    return Document(document.id, document.corpus, changed, document.starts_known)


def _letters(sentence: Sentence, rng: random.Random) -> Sentence:
    change = rng.choices([capitals, headline, lower, spaced_out, unpunctuated, scanned], [4, 2, 1.5, 2, 2, 0.5])[0]
    return change(sentence, rng)


def capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write everything in capitals, as wire headlines are."""
    return replace(sentence, words=[word.upper() for word in sentence.words])


def headline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Begin every longer word with a capital."""
    return replace(sentence, words=[word[0].upper() + word[1:] if len(word) > 3 else word for word in sentence.words])


def lower(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write everything in small letters."""
    return replace(sentence, words=[word.lower() for word in sentence.words])


def spaced_out(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put a space before every word, as tokenised wire copy has it."""
    return replace(sentence, gaps=[sentence.gaps[0], *([SPACE] * (len(sentence.words) - 1))])


def scanned(sentence: Sentence, rng: random.Random) -> Sentence:
    """Confuse letters as scanners do, in a few words that are part of no entity."""
    words = [
        word.translate(CONFUSED) if len(word) > 3 and word.islower() and rng.random() < 0.15 else word
        for word in sentence.words
    ]
    return replace(sentence, words=words)


def unpunctuated(sentence: Sentence, rng: random.Random) -> Sentence:
    """Leave out the mark at the end, unless something hangs on it."""
    last = len(sentence.words)
    if last < 3 or sentence.words[-1] not in ".!?" or last in sentence.heads or sentence.heads[-1] == 0:
        return sentence
    columns = ("words", "gaps", "tags", "pos", "penn", "heads", "relations")
    return Sentence(*(getattr(sentence, name)[:-1] for name in columns))


def swap_names(sentences: list[Sentence], names: Names, rng: random.Random) -> list[Sentence]:
    """Give people (and now and then cities) other names, the same name wherever the same one stood.

    Where the sentence has a tree every word is replaced by one word; elsewhere a full name may be of any length.
    """
    chosen: dict[str, list[str]] = {}
    return [_swap(sentence, names, rng, chosen) for sentence in sentences]


def _swap(sentence: Sentence, names: Names, rng: random.Random, chosen: dict[str, list[str]]) -> Sentence:
    parsed = any(head != UNKNOWN for head in sentence.heads)
    words: list[str] = []
    gaps: list[int] = []
    tags: list[int] = []
    place = 0
    while place < len(sentence.words):
        end = _entity_end(sentence.tags, place)
        old = sentence.words[place:end]
        new = _new_name(sentence.tags[place], old, parsed, names, rng, chosen)
        words += new
        tags += sentence.tags[place:end] if len(new) == len(old) else _retag(sentence.tags[place], len(new))
        gaps += sentence.gaps[place:end] if len(new) == len(old) else _regap(sentence.gaps[place], new)
        place = end
    if parsed or len(words) == len(sentence.words):
        return replace(sentence, words=words, gaps=gaps, tags=tags)
    return Sentence(words, gaps, tags)


def _entity_end(tags: list[int], place: int) -> int:
    """Return where the entity that begins at ``place`` ends; one word where none does."""
    end = place + 1
    if tags[place] != ANY_TAG and tags[place] & TAG_BIT["O"] == 0:
        follow = tags[place] << 1  # the I-tag of a label is the bit above its B-tag
        while end < len(tags) and tags[end] == follow:
            end += 1
    return end


def _new_name(
    tag: int, old: list[str], parsed: bool, names: Names, rng: random.Random, chosen: dict[str, list[str]]
) -> list[str]:
    if tag == TAG_BIT["B-PERSON"]:
        if len(old) == 1 or parsed or rng.random() < 0.3:
            return [_new_word(word, place == len(old) - 1, names, rng, chosen) for place, word in enumerate(old)]
        new = names.person(rng)
        if old[-1] not in chosen:
            chosen[old[-1]] = [new[-1]]
            return new
        return [*new[:-1], *chosen[old[-1]]]
    if tag == TAG_BIT["B-GPE"] and not parsed and len(old) == 1 and len(old[0]) > 3 and rng.random() < 0.15:
        return chosen.setdefault(old[0], names.city(rng))
    return old


def _new_word(word: str, last: bool, names: Names, rng: random.Random, chosen: dict[str, list[str]]) -> str:
    if word in chosen:
        return chosen[word][-1]
    if not word[0].isupper() or len(word) < 3 or not word.isalpha():
        return word  # initials, particles, hyphens
    new = names.surname(rng) if last else names.forename(rng)
    chosen[word] = [new.upper() if word.isupper() else new]
    return chosen[word][-1]


def _retag(begin: int, length: int) -> list[int]:
    return [begin, *([begin << 1] * (length - 1))]


def _regap(first: int, words: list[str]) -> list[int]:
    gaps = [first]
    for before, word in itertools.pairwise(words):
        gaps.append(GLUED if word in "-'’" or before in "-'’" else SPACE)
    return gaps
