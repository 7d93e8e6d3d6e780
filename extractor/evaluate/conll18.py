"""The metric of the CoNLL 2018 shared task on parsing raw text (Zeman et al. 2018, https://aclanthology.org/K18-2001).

Both sides cover the same characters, white space apart. Words are matched by the characters they cover, inside a
multiword token by the longest common subsequence of their forms; each score is the F1 of what is right about them.
Labels of relations are compared without their subtypes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.errors import InputError


@dataclass(slots=True)
class TreeWord:
    """A syntactic word: its form, the characters it covers, its tags, and its head (None: the root)."""

    form: str
    start: int
    end: int
    upos: str = "_"
    xpos: str = "_"
    relation: str = "_"
    head: TreeWord | None = None
    in_multiword: bool = False


@dataclass(slots=True)
class Analysis:
    """A parsed text: its characters without white space, the spans of sentences and tokens, and all words."""

    characters: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[tuple[int, int]] = field(default_factory=list)
    words: list[TreeWord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """How many units gold and system have, and how many of them agree."""

    gold: int
    system: int
    correct: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there is nothing on either side."""
        total = self.gold + self.system
        return 2 * self.correct / total if total else 1.0


def read_conllu(text: str) -> Analysis:
    """Return the analysis of CoNLL-U text; raises InputError for rows that are not CoNLL-U."""
    analysis = Analysis()
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            add_sentence(analysis, rows)
    return analysis


def add_sentence(analysis: Analysis, rows: Sequence[Sequence[str]]) -> None:
    """Add one sentence, given as the ten columns of its rows, to an analysis."""
    begin = len(analysis.characters)
    words: list[TreeWord] = []
    heads: list[int] = []
    inside = 0  # the last word of the running multiword token
    for row in rows:
        if len(row) != 10:
            raise InputError(f"a row of CoNLL-U has ten columns, not {len(row)}: {row}")
        if "." in row[0]:
            continue
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
            _add_token(analysis, row[1])
            continue
        number = int(row[0])
        if number > inside:
            _add_token(analysis, row[1])
        start, end = analysis.tokens[-1]
        words.append(TreeWord(row[1], start, end, row[3], row[4], row[7].split(":")[0], None, number <= inside))
        heads.append(int(row[6]))
    for word, head in zip(words, heads, strict=True):
        word.head = words[head - 1] if head else None
    analysis.words += words
    analysis.sentences.append((begin, len(analysis.characters)))


def _add_token(analysis: Analysis, form: str) -> None:
    letters = "".join(form.split())
    start = len(analysis.characters)
    analysis.characters += letters
    analysis.tokens.append((start, start + len(letters)))


def evaluate(gold: Analysis, system: Analysis) -> dict[str, Score]:
    """Score a system's analysis: Tokens, Sentences, Words, UPOS, XPOS, UAS, LAS.

    Raises InputError when the two do not cover the same characters.
    """
    if gold.characters != system.characters:
        place = next(
            (i for i, (a, b) in enumerate(zip(gold.characters, system.characters, strict=False)) if a != b),
            min(len(gold.characters), len(system.characters)),
        )
        raise InputError(f"the two texts differ at character {place}: {gold.characters[place : place + 20]!r}")
    pairs = align(gold.words, system.words)
    partner = {id(theirs): id(ours) for ours, theirs in pairs}

    def score(same: Callable[[TreeWord, TreeWord], bool]) -> Score:
        return Score(len(gold.words), len(system.words), sum(same(ours, theirs) for ours, theirs in pairs))

    def same_head(ours: TreeWord, theirs: TreeWord) -> bool:
        if ours.head is None or theirs.head is None:
            return ours.head is theirs.head
        return partner.get(id(theirs.head)) == id(ours.head)

    return {
        "Tokens": _spans(gold.tokens, system.tokens),
        "Sentences": _spans(gold.sentences, system.sentences),
        "Words": score(lambda ours, theirs: True),
        "UPOS": score(lambda ours, theirs: ours.upos == theirs.upos),
        "XPOS": score(lambda ours, theirs: ours.xpos == theirs.xpos),
        "UAS": score(same_head),
        "LAS": score(lambda ours, theirs: ours.relation == theirs.relation and same_head(ours, theirs)),
    }


def _spans(gold: Sequence[tuple[int, int]], system: Sequence[tuple[int, int]]) -> Score:
    return Score(len(gold), len(system), len(set(gold) & set(system)))


def align(gold: Sequence[TreeWord], system: Sequence[TreeWord]) -> list[tuple[TreeWord, TreeWord]]:
    """Return the pairs of words that are the same."""
    pairs: list[tuple[TreeWord, TreeWord]] = []
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i].in_multiword or system[j].in_multiword:
            i_end, j_end = _multiword_end(gold, system, i, j)
            pairs += _common(gold[i:i_end], system[j:j_end])
            i, j = i_end, j_end
        elif (gold[i].start, gold[i].end) == (system[j].start, system[j].end):
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif gold[i].start <= system[j].start:
            i += 1
        else:
            j += 1
    return pairs


def _multiword_end(gold: Sequence[TreeWord], system: Sequence[TreeWord], i: int, j: int) -> tuple[int, int]:
    """Return where, on both sides, the characters of the multiword tokens that begin here come to an end."""
    end = max(word.end for word in (gold[i], system[j]) if word.in_multiword)
    while True:
        before = i, j, end
        while i < len(gold) and gold[i].start < end:
            end = max(end, gold[i].end) if gold[i].in_multiword else end
            i += 1
        while j < len(system) and system[j].start < end:
            end = max(end, system[j].end) if system[j].in_multiword else end
            j += 1
        if before == (i, j, end):
            return i, j


def _common(gold: Sequence[TreeWord], system: Sequence[TreeWord]) -> list[tuple[TreeWord, TreeWord]]:
    """Return the longest common subsequence of the forms of two short runs of words."""
    table = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            if gold[i].form.lower() == system[j].form.lower():
                table[i][j] = table[i + 1][j + 1] + 1
            else:
                table[i][j] = max(table[i + 1][j], table[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i].form.lower() == system[j].form.lower():
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
