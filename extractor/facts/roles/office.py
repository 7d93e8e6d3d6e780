"""An office: a title with what is said beside it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Office:
    """The title at item ``place`` (``start`` to ``end`` in characters) with its surroundings.

    ``first`` to ``last`` is the half-open item range of the whole phrase, ``lead`` the item where the title itself
    begins. ``organization`` is a half-open token range, ``party`` one too, of a party adjective that may be the
    organisation; ``owner`` the item of whoever the office is said to belong to ("his deputy", "Smith's lawyer"),
    ``article`` the article or possessive it begins with; ``detailed`` says that a complement follows the title,
    ``local`` that the place named beside it is its body, ``open`` that what it is of was not read.
    """

    place: int
    start: int
    end: int
    role: str
    many: bool = False
    first: int = field(init=False)
    last: int = field(init=False)
    lead: int = field(init=False)
    organization: tuple[int, int] | None = None
    party: tuple[int, int] | None = None
    country: str | None = None
    status: str | None = None
    owner: int | None = None
    article: str = ""
    since: str | None = None
    until: str | None = None
    head: str = ""
    local: bool = False
    open: bool = False

    def __post_init__(self) -> None:
        self.first, self.last, self.lead = self.place, self.place + 1, self.place

    @property
    def named(self) -> bool:
        """Whether the phrase says more than the bare title."""
        return bool(self.detailed or self.article or self.status)

    @property
    def detailed(self) -> bool:
        """Whether the phrase says of whom or what the office is."""
        return bool(self.organization or self.country or self.owner is not None or self.last > self.place + 1)

    @property
    def described(self) -> bool:
        """Whether the phrase can only describe somebody: it is indefinite, or says of whom or what the office is."""
        return self.detailed or self.article in ("a", "an", "another")

    @property
    def complemented(self) -> bool:
        """Whether words that belong to the office follow its title."""
        return self.last > self.place + 1


def head_word(title: str, singular: dict[str, str]) -> str:
    """Return the singular of the word that names the position.

    >>> head_word("deputy ministers of health", {"ministers": "minister"})
    'minister'
    """
    words = title.replace("-", " ").split()
    for stop in ("of", "for", "in", "at", "on"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    last = words[-1].rstrip(".") if words else title
    if last in ("general", "elect", "designate") and len(words) > 1:
        last = words[-2]
    return singular.get(last, last)
