"""The cost of an article grows with its length, also where every part names new people, bodies and places.

Cost is counted in steps of the interpreter, not in seconds: a count is the same on every machine and in every run. What
goes on inside of built-in functions is not counted; `benchmarks.speed` shows that in the time of a long article.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType
from typing import Any

import pytest

from extractor import Extractor
from extractor.entities import resolve
from extractor.facts import build_facts
from extractor.records import Context

FIRST = ("Ana", "Tom", "Omar", "Halina", "Juan", "Mei", "Kofi", "Ingrid", "Paolo", "Yuki")
ONSETS, CODAS = ("Br", "Kal", "Mor", "Vel", "Tar", "Zim", "Nor", "Pel", "Gor", "Dun"), ("el", "ov", "ani", "ez", "son")
FIELDS = ("Motor", "Energy", "Health", "Trade", "Mining", "Media", "Water", "Steel", "Food", "Rail")
CAPITALS = ("Kyiv", "Tallinn", "Quito", "Warsaw", "Lima", "Hanoi", "Oslo", "Cairo", "Delhi", "Madrid")
SHORT, LONG = 6, 60
# Quadratic cost would be ten times. Sorting, and names that come back, are a little growth.
GROWTH = 1.3


def paragraph(number: int, surname: str) -> str:
    name, field, capital = FIRST[number % 10], FIELDS[number % 7], CAPITALS[number % 9]
    body = f"{surname[:4]}{number} {field} Agency"
    return (
        f"The minister of {field.lower()}, {name} {surname}, told the {body} in {capital} on Friday that {capital} "
        f'would pay ${number + 2} million over {number % 30 + 2} years. "We have signed the agreement with the {body} '
        f'and {surname} Bank," Mr. {surname} said. He said the {body.split()[0]} would be led by {FIRST[number % 3]} '
        f"{surname}, its former chairman, from May {number % 28 + 1}. The ministry expects it in June, according to "
        f"{name} {surname}."
    )


def text_of(size: int) -> str:
    surnames = [f"{a}{b.lower()}{c}" for a, b, c in product(ONSETS, ONSETS, CODAS)]
    return "\n\n".join(paragraph(number, surnames[number % len(surnames)]) for number in range(size))


@pytest.fixture(scope="module")
def engine():
    return Extractor()


def steps(call: Callable[[], Any]) -> tuple[int, Any]:
    """Return how many bytecode instructions a call runs, and what it returns."""

    count, before = 0, sys.gettrace()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    sys.settrace(trace)
    try:
        found = call()
    finally:
        sys.settrace(before)
    return count, found


def cost(engine: Extractor, size: int) -> dict[str, float]:
    """Return the steps of each stage for a paragraph of an article of ``size`` paragraphs."""

    doc, context = engine.nlp(text_of(size)), Context()
    counts, mentions = {}, []
    for recognizer in engine.recognizers:
        counts[recognizer.kind], found = steps(lambda reader=recognizer: list(reader.find(doc, context)))
        mentions += found
    mentions.sort(key=lambda m: (m.start, m.end, m.kind))
    counts["entities"], entities = steps(lambda: resolve(doc, mentions, context, engine.rulebook))
    counts["facts"], facts = steps(lambda: build_facts(doc, mentions, entities, context, engine.rulebook))
    assert facts
    return {stage: count / size for stage, count in counts.items()}


def test_a_call_that_does_twice_as_much_takes_twice_the_steps():
    few, many = (steps(lambda size=size: [n + 1 for n in range(size)])[0] for size in (1_000, 2_000))
    assert many / few == pytest.approx(2, abs=0.1)


def test_no_stage_costs_more_for_a_paragraph_of_a_long_article(engine):
    cost(engine, SHORT)  # what is read on first use
    short, long = cost(engine, SHORT), cost(engine, LONG)
    assert {
        stage: round(spent / short[stage], 2) for stage, spent in long.items() if spent > GROWTH * short[stage]
    } == {}
