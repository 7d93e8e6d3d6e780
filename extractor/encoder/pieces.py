"""Words cut into the word pieces of the network's vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from extractor.encoder.labels import PIECES_PER_WORD, word_case

CACHE = 32_768


class Pieces:
    """Turns a word into its piece ids and letter case; frequent words are remembered.

    ``vocabulary`` lists the pieces by id, as BERT's ``vocab.txt`` does; words are lower-cased and stripped of accents.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Build the tokenizer of a vocabulary that has the usual special pieces."""
        self.vocabulary = tuple(vocabulary)
        index = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.unknown = index["[UNK]"]
        self.first, self.last = index["[CLS]"], index["[SEP]"]
        self._tokenizer = Tokenizer(WordPiece(index, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def __call__(self, word: str) -> tuple[tuple[int, ...], int]:
        """Return the piece ids (at least one) and the letter case of ``word``."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._known) >= CACHE:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[tuple[int, ...], int]:
        clean = word.encode("utf-8", "replace").decode("utf-8")[:1000]
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids[:PIECES_PER_WORD]
        return tuple(ids) or (self.unknown,), word_case(word)
