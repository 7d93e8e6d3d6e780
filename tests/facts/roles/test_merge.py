"""When two statements of an office are one."""

from __future__ import annotations

import pytest

from extractor.facts.roles.held import Held
from extractor.facts.roles.merge import join, title_words
from extractor.facts.roles.rules import role_rules
from extractor.records import Party
from extractor.rulebook import load_rulebook

RULES = role_rules(load_rulebook())


def held(role: str, body: str | None = None, *, country: str | None = None, status: str = "current") -> Held:
    organization = None if body is None else Party(body, 0, 1)
    person = Party("Ana Brel", 0, 1, ref="p1")
    return Held(person, role, organization, country, status, None, None, 0, 9, "role.sample", 0.9)


@pytest.mark.parametrize(
    ("first", "second", "roles"),
    [
        pytest.param(held("Sen."), held("Senator"), ["Senator"], id="short form"),
        pytest.param(held("president"), held("vice president"), ["president", "vice president"], id="vice"),
        pytest.param(held("minister"), held("finance minister"), ["finance minister"], id="fuller title"),
        pytest.param(held("head", "Lumo"), held("head", "Quell"), ["head", "head"], id="two bodies"),
        pytest.param(held("CEO", "Lumo"), held("chief executive"), ["CEO"], id="letters"),
        pytest.param(held("head", "Bank of Halvia"), held("head", "bank"), ["head"], id="short body"),
    ],
)
def test_same_office_once(first, second, roles):
    assert sorted(h.role for h in join([first, second], RULES)) == sorted(roles)


def test_the_fuller_statement_takes_what_the_other_says():
    (one,) = join([held("minister", country="NO", status="former"), held("finance minister", "Cabinet")], RULES)
    assert (one.role, one.country, one.status) == ("finance minister", "NO", "former")
    assert one.organization is not None
    assert one.organization.name == "Cabinet"


def test_words_of_a_title():
    assert title_words("Deputy Gov.", RULES.lexicon.short) == {"deputy", "governor"}
