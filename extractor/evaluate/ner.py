"""Measure the pipeline's entities on a file in CoNLL columns.

One token a line, its tag in the last column (IOB1, IOB2 or BIOES), a blank line between sentences and
``-DOCSTART-`` between documents: the form of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import InputError
from extractor.evaluate.files import read_utf8
from extractor.evaluate.table import Tally

# The four labels of CoNLL-2003, and which of ours (and of spaCy's OntoNotes models) fall under each.
LABELS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "MISC": "MISC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
Entity = tuple[int, int, str]


@dataclass(slots=True)
class Columns:
    """One document: its words, the first word of each sentence, and its entities over half-open word ranges."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    @property
    def entities(self) -> set[Entity]:
        """The entities that the tags spell out."""
        found, start, label = set(), 0, ""
        for place, tag in enumerate([*self.tags, "O"]):
            prefix, _, kind = tag.partition("-")
            begins = prefix in ("B", "S") or kind != label or place in self.starts
            if label and (begins or not kind):
                found.add((start, place, label))
                label = ""
            if kind and not label:
                start, label = place, kind
        return found


def read_columns(path: Path) -> Iterator[Columns]:
    """Yield the documents of a column file; raises InputError naming the line that has no tag."""
    document, fresh = Columns(), True
    for number, line in enumerate(read_utf8(path).splitlines(), 1):
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            fresh = True
            if columns and document.words:
                yield document
                document = Columns()
            continue
        if len(columns) < 2:
            raise InputError(f"{path}:{number}: a token needs a tag in the last column")
        if fresh:
            document.starts.append(len(document.words))
            fresh = False
        document.words.append(columns[0])
        document.tags.append(columns[-1])
    if document.words:
        yield document


def score_columns(nlp: Language, documents: Iterable[Columns]) -> dict[str, Tally]:
    """Return one tally per label, exact stretches only, and one for all labels under ``"all"``.

    The words stay as the file splits them; labels that CoNLL-2003 does not know are left out.
    """
    tallies: dict[str, Tally] = {}
    gold, docs = [], []
    for document in documents:
        gold.append(document.entities)
        docs.append(Doc(nlp.vocab, words=document.words))
    for want, doc in zip(gold, nlp.pipe(docs), strict=True):
        got = {(e.start, e.end, LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS}
        for _, _, label in want | got:
            tallies.setdefault(label, Tally())
        for label in {label for _, _, label in want | got}:
            ours = {e for e in got if e[2] == label}
            theirs = {e for e in want if e[2] == label}
            tallies[label] += Tally(len(ours & theirs), len(ours - theirs), len(theirs - ours))
    return dict(sorted(tallies.items())) | {"all": sum(tallies.values(), Tally())}
