"""The spaCy factory of the trained network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.encoder import set_entity_confidence
from extractor.encoder.labels import BLANK_LINE, GLUED, SPACE, gap_before
from extractor.encoder.lemmas import lemma
from extractor.encoder.network import MODEL, Network, load_network
from extractor.encoder.reading import Reading, Words, read
from extractor.encoder.windows import cut_words

if TYPE_CHECKING:
    from thinc.types import Ints2d

ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "POS", "TAG", "LEMMA"]


@Language.factory(
    "extractor_encoder",
    assigns=[
        "doc.ents",
        "doc.sents",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "token.lemma",
        "token.pos",
        "token.tag",
    ],
    default_config={"threads": 1, "model": None},
)
def make_encoder(nlp: Language, name: str, threads: int, model: str | None) -> Encoder:
    """Build the component around the packaged network ``model``, by default the one inside the package.

    Raises ModelError when it is missing.
    """
    return Encoder(nlp.vocab, threads=threads, path=Path(model) if model else MODEL)


class Encoder:
    """Sets entities, tags, lemmas, sentence starts and the dependency tree of Docs.

    Sentence starts that are set already are kept. ``threads`` is how many threads the network may use; it is loaded
    once in each process, so that the component can be pickled and forked. What it says about a text does not depend
    on the texts beside it.
    """

    def __init__(self, vocab: Vocab, *, threads: int = 1, path: Path = MODEL) -> None:
        """Prepare the component; raises ModelError when there is no readable network at ``path``."""
        self.vocab = vocab
        self.threads, self.path = threads, path
        self._codes = _Codes(vocab.strings, self.network)

    @property
    def network(self) -> Network:
        """The network, one a process."""
        return load_network(self.path, self.threads)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        column = DocWords(doc)
        if len(doc):
            self._annotate(doc, column, read(column.words(), self.network))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotate Docs in order."""
        return map(self, stream)

    def _annotate(self, doc: Doc, column: DocWords, reading: Reading) -> None:
        """Write what the network said onto a Doc."""
        doc.from_array(ATTRIBUTES, cast("Ints2d", _attributes(doc, column, reading, self._codes)))
        entities = []
        for start, end, label, confidence in reading.entities:
            span = Span(doc, column.places[start], column.places[end - 1] + 1, label)
            entities.append(span)
            set_entity_confidence(doc, span.start_char, span.end_char, confidence)
        doc.set_ents(entities)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the network is part of the package."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """Read nothing: the network is part of the package."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return nothing: the network is part of the package."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        """Read nothing: the network is part of the package."""
        return self


class DocWords:
    """The words of a Doc: its tokens without those that are white space."""

    def __init__(self, doc: Doc) -> None:
        """Find the words of ``doc`` and the offsets of each."""
        self.text = doc.text
        lengths, spaces = doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).reshape(-1, 2).T
        ends = (lengths + spaces).cumsum() - spaces
        starts = (ends - lengths).tolist()
        self.places: list[int] = []  # the number of the token of each word
        self.starts: list[int] = []
        self.tokens: list[str] = []
        for place, (start, end) in enumerate(zip(starts, ends.tolist(), strict=True)):
            word = self.text[start:end]
            if not word.isspace():
                self.places.append(place)
                self.starts.append(start)
                self.tokens.append(word)
        marked = np.flatnonzero(doc.to_array("SENT_START") == 1)
        breaks = np.searchsorted(self.places, marked)
        self.breaks: list[int] = sorted({place for place in breaks.tolist() if place < len(self.places)})

    def words(self) -> Words:
        """Return the words as the network takes them."""
        gaps = []
        before = 0
        for start, word in zip(self.starts, self.tokens, strict=True):
            space = self.text[before:start]
            gaps.append(SPACE if space == " " else gap_before(space) if space else GLUED)
            before = start + len(word)
        gaps[:1] = [BLANK_LINE] * len(gaps[:1])
        cuts = sorted({*cut_words(self.text, self.starts), *self.breaks} - {0})
        return Words(self.tokens, gaps, cuts, self.breaks)


class _Codes:
    """The labels of the network as codes of a vocabulary."""

    def __init__(self, strings: StringStore, network: Network) -> None:
        self.strings = strings
        self.pos = np.array([strings.add(label) for label in network.pos], dtype=np.uint64)
        self.penn = np.array([strings.add(label) for label in network.penn], dtype=np.uint64)
        labels = ["ROOT" if label == "root" else label for label in network.relations]
        self.relations = np.array([strings.add(label) for label in labels], dtype=np.uint64)
        self.root = strings.add("ROOT")
        self.below = strings.add("dep")
        self.root_label = network.relations.index("root")
        self.space_pos = strings.add("SPACE")
        self.space_tag = strings.add("_SP")
        self.pos_names, self.penn_names = network.pos, network.penn
        for label in (*labels, *network.pos):
            strings.add(label)


def _attributes(doc: Doc, column: DocWords, reading: Reading, codes: _Codes) -> NDArray[np.uint64]:
    """Return the ``ATTRIBUTES`` of all tokens as spaCy's ``from_array`` takes them.

    White space hangs on the word before it.
    """
    size = len(doc)
    places = np.array(column.places, dtype=np.int64)
    # Head of white space: the last word before it, or the first word of the text.
    heads = np.zeros(size, dtype=np.int64)
    if len(places):
        heads = places[np.maximum(np.searchsorted(places, np.arange(size), side="right") - 1, 0)]
        heads[places] = places[reading.heads]
    values = np.zeros((size, 5), dtype=np.uint64)
    values[:, 1] = codes.below
    values[:, 2], values[:, 3] = codes.space_pos, codes.space_tag
    values[:, 0] = (heads - np.arange(size)).astype(np.uint64)
    if not len(places):
        values[0, 1] = codes.root
    relations = codes.relations[reading.relations]
    rooted = reading.heads == np.arange(len(reading.heads))
    wrong = ~rooted & (reading.relations == codes.root_label)
    relations[wrong] = codes.below
    relations[rooted] = codes.root
    values[places, 1] = relations
    values[places, 2] = codes.pos[reading.pos]
    values[places, 3] = codes.penn[reading.penn]
    values[:, 4] = _lemmas(doc, column, reading, codes)
    return values


def _lemmas(doc: Doc, column: DocWords, reading: Reading, codes: _Codes) -> list[int]:
    add = codes.strings.add
    found: list[int] = doc.to_array("ORTH").tolist()
    for place, word, pos, penn in zip(
        column.places, column.tokens, reading.pos.tolist(), reading.penn.tolist(), strict=True
    ):
        found[place] = add(lemma(word, codes.pos_names[pos], codes.penn_names[penn]))
    return found
