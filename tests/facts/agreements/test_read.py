"""Agreements in whole texts: one fact for all their mentions, and parties that are found from afar."""

from __future__ import annotations

import pytest


def agreements(extractor, text):
    facts = extractor(text).of_kind("agreement")
    return [(f.text, [p.name for p in f.slots["parties"]], f.slots["stage"]) for f in facts]


def test_mentions_with_the_same_parties_are_one_agreement(extractor):
    text = "Peru signed a border treaty with Chile on Monday. The treaty between Peru and Chile was welcomed by Spain."
    assert agreements(extractor, text) == [("border treaty", ["Peru", "Chile"], "signed")]


def test_agreements_about_other_things_stay_apart(extractor):
    text = "Peru signed a border treaty with Chile on Monday. Peru and Chile also signed a fishing accord."
    assert [what for what, _, _ in agreements(extractor, text)] == ["border treaty", "fishing accord"]


def test_a_government_is_known_by_its_state_and_rebels_are_not(extractor):
    text = "The Colombian government and Marxist rebels signed a ceasefire on Friday in Bogota."
    (fact,) = extractor(text).of_kind("agreement")
    assert [(p.name, p.code) for p in fact.slots["parties"]] == [
        ("Colombian government", "CO"),
        ("Marxist rebels", None),
    ]


def test_a_list_is_read_wherever_the_parser_hung_it(extractor):
    text = "The minister commented on the trade deal reached late on Friday between Peru, Chile and Spain."
    assert agreements(extractor, text) == [("trade deal", ["Peru", "Chile", "Spain"], "agreed")]


def test_both_sides_are_those_named_before(extractor):
    text = "Peru's foreign minister flew to Santiago for talks with Chile. Both sides signed a memorandum."
    ((_, parties, stage),) = agreements(extractor, text)
    assert (parties, stage) == (["Peru", "Chile"], "signed")


def test_both_sides_are_nobody_where_three_were_named(extractor):
    text = "Peru's foreign minister met envoys of Chile and Spain. Both sides signed a memorandum."
    assert agreements(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Peru and Chile will sign a border treaty.", "agreed"),
        ("Peru and Chile may sign a border treaty.", "negotiating"),
        ("Peru and Chile want to sign a border treaty.", "negotiating"),
        ("Peru and Chile have signed a border treaty.", "signed"),
        ("Peru and Chile refused to sign a border treaty.", "rejected"),
        ("Peru and Chile tore up their border treaty.", "ended"),
        ("Peru pulled out of a border treaty with Chile.", "ended"),
        ("The border treaty between Peru and Chile came into force.", "in_force"),
        ("The border treaty between Peru and Chile expired.", "ended"),
        ("The collapse of the border treaty between Peru and Chile shocked Spain.", "ended"),
    ],
    ids=lambda value: value[:48],
)
def test_stages(extractor, text, stage):
    ((_, _, found),) = agreements(extractor, text)
    assert found == stage


@pytest.mark.parametrize("text", ["Deal.", "The deal", "agreed", "Both sides", "Peru agreed", "Treaty of", "deal with"])
def test_scraps_of_text_are_read_without_trouble(extractor, text):
    assert agreements(extractor, text) == []


def test_another_agreement_stays_apart(extractor):
    text = "Peru and Chile signed a border treaty on Monday. The two sides also signed two other treaties on trade."
    assert [what for what, _, _ in agreements(extractor, text)] == ["border treaty", "two other treaties"]


def test_a_truce_is_no_merger(extractor):
    text = "Nordgas announced a merger with Lagopower. A truce between Nordgas and Lagopower held for a year."
    assert [what for what, _, _ in agreements(extractor, text)] == ["merger", "truce"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Officials said the rivals met. Kenya and Chad then signed an agreement between the neighbours.",
            ["Kenya", "Chad"],
        ),
        (
            "The Malian government signed a truce with rebels of the Azawad Liberation Front.",
            ["Malian government", "Azawad Liberation Front"],
        ),
        (
            "Government officials signed a peace agreement with militants in Kashmir.",
            ["Government officials", "militants"],
        ),
        (
            "The accord was reached in Ecuador between the protesters and oil companies.",
            ["protesters", "oil companies"],
        ),
        ("Israel and Palestinian factions agreed on a ceasefire.", ["Israel", "Palestinian factions"]),
        ("Peru's foreign minister, Ana Brel, signed a fishing accord during a visit to Chile.", ["Peru", "Chile"]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_parties_without_names_of_their_own(extractor, text, parties):
    assert agreements(extractor, text)[0][1] == parties


def test_a_deal_takes_its_other_side_from_the_sentence_before(extractor):
    text = "South Korea has been pursuing trade pacts. A treaty with Peru has been stalled in Congress since May."
    ((_, parties, stage),) = agreements(extractor, text)
    assert (parties, stage) == (["South Korea", "Peru"], "negotiating")
