"""What lasts, from the words right around a length of time: they tell it whatever clause the parser hung it on."""

from __future__ import annotations

from extractor.facts.fill import Filler
from extractor.records import Mention, Party

NOUNS = frozenset({"NOUN", "PROPN"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
PARTICIPLES = frozenset({"VBN", "VBG"})
NEW_PHRASE = frozenset({"DET", "PRON"})
BEFORE_TIME = frozenset({"DET", "ADV", "ADJ"})  # "in the past two years", "in nearly a decade"
STRETCHES = frozenset({"in", "over", "during", "within", "throughout"})
WITHIN = frozenset({"in", "within"})
STATES = ("in", "on", "behind", "under")  # what joins a length to the state it is spent in
CLAUSES = frozenset({"acl", "to_do", "for_do"})
PLACED = PHRASE | {"ADP", "ADV", "PART"}  # what stands between a verb and "for two years": "worked in Lima for"
SUBJECTS = frozenset({"subject", "passive_subject", "expletive"})
OPENING = frozenset({"that", ",", '"', "“", "and", "but", ":", "-", "–", "—", "--"})  # what a clause begins behind
DASHES = frozenset({"-", "–"})
LASTING = frozenset({"last", "range"})  # the frames of verbs whose subject is what lasts
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
        self.joined = "-" in mention.text  # "a ten-year, interest-free loan"

    def is_pronoun(self, party: Party) -> bool:
        """Tell whether a frame found only a pronoun, which is nothing that lasts: "it has been a year"."""
        return self.tree.pos[self.view.reading.token_at(party.start)] == "PRON"

    def opens(self, noun: int) -> bool:
        """Tell whether a length opens the clause of a noun after a comma: "In two years, sales doubled"."""
        comma = self.texts[self.last : self.last + 1] == [","] and noun > self.last
        return comma and not self.joined and self.tree.key[noun] in ("subject", "passive_subject")

    def is_way(self) -> bool:
        """Tell whether a length says how far it is: "a town two hours south of Lima"."""
        return self.last < len(self.texts) and self.tree.lower[self.last] in self.view.types.direction

    def noun_behind(self) -> int | None:
        """Return the noun that "27-month" stands right before, wherever the parser hung the two."""
        noun = self._phrase_end(self.last) if self.joined else None
        return None if noun is None or self.view.kind(noun) in ("time", "money") else noun

    def end_of_name(self, noun: int) -> int:
        """Return the last noun of a name that a dash joins ("the eight-year Iran-Iraq War"), without a date behind."""
        texts, pos = self.texts, self.tree.pos
        while self.view.kind(noun) == "time" and noun > self.last and pos[noun - 1] in NOUNS:
            noun -= 1  # "a three-day strike Sunday"
        if self.dashed(noun - 1) and pos[noun + 1 : noun + 2] == ["NOUN"]:
            noun += 1  # "a two-day high-seas chase"
        while noun + 2 < len(texts) and texts[noun + 1] in DASHES and pos[noun + 2] in NOUNS | {"ADJ"}:
            noun += 2
            while noun + 1 < len(texts) and pos[noun + 1] in NOUNS and self.view.mention(noun + 1) is None:
                noun += 1
        return noun

    def noun_after(self) -> int | None:
        """Return the noun in "three days of mourning", "two years in prison", the gerund in "a year of fighting"."""
        if self.within:
            return None
        place = self._joined(*STATES)
        if place is not None:
            return place if self.tree.lemma[place] in self.view.types.confinement else None
        return self.content()

    def content(self) -> int | None:
        """Return what fills the time: "days of talks", "a year of fighting", "two years' worth of planning"."""
        of = self.last
        if self.texts[of + 1 : of + 2] == ["worth"] and self.tree.tag[of] == "POS":
            of += 2
        if self.within or self.texts[of : of + 1] != ["of"] or of + 1 >= len(self.texts):
            return None
        noun = self._phrase_end(of + 1)
        if noun is None and self.tree.tag[of + 1] == "VBG":
            return of + 1
        noun = self.tree.first(self.last - 1, "of") if noun is None else noun
        return None if noun is None or self.view.kind(noun) in NOTHING else noun

    def measured(self) -> int | None:
        """Return the noun right before "up to two years" that the length is the measure of: "a sentence up to ..."."""
        noun = self.first - 1
        opens = self.first < len(self.texts) and self.texts[self.first].lower() in ("up", "of", "lasting")
        plain = opens and noun >= 0 and self.tree.pos[noun] == "NOUN" and self.view.kind(noun) == "thing"
        return noun if plain else None

    def office(self) -> int | None:
        """Return the noun in "six years as mayor", "a century as a colony"; who stayed "for a year as mayor" stayed."""
        noun = self._joined("as")
        stayed = self.first > 0 and self.texts[self.first - 1].lower() == "for"
        acts = noun is not None and self.tree.key[noun] in SUBJECTS  # "two hours, as talks continued"
        return None if noun is None or stayed or acts or self.view.kind(noun) in NOTHING else noun

    def _joined(self, *links: str) -> int | None:
        """Return the noun that a preposition right after the length joins to it."""
        if self.last >= len(self.texts) or self.texts[self.last].lower() not in links:
            return None
        return self._phrase_end(self.last + 1)

    def _phrase_end(self, token: int) -> int | None:
        """Return the last noun of the phrase that begins at ``token``."""
        noun = None
        pos, tag = self.tree.pos, self.tree.tag
        while token < len(self.texts) and (
            pos[token] in PHRASE or tag[token] in PARTICIPLES or tag[token] == "POS" or self._lists(token)
        ):
            if noun is not None and pos[token] in NEW_PHRASE:
                break  # "during the hours of talks the two sides agreed"
            noun = token if pos[token] in NOUNS else noun
            token += 1
            while self.dashed(token):  # "a six-week sign-up period"
                noun = token + 1 if pos[token + 1] in NOUNS else noun
                token += 2
        return noun

    def dashed(self, token: int) -> bool:
        """Tell whether ``token`` is a dash inside a word: that of "cease-fire"."""
        starts, texts = self.view.reading.starts, self.texts
        if not 0 < token < len(texts) - 1 or texts[token] != "-":
            return False
        return starts[token - 1] + len(texts[token - 1]) == starts[token] == starts[token + 1] - 1

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
        evoked, lemma = self.filler.index.evoked, self.tree.lemma[verb]
        frames = [frame for how in ("object", "from") for frame in evoked("verb", lemma, how, True)]
        lasts = any(frame.name in LASTING for frame in frames)
        return verb - 1 if lasts and not self._dated(verb - 1) else None

    def verb_before(self) -> int | None:
        """Return the nearest verb in "has been falling for two years", "to feed the survivors for two years"."""
        link, tree = self.link(), self.tree
        if link < 1 or self.texts[link].lower() != "for":
            return None
        verb = link - 1
        while verb > 0 and (tree.pos[verb] in PLACED or tree.tag[verb] == "POS" or tree.function[verb] == "amod"):
            verb -= 1
        return verb if tree.pos[verb] == "VERB" else None

    def verb_of_clause(self) -> int | None:
        """Return the predicate of the clause that a length opens: "said that over the past year, prices had fallen"."""
        tree, link = self.tree, self.link()
        if self.joined or self.texts[self.last : self.last + 1] != [","]:
            return None
        start, end = self.view.reading.tokens(*self.view.reading.sentence(self.view.reading.starts[self.first]))
        if link > start and self.texts[link - 1].lower() not in OPENING:
            return None
        subject = next(
            (t for t in range(self.last + 1, end) if tree.key[t] in SUBJECTS and tree.pos[t] != "PUNCT"), None
        )
        verb = None if subject is None else tree.governor[subject]
        return verb if verb is not None and subject is not None and verb > subject else None

    def record(self) -> int | None:
        """Return the noun in "the worst flood in two decades", "the first time in a year".

        Also that further out: "one of the biggest events in Peru in a decade", "the best harvest in Peru in a decade".
        """
        tree, link = self.tree, self.link()
        noun = link - 1
        if noun < 0 or self.texts[link].lower() not in WITHIN or tree.pos[noun] not in NOUNS:
            return None
        if not self._ranked(noun) and tree.pos[tree.governor[noun]] in NOUNS:
            noun = tree.governor[noun]
        return noun if self._ranked(noun) and not self._dated(noun) else None

    def change(self) -> int | None:
        """Return what grew or fell in a time, also past what it is a change of: "the growth of trade in ten years"."""
        tree, word = self.tree, self.link()
        if word < 0 or self.texts[word].lower() not in STRETCHES:
            return None
        while word > 0 and (tree.pos[word - 1] in PHRASE | {"ADP"} or tree.tag[word - 1] == "POS"):
            word -= 1
            if tree.lemma[word] in self.view.types.change and tree.pos[word] == "NOUN":
                return word
        return None

    def _dated(self, noun: int) -> bool:
        """Tell whether a noun is a date or length itself, and no "winter" or "term" that lasts."""
        return self.view.kind(noun) == "time" and self.view.mention(noun) is not None

    def link(self) -> int:
        """Return the word before a length and what belongs to it: "in" of "in the past two years"."""
        link = self.first - 1
        while link > 0 and self.tree.pos[link] in BEFORE_TIME:
            link -= 1
        return link

    def _ranked(self, noun: int) -> bool:
        """Tell whether a noun is the first, only or greatest: "the third fall", "its most severe flood"."""
        tree, rank = self.tree, self.view.types.rank
        beside = tree.raw[noun]
        degrees = [d for c in beside if tree.pos[c] == "ADJ" for d in tree.raw[c]]
        return any(tree.tag[c] == "JJS" or tree.lemma[c] in rank for c in beside) or any(
            tree.tag[d] == "RBS" for d in degrees
        )
