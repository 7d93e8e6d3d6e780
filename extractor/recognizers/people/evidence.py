"""How sure a candidate is the name of a person: its own words, and the words around it."""

from __future__ import annotations

import re

from extractor.recognizers.lexicons import NameLexicon, TitleLexicon, fold
from extractor.recognizers.people.candidates import ASIAN_GIVEN, Candidate

# A name is taken from this score on.
ENOUGH = 0.5
LAST_WORD = re.compile(r"([\w.'’-]+)(,?)[  ]$")
AFTER = re.compile(r",?[  ]([a-z]+)\b")
WORD_AFTER = re.compile(r"[  ]([a-z-]+)\b")
NOUN_AFTER = re.compile(r"[  ][a-z-]++(?<!ed)(?<!and)(?![  ][A-Z])|-[a-z]")
AGE = re.compile(r",[  ](?:aged[  ])?\d{1,3}(?!\d)[,.]|[  ]\((?:D|R|I|DEM|REP|D\.|R\.)[-, –]|[  ]\(\d{4}[-–]")
APPOSITION = re.compile(
    r",[  ](?:(?:who|whose)\b|(?:(?:the|a|an|his|her|its|their)[  ])?((?:[\w.'’-]+[  ,]){0,4}[\w'’-]+))"
)


class Judge:
    """Weighs candidates with the word lists of one rulebook."""

    def __init__(self, names: NameLexicon, titles: TitleLexicon) -> None:
        self.names = names
        self.titles = titles
        joined = [name for name in names.known_bodies if " and " in name]
        self.firms = re.compile("|".join(map(re.escape, sorted(joined, key=len, reverse=True))), re.IGNORECASE)

    def score(self, candidate: Candidate, text: str) -> float:
        """Return how likely ``candidate`` names a person, 0 to 1."""
        if self.is_barred(candidate):
            return 0.0
        if candidate.titled or self.title_before(candidate, text):
            return 0.95 if candidate.size > 1 or not self.is_other(candidate) else 0.0
        if candidate.size < 2:
            return 0.0
        score = self.inner(candidate) + self.outer(candidate, text)
        return max(0.0, min(score, 0.95))

    def is_barred(self, candidate: Candidate) -> bool:
        """Say whether a word of the run shows that it names something else."""
        lows, names = candidate.lows, self.names
        joined = " ".join(lows)
        if joined in names.known_bodies or joined in names.countries or self.is_placed(candidate):
            return True
        if any(any(c.isdigit() or c == "&" for c in low) for low in lows):
            return True
        return any(self.is_alien(candidate, i) or self.is_shouted(candidate, i) for i in range(len(lows)))

    def is_placed(self, candidate: Candidate) -> bool:
        """Say whether the words name a place or a body called after one: "Washington D.C.", "Boston Mutual"."""
        lows, names = candidate.lows, self.names
        if len(lows) < 2 or candidate.size < 2:
            return False
        if "." in lows[-1] or " ".join(lows) in names.places:
            return True
        if lows[0] in names.places and not self.is_given(lows[0]):
            return True
        shared = lows[0] in names.place_people or lows[0] in names.known_bodies
        return shared and candidate.size == 2 and not self.is_family(lows[-1])

    def is_alien(self, candidate: Candidate, index: int) -> bool:
        """Say whether the word at ``index`` belongs into other names: "Bank", "Street", "July"."""
        word, names = candidate.words[index], self.names
        low = word.low
        if word.is_initial or not word.is_capital:
            return False
        if not (low in names.not_person or low in names.heads or low in names.legal_forms or low in names.countries):
            return False
        if index == 0 and candidate.size > 1:
            if low in names.countries and candidate.size == 2 and candidate.lows[-1] in names.family:
                return False
            return low not in names.given_words and not any(ASIAN_GIVEN.match(w.text) for w in candidate.words)
        surname = low in names.also_surname and index == len(candidate.words) - 1
        return not (surname and self.is_given(candidate.lows[index - 1]))

    def is_shouted(self, candidate: Candidate, index: int) -> bool:
        """Say whether the word is an acronym, and not the name of a person in a heading of capitals."""
        word = candidate.words[index]
        if candidate.titled or word.is_initial or len(word.low) < 4 or not word.text.isupper():
            return False
        return not (all(w.text.isupper() for w in candidate.words) and self.is_given(candidate.lows[0]))

    def is_other(self, candidate: Candidate) -> bool:
        """Say whether a single word is a place, country, people or acronym."""
        low, text = candidate.words[0].low, candidate.words[0].text
        names = self.names
        other = low in names.places or low in names.countries or low in names.peoples or low in names.openers
        return (other and low not in names.place_people) or (text.isupper() and 1 < len(text) < 6)

    def inner(self, candidate: Candidate) -> float:
        """Return what the words of the name themselves say."""
        lows = candidate.lows
        first, last = lows[0], [w.low for w in candidate.words if w.is_capital][-1]
        if self.is_given(first) and first not in self.names.given_words:
            return 0.8
        if candidate.words[0].is_initial or any(not w.is_capital for w in candidate.words[1:]):
            return 0.6 if last in self.names.family else 0.5
        if any(ASIAN_GIVEN.match(w.text) for w in candidate.words):
            return 0.75
        if first in self.names.given_words:
            return 0.6 if self.is_family(last) or not candidate.run.opens else 0.3
        if first in self.names.leading_family and candidate.size < 4:
            return 0.6
        family = self.is_family(first) + self.is_family(last)
        if candidate.words[-1].text.startswith(("al-", "el-", "Al-", "El-")) or family == 2:
            return 0.6
        return 0.5 if self.is_family(last) and not candidate.run.opens else 0.4 if family else 0.2

    def outer(self, candidate: Candidate, text: str) -> float:
        """Return what the words around the name say."""
        before = LAST_WORD.search(text, max(0, candidate.start - 30), candidate.start)
        if before and before[1].lower() in ("the", "a", "an", "this"):
            return -0.6
        after = text[candidate.end : candidate.end + 60]
        if AGE.match(after):
            return 0.6
        score = 0.0
        follow = AFTER.match(after)
        if follow and follow[1] in self.names.speech:
            score += 0.2
        apposition = APPOSITION.match(after)
        if apposition and self.has_title(apposition[1]):
            score += 0.35
        return score

    def is_named_thing(self, candidate: Candidate, text: str) -> bool:
        """Say whether the name stands between "the" and a noun: "the Hale administration" names no person."""
        after = WORD_AFTER.match(text, candidate.end)
        if after and any(
            after[1] in nouns for nouns in (self.names.families, self.names.namesakes, self.names.eponymous)
        ):
            return True
        before = LAST_WORD.search(text, max(0, candidate.start - 30), candidate.start)
        return bool(before and before[1].lower() == "the" and NOUN_AFTER.match(text, candidate.end))

    def is_announced(self, candidate: Candidate, text: str) -> bool:
        """Say whether the word before says that a person's name follows: "his son Jordan"."""
        before = LAST_WORD.search(text, max(0, candidate.start - 30), candidate.start)
        return before is not None and not before[2] and before[1].lower() in self.names.announcing

    def is_of_family(self, candidate: Candidate, text: str) -> bool:
        """Say whether the noun behind the name makes it that of several people: "members of the Hale clan"."""
        after = WORD_AFTER.match(text, candidate.end)
        return after is not None and after[1] in self.names.families

    def is_called_after(self, candidate: Candidate, text: str) -> bool:
        """Say whether the noun behind the name is one of things called after people: "the Hale campaign"."""
        after = WORD_AFTER.match(text, candidate.end)
        if after and after[1] in self.names.eponymous:
            return True
        before = LAST_WORD.search(text, max(0, candidate.start - 30), candidate.start)
        return bool(after and after[1] in self.names.namesakes and before and before[1].lower() == "the")

    def has_title(self, phrase: str | None) -> bool:
        """Say whether a phrase after a name holds the title of one person; "who" alone speaks for a person too."""
        if phrase is None:
            return True
        words = [fold(word) for word in re.findall(r"[\w'’-]+", phrase)]
        return any(
            w in self.titles.singular and w not in self.titles.plurals and w not in self.titles.weak for w in words
        )

    def title_before(self, candidate: Candidate, text: str) -> bool:
        """Say whether a title in lower case stands directly before the name."""
        before = LAST_WORD.search(text, max(0, candidate.start - 30), candidate.start)
        if before is None or (candidate.start != candidate.run.start and not candidate.titled):
            return False
        low = fold(before[1]).rstrip(".").removeprefix("ex-")
        if low not in self.titles.singular and low not in self.names.honorifics:
            return False
        if before[2]:
            return candidate.size > 1 and self.inner(candidate) >= 0.4
        return candidate.size > 1 or low not in self.titles.weak

    def is_body(self, low: str) -> bool:
        """Say whether a word is the name of a well-known body and of nobody."""
        return low in self.names.known_bodies and not self.is_family(low) and not self.is_given(low)

    def is_family(self, low: str) -> bool:
        """Say whether a word is a known surname; many given names are surnames too."""
        names = self.names
        return low in names.family or low in names.gender or low.removeprefix("al-").removeprefix("el-") in names.family

    def is_given(self, low: str) -> bool:
        """Say whether a word is a known given name, or a compound that begins with one."""
        names = self.names
        return low in names.gender or low in names.given_words or low.partition("-")[0] in names.gender
