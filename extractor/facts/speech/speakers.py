"""Who speaks, where a description stands before the name: "lead author Professor X", "the spiritual leader, X,"."""

from __future__ import annotations

from collections.abc import Collection

from extractor.facts.view import View
from extractor.records import Party

ENDS = (",", "?", "!", '"', "”", "''", "’")
BEHIND = ("object", "clause", "subject", "complement", "appos", "unmarked")
OPEN, CLOSE = ("(", "["), (")", "]")
MAX_BRACKET = 6
MAX_TITLE = 8
MAX_SOURCE = 12


def speaking_party(view: View, token: int) -> Party | None:
    """Return the party at ``token``: of a description the person named right behind it."""
    party = view.party(token)
    if party is None or party.ref is not None or view.kind(view.members_of(token)) != "party":
        return party
    return person_behind(view, party) or party


def inverted_speaker(view: View, verb: int, verbs: Collection[str]) -> int | None:
    """Return who says where the verb stands before him: "It rains, argued the lawyer", whatever the parser made of it.

    ``verbs`` are those that nobody can be the object of.
    """
    tree = view.tree
    if tree.lemma[verb] not in verbs or tree.tag[verb] == "VBG" or view.reading.texts[verb - 1 : verb] == []:
        return None
    if view.reading.texts[verb - 1] not in ENDS or tree.first(verb, "agent", "by") is not None:
        return None
    own = next((child for child in tree.of(verb, "subject") if tree.pos[child] != "PUNCT"), None)
    behind = next((child for child in tree.children[verb] if child > verb and tree.pos[child] != "PUNCT"), None)
    if behind is None or (own is not None and own < verb) or tree.key[behind] not in BEHIND:
        return None
    return behind if view.kind(behind) in ("name", "party") and not tree.is_predicate(behind) else None


def person_behind(view: View, party: Party) -> Party | None:
    """Return the person named right behind a description, past brackets, a comma and further titles."""
    reading = view.reading
    texts = reading.texts
    token = _after_bracket(texts, _after_of(view, reading.tokens(party.start, party.end)[1]))
    comma = token < len(texts) and texts[token] == ","
    token += comma
    while token < len(texts) and (texts[token].lower() in view.small.articles or _is_title(view, token)):
        token += 1
    if texts[token : token + 1] == ["and"] and not comma:  # "co-author and university fellow X"
        stop = min(token + MAX_TITLE, len(texts) - 1)
        named = (t for t in range(token + 1, stop) if view.mention_kind(t) == "person" or texts[t] in ENDS)
        token = next(named, token) if _is_title(view, token - 1) else token
    mention = view.mention(token) if token < len(texts) else None
    if mention is None or mention.kind != "person":
        return None
    first, last = reading.tokens(mention.start, mention.end)
    closed = last < len(texts) and texts[last] in (",", "(")
    return view.party(token) if first == token and (closed or not comma) else None


def _after_of(view: View, token: int) -> int:
    """Return the token behind "of" and its noun ("member of parliament"), or ``token`` itself."""
    texts, pos = view.reading.texts, view.tree.pos
    while token + 1 < len(texts) and texts[token] in ("of", "for") and pos[token + 1] in ("NOUN", "PROPN", "DET"):
        token += 2 + (pos[token + 1] == "DET")
    return token


def _is_title(view: View, token: int) -> bool:
    mention = view.mention(token)
    return mention is not None and mention.kind == "role"


def _after_bracket(texts: list[str], token: int) -> int:
    """Return the token behind the bracket that opens at ``token``, or ``token`` itself."""
    if token < len(texts) and texts[token] in OPEN:
        closing = (t for t in range(token + 1, min(token + MAX_BRACKET, len(texts))) if texts[t] in CLOSE)
        return next((t + 1 for t in closing), token)
    return token


def source(view: View, cue: int, sources: Collection[str]) -> int | None:
    """Return the noun that "according to" joins, in either scheme of labels."""
    tree = view.tree
    head = tree.head[cue]
    if tree.key[head] in sources:
        return head
    return next((t for t in range(cue + 1, min(cue + MAX_SOURCE, len(tree.head))) if tree.key[t] in sources), None)
