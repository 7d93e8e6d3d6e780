"""Word lists that several recognisers read: of names, of titles, and of the small words of grammar."""

from extractor.recognizers.lexicons.folding import bare, fold
from extractor.recognizers.lexicons.function_words import FunctionWords, function_words
from extractor.recognizers.lexicons.names import NameLexicon, name_lexicon
from extractor.recognizers.lexicons.titles import TitleLexicon, title_lexicon

__all__ = [
    "FunctionWords",
    "NameLexicon",
    "TitleLexicon",
    "bare",
    "fold",
    "function_words",
    "name_lexicon",
    "title_lexicon",
]
