"""The cost of an article grows with its length, also where every part names new people, bodies and places."""

from __future__ import annotations

import gc
import time
from itertools import product

import pytest

from extractor import Extractor
from extractor.entities import resolve
from extractor.facts import build_facts
from extractor.records import Context

FIRST = ("Ana", "Tom", "Omar", "Halina", "Juan", "Mei", "Kofi", "Ingrid", "Paolo", "Yuki")
ONSETS, CODAS = ("Br", "Kal", "Mor", "Vel", "Tar", "Zim", "Nor", "Pel", "Gor", "Dun"), ("el", "ov", "ani", "ez", "son")
FIELDS = ("Motor", "Energy", "Health", "Trade", "Mining", "Media", "Water", "Steel", "Food", "Rail")
CAPITALS = ("Kyiv", "Tallinn", "Quito", "Warsaw", "Lima", "Hanoi", "Oslo", "Cairo", "Delhi", "Madrid")
SHORT, LONG = 6, 400
# Some growth is in the machine: what is read no longer fits the processor's caches. Quadratic cost would be 67 times.
GROWTH = 2.0


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


def cost(engine: Extractor, size: int) -> dict[str, float]:
    """Return the processor time of each stage for a paragraph of an article of ``size`` paragraphs."""

    times: dict[str, float] = {}
    doc = engine.nlp(text_of(size))
    gc.disable()
    try:
        for _ in range(2):
            context = Context()
            mentions = []
            for recognizer in engine.recognizers:
                start = time.process_time()
                mentions += recognizer.find(doc, context)
                keep(times, recognizer.kind, time.process_time() - start)
            mentions.sort(key=lambda m: (m.start, m.end, m.kind))
            start = time.process_time()
            entities = resolve(doc, mentions, context, engine.rulebook)
            keep(times, "entities", time.process_time() - start)
            start = time.process_time()
            assert build_facts(doc, mentions, entities, context, engine.rulebook)
            keep(times, "facts", time.process_time() - start)
    finally:
        gc.enable()
    return {stage: spent / size for stage, spent in times.items()}


def keep(times: dict[str, float], stage: str, spent: float) -> None:
    times[stage] = min(spent, times.get(stage, spent))


def test_no_stage_costs_more_for_a_paragraph_of_a_long_article(engine):
    cost(engine, SHORT)  # what is read on first use
    short, long = cost(engine, SHORT), cost(engine, LONG)
    assert {
        stage: round(spent / short[stage], 1) for stage, spent in long.items() if spent > GROWTH * short[stage]
    } == {}
