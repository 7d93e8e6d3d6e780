"""The words that say that somebody speaks, and who does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.facts.speech.lexicon import ACCORDING, SpeechFile
from extractor.facts.speech.speakers import inverted_speaker, source, speaking_party
from extractor.facts.view import View
from extractor.records import Party

EDGES = ("PUNCT", "SPACE")
PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech (``token``), the word that names who speaks (``speaker``) and as which party."""

    token: int
    speaker: int
    party: Party


class Cues:
    """Finds the cues of one article in text order."""

    def __init__(self, view: View, words: SpeechFile) -> None:
        """Take the grammar of an article and the words of speech."""
        self.view = view
        self.tree = view.tree
        self.words = words

    def find(self) -> list[Cue]:
        """Return the cues whose speaker is known; a pronoun that nobody resolved goes on with the speaker before."""
        found: list[Cue] = []
        for token in self._cues():
            cue = self._cue(token, found[-1] if found else None)
            if cue is not None:
                found.append(cue)
        return found

    def _cue(self, token: int, before: Cue | None) -> Cue | None:
        speaker = self._speaker(token)
        if speaker is None:
            return None
        party = speaking_party(self.view, speaker)
        if party is not None:
            return Cue(token, speaker, party)
        if before is None or not self._goes_on(speaker, before):
            return None
        start, end = self.view.reading.words(speaker, speaker + 1)
        return Cue(token, before.speaker, replace(before.party, start=start, end=end))

    def _goes_on(self, pronoun: int, before: Cue) -> bool:
        """Tell whether a pronoun takes up who spoke in the sentence before: "Officials say ... They say ..."."""
        reading, named = self.view.reading, before.speaker
        word, many = self.tree.lower[pronoun], self.tree.tag[named] in PLURAL
        start = reading.sentence(reading.starts[pronoun])[0]
        if (
            reading.sentence(max(0, start - 2))[1] <= reading.starts[before.token]
            or self.tree.key[pronoun] != "subject"
        ):
            return False
        body = self.view.fits(named, "body") or self.view.kind(named) == "thing"
        if word == "they":
            return many or self.view.mention_kind(named) == "organization"
        if word == "it":
            return body and not many
        return word in ("he", "she") and not many and not body and self.view.kind(named) != "name"

    def _cues(self) -> Iterator[int]:
        tree = self.tree
        for token in tree.where(self.words.cues):
            verb = tree.lemma[token] in self.words.verbs and tree.pos[token] == "VERB"
            if tree.lower[token] == ACCORDING or (verb and self._speaks(token)):
                yield token

    def _speaks(self, verb: int) -> bool:
        """Tell whether a verb of speech reports words: neither negated, nor passive, nor only wished or refused."""
        tree = self.tree
        if any(tree.lower[c] in self.words.negators for c in tree.raw[verb]) or tree.is_passive(verb):
            return False
        if tree.lemma[verb] in self.words.quoting and self._acts(verb):
            return False
        finite = tree.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            tree.lemma[c] in ("have", "will") for c in tree.raw[verb] if tree.function[c] == "aux"
        )
        if finite or (tree.tag[verb] == "VBG" and tree.key[verb] in ("advcl", "conj", "as_do", "complement")):
            return True
        return inverted_speaker(self.view, verb, self.words.inverting) is not None

    def _acts(self, verb: int) -> bool:
        """Tell whether a verb says what somebody does and not what he says: "continues to target", "agreed to pay"."""
        deeds = self.tree.of(verb, "complement", "to_do")
        return any(self.tree.tag[child] == "TO" for deed in deeds for child in self.tree.raw[deed])

    def _speaker(self, cue: int) -> int | None:
        """Return the word that names who speaks."""
        according = self.tree.lower[cue] == ACCORDING
        token = source(self.view, cue, self.words.sources) if according else self._subject(cue)
        if token is None or self.tree.pos[token] in EDGES or not self.view.fits(token, "any"):
            return None
        return None if self._only_shows(token, cue) else token

    def _only_shows(self, token: int, cue: int) -> bool:
        """Tell whether a thing shows something: it says what it is the subject of, not what comes after it."""
        if self.view.kind(token) != "thing" or self.tree.lemma[token] in self.words.documents:
            return False
        return self.tree.governor[token] != cue or self.tree.lemma[cue] in self.words.showing

    def _subject(self, verb: int) -> int | None:
        """Return who says: the subject, or whoever is quoted "as saying"."""
        above = self.tree.governor[verb]
        if self.tree.tag[verb] == "VBG" and self.tree.lemma[above] in self.words.citing:
            return self.view.phrases.object(above)
        behind = inverted_speaker(self.view, verb, self.words.inverting)
        subject = behind if behind is not None else self.view.phrases.subject(verb)
        return subject if subject is not None else self._astray(verb)

    def _astray(self, verb: int) -> int | None:
        """Return the subject that the parser gave to the clause behind the verb, which has one of its own."""
        for clause in self.tree.of(verb, "clause"):
            subjects = self.tree.of(clause, "subject")
            if len(subjects) > 1 and subjects[0] < verb < subjects[1]:
                return subjects[0]
        return None
