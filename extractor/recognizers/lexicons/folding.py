"""Words in one spelling, by which lists find them."""

from __future__ import annotations

import re
import unicodedata

_OTHER_LETTERS = str.maketrans("øłđıəþðæœß", "oldiatdaos")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, with straight apostrophes.

    >>> fold("Gümüş O’Brien")
    "gumus o'brien"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_OTHER_LETTERS)


# The Arabic article before a surname, which later mentions may leave out: "al-Jadiri" and "Jadiri".
ARTICLE = re.compile(r"(?:a[lnrstdz]|ash|el|[ue][lrs])[-‐‑](?=\w{3})")


def bare(word: str) -> str:
    """Return a folded word without an Arabic article before it.

    >>> bare("al-jadiri"), bare("al-a")
    ('jadiri', 'al-a')
    """
    article = ARTICLE.match(word)
    return word[article.end() :] if article else word
