"""The schema of ``patterns/frames/*.toml`` and the index from evoking words to frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import model_validator

from extractor.rulebook import PatternFile, PatternModel, SampleFile

MONEY_FILE = "frames/money.toml"
DURATION_FILE = "frames/durations.toml"
TYPES_FILE = "frames/types.toml"
WordClass = Literal["verb", "noun", "adjective"]
# The slots that frames fill, by the kind of fact.
SLOTS: dict[str, tuple[str, ...]] = {"money": ("payer", "payee", "purpose"), "duration": ("of",)}


class Frame(PatternModel):
    """A situation, the words that evoke it, and which grammatical function fills which slot.

    A verb may be given with its particle ("set aside"); that comes before the verb alone.
    ``value`` lists the functions that the sum (or length of time) may have for the frame to apply; empty: any.
    ``slots`` maps a slot to "function" or "function:type", tried in order. ``carry`` names the function whose
    noun the value belongs to ("grants totalling $5 million": the subject; "outer": what the noun hangs on; "of": what
    it is of), from which the search goes on.
    ``direct`` demands that the value itself stands there (true) or a noun that it belongs to (false).
    ``noun`` names frames one of which must be evoked by the noun that the value came through, or else (unless the
    value is its subject) by what the verb acts on ("doubled its gift to $5 million": grant). ``modifiers`` are words
    one of which must stand before a noun for it to evoke the frame ("loan agreement").
    ``heading`` are words one of which must stand above a list for its lines ("Ostvik College - $5") to say who gets
    what: the first slot of such a frame takes the body that a line names.
    ``stop`` ends the search outwards: nothing further out may fill a slot. The ``default`` frame needs no word:
    it fills what the others left open.
    """

    name: str
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    value: list[str] = []
    slots: dict[str, list[str]] = {}
    carry: Literal["subject", "object", "outer", "of"] | None = None
    direct: bool | None = None
    noun: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()
    stop: bool = False
    default: bool = False


class FrameFile(SampleFile):
    """All frames of one kind of fact, the more important first."""

    frame: list[Frame]

    @model_validator(mode="after")
    def _consistent(self) -> FrameFile:
        """Refuse two frames of one name, slots that the kind has not, and references to no frame."""
        names = [frame.name for frame in self.frame]
        allowed = SLOTS.get(self.kind, ())
        for frame in self.frame:
            if names.count(frame.name) > 1:
                raise ValueError(f"two frames have the name {frame.name!r}")
            if unknown := sorted({*frame.slots} - {*allowed}):
                raise ValueError(f"frame {frame.name!r}: unknown slot {unknown[0]!r}; allowed: {', '.join(allowed)}")
            if unknown := sorted(frame.noun - {*names}):
                raise ValueError(f"frame {frame.name!r}: noun names no frame {unknown[0]!r}")
        return self


class TypesFile(PatternFile):
    """Words by what they stand for: ``party`` can own and act, ``carrier`` is money in another word; see the file."""

    party: frozenset[str]
    carrier: frozenset[str]
    generic: frozenset[str]
    pronoun: frozenset[str]
    personal: frozenset[str]
    time: frozenset[str]
    helping: frozenset[str]
    suffering: frozenset[str]
    confinement: frozenset[str]
    stretch: frozenset[str]
    direction: frozenset[str]
    bare: frozenset[str]
    mishap: frozenset[str]
    change: frozenset[str]
    rank: frozenset[str]
    carrying: frozenset[str]
    lender: frozenset[str]
    state: frozenset[str]
    undertaking: frozenset[str]
    judge: frozenset[str]
    vessel: frozenset[str]
    attributive: frozenset[str]
    portion: frozenset[str]
    coin: frozenset[str]
    makeshift: frozenset[str]
    bearing: frozenset[str]
    buying: frozenset[str]
    selling: frozenset[str]
    aiding: frozenset[str]
    outcome: frozenset[str]
    swap: frozenset[str]
    purse: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spec:
    """One way to fill a slot: a grammatical function and what its filler must be."""

    function: str
    type: str


def spec(text: str) -> Spec:
    """Parse "to:party" into function and type; without a type anything fits."""
    function, _, kind = text.partition(":")
    return Spec(function, kind or "any")


def is_late(slot: str, way: Spec) -> bool:
    """Tell whether a way to fill a slot waits until nothing further out has filled it ("a yen loan for a port")."""
    return slot == "purpose" and way.function in ("modifier", "self", "kind")


class FrameIndex:
    """Finds the frames that a word evokes."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        """Index the frames by word class and lemma, keeping their order."""
        self._by_word: dict[tuple[str, str], list[Frame]] = defaultdict(list)
        self.specs: dict[str, dict[str, list[Spec]]] = {}
        self.late: dict[str, dict[str, list[Spec]]] = {}
        self.default: str | None = None
        self.listed: Frame | None = None
        for frame in frames:
            if frame.default:
                self.default = frame.name
            if frame.heading:
                self.listed = frame
            for kind, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for word in words:
                    self._by_word[kind, word].append(frame)
            slots = {slot: [spec(s) for s in specs] for slot, specs in frame.slots.items()}
            self.specs[frame.name] = {slot: [s for s in specs if not is_late(slot, s)] for slot, specs in slots.items()}
            self.late[frame.name] = {slot: [s for s in specs if is_late(slot, s)] for slot, specs in slots.items()}

    def evoked(self, kind: WordClass, lemma: str, function: str, direct: bool) -> Iterator[Frame]:
        """Yield the frames of a word that let its value stand in ``function``, the more important first."""
        for frame in self._by_word.get((kind, lemma), ()):
            if (not frame.value or function in frame.value) and frame.direct in (None, direct):
                yield frame

    def of_noun(self, lemma: str) -> Sequence[Frame]:
        """Return the frames that a noun may evoke, wherever its value stands."""
        return self._by_word.get(("noun", lemma), ())
