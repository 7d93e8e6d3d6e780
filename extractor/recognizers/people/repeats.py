"""Names of known people said again: a surname recognised in one sentence is found in all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from extractor.recognizers.capitals import Run, Word
from extractor.recognizers.lexicons import bare
from extractor.recognizers.people.candidates import ROMAN, Candidate
from extractor.recognizers.people.evidence import Judge

Parts = dict[tuple[str, ...], bool]
BEFORE = re.compile(r"(?:([a-z]{2,4}[  ])?([a-z]{2,4})[  ])$")
HEADLINE = 4
# What joins a name to another word without white space: "the Hale–Brel ticket".
DASHES = ("–", "‑", "-")


def find_repeats(
    known: Iterable[Candidate],
    runs: Iterable[Run],
    rest: Mapping[int, Candidate],
    judge: Judge,
    text: str,
    taken: Set[int],
) -> list[tuple[int, int]]:
    """Return where ``runs`` name people of ``known`` by a part of their name, beside the places ``taken`` by names.

    ``rest`` holds the candidates of the runs by where each run starts.
    """
    parts = name_parts(known)
    found = []
    for run in runs:
        candidate = rest.get(run.start) if taken.isdisjoint(range(run.start, run.end)) else None
        if candidate is not None and tuple(candidate.lows) in parts:
            if not _barred(candidate, judge, parts, text):
                found.append((_with_particle(candidate, parts, text), candidate.end))
        elif len(run.words) >= HEADLINE or run.words[0].text.isupper():
            found += (place for place in _inside(run, parts, judge) if taken.isdisjoint(range(*place)))
    return found


def _with_particle(candidate: Candidate, parts: Parts, text: str) -> int:
    """Return where a surname starts, particles before it included: "bin Laden", "de la Cruz"."""
    before = BEFORE.search(text, max(0, candidate.start - 10), candidate.start)
    if before is None:
        return candidate.start
    particles = before[0].split()
    for count in (2, 1):
        if (*particles[-count:], *candidate.lows) in parts:
            return candidate.start - len(before[0]) + before[0].rindex(" ".join(particles[-count:]))
    return candidate.start


def _inside(run: Run, parts: Parts, judge: Judge) -> Iterator[tuple[int, int]]:
    """Yield the names inside a heading, where every word has a capital."""
    words, index = run.words, 0
    if any(word.low in judge.names.legal_forms for word in words):
        return
    while index < len(words):
        for last in range(min(len(words), index + 5), index, -1):
            lows = tuple(w.low for w in words[index:last])
            if parts.get(lows) and not (len(lows) == 1 and _is_ordinary(words, index, judge)):
                yield words[index].start, words[last - 1].end
                index = last - 1
                break
        index += 1


def _is_ordinary(words: Sequence[Word], index: int, judge: Judge) -> bool:
    """Say whether a surname in a heading may be a common word or part of another name."""
    names, low = judge.names, words[index].low
    if low in names.openers or low in names.countries or low in names.places or low in names.not_person:
        return True
    around = [w.low for w in (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])]
    return any(other in names.gender or other in names.heads or other in names.legal_forms for other in around)


def name_parts(known: Iterable[Candidate]) -> Parts:
    """Return the short forms of known names; the value says whether the form is a surname.

    A surname may keep its particles ("van der Berg", "al-Masri"); given names count too, last.
    """
    parts: Parts = {}
    for candidate in known:
        words = [w for w in candidate.words if not ROMAN.match(w.low)]
        lows = [w.low for w in words]
        if not lows:
            continue
        first = len(lows) - 1
        parts[tuple(lows)] = True
        parts[(lows[-1],)] = True
        parts[(bare(lows[-1]),)] = True
        while first > 0 and not words[first - 1].is_capital:
            first -= 1
            parts[tuple(lows[first:])] = True
        if len(lows) > 2:
            parts.setdefault(tuple(lows[-2:]), True)
            parts |= {(w.low,): True for w in words[1:-1] if w.is_capital and not w.is_initial and len(w.low) > 2}
        if len(lows) > 1 and len(lows[0]) > 2:
            parts.setdefault((lows[0],), False)
    return parts


def _barred(candidate: Candidate, judge: Judge, parts: Parts, text: str) -> bool:
    """Say whether a short form means a place, an ordinary word or a thing called after somebody here."""
    if candidate.size > 1:
        return False
    if text[candidate.end : candidate.end + 1] in DASHES or text[candidate.start - 1 : candidate.start] in DASHES:
        return True
    low, names = candidate.lows[-1], judge.names
    if low in names.openers or low in names.countries or judge.is_other(candidate):
        return True
    if judge.is_named_thing(candidate, text):
        return True
    return not parts[tuple(candidate.lows)] and low not in names.gender and candidate.run.opens
