"""What lasts, from the words right around a length of time: they tell it whatever clause the parser hung it on."""

from __future__ import annotations

from extractor.facts.fill import Filler
from extractor.records import Mention

NOUNS = frozenset({"NOUN", "PROPN"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
WITHIN = frozenset({"in", "within"})
CLAUSES = frozenset({"acl", "to_do", "for_do"})
DASHES = frozenset({"-", "–"})
NOTHING = frozenset({"time", "money", "name", "pronoun"})


class Nearby:
    """Reads the neighbours of one length of time."""

    def __init__(self, mention: Mention, filler: Filler) -> None:
        """Place a length of time in its article."""
        self.filler = filler
        self.view = filler.view
        self.tree = filler.tree
        self.texts = filler.view.reading.texts
        self.first, self.last = filler.view.reading.tokens(mention.start, mention.end)
        self.within = mention.text.lower().startswith("within")

    def end_of_name(self, noun: int) -> int:
        """Return the last noun of a name that a dash joins: "the eight-year Iran-Iraq War"."""
        texts, pos = self.texts, self.tree.pos
        while noun + 2 < len(texts) and texts[noun + 1] in DASHES and pos[noun + 2] in NOUNS | {"ADJ"}:
            noun += 2
            while noun + 1 < len(texts) and pos[noun + 1] in NOUNS and self.view.kind(noun + 1) != "time":
                noun += 1
        return noun

    def noun_after(self) -> int | None:
        """Return the noun in "three days of mourning", "two years in prison"."""
        if self.within:
            return None
        place = self._joined("in")
        if place is not None:
            return place if self.tree.lemma[place] in self.view.types.confinement else None
        noun = self._joined("of")
        return None if noun is None or self.view.kind(noun) in NOTHING else noun

    def office(self) -> int | None:
        """Return the noun in "spent six years as the mayor"; who stayed "for six years as mayor" stayed."""
        noun = self._joined("as")
        if noun is None or self.view.kind(noun) != "party" or self.texts[self.first - 1].lower() == "for":
            return None
        return noun

    def _joined(self, link: str) -> int | None:
        """Return the noun that a preposition right after the length joins to it."""
        if self.last >= len(self.texts) or self.texts[self.last].lower() != link:
            return None
        return self._phrase_end(self.last + 1)

    def _phrase_end(self, token: int) -> int | None:
        """Return the last noun of the phrase that begins at ``token``."""
        noun = None
        pos, tag = self.tree.pos, self.tree.tag
        while token < len(self.texts) and (pos[token] in PHRASE or tag[token] == "VBN" or self._lists(token)):
            noun = token if pos[token] in NOUNS else noun
            token += 1
        return noun

    def _lists(self, comma: int) -> bool:
        """Tell whether a comma stands between adjectives: "days of cold, wet weather"."""
        pos = self.tree.pos
        return self.texts[comma] == "," and pos[comma - 1] == "ADJ" and pos[comma + 1 : comma + 2] == ["ADJ"]

    def verb_after(self) -> int | None:
        """Return the gerund in "ten years working for a bank", the infinitive in "three days to choose a successor"."""
        if self.last < len(self.texts) and self.tree.tag[self.last] == "VBG" and self.tree.pos[self.last] == "VERB":
            return self.last
        tree = self.tree
        clauses = [c for c in tree.raw[self.last - 1] if c >= self.last and tree.key[c] in CLAUSES]
        return next((c for c in clauses if any(tree.tag[t] == "TO" for t in tree.raw[c])), None)

    def lasting_noun(self) -> int | None:
        """Return the noun in "a shutdown lasting several weeks"."""
        verb = self.first - 1
        if verb < 1 or self.tree.tag[verb] != "VBG" or self.tree.pos[verb - 1] not in NOUNS:
            return None
        frames = self.filler.index.evoked("verb", self.tree.lemma[verb], "object", True)
        lasts = any(frame.name == "last" for frame in frames)
        return verb - 1 if lasts and self.view.kind(verb - 1) != "time" else None

    def verb_before(self) -> int | None:
        """Return the nearest verb in "has been falling for two years", "to feed the survivors for two years"."""
        if self.texts[self.first - 1].lower() != "for" or self.first < 2:
            return None
        verb = self.first - 2
        while verb > 0 and self.tree.pos[verb] in PHRASE:
            verb -= 1
        return verb if self.tree.pos[verb] == "VERB" else None

    def record(self) -> int | None:
        """Return the noun in "the worst flood in two decades", "one of the biggest events in Peru in a decade"."""
        tree, link = self.tree, self.first - 1
        while link > 0 and tree.pos[link] in ("DET", "ADV"):
            link -= 1
        noun = link - 1
        if noun < 0 or self.texts[link].lower() not in WITHIN or tree.pos[noun] not in NOUNS:
            return None
        if not self._ranked(noun) and tree.pos[tree.governor[noun]] in NOUNS:
            noun = tree.governor[noun]  # "the best harvest in Peru in a decade"
        lasts = tree.lemma[noun] not in self.view.types.stretch and self.view.kind(noun) != "time"
        return noun if lasts and self._ranked(noun) else None

    def counted(self) -> bool:
        """Tell whether the length only frames a count: "for the second time in a year"."""
        link = self.first - 1
        while link > 0 and self.tree.pos[link] in ("DET", "ADV"):
            link -= 1
        return (
            link > 1
            and self.texts[link].lower() in WITHIN
            and self.tree.lemma[link - 1] == "time"
            and (self._ranked(link - 1))
        )

    def _ranked(self, noun: int) -> bool:
        types = self.view.types
        return any(self.tree.tag[c] == "JJS" or self.tree.lemma[c] in types.rank for c in self.tree.raw[noun])
