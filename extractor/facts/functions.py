"""The words that have a grammatical function to a word on the way out from a value: they fill the slots of frames."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.dealings import Dealings
from extractor.facts.deeds import CLAUSES, Place
from extractor.records import Mention

REACHING = ("in", "of", "as", "object", "agent")


class Functions(Dealings):
    """Finds the words that have a grammatical function, by the names that frames use."""

    def tokens(self, function: str, place: Place) -> Iterator[int]:
        """Yield the tokens that have ``function`` to the step's word or the zone, the nearest first."""
        finder = FINDERS.get(function)
        if finder is not None:
            yield from finder(self, place)
        elif function.endswith("_do"):
            yield from self._infinitives(function, place)
        else:
            for token in self._beside(function, place):
                if token == place.step.token:
                    continue  # "the estimate of the cost": the cost is of what comes then
                yield token
                if function == "from":
                    yield from self.tree.of(token, "poss")  # "from the ministry's export programme"

    def _beside(self, preposition: str, place: Place) -> Iterator[int]:
        """Yield the noun that a preposition joins right behind the value or its noun, then what the tree says."""
        behind = [self.way.following(place.mention)]
        if not self.tree.is_verb(place.step.token):
            behind.append(self.way.chain(place.step.token + 1))
        for noun in (nouns[preposition] for nouns in behind if preposition in nouns):
            if not self.view.in_one_name(place.step.token, noun):
                yield noun
        yield from self._joined(preposition, place.zone)

    def _self(self, place: Place) -> Iterator[int]:
        yield place.step.token

    def _subject(self, place: Place) -> Iterator[int]:
        token, phrases = place.step.token, self.phrases
        gap = self.way.gap(place.mention)
        if gap is not None and not self._gives_before(token, place.mention):
            yield gap
            return
        deed = self.tree.is_verb(token) or self.tree.tag[token] in ("JJ", "VBN")
        found = phrases.subject(token) if deed else phrases.holder(token)
        if found is not None:
            yield from self.view.members(found)
        main = self._main_subject(token)
        if main is not None:
            yield from self.view.members(main)

    def _main_subject(self, token: int) -> int | None:
        """Return the subject of the clause of a participle behind a comma, which a parser may hang on a noun there.

        "The fund ended its review, releasing $5 million": the fund released it.
        """
        tree = self.tree
        if tree.key[token] != "acl" or tree.tag[token] != "VBG" or self.view.reading.texts[token - 1] != ",":
            return None
        return self.phrases.subject(tree.clause(tree.governor[token]))

    def _subject_clause(self, place: Place) -> Iterator[int]:
        """Yield what a clause as subject acts on: "building it will cost $5 million", "it costs $5 to build it"."""
        for subject in self.tree.of(place.step.token, "subject"):
            if self.tree.tag[subject] in ("VBG", "VB"):
                yield self._aim(subject)

    def _own_subject(self, place: Place) -> Iterator[int]:
        """Yield the subject, unless the verb only accompanies another ("dragging on for weeks, they ...")."""
        if self.tree.key[place.step.token] != "advcl":
            yield from self._subject(place)

    def _lone_subject(self, place: Place) -> Iterator[int]:
        """Yield the subject of a verb that acts on nothing: "the hotel sold for $5 million"."""
        others = self.tree.of(place.step.token, "object", "recipient")
        if all(self.within(other, place.mention) or other in place.zone for other in others):
            yield from self._subject(place)

    def _object(self, place: Place) -> Iterator[int]:
        found = self.phrases.object(place.step.token)
        if found is not None:
            yield found

    def _recipient(self, place: Place) -> Iterator[int]:
        """Yield the indirect object; of two objects ("awarded the firm a contract") it is the first."""
        verb, gap = place.step.token, self.way.gap(place.mention)
        if gap is not None and self._gives_before(verb, place.mention):
            yield gap
            return
        found = self.phrases.recipient(verb)
        if found is None and place.step.function in ("object", "unmarked", "complement"):
            found = self.tree.first(verb, "passive_subject")
        if found is None:
            found = self._first_object(verb, place.mention)
        if found is None:
            found = self._before_value(place)
        if found is not None:
            yield found

    def _first_object(self, verb: int, mention: Mention) -> int | None:
        both = self.tree.of(verb, "object")
        objects = [noun for noun in both if noun > verb]
        if objects and self.tree.lower[both[0]] in self.tree.labels.relative.pronouns:
            return objects[0]  # "the $5 million that Norway lent Mali"
        return objects[0] if len(objects) > 1 and self.view.reading.starts[objects[0]] < mention.start else None

    def _gives_before(self, verb: int, mention: Mention) -> bool:
        """Tell whether a verb has an indirect object before a value: "gave Cuba $4 million and Peru $3 million"."""
        found = self.phrases.recipient(verb)
        if found is None:
            found = self._first_object(verb, mention)
        return found is not None and verb < found and self.view.reading.starts[found] < mention.start

    def _before_value(self, place: Place) -> int | None:
        """Return the party between a verb and the value, whatever the tree says: "lent Peru $50 million"."""
        first, _ = self.way.place(place.mention)
        if first > 1 and self.tree.lower[first - 1] in self.tree.labels.links.determiners:
            first -= 1  # "would pay Peru a $5 million fee"
        if not first or self.view.kind(first - 1) not in ("name", "party"):
            return self._hung_on(place)
        mention = self.view.mention(first - 1)
        before = first - 2 if mention is None else self.way.place(mention)[0] - 1
        while before > 0 and self.tree.pos[before] in ("DET", "ADJ"):
            before -= 1
        return first - 1 if before == place.step.token else None

    def _hung_on(self, place: Place) -> int | None:
        """Return the object that a parser hung the value on: "will pay the families of the dead $1,200 each"."""
        head = self.way.head(place.mention)
        noun = self.tree.governor[head]
        hangs = self.tree.key[head] == "unmarked" and self.tree.governor[noun] == place.step.token
        return noun if hangs and self.tree.key[noun] == "object" and noun < head else None

    def _holder(self, place: Place) -> Iterator[int]:
        found = self.phrases.holder(place.step.token)
        if found is not None:
            yield found

    def _agent(self, place: Place) -> Iterator[int]:
        """Yield the by-phrase of a passive, however a parser calls it, and what it hung on the value in its place."""
        for node in (place.step.token, *place.zone):
            if node == place.step.token or not self.tree.is_verb(node):
                yield from self.tree.of(node, "agent")
        if self.tree.is_passive(place.step.token):
            yield from self.tree.of(place.step.token, "by")

    def _poss(self, place: Place) -> Iterator[int]:
        """Yield whose the word is; a giver's own before it is given says nothing: "gave him its prize of $5"."""
        noun = place.step.token
        given = self.tree.first(self.tree.governor[noun], "recipient") is not None
        yield from (whose for whose in self.tree.of(noun, "poss") if not given or self.tree.tag[whose] != "PRP$")

    def _subject_holder(self, place: Place) -> Iterator[int]:
        """Yield whose the subject is: "GM's offer includes $5 million"."""
        for subject in self._subject(place):
            found = self.phrases.holder(subject)
            if found is not None and self.tree.lemma[subject] not in self.types.undertaking:
                yield found

    def _adjective(self, place: Place) -> Iterator[int]:
        """Yield the bodies and countries named before a noun: "a Danish grant", "the IMF loan"."""
        for child in self.tree.of(place.step.token, "compound", "amod"):
            mention = self.view.mention(child)
            named = mention is not None and mention.kind in ("organization", "country")
            named = named and self.tree.lemma[child] != "total"  # "Total US aid" is no oil company's
            common = mention is None and self.tree.pos[child] != "ADJ"  # "military aid" is no army's
            common = common and place.step.function != "form"  # "misused $5 million in government funds"
            if named or (common and self.tree.lemma[child] in self.types.state):
                yield child

    def _modifiers(self, place: Place) -> Iterator[int]:
        """Yield the nouns before a noun that say what it is for: "a research grant"."""
        for child in reversed(self.tree.of(place.step.token, "compound")):
            hyphened = self.view.reading.texts[child + 1] == "-"  # "co-payment", "break-up fee"
            if child < place.step.token and not hyphened and (self.view.describes(child) or self._is_told(child)):
                yield child

    def _is_told(self, noun: int) -> bool:
        """Tell whether a word for money is itself told from others: "a food aid package"."""
        before = self.tree.of(noun, "compound", "amod")
        return self.tree.lemma[noun] in self.types.carrier and any(self.view.describes(c) for c in before)

    def _kind(self, place: Place) -> Iterator[int]:
        """Yield the word itself where another before it says of what kind it is: "a break-up fee", "minimum wage"."""
        noun, generic = place.step.token, self.types.generic
        before = self.tree.of(noun, "compound", "amod")
        before = [child for child in before if child < noun and self.tree.tag[child] != "VBN"]  # "in lost taxes"
        if any(self.tree.lemma[child] not in generic for child in before):
            yield noun

    def _next_in(self, place: Place) -> Iterator[int]:
        """Yield what the words right after the value say it is in: "millions of euros in (of) military aid".

        What has a determiner is where something is ("in this year's budget"), not what the money comes as.
        """
        following = self.way.following(place.mention)
        inside = following.get("in", following.get("of"))
        if inside is None or self.tree.lemma[inside] in self.types.vessel:
            return
        if not any(self.tree.function[c] in ("det", "poss") for c in self.tree.raw[inside]):
            yield inside

    def _has_sum(self, noun: int) -> bool:
        """Tell whether a noun is or has a sum of its own."""
        return any(self.view.kind(token) == "money" for token in (noun, *self.tree.children[noun]))

    def _signer(self, place: Place) -> Iterator[int]:
        """Yield the subject, unless it is to be paid: "signed a deal to supply tyres"."""
        if not self._is_to(place, self.types.selling):
            yield from self._subject(place)

    def _in_return(self, place: Place) -> Iterator[int]:
        """Yield what money is given in return or in exchange for."""
        for node in place.zone:
            for swap in self.tree.of(node, "in"):
                if self.tree.lemma[swap] in self.types.swap:
                    yield from self.tree.of(swap, "for")
            yield from self.tree.of(node, *(f"in {swap} for" for swap in self.types.swap))

    def _next_from(self, place: Place) -> Iterator[int]:
        """Yield who the words right after the value say it comes from: "built with $5 million from the bank"."""
        if (giver := self.way.following(place.mention).get("from")) is not None:
            yield giver

    def _joined(self, preposition: str, zone: tuple[int, ...]) -> Iterator[int]:
        """Yield the nouns that a preposition joins to the words of the zone, and to what hangs on these."""
        if zone not in self._reach:
            self._reach[zone] = tuple(self._within_reach(zone))
        for node in self._reach[zone]:
            yield from self._joined_to(node, preposition)

    def _within_reach(self, zone: tuple[int, ...]) -> Iterator[int]:
        """Yield the words of the zone, each with what hangs on it that a preposition may rather belong to."""
        for node in zone:
            yield node
            yield from (inner for inner in self.tree.of(node, *REACHING) if inner not in zone)

    def _joined_to(self, node: int, preposition: str) -> Iterator[int]:
        """Yield the nouns that a preposition joins to one word, but not the rest of a name ("Institute for Peace")."""
        aims = self.tree.of(node, "to_do")  # "$5 million to build shelter for people": what they get is the shelter
        for noun in self.tree.of(node, preposition):
            if not self.view.in_one_name(node, noun) and not any(node < aim < noun for aim in aims):
                yield noun
        shared = self.tree.of(node, "conj") if preposition in SHARED and not self.tree.of(node, preposition) else ()
        for other in shared:  # "accepted $5 and a ticket from an agent"
            if not self.tree.is_verb(other) and not self._has_sum(other):
                yield from self.tree.of(other, preposition)
        if preposition == "for":
            doers = map(self.doer_of, self.tree.of(node, *CLAUSES))
            yield from (doer for doer in doers if doer is not None)


SHARED = ("from", "to", "for", "with", "by")  # prepositions whose noun may belong to all that is coordinated before
FINDERS = {
    "self": Functions._self,
    "subject": Functions._subject,
    "subject_clause": Functions._subject_clause,
    "own_subject": Functions._own_subject,
    "lone_subject": Functions._lone_subject,
    "object": Functions._object,
    "recipient": Functions._recipient,
    "holder": Functions._holder,
    "agent": Functions._agent,
    "poss": Functions._poss,
    "subject_holder": Functions._subject_holder,
    "hit": Functions._hit,
    "adjective": Functions._adjective,
    "modifier": Functions._modifiers,
    "kind": Functions._kind,
    "doing": Functions._gerunds,
    "doing_what": Functions._doing_what,
    "to_verb": Functions._to_verb,
    "done": Functions._done,
    "next_in": Functions._next_in,
    "next_from": Functions._next_from,
    "buyer": Functions._buyer,
    "seller": Functions._seller,
    "in_return": Functions._in_return,
    "helped": Functions._helped,
    "aided": Functions._aided,
    "spender": Functions._spender,
    "signer": Functions._signer,
    "bearer": Functions._bearer,
}
