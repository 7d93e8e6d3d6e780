"""The examples of the pattern files of cleaning, and that they leave no rule untried."""

import pytest

from extractor.rulebook import load_rulebook
from extractor.text import clean, describe
from extractor.text.noise import find_noise
from extractor.text.rules import (
    DATELINES_FILE,
    HEADERS_FILE,
    NOISE_FILE,
    DatelinesFile,
    HeadersFile,
    NoiseFile,
    place_key,
)

RULEBOOK = load_rulebook()
MODELS = {NOISE_FILE: NoiseFile, HEADERS_FILE: HeadersFile, DATELINES_FILE: DatelinesFile}
EXAMPLES = [(name, example) for name, model in MODELS.items() for example in RULEBOOK.file(name, model).example]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}: {e.text[:40]!r}" for n, e in EXAMPLES])
def test_example(name, example):
    assert describe(clean(example.text, RULEBOOK), example.text) == example.found


@pytest.mark.parametrize("kind", ["line", "part"])
def test_every_noise_rule_is_needed_by_an_example(kind):
    rules = RULEBOOK.file(NOISE_FILE, NoiseFile)
    texts = [example.text for example in rules.example]
    for rule in getattr(rules, kind):
        others = [other for other in getattr(rules, kind) if other is not rule]
        rest = NoiseFile.model_validate(rules.model_dump() | {kind: [dict(other) for other in others]})
        assert any(noise(text, rules) != noise(text, rest) for text in texts), rule.name


def noise(text, rules):
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return find_noise(text, lines, rules)


def test_no_city_stands_under_two_countries():
    cities = [
        place_key(city) for cities in RULEBOOK.file(DATELINES_FILE, DatelinesFile).cities.values() for city in cities
    ]
    twice = {city for city in cities if cities.count(city) > 1}
    assert not twice
