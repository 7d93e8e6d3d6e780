"""Find titles: offices, positions, ranks and occupations, by their head word and what belongs to it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extractor.recognizers.lexicons.titles import Phrases, TitleLexicon
from extractor.recognizers.roles.words import Words

# Marks that may stand between two words of one title.
JOINTS = ("-", "–")
JOINTS_AND_STOP = (*JOINTS, ".")
MAX_FIELDS = 7
# Marks after which any word has a capital.
OPENERS = frozenset((".", "!", "?", ":", '"', "“", "”", "(", "[", "-", "–", "—", ";"))


@dataclass(frozen=True, slots=True)
class Title:
    """A title over the half-open token range ``first`` to ``last``.

    ``head`` is its singular head word or phrase in lower case, ``many`` says that it stands in the plural,
    ``weak`` that its head is also a common word, ``status`` what a hyphened or leading word says of it.
    """

    first: int
    last: int
    head: str
    many: bool = False
    weak: bool = False
    status: str | None = None


def find_titles(words: Words, lexicon: TitleLexicon) -> list[Title]:
    """Return the titles in ``words``, in order, none overlapping another."""
    found: list[Title] = []
    index, floor = 0, 0
    lows, singular, phrases = words.lows, lexicon.singular, lexicon.phrases
    while index < len(lows):
        low = lows[index]
        title = None
        if low in phrases or low in singular:
            title = _title_at(words, lexicon, index, floor)
        if title is None:
            index += 1
            continue
        if found and found[-1].last == title.first and _one_title(words, lexicon, found[-1], title):
            title = Title(found[-1].first, title.last, title.head, title.many, False, found[-1].status or title.status)
            found.pop()
        found.append(title)
        index = floor = title.last
    return found


def _one_title(words: Words, lexicon: TitleLexicon, left: Title, right: Title) -> bool:
    """Say whether two adjacent titles are parts of one ("deputy minister", "student leader")."""
    if left.many or _mixed(words, left.first, right.last):
        return False
    return (
        left.head in lexicon.before
        or right.head in lexicon.seeking
        or (right.weak and left.head not in ("member", "general") and right.head not in lexicon.ranks)
    )


def _mixed(words: Words, first: int, last: int) -> bool:
    """Say whether a lower-case word is followed by a capitalised one."""
    cases = [word[:1].isupper() for word in words.words[first:last] if word[:1].isalpha() and len(word) > 3]
    return any(later and not earlier for earlier, later in itertools.pairwise(cases))


def match_phrase(lows: list[str], index: int, phrases: Phrases) -> int:
    """Return where the longest phrase that starts at token ``index`` ends, or ``index`` itself."""
    for phrase in phrases.get(lows[index], ()):
        end = _match(lows, index, phrase)
        if end > index:
            return end
    return index


def _match(lows: list[str], index: int, phrase: tuple[str, ...]) -> int:
    place, size = index, len(lows)
    for number, word in enumerate(phrase):
        if number and place < size and lows[place] in JOINTS_AND_STOP:
            place += 1
        if place >= size or lows[place] != word:
            return index
        place += 1
    return place


def _title_at(words: Words, lexicon: TitleLexicon, index: int, floor: int) -> Title | None:
    lows = words.lows
    end = match_phrase(lows, index, lexicon.phrases)
    if end > index + 1 and match_phrase(lows, end - 1, lexicon.phrases) > end:
        return None  # "party member of parliament"
    if end > index and not _mixed(words, index, end - 1 if "of" in lows[index:end] else end):
        text = " ".join(low for low in lows[index:end] if low not in JOINTS_AND_STOP)
        head = lexicon.plural_phrases.get(text, text)
        many, weak = text in lexicon.plural_phrases, False
    elif lows[index] in lexicon.singular:
        end = index + 1
        head = lexicon.singular[lows[index]]
        many, weak = lows[index] in lexicon.plurals, head in lexicon.weak
    else:
        return None
    word = words.words[end - 1]
    if lows[end - 1] in lexicon.acronyms and not word.isupper() and not word[:-1].isupper():
        return None
    if _takes_stop(words, end - 1, lexicon):
        if end < len(lows) and lows[end] == "." and words.glued(end):
            end, weak = end + 1, False
        weak = weak and not words.words[end - 1].endswith(".")
    status = None
    last = _right(words, lexicon, end, head)
    first = _left(words, lexicon, index, floor)
    tail = lexicon.status.get(lows[last - 1]) if last > end else None
    if tail in ("elect", "future"):
        status, last = tail, end
    if first < index:
        weak = False
    return Title(first, last, head, many, weak, status)


def _takes_stop(words: Words, index: int, lexicon: TitleLexicon) -> bool:
    """Say whether the token is an abbreviation that ends in a full stop: "Gen.", not "MP."."""
    return words.lows[index] in lexicon.short and words.lows[index] not in lexicon.acronyms


def _right(words: Words, lexicon: TitleLexicon, end: int, head: str) -> int:
    lows = words.lows
    place = end + 1 if end < len(lows) and lows[end] in JOINTS else end
    if place < len(lows) and lows[place] in lexicon.after:
        stop = match_phrase(lows, place, lexicon.after)
        follows_name = stop < len(lows) and words.words[place] == "General" and place == end
        if stop > place and not (follows_name and words.words[stop][:1].isupper() and head not in ("secretary",)):
            return stop
    if head.split()[-1] in lexicon.portfolio_heads or head in lexicon.portfolio_heads:
        return _portfolio(words, lexicon, end)
    return end


def _portfolio(words: Words, lexicon: TitleLexicon, end: int) -> int:
    """Extend a minister or secretary by "of foreign affairs", "for trade, industry and energy"."""
    lows = words.lows
    if end >= len(lows) or lows[end] not in ("of", "for"):
        return end
    place, last = end + 1, end
    for _ in range(MAX_FIELDS):
        if place < len(lows) and lows[place] == "the" and lows[place] not in lexicon.portfolio:
            place += 1
        stop = match_phrase(lows, place, lexicon.portfolio) if place < len(lows) else place
        if stop == place:
            break
        last = place = stop
        while place < len(lows) and lows[place] in (",", "and", "&"):
            place += 1
        if place > last + 2:
            break
    return last


def _left(words: Words, lexicon: TitleLexicon, index: int, floor: int) -> int:
    """Extend a head over its rank and field words; "and" and commas join fields, never other words."""
    lows, first, place = words.lows, index, index
    for _ in range(MAX_FIELDS):
        place -= 1
        if place >= floor and lows[place] in JOINTS:
            place -= 1
        if place < floor:
            break
        low = lows[place]
        if (low in lexicon.before or low in lexicon.field) and _fits(words, lexicon, place, index):
            first = place
            continue
        joined = low in ("and", "&", ",") and place - 1 >= floor and _field_list(words, lexicon, place, first)
        if not joined:
            break
    return _trim_left(words, lexicon, first, index)


def _fits(words: Words, lexicon: TitleLexicon, place: int, index: int) -> bool:
    """Say whether a field word is no end of another name: "Health Security anthropologist", "Labour MP"."""
    word, head = words.words[place], words.words[index]
    if not word[:1].isupper():
        return True
    if words.lows[place] in lexicon.party_field and words.lows[index] not in lexicon.portfolio_heads:
        return False
    return head[:1].isupper() or place == 0 or words.words[place - 1] in OPENERS or "\n" in words.words[place - 1]


def _field_list(words: Words, lexicon: TitleLexicon, place: int, first: int) -> bool:
    """Say whether the joint at ``place`` stands between two field words ("transport and bridges minister")."""
    lows = words.lows
    before = place - 1 if lows[place - 1] not in (",",) else place - 2
    return before >= 0 and lows[first] in lexicon.field and lows[before] in lexicon.field


def _trim_left(words: Words, lexicon: TitleLexicon, first: int, index: int) -> int:
    """Drop leading words whose case does not fit: "General" of another phrase, "first" before capitals."""
    while first < index:
        lower_before_upper = words.words[first][:1].islower() and words.words[index][:1].isupper()
        if not lower_before_upper and words.lows[first] not in ("and", ",", "&", *JOINTS):
            break
        first += 1
    return first
