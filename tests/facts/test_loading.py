"""A name in a frame that means nothing is an error with file and line: types, functions, what is carried where."""

from __future__ import annotations

import shutil

import pytest

from extractor.errors import RulebookError
from extractor.facts.frames import MONEY_FILE
from extractor.facts.functions import FINDERS
from extractor.facts.kinds import TYPES
from extractor.facts.loading import load_frames
from extractor.rulebook import load_rulebook, patterns_dir

FRAMES = """kind = "money"

[[frame]]
name = "give"
verbs = ["give"]
value = ["object", "of", "carried"]
carry = "subject"
slots.payer = ["subject:party", "agent"]
slots.payee = [
  "recipient:party", "out of:body",
]
slots.purpose = ["for_do", "to_do", "towards"]
"""


def load(folder, content):
    rules = shutil.copytree(patterns_dir(), folder / "rules", ignore=shutil.ignore_patterns("lexicon", "text", "io"))
    (rules / MONEY_FILE).write_text(content, encoding="utf-8")
    return load_rulebook(rules)


def test_every_kind_of_name_is_known(tmp_path):
    specs = load_frames(load(tmp_path, FRAMES), MONEY_FILE).specs["give"]
    assert [(s.function, s.type) for s in specs["payee"]] == [("recipient", "party"), ("out of", "body")]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        (
            "subject:party",
            "subject:partty",
            8,
            "frame.0.slots.payer: unknown type 'partty'; allowed: any, party, person",
        ),
        ("recipient:party", "recipent:party", 9, "frame.0.slots.payee: unknown function 'recipent'; the known are"),
        ('"object", "of"', '"objekt", "of"', 6, "frame.0.value: unknown function of a value 'objekt'; the known are"),
        ('"for_do"', '"foor_do"', 12, "frame.0.slots.purpose: unknown function 'foor_do'; the known are"),
        ('carry = "subject"', 'carry = "subjekt"', 7, "frame.0.carry: Input should be 'subject', 'object', 'outer'"),
    ],
    ids=["type", "function", "value", "clause", "carry"],
)
def test_an_unknown_name_is_told_with_its_line(tmp_path, right, wrong, line, message):
    assert FRAMES.count(right) == 1
    with pytest.raises(RulebookError) as caught:
        load_frames(load(tmp_path, FRAMES.replace(right, wrong)), MONEY_FILE)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{tmp_path}/rules/{MONEY_FILE}:{line}: {message}")


def test_all_unknown_names_are_told_at_once(tmp_path):
    content = FRAMES.replace("subject:party", "subjekt:partty").replace('"of"', '"off of"')
    with pytest.raises(RulebookError) as caught:
        load_frames(load(tmp_path, content), MONEY_FILE)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("name", sorted({*TYPES, *FINDERS} - {"any"}))
def test_the_head_of_the_frames_tells_every_name(name):
    head = (patterns_dir() / MONEY_FILE).read_text(encoding="utf-8").partition('kind = "money"')[0]
    assert name in head.replace(",", " ").replace(":", " ").replace(";", " ").replace("(", " ").split()
