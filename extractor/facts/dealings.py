"""Who deals with whom: whom a penalty hits, who bears a cost or signs, who buys and sells at a price."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.deeds import Deeds, Place

BOUGHT_AT = ("at", "for", "of")


class Dealings(Deeds):
    """Finds the parties of penalties, costs, contracts and prices."""

    def _hit(self, place: Place) -> Iterator[int]:
        """Yield whom a penalty hits: the subject of "faces", "was given", "paid a fine", the object of "hit with"."""
        top = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[top]
        if not self.tree.is_verb(verb) or verb == top:
            return
        if self.tree.lemma[verb] in self.types.suffering:
            active = self.tree.key[top] in ("object", "to") and not self.tree.is_passive(verb)
            found = self.phrases.subject(verb) if active else None
        else:
            found = self.phrases.object(verb) if self.tree.key[top] == "with" else self.phrases.recipient(verb)
        if found is not None:
            yield found

    def _bearer(self, place: Place) -> Iterator[int]:
        """Yield who bears a cost: the subject of the verb that has it as object, or the agent of its passive."""
        top = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[top]
        if self.tree.lemma[verb] not in self.types.bearing or not self.tree.is_verb(verb):
            return
        if self.tree.key[top] == "object" or self.tree.is_passive(verb):
            found = self.phrases.subject(verb)
            if found is not None:
                yield from self.view.members(found)

    def _done(self, place: Place) -> Iterator[int]:
        """Yield what is done at a cost: the object of the verb that the noun hangs on with "at"."""
        top = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[top]
        if self.tree.key[top] not in ("at", "for", "with") or self.tree.pos[verb] != "VERB":
            return
        while (inner := self.tree.first(verb, "complement")) is not None and self.phrases.object(verb) is None:
            verb = inner
        target = self.phrases.object(verb)
        if target is not None:
            yield target
        elif self.tree.key[top] == "at":
            yield verb

    def _dealing(self, place: Place) -> tuple[int | None, bool]:
        """Return the verb of dealing that a price hangs on with "at", and whether its subject buys."""
        noun = self.tree.first_conjunct(place.step.token)
        verb = self.tree.governor[noun]
        if self.tree.key[noun] not in BOUGHT_AT or not self.tree.is_verb(verb):
            return None, False
        buys, sells = (self.tree.lemma[verb] in verbs for verbs in (self.types.buying, self.types.selling))
        return (verb, buys) if buys or sells else (None, False)

    def _buyer(self, place: Place) -> Iterator[int]:
        verb, buys = self._dealing(place)
        if verb is not None:
            found = self.phrases.subject(verb) if buys else self.tree.first(verb, "to", "recipient")
            if found is not None:
                yield found

    def _seller(self, place: Place) -> Iterator[int]:
        verb, buys = self._dealing(place)
        if verb is not None:
            found = self.tree.first(verb, "from") if buys else self.phrases.subject(verb)
            if found is None and buys and (goods := self.phrases.object(verb)) is not None:
                found = self.tree.first(goods, "from")
            if found is not None:
                yield found
