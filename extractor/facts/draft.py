"""Facts while they are being read, and their ids once all of an article are known."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extractor.records import Fact, FactKind, Modality, Party, Polarity


class Draft(NamedTuple):
    """A fact without its id: what was read, by which rule, and (on demand) how.

    ``head`` is the index of the token whose clause decides on polarity and modality. A slot value of type
    :class:`SameAs` is replaced by the id of the fact that starts and ends there.
    """

    kind: FactKind
    start: int
    end: int
    slots: Mapping[str, Any]
    rule: str
    confidence: float = 1.0
    head: int | None = None
    trace: tuple[str, ...] = ()


class Factuality(NamedTuple):
    """Whether a fact happened, by whose word."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    reported_by: Party | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameAs:
    """Stands for the id of the fact read at (start, end)."""

    start: int
    end: int


COMPOUND = (Party, list, tuple)


@dataclass(slots=True)
class Ids:
    """Gives stable ids, each once: a short hash of what the fact says and where."""

    taken: set[str] = field(default_factory=set)

    def give(self, draft: Draft) -> str:
        """Return the id of a draft; the same facts in the same order get the same ids."""
        slots = [(k, _key(v) if isinstance(v, COMPOUND) else v) for k, v in draft.slots.items()]
        key = repr((draft.kind, draft.start, draft.end, slots))
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        for length in range(8, 65):
            name = f"{draft.kind[0]}{digest[:length]}"
            if name not in self.taken:
                self.taken.add(name)
                return name
        return f"{draft.kind[0]}{digest}-{len(self.taken)}"


def _key(value: Any) -> Any:
    """Return by what of a slot an id is told from others: of a party its name and place."""
    if isinstance(value, Party):
        return (value.name, value.start, value.end)
    if isinstance(value, list | tuple):
        return [_key(item) for item in value]
    return value


def in_order(drafts: Iterable[tuple[Draft, Factuality]]) -> list[tuple[Draft, Factuality]]:
    """Return drafts in the order of their facts: by place, then kind."""
    return sorted(drafts, key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind))


def finish(
    drafts: Iterable[tuple[Draft, Factuality]],
    text: str,
    sentence: Callable[[int], tuple[int, int]],
    confidence: Callable[[Draft], float],
) -> tuple[Fact, ...]:
    """Return drafts, which come in text order, as facts, with ids and with references between them resolved.

    ``sentence`` gives the offsets of the sentence that holds a character, ``confidence`` how sure a draft is.
    """
    ids = Ids()
    named = [(draft, factuality, ids.give(draft)) for draft, factuality in drafts]
    money = {(d.start, d.end): fact_id for d, _, fact_id in named if d.kind == "money"}
    return tuple(
        Fact(
            id=fact_id,
            kind=draft.kind,
            start=draft.start,
            end=draft.end,
            text=text[draft.start : draft.end],
            sentence=sentence(draft.start),
            rule=draft.rule,
            confidence=confidence(draft),
            slots=_resolved(draft.slots, money) if draft.kind == "money" else draft.slots,
            polarity=factuality.polarity,
            modality=factuality.modality,
            reported_by=factuality.reported_by,
        )
        for draft, factuality, fact_id in named
    )


def _resolved(slots: Mapping[str, Any], money: Mapping[tuple[int, int], str]) -> Mapping[str, Any]:
    """Return the slots of a sum with the ids of other sums in place of where these stand."""
    return {k: money.get((v.start, v.end)) if isinstance(v, SameAs) else v for k, v in slots.items()}
