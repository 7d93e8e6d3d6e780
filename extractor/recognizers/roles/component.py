"""Recogniser of roles: the titles of offices, positions, ranks and occupations."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.lexicons import NameLexicon, TitleLexicon, name_lexicon, title_lexicon
from extractor.recognizers.page import page_of
from extractor.recognizers.roles.network import with_network
from extractor.recognizers.roles.titles import JOINTS, Title, find_titles
from extractor.recognizers.roles.words import Words, read_words
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook

# How far a status word may stand before its title, over fillers ("former long-time prime minister").
STATUS_REACH = 4


class RolesRecognizer:
    """Finds titles by the lexicon, and those of the trained network beside them."""

    kind: MentionKind = "role"

    def __init__(self, rulebook: Rulebook) -> None:
        self._lexicon = title_lexicon(rulebook)
        self._names = name_lexicon(rulebook)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the role mentions of ``doc`` in text order."""
        page = page_of(doc, context)
        words = read_words(page)
        found = [
            mention_of(words, title, self._lexicon)
            for title in find_titles(words, self._lexicon)
            if not title.many and (not title.weak or is_title_here(words, title, self._lexicon, self._names))
        ]
        return with_network(found, page, self._lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["role"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


def mention_of(words: Words, title: Title, lexicon: TitleLexicon) -> Mention:
    """Return a title as a mention; its form is what a status word beside it says."""
    start, end = words.starts[title.first], words.end(title.last - 1)
    form = title.status or status_before(words, title.first, lexicon)
    rule = "role.weak" if title.weak else "role.lexicon"
    return Mention(start, end, words.text[start:end], "role", rule, 0.6 if title.weak else 0.95, form=form)


def status_before(words: Words, first: int, lexicon: TitleLexicon) -> str | None:
    """Return what a status word shortly before token ``first`` says of a title there, or None."""
    place = first - 1
    for _ in range(STATUS_REACH):
        if place >= 0 and words.lows[place] in JOINTS:
            place -= 1
        if place < 0:
            return None
        low = words.lows[place]
        if low in lexicon.status:
            return lexicon.status[low]
        if low not in lexicon.filler or low in lexicon.holder:
            return None
        place -= 1
    return None


def is_title_here(words: Words, title: Title, lexicon: TitleLexicon, names: NameLexicon) -> bool:
    """Say whether a head that is also a common word names a position at this place."""
    word = words.words[title.first]
    before = words.lows[title.first - 1] if title.first else ""
    after = words.words[title.last] if title.last < len(words) else ""
    low = after.lower()
    if title.head in lexicon.capital_only and not word[:1].isupper():
        return False
    if after[:1].isupper() and low != "i":
        other = low in names.heads or low in names.not_person or low in lexicon.singular
        return not other and not (word[:1].isupper() and before == "the")
    if low in ("of", "at") and before not in ("in", "to"):
        return True
    return (before in lexicon.holder or before in lexicon.status) and (
        not after[:1].isalpha() or low in lexicon.follower
    )


make_roles = component("extractor_roles", RolesRecognizer)
