"""Role facts: who holds which office, position or occupation, where, and since when.

Two layers read them. The line (``line``, ``offices``, ``links``) works on the order of words and mentions
alone: first each title becomes an office together with the body, country and status said beside it, then
patterns of ``patterns/frames/roles.toml`` tie offices to persons. Where the Doc carries a tree, the frames of
the same file (``tree``) find holders that stand further off. ``merge`` keeps each office of a person once.
"""

from extractor.facts.roles.read import RoleReader

__all__ = ["RoleReader"]
