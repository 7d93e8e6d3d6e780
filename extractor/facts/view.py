"""Grammar and mentions together: what a word of the tree stands for, and as which party it fills a slot."""

from __future__ import annotations

from extractor.facts.kinds import NAMES, Kinds
from extractor.facts.parties import party_for_span
from extractor.records import Entity, Mention, Party

TAKEN_UP = frozenset({"organization", "country"})
MAX_LIST = 12
MAX_CLIMB = 5


class View(Kinds):
    """Tells what tokens stand for, and as whom; built once per article that has something to read."""

    def describes(self, token: int) -> bool:
        """Tell whether a word before a noun may say what money is for."""
        if self.tree.tag[token] in ("VBN", "VBG", "JJR", "JJS") or self.kind(token) not in ("thing", "party"):
            return False
        lemma = self.tree.lemma[token]
        return not any(lemma in words for words in (self.types.generic, self.types.carrier, self.types.makeshift))

    def is_unit(self, token: int) -> bool:
        """Tell whether a noun is the unit of a rate ("for every barrel sold"), unless it says of what it is one."""
        each = any(self.tree.lemma[child] in ("each", "every") for child in self.tree.raw[token])
        return each and not self.tree.of(token, "of")

    def party(self, token: int) -> Party | None:
        """Return the party that the noun phrase around ``token`` names; None for a pronoun nobody resolved."""
        named = self._named(token)
        if named is not None:
            token = named
        start, end = self.span(token)
        party = party_for_span(self.reading.text, start, end, self.reading.entities, self.small)
        if self.tree.tag[token] in ("NNPS", "NNS") and party.code is not None:
            return Party(self.reading.text[start:end], start, end, party.ref, party.code)  # "Americans"
        if self.kind(token) != "party" and (self.tree.pos[token] == "PRON" or self.tree.tag[token] == "PRP$"):
            entity = self.reading.entity(start, end)
            if entity is None:
                return self._said_of_itself(token)
            return Party(name=self._name_of(entity, start), start=start, end=end, ref=entity.id, code=entity.code)
        return party

    def _name_of(self, entity: Entity, start: int) -> str:
        """Return the name a pronoun stands for: of a country as its sentence has it ("Paris said it would pay")."""
        if entity.kind != "country":
            return entity.name
        first = self.reading.sentence(start)[0]
        said = [m.text for m in entity.mentions if first <= m.start < start and m.form in ("name", "metonym")]
        return said[-1] if said else entity.name

    def _said_of_itself(self, token: int) -> Party | None:
        """Return the speaker that a pronoun takes up: "the bank said it would pay", "X announced that he ..."."""
        word = self.reading.texts[token].lower()
        node = self.tree.governor[token]
        for _ in range(MAX_CLIMB):
            if self.tree.key[node] == "clause":
                break
            if self.tree.governor[node] == node:
                return self._said_before(token)
            node = self.tree.governor[node]
        verb = self.tree.governor[node]
        subject = self.phrases.subject(verb)
        told = self.tree.first(verb, "recipient", "object")
        if told is not None:
            return self._in_place(token, told) if word == "they" and self._are_told(told, subject) else None
        if subject is None or subject >= token:
            return None
        if word in ("it", "its") and self.tree.tag[subject] == "NNS":  # "Nordbank officials said it would pay"
            theirs = [t for t in self.tree.of(subject, "compound", "amod") if self.mention_kind(t) in TAKEN_UP]
            return self._in_place(token, theirs[0]) if theirs else None
        if self.kind(subject) == "pronoun" and self.reading.texts[subject].lower() == word:
            return self._in_place(token, subject)  # "the bank fell after it said it would pay"
        if self.kind(subject) not in ("name", "party"):
            return None
        mention = self.mention(self._named(subject) or subject)
        person = mention is not None and mention.kind in ("person", "role")
        if (word in self.types.personal) != person and word not in ("they", "their", "them"):
            return None
        return self._in_place(token, subject)

    def _are_told(self, told: int, subject: int | None) -> bool:
        """Tell whether "they" can only be those who are told: "the minister told donors that they ..."."""
        alone = subject is not None and self.tree.tag[subject] not in ("NNS", "NNPS")
        return alone and self.tree.tag[told] in ("NNS", "NNPS") and self.kind(told) in ("name", "party")

    def _in_place(self, token: int, noun: int) -> Party | None:
        """Return the party that a noun names, at the pronoun that takes it up."""
        start, end = self.reading.words(token, token + 1)
        party = self.party(noun)
        return None if party is None else Party(name=party.name, start=start, end=end, ref=party.ref, code=party.code)

    def _said_before(self, token: int) -> Party | None:
        """Return the subject of the main clause that "it" takes up: "the bank fell after it paid ..."."""
        plural = self.reading.texts[token].lower() in ("they", "their", "them")
        if not plural and self.reading.texts[token].lower() not in ("it", "its"):
            return None
        node = self.tree.governor[token]
        while self.tree.key[node] not in ("advcl", "relative", "acl", "parataxis"):
            if self.tree.governor[node] == node:
                if self.tree.tag[token] == "PRP$":
                    break  # "the bank completed its acquisition"
                return None if plural else self._of_sentence_before(token, node)
            node = self.tree.governor[node]
        main = self.tree.clause(self.tree.governor[node])
        subject = self.tree.first(main, "subject", "passive_subject")
        if subject is None and not self.tree.is_passive(main):
            subject = self.phrases.subject(main)  # "eager to repay the $5 million it received"
        if subject is None or not subject < main < token or not self._may_be_taken_up(subject):
            return None
        many = self.tree.tag[subject] in ("NNS", "NNPS") or self.tree.first(subject, "conj") is not None
        if many != plural and self.mention_kind(subject) != "organization":
            return None
        rivals = (t for t in range(main + 1, token) if self.kind(t) == "party" or self.mention_kind(t) in TAKEN_UP)
        return self._in_place(token, subject) if next(rivals, None) is None else None

    def _may_be_taken_up(self, subject: int) -> bool:
        """Tell whether "it" or "they" may take up a subject: a body, or things that act ("airports")."""
        return self.fits(subject, "body") or (self.tree.tag[subject] == "NNS" and self.fits(subject, "item"))

    def _of_sentence_before(self, token: int, root: int) -> Party | None:
        """Return the body that "it" as the subject of a sentence takes up: the only one that did something before."""
        if self.tree.governor[token] != root or self.tree.key[token] != "subject":
            return None
        start = self.reading.sentence(self.reading.starts[token])[0]
        first, last = self.reading.tokens(*self.reading.sentence(max(0, start - 2)))
        doers = [
            word
            for word in range(first, min(last, token))
            if self.tree.key[word] in ("subject", "passive_subject") and self.mention_kind(word) in TAKEN_UP
        ]
        if not doers or start <= self.reading.starts[first]:
            return None
        found = [self._in_place(token, word) for word in doers]
        same = {party.ref or party.name for party in found if party is not None}
        return found[0] if len(same) == 1 else None

    def _named(self, token: int) -> int | None:
        """Return the name in apposition to a common noun ("another carmaker, General Motors")."""
        if self.kind(token) != "party":
            return None
        if self.tree.pos[token] == "PROPN":
            beside = self._name_after(token)  # "Senator Brel", where nobody knows the title
            return beside if beside is not None and self.reading.texts[token + 1] != "," else None
        for child in self.tree.of(token, "appos", "flat"):
            mention = self.mention(child)
            if mention is not None and mention.kind in ("person", "organization", "country"):
                return child
            if mention is None and child == token + 1 and self.tree.pos[child] == "PROPN":
                return child  # "the shipbuilder Fjordverft", a name that no recogniser knows
        return self._name_after(token)

    def _name_after(self, token: int) -> int | None:
        """Return the name right after a common noun: "the carmaker General Motors", "a carmaker, General Motors,"."""
        texts = self.reading.texts
        comma = token + 2 < len(texts) and texts[token + 1] == ","
        place = token + 2 if comma else token + 1
        mention = self.mention(place) if place < len(texts) else None
        if mention is None or mention.kind not in ("person", "organization"):
            return None
        first, last = self.reading.tokens(mention.start, mention.end)
        closed = last < len(texts) and texts[last] in (",", "(")
        return last - 1 if first == place and (closed or not comma) else None

    def span(self, token: int) -> tuple[int, int]:
        """Return the characters of the mention at ``token``, or else of the noun phrase around it."""
        mention = self.mention(token)
        if mention is not None and mention.kind in NAMES:
            return mention.start, self._full_end(mention)
        first, last = self.phrases.phrase(token)
        return self.reading.words(first, self._place_end(token, last))

    def _place_end(self, token: int, last: int) -> int:
        """Return the end of "State of Peru", a name of which only the second part was recognised."""
        if self.tree.pos[token] != "PROPN" or last + 1 >= len(self.reading.texts) or self.tree.lower[last] != "of":
            return last
        place = self.mention(last + 1)
        known = place is not None and place.kind in ("place", "country") and self.kind(token) == "party"
        return self.reading.tokens(place.start, place.end)[1] if place is not None and known else last

    def _full_end(self, mention: Mention) -> int:
        """Return the end of a name, also where it was read in two pieces ("City of" and "Dover")."""
        _, last = self.reading.tokens(mention.start, mention.end)
        rest = self.mention(last) if mention.text.endswith(" of") and last < len(self.reading.texts) else None
        return mention.end if rest is None or rest.kind not in NAMES else rest.end

    def members_of(self, token: int) -> int:
        """Return the noun in "each of its workers", "one of the banks"; any other token itself."""
        if self.tree.lemma[token] not in self.tree.labels.links.quantifiers:
            return token
        inner = self.tree.first(token, "of")
        return token if inner is None else inner

    def members(self, token: int) -> list[int]:
        """Return the tokens coordinated with ``token``, at most a dozen."""
        return self.tree.conjuncts(token)[:MAX_LIST]

    def thing(self, token: int) -> Party:
        """Return a thing as slot filler: the words of its noun phrase, or of the mention it is."""
        start, end = self.span(token)
        name = self._name_after(token) if self.kind(token) == "party" else None
        if name is not None and self.reading.texts[token + 1] != ",":
            end = self.span(name)[1]  # "the striker Jon Aas"
        return party_for_span(self.reading.text, start, end, self.reading.entities, self.small)
