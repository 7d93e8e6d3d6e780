"""What a word of the tree stands for, and whether it is what a slot wants: a party, a firm, a thing ..."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.frames import TypesFile
from extractor.facts.grammar import Phrases, Tree
from extractor.facts.reading import Reading
from extractor.recognizers.lexicons import FunctionWords
from extractor.records import Mention

NAMES = frozenset({"person", "organization", "country", "place"})
TIMES = frozenset({"date", "duration"})
FILLING = frozenset({"PUNCT", "ADP", "DET", "NUM", "SYM"})


class Kinds:
    """Tells what the tokens of one article stand for."""

    def __init__(self, reading: Reading, tree: Tree, types: TypesFile, small: FunctionWords) -> None:
        """Join a tree with the mentions of its article."""
        self.reading = reading
        self.tree = tree
        self.phrases = Phrases(tree, lambda token: self.mention_kind(token) == "person")
        self.types = types
        self.small = small

    def mention(self, token: int) -> Mention | None:
        """Return the mention that covers a token."""
        return self.reading.by_token.get(token)

    def mention_kind(self, token: int) -> str | None:
        """Return the kind of the mention that covers a token."""
        mention = self.mention(token)
        return None if mention is None else mention.kind

    def kind(self, token: int) -> str:
        """Return what a token stands for: name, party, pronoun, time, money or thing."""
        mention = self.mention(token)
        if mention is not None and mention.kind in NAMES:
            return "thing" if self._is_event(mention) else "name"
        if mention is not None and mention.kind in TIMES:
            return "time"
        if mention is not None and mention.kind == "money":
            return "money"
        if mention is not None and mention.kind == "role":
            return "party"
        if self.tree.pos[token] == "PRON" or self.tree.tag[token] == "PRP$":
            if self._means_people(token):
                return "party"
            return "pronoun" if self.tree.lower[token] in self.types.pronoun else "thing"
        if self.tree.lemma[token] in self.types.time:
            return "time"
        if self.tree.pos[token] == "PROPN" and self.tree.lemma[token] in self.types.undertaking:
            return "thing"
        unknown_name = self.tree.pos[token] == "PROPN" and self.reading.texts[token].istitle()
        known = unknown_name or self.tree.lemma[token] in self.types.party or self._introduces(token)
        return "party" if known else "thing"

    def _introduces(self, token: int) -> bool:
        """Tell whether a noun says what the one named right behind it is: "the conference host Norway"."""
        if token + 1 >= len(self.tree.pos) or self.tree.pos[token + 1] != "PROPN":
            return False
        name = self.mention(token + 1)
        if name is None or name.kind not in ("person", "organization", "country"):
            return False
        first, last = self.reading.tokens(name.start, name.end)
        named = any(
            self.tree.head[t] == token and self.tree.function[t] in ("appos", "flat") for t in range(first, last)
        )
        return first == token + 1 and named

    def _means_people(self, token: int) -> bool:
        """Tell whether a pronoun stands for people by itself: "anyone", "those injured in the fire"."""
        word = self.tree.lower[token]
        return word in self.types.party or (word == "those" and bool(self.tree.of(token, "acl", "relative")))

    def _is_event(self, mention: Mention) -> bool:
        """Tell whether a name is that of an undertaking or a mishap: "the Clean Harbours Act", "Hurricane Ike"."""
        if mention.kind == "person":
            return False
        first = mention.text.partition(" ")[0].lower()
        return self._last_word(mention) in self.types.undertaking or first in self.types.mishap

    def in_one_name(self, noun: int, joined: int) -> bool:
        """Tell whether a preposition joins two words of one name, also of one that no recogniser knows."""
        name = self.mention(noun)
        if name is not None:
            return self.mention(joined) is name
        texts, lemma = self.reading.texts, self.tree.lemma[noun]
        if self.tree.pos[noun] != "PROPN" or not all(texts[word].istitle() for word in (noun, noun + 2, joined)):
            return False
        return lemma in self.types.party or lemma in self.types.undertaking

    def fits(self, token: int, wanted: str) -> bool:
        """Tell whether a token is of a type of :data:`TYPES`, and so may fill a slot that wants one."""
        return TYPES[wanted](self, token)

    def _any(self, token: int) -> bool:
        return self.kind(token) not in ("time", "money")

    def _party(self, token: int) -> bool:
        party = self.kind(token) in ("name", "party", "pronoun")
        return party and not self._abstract(token) and not self._is_aimed(token)

    def _is_aimed(self, token: int) -> bool:
        """Tell whether a word is what is undertaken to some end ("a campaign to plant trees"), and no party."""
        return self.tree.lemma[token] in self.types.undertaking and bool(self.tree.of(token, "to_do"))

    def _person(self, token: int) -> bool:
        return self._party(token) and self._is_person(token)

    def _body(self, token: int) -> bool:
        return (self._party(token) and not self._is_person(token)) or self._is_programme(token)

    def _is_programme(self, token: int) -> bool:
        """Tell whether a body is named like an undertaking: "the World Food Program"."""
        mention = self.mention(token)
        if mention is None or mention.kind != "organization":
            return False
        return mention.text.partition(" ")[0].lower() not in self.types.mishap

    def _power(self, token: int) -> bool:
        return self._body(token) and self.mention_kind(token) in ("organization", "country")

    def _firm(self, token: int) -> bool:
        return self._party(token) and self.mention_kind(token) == "organization"

    def _giver(self, token: int) -> bool:
        return self._party(token) and self.tree.lemma[token] not in self.types.judge

    def _lender(self, token: int) -> bool:
        return self._body(token) and self._lends(token)

    def _borrower(self, token: int) -> bool:
        return self._body(token) and not self._lends(token)

    def _state(self, token: int) -> bool:
        return self._body(token) and self._is_state(token)

    def _company(self, token: int) -> bool:
        return self._party(token) and not self._is_state(token)

    def _name(self, token: int) -> bool:
        return self.kind(token) == "name"

    def _named_party(self, token: int) -> bool:
        if self.mention_kind(token) == "organization" or self._party(token):
            return True
        return self.kind(token) == "thing" and self.tree.pos[token] == "PROPN"

    def _doer(self, token: int) -> bool:
        does = self.tree.pos[token] != "PRON" and self.tree.lemma[token] not in self.types.undertaking
        return self._party(token) or (does and self._thing(token))

    def _thing(self, token: int) -> bool:
        if self.mention_kind(token) == "role" or self.tree.lemma[token] in self.types.portion:
            return False
        if self.tree.tag[token] in ("WDT", "WP", "EX"):
            return False
        if self.tree.pos[token] == "ADJ" and not self.tree.of(token, "det"):
            return False  # "$5 for single and $9 for joint filers"
        return self.kind(token) in ("thing", "party") and not self.is_generic(token)

    def _goods(self, token: int) -> bool:
        return self.kind(token) == "thing" and not self.is_generic(token)

    def _bought(self, token: int) -> bool:
        return self._thing(token) and self.tree.lemma[token] not in self.types.mishap

    def _purse(self, token: int) -> bool:
        return self.kind(token) == "thing" and self.tree.lemma[token] in self.types.purse

    def _noun(self, token: int) -> bool:
        person = self.mention_kind(token) == "person"
        return (
            self.kind(token) in ("thing", "party", "name")
            and not person
            and self.tree.pos[token] not in ("PRON", "DET")
        )

    def _item(self, token: int) -> bool:
        return self._noun(token) and not self.is_generic(token)

    def _is_person(self, token: int) -> bool:
        """Tell whether a party is a person by name, title or pronoun."""
        mention = self.mention(token)
        if mention is None:
            return self.reading.texts[token].lower() in self.types.personal
        return mention.kind in ("person", "role")

    def _lends(self, token: int) -> bool:
        """Tell whether a party is one that lends."""
        return self._noun_of(token) in self.types.lender

    def _is_state(self, token: int) -> bool:
        """Tell whether a party buys in the name of a country."""
        return self.mention_kind(token) == "country" or self._noun_of(token) in self.types.state

    def _noun_of(self, token: int) -> str:
        """Return the noun that says what a party is: the last word of a name (of no person), or the word itself."""
        mention = self.mention(token)
        return self.tree.lemma[token] if mention is None else self._last_word(mention)

    def _last_word(self, mention: Mention) -> str:
        return "" if mention.kind == "person" else mention.text.rpartition(" ")[2].lower()

    def _abstract(self, token: int) -> bool:
        """Tell whether a name only stands before a noun that is no party ("the Mill Street programme")."""
        mention = self.mention(token)
        return mention is not None and mention.kind == "place" and self.tree.key[token] == "compound"

    def is_generic(self, token: int, *, of: bool = True) -> bool:
        """Tell whether a noun phrase, with or without its of-phrase, says only that money is money ("new funding")."""
        if self.tree.lemma[token] in self.types.attributive:
            return False
        first, last = self.phrases.phrase(token, of=of)
        if self.tree.lemma[token] not in self.types.coin:
            return all(map(self._is_empty, range(first, last)))
        return all(self._is_empty(i) or self._is_whose(i) for i in range(first, last))

    def _is_empty(self, token: int) -> bool:
        lemma = self.tree.lemma[token]
        if self.tree.pos[token] in FILLING or self.mention_kind(token) == "money":
            return True
        return lemma in self.types.generic or lemma in self.types.carrier

    def _is_whose(self, token: int) -> bool:
        """Tell whether a word before "money" says whose it was or how it was raised ("Danish donor money")."""
        lemma = self.tree.lemma[token]
        return lemma in self.types.party or lemma in self.types.makeshift or self.mention_kind(token) == "country"


# The types that frames give the fillers of their slots; frames/money.toml says what each means.
TYPES: dict[str, Callable[[Kinds, int], bool]] = {
    "any": Kinds._any,
    "party": Kinds._party,
    "person": Kinds._person,
    "body": Kinds._body,
    "firm": Kinds._firm,
    "power": Kinds._power,
    "giver": Kinds._giver,
    "lender": Kinds._lender,
    "borrower": Kinds._borrower,
    "state": Kinds._state,
    "company": Kinds._company,
    "name": Kinds._name,
    "named": Kinds._named_party,
    "doer": Kinds._doer,
    "thing": Kinds._thing,
    "goods": Kinds._goods,
    "bought": Kinds._bought,
    "purse": Kinds._purse,
    "noun": Kinds._noun,
    "item": Kinds._item,
}
