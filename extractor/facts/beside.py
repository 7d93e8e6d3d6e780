"""What stands beside a value in the line, wherever a parser hung it: prepositions, nouns and names next to a sum."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from extractor.facts.remembering import once_per_value
from extractor.facts.view import View
from extractor.records import Mention

MAX_GAP = 14
MAX_PHRASE = 12
MAX_BRACKETS = 10
VALUE_POS = ("NOUN", "PROPN", "SYM", "NUM")
NOUNS = ("NOUN", "PROPN")
JOINING = ("ADP", "SCONJ")
PARTIES = ("person", "organization", "country")


class Beside:
    """Finds the words next to the values of one article."""

    def __init__(self, view: View) -> None:
        """Use one view of an article."""
        self.view = view
        self.tree = view.tree
        self.phrases = view.phrases
        self.links = view.tree.labels.links
        self.remembered: dict[tuple[str, int], Any] = {}
        self._chains: dict[int, dict[str, int]] = {}
        self._values: list[Mention] | None = None

    @once_per_value
    def place(self, mention: Mention) -> tuple[int, int]:
        """Return the half-open token range of a value."""
        return self.view.reading.tokens(mention.start, mention.end)

    @once_per_value
    def head(self, mention: Mention) -> int:
        """Return the token of a mention that hangs outside it."""
        first, last = self.place(mention)
        governor = self.tree.governor
        heads = [t for t in range(first, last) if not first <= governor[t] < last or governor[t] == t]
        signs = [t for t in heads if self.tree.tag[t] == "$"]
        nominal = [t for t in heads if self.tree.pos[t] in VALUE_POS]
        return (signs or nominal or heads or [last - 1])[-1]

    def stands_apart(self, mention: Mention) -> bool:
        """Tell whether a value stands apart from the clause before: "he added: $5 million", "(a $5 million cut)"."""
        texts, (first, last) = self.view.reading.texts, self.place(mention)
        link = texts[first - 1] if first else ""
        bracketed = link == "(" and last < len(texts) and texts[last] not in (")", ",", ";")
        return link == ":" or bracketed

    def link_before(self, mention: Mention) -> str:
        """Return the preposition right before a value, that a parser may have given to its rate ("at $40 a ton")."""
        first, _ = self.place(mention)
        return self.view.reading.texts[first - 1].lower() if first and self.tree.pos[first - 1] in JOINING else ""

    @once_per_value
    def words(self, mention: Mention) -> tuple[int, ...]:
        """Return the tokens of a value with the noun right after it that it is "in": words may hang on any of them."""
        first, last = self.place(mention)
        found = [self.head(mention), *(t for t in range(first, last) if self.tree.children[t])]
        following = self.following(mention)
        inside = following.get("in", following.get("of"))
        if inside is not None and self.view.kind(inside) == "money":
            inside = None
        return tuple(dict.fromkeys(found if inside is None else [*found, inside]))

    @once_per_value
    def following(self, mention: Mention) -> dict[str, int]:
        """Return the nouns of the prepositions right after a value, by preposition.

        "5 million euros (...) in military aid to Peru" has "in" and "to", whatever a parser hangs them on.
        """
        last = self.place(mention)[1]
        return self.chain(self.after_brackets(last))

    def chain(self, link: int) -> dict[str, int]:
        """Return the nouns of the prepositions that follow one another from the token ``link`` on."""
        found = self._chains.get(link)
        if found is None:
            found = self._chains[link] = self._read_chain(link)
        return found

    def _read_chain(self, link: int) -> dict[str, int]:
        texts, found, chain = self.view.reading.texts, dict[str, int](), self.links.chain
        while link + 1 < len(texts):
            word = texts[link].lower()
            if word in found or word not in chain or any(before not in chain[word] for before in found):
                break
            noun = next((t for t in range(link + 1, min(link + MAX_PHRASE, len(texts))) if self._joins(link, t)), None)
            if noun is None:
                break
            found[word] = noun
            link = self._end(noun)
        return found

    def _end(self, noun: int) -> int:
        """Return the token behind a noun, the rest of its name ("Department of Energy") included."""
        mention = self.view.mention(noun)
        if mention is None or mention.kind not in PARTIES:
            return noun + 1
        return max(noun + 1, self.place(mention)[1])

    def _joins(self, link: int, noun: int) -> bool:
        """Tell whether a preposition stands before a noun."""
        if self.tree.pos[noun] in ("VERB", "AUX"):
            return False
        return link in self.tree.raw[noun] or self.tree.head[noun] == link

    def after_brackets(self, token: int) -> int:
        """Return the token behind a rate ("a year") and the bracket that opens at ``token``, or ``token`` itself."""
        texts = self.view.reading.texts
        if token < len(texts) and texts[token].lower() in self.links.times:
            token += 1
        if token + 1 < len(texts) and texts[token].lower() in self.links.rates and self.tree.pos[token + 1] == "NOUN":
            token += 2
        if token < len(texts) and texts[token] in ("(", "["):
            for end in range(token + 1, min(token + MAX_BRACKETS, len(texts))):
                if texts[end] in (")", "]"):
                    return end + 1
        return token

    def is_per_share(self, mention: Mention) -> bool:
        """Tell whether a sum, or the one that "or" joins to it, is a share's: "earned $5, or 4 cents a share"."""
        values, texts = self._all_values(mention), self.view.reading.texts
        place = bisect_left(values, mention.start, key=lambda m: m.start)
        for value in values[place : place + 2]:
            joined = self.view.reading.text[mention.end : value.start].split() in ([], [",", "or"], ["or"])
            last = self.place(value)[1]
            if joined and texts[last : last + 1] and texts[last].lower() in self.links.rates:
                return self.tree.lemma[last + 1 : last + 2] == ["share"]
        return False

    def value_before(self, mention: Mention) -> Mention | None:
        """Return the last value of the same kind before ``mention``."""
        values = self._all_values(mention)
        place = bisect_left(values, mention.start, key=lambda m: m.start)
        return values[place - 1] if place else None

    def _all_values(self, mention: Mention) -> list[Mention]:
        if self._values is None:
            self._values = self.view.reading.of_kind(mention.kind)
        return self._values

    def noun_after(self, mention: Mention) -> int | None:
        """Return the noun in "a $5 million grant", which a parser may have taken for a thing beside the sum."""
        first, last = self.place(mention)
        texts, pos = self.view.reading.texts, self.tree.pos
        if last >= len(texts):
            return None
        after_article = first > 0 and texts[first - 1].lower() in self.links.determiners
        if not after_article and not self._bare(last):
            return None
        token = last
        if texts[token] == "," and after_article:  # "a $5 million, three-year loan"
            token += 1
            while token < len(texts) and (texts[token] == "-" or self.view.kind(token) == "time"):
                token += 1
        while token < len(texts) and pos[token] == "ADJ":
            token += 1
        while token + 1 < len(texts) and pos[token] in NOUNS and self._goes_on(token):
            token += 1
        return token if token < len(texts) and pos[token] in NOUNS else None

    def _goes_on(self, noun: int) -> bool:
        """Tell whether the next word goes on with a noun, and is no time or name beside it ("the award Friday")."""
        if self.tree.pos[noun + 1] not in NOUNS or self.view.kind(noun + 1) == "time":
            return False
        name = self.view.mention(noun + 1)
        return name is None or name.kind not in PARTIES or self.view.mention(noun) is not None

    def _bare(self, token: int) -> bool:
        """Tell whether a common noun stands right behind a sum that has no article ("sign $5 bln rail loan")."""
        tree = self.tree
        return tree.tag[token] in ("NN", "NNS") and tree.pos[token] == "NOUN" and self.view.kind(token) != "time"

    @once_per_value
    def gap(self, mention: Mention) -> int | None:
        """Return the name before a sum whose verb stands earlier: "Peru gave $4 million, Chile $3 million"."""
        reading = self.view.reading
        first, _ = self.place(mention)
        name = self.view.mention(first - 1) if first else None
        if name is None or name.kind not in PARTIES:
            return None
        start, _ = reading.tokens(name.start, name.end)
        start -= reading.texts[start - 1].lower() in self.links.determiners
        if start < 2 or reading.texts[start - 1].lower() not in self.links.conjunctions:
            return None
        for token in range(start - 2, max(-1, start - MAX_GAP), -1):
            before = self.view.mention(token)
            if before is not None and before.kind in ("money", "duration"):
                return first - 1
            if self.tree.pos[token] in ("VERB", "AUX"):
                return None
        return None
