"""Sums of money in sentences: what is found, in which currency, bound and rate, and what is not money."""

from __future__ import annotations

import datetime
import time
from decimal import Decimal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.recognizers.money import MoneyRecognizer, make_money
from extractor.recognizers.money.words import MoneyWords
from extractor.records import Context, Mention
from extractor.rulebook import load_rulebook
from extractor.values import Money

NLP = spacy.blank("en")
RULEBOOK = load_rulebook()
MONEY = MoneyRecognizer(RULEBOOK)
EXAMPLES = RULEBOOK.file("lexicon/money.toml", MoneyWords).example


def find(text: str, *, year: int | None = None, country: str | None = None) -> list[Mention]:
    date = datetime.date(year, 3, 1) if year else None
    return MONEY.find(NLP.make_doc(text), Context(date=date, country=country))


def described(text: str, **known: object) -> list[str]:
    return [mention.describe() for mention in find(text, **known)]  # type: ignore[arg-type]


def money(text: str, **known: object) -> Money:
    (mention,) = find(text, **known)  # type: ignore[arg-type]
    assert isinstance(mention.value, Money)
    return mention.value


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.text[:40] for example in EXAMPLES])
def test_examples_of_the_pattern_file(example) -> None:
    assert described(example.text) == example.found


# text = the sum itself, then "amount currency bound"
SUMS = [
    ("450-mln-dlr", "450000000 USD exact"),
    ("a five-cent", "0.05 USD exact"),
    ("22-1/2 cts", "0.225 USD exact"),
    ("multi-billion-euro", "1000000000 EUR vague"),
    ("hundreds of millions of US dollars", "100000000 USD vague"),
    ("billions of taxpayer dollars", "1000000000 USD vague"),
    ("several hundred million dollars", "100000000 USD vague"),
    ("a few thousand pounds", "1000 GBP vague"),
    ("half a million dollars", "500000 USD exact"),
    ("a quarter of a million pounds", "250000 GBP exact"),
    ("one and a half billion euros", "1500000000 EUR exact"),
    ("half a dollar", "0.5 USD exact"),
    ("nearly half a billion yen", "500000000 JPY approx"),
    ("a little under $40 million", "40000000 USD less_than"),
    ("no more than €20", "20 EUR at_most"),
    ("not less than £40", "40 GBP at_least"),
    ("up to about $50 million", "50000000 USD at_most"),
    ("well over 3 billion euros", "3000000000 EUR more_than"),
    ("in excess of 30 MUSD", "30000000 USD more_than"),
    ("upwards of 5m zlotys", "5000000 PLN more_than"),
    ("$5 million or more", "5000000 USD at_least"),
    ("$16-plus million", "16000000 USD more_than"),
    ("$3,000 or so", "3000 USD approx"),
    ("eight dollars and five cents", "8.05 USD exact"),
    ("eight hundred and twenty dollars and thirty cents", "820.3 USD exact"),
    ("3 GBP 1 pence", "3.01 GBP exact"),
    ("twenty ringgit 43 sen", "20.43 MYR exact"),
    ("between $5 and $10 million", "5000000..10000000 USD range"),
    ("between US$300 and 400 billion", "300000000000..400000000000 USD range"),
    ("from 15–25 million dollars", "15000000..25000000 USD range"),
    ("five to six million US dollars", "5000000..6000000 USD range"),
    ("about 10-20 dollars", "10..20 USD range"),
    ("$5-10m", "5000000..10000000 USD range"),
    ("Rs 5 crore to Rs 6 crore", "50000000..60000000 INR range"),
    ("EUR 20", "20 EUR exact"),
    ("1.2bn EUR", "1200000000 EUR exact"),
    ("75 USD million", "75000000 USD exact"),
    ("MAUD 60", "60000000 AUD exact"),
    ("$5.9 billion dollars", "5900000000 USD exact"),
    ("USD$23 billion", "23000000000 USD exact"),
    ("$50 CAD", "50 CAD exact"),
    ("NZ $26 million", "26000000 NZD exact"),
    ("CDN$11,000", "11000 CAD exact"),
    ("NT$30bn", "30000000000 TWD exact"),
    ("hk$5m", "5000000 HKD exact"),
    ("R$1.5m", "1500000 BRL exact"),
    ("IR£5m", "5000000 IEP exact"),
    ("Rs. 20 crore", "200000000 INR exact"),
    ("15 lakh rupees", "1500000 INR exact"),
    ("DM 5.2 billion", "5200000000 DEM exact"),
    ("1.5 billion D-marks", "1500000000 DEM exact"),
    ("SFr4.5bn", "4500000000 CHF exact"),
    ("90 million pounds sterling", "90000000 GBP exact"),
    ("20 mln stg", "20000000 GBP exact"),
    ("250 million Dutch guilders", "250000000 NLG exact"),
    ("200 mln West German marks", "200000000 DEM exact"),
    ("100 mln N.Z. dlrs", "100000000 NZD exact"),
    ("500 million CFA francs", "500000000 XOF exact"),
    ("100 million Special Drawing Rights", "100000000 XDR exact"),
    ("50 mln Ecus", "50000000 XEU exact"),
    ("210p", "2.1 GBP exact"),
    ("30 euro cents", "0.3 EUR exact"),
    ("10¢", "0.1 USD exact"),
    ("1,5 million euros", "1500000 EUR exact"),
    ("€ 1.190,00", "1190 EUR exact"),
    ("1.500 EUR", "1500 EUR exact"),
    ("$2.759", "2.759 USD exact"),
    ("$2.174T", "2174000000000 USD exact"),
    ("123,456.789 OMR", "123456.789 OMR exact"),
    ("12,34,567.89 rupees", "1234567.89 INR exact"),
    ("10 000 dollars", "10000 USD exact"),
    ("CHF 1'250", "1250 CHF exact"),
    ("100元", "100 CNY exact"),
    ("euro340 million", "340000000 EUR exact"),
    ("euro50", "50 EUR exact"),
    ("Canadian dollars 5 million", "5000000 CAD exact"),
    ("$1.5 trillion-plus", "1500000000000 USD more_than"),
    ("150 euros at most", "150 EUR at_most"),
    ("one bitcoin", "1 BTC exact"),
    ("one million złotys", "1000000 PLN exact"),
]


@pytest.mark.parametrize(("text", "value"), SUMS, ids=[text for text, _ in SUMS])
def test_reads_a_sum_in_a_sentence(text: str, value: str) -> None:
    (mention,) = find(f"The board set aside {text} on Monday.")
    assert str(mention.value) == value
    assert mention.text in (text, text.removeprefix("a "))


NOTHING = [
    "The dollar fell, the euro rose and dollar-denominated debt won buyers.",
    "All 70 delegates met; ALL 5 motions passed; the TOP 10 were named.",
    "The party won 5 seats and 2 million won the vote.",
    "Frank Mark met Rand Paul at the Crown Court on May 24. Sen. Doe spoke.",
    "A 2001 RAND Corporation study and the 2005 DHS budget.",
    "The index passed the 10,000 mark and the one-million-mark barrier.",
    "In the years 1607 to 1609 marks were scarce.",
    "He weighs 200 pounds (91 kg) and carried a 50-pound pack.",
    "Police seized 2,000 pounds of flour and a pound of butter.",
    "The thin man lost 20 pounds in a year.",
    "Brazil faces 2 real problems and 5 million real estate agents.",
    "Three Afghanis and 5 Polish guests came.",
    "It rose 5 percent, 20 points and 30 degrees in 1987.",
    "In 2005 dollars it looked cheap.",
    "Bill H.R. 1280, route E60, quarter Q1 and the L2 group.",
    "Fans went to Euro 2004 and to euro2012.",
    "A dollar store and the half-dollar coin.",
    "On MAY 24\nSen. Roe spoke of E-911 CAD systems and CYP450.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(text: str) -> None:
    assert described(text) == []


def test_pounds_of_flesh_are_a_weight_and_pounds_of_debt_are_money() -> None:
    assert described("They bought 5 million pounds of beef.") == []
    assert described("They owe 5 million pounds of debt.") == ["5 million pounds = 5000000 GBP exact"]


CHANGES = [
    ("The fund grew from 3 to 5 billion euros.", ["3000000000", "5000000000"]),
    ("It was raised from $5 million to $10 million.", ["5000000", "10000000"]),
    ("Shares rose $2.50 to $45.75.", ["2.5", "45.75"]),
    ("The price was cut by $200 to $399.", ["200", "399"]),
    ("Profit rose to 12.3 mln dlrs from 10.2 mln a year earlier.", ["12300000", "10200000"]),
    ("A unit with 24 million pounds turnover made a 7 million loss.", ["24000000", "7000000"]),
]


@pytest.mark.parametrize(("text", "amounts"), CHANGES)
def test_a_change_is_two_sums(text: str, amounts: list[str]) -> None:
    found = find(text)
    assert [str(mention.value).split()[0] for mention in found] == amounts
    assert len({mention.value.currency for mention in found}) == 1  # type: ignore[union-attr]


def test_from_to_is_a_range_where_prices_range() -> None:
    assert described("Prices range from $5 to $10.") == ["from $5 to $10 = 5..10 USD range"]


RATES = [
    ("$70-a-share", "share"),
    ("$15.4/hour", "hour"),
    ("18.35 dlrs a barrel", "barrel"),
    ("$1,234.50 an ounce", "ounce"),
    ("$500 each", "person"),
    ("$4,000 per month", "month"),
    ("630 rand per commuter", "commuter"),
    ("$14.6 billion annual loss", "year"),
    ("$5 million a year ago", None),
    ("$5 million a year earlier", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_reads_what_it_is_a_rate_of(text: str, per: str | None) -> None:
    assert money(f"It cost {text}.").per == per


CONVERSIONS = [
    ("up to 3 billion euros ($3.2 billion)", ["up to 3 billion euros"]),
    ("at $149 / £99, but", ["$149"]),
    ("SEK9 million (approximately GBP738 thousand or USD910 thousand)", ["SEK9 million", "SEK9 million"]),
    ("20 billion yen, or about 130 mln dlrs, is due", ["20 billion yen"]),
    ("£1.5m ($2.2m; €1.8m)", ["£1.5m", "£1.5m"]),
    ("10 million rupees, about 120,000 dollars, went", ["10 million rupees"]),
    ("3.2 billion euros -- about $4 billion -- will", ["3.2 billion euros"]),
    ("US$1=8.28 yuan", ["US$1"]),
    ("AU$52.5 million (US$40.4 million)", ["AU$52.5 million"]),
    ("a loss of $381 million, or $0.67 per share", []),
    ("the rivals ($69 billion), and a third ($32 billion)", []),
    ("It spent 5 million euros (it had asked for $9 million).", []),
]


@pytest.mark.parametrize(("text", "sources"), CONVERSIONS)
def test_joins_conversions_to_what_they_convert(text: str, sources: list[str]) -> None:
    links = [mention.equivalent_of for mention in find(text) if mention.equivalent_of]
    assert [text[start:end] for start, end in links] == sources


CURRENCIES = [
    ("The Danish group paid 1.5 billion crowns.", {}, "DKK", "country"),
    ("The group paid 1.5 billion francs.", {"country": "BE", "year": 1987}, "BEF", "dateline"),
    ("The group paid 1.5 billion francs.", {"year": 1987}, "FRF", "default"),
    ("The group paid 1.5 billion francs.", {"year": 2015}, "CHF", "default"),
    ("The group paid 500 Belgian francs, then 600 francs.", {"year": 1987}, "BEF", None),
    ("Egyptian officials in Cairo set aside 5 billion pounds.", {"country": "EG"}, "EGP", None),
    ("They paid 5 billion pounds.", {}, "GBP", "default"),
    ("France sold 12.5 billion francs of bonds.", {}, "FRF", "country"),
    ("It took 2 million Turkish lira.", {}, "TRY", None),
    ("It took 2 million Turkish lira.", {"year": 1995}, "TRL", None),
    ("They paid 5 billion rupees.", {"country": "PK"}, "PKR", "dateline"),
    ("Beijing gave ¥100 billion to China's railways.", {}, "CNY", "country"),
    ("They paid 3 million rubles.", {"year": 1987}, "SUR", None),
    ("They paid 3 million rubles.", {"year": 2020}, "RUB", "default"),
    ("They paid 10,000 dinars.", {}, None, "default"),
    ("The plant got $52.5 million (US$40.4 million) in Australia.", {}, "AUD", None),
    ("It costs 5 euros 20 and 30 cents more.", {}, "EUR", None),
    ("In Toronto, Canadian officials and Canada spent $5.", {"country": "CA"}, "USD", "default"),
]


@pytest.mark.parametrize(("text", "known", "currency", "decided"), CURRENCIES)
def test_decides_between_currencies(text: str, known: dict, currency: str | None, decided: str | None) -> None:
    value = (find(text, **known)[-1] if "US$" not in text else find(text, **known)[0]).value
    assert isinstance(value, Money)
    assert value.currency == currency
    assert decided is None or value.decided_by == decided


def test_an_open_currency_keeps_its_candidates() -> None:
    value = money("They paid 10,000 dinars.")
    assert {"KWD", "JOD", "IQD", "TND"} <= set(value.currency_candidates)
    assert money("They paid 10,000 euros.").currency_candidates == ()


def test_sums_do_not_reach_over_lines_and_lists() -> None:
    found = described("Grants:\n\n5\n\ndollars\n* $3 million\n* $4 million")
    assert found == ["$3 million = 3000000 USD exact", "$4 million = 4000000 USD exact"]


def test_a_loss_in_brackets_is_negative() -> None:
    assert money("Net income was ($2.3 million).").amount == Decimal(-2300000)
    assert money("Its largest rival ($2.3 million) failed.").amount == Decimal(2300000)


def test_the_component_writes_span_groups() -> None:
    doc = make_money(NLP, "money")(NLP.make_doc("They paid $5 million."))
    assert [span.text for span in doc.spans["money"]] == ["$5 million"]


FORMATS = ["${}", "US${}", "{} dollars", "USD {}", "{} USD", "{} U.S. dollars", "a fee of ${}."]


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=10**11), st.integers(min_value=0, max_value=99), st.sampled_from(FORMATS))
def test_reads_back_what_was_written(whole: int, cents: int, form: str) -> None:
    value = money("paid " + form.format(f"{whole:,}.{cents:02d}") + " then")
    assert value.amount == Decimal(f"{whole}.{cents:02d}")
    assert value.currency == "USD"


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(min_value=Decimal("0.1"), max_value=Decimal(999), places=1),
    st.sampled_from(["million", "billion", "trillion", "mln", "bn"]),
    st.sampled_from(["€{} {}", "{} {} euros", "EUR {} {}", "{}-{}-euro", "{} {} EUR"]),
)
def test_reads_back_scales(number: Decimal, scale: str, form: str) -> None:
    factor = {"m": 10**6, "b": 10**9, "t": 10**12}[scale[0]]
    value = money("paid " + form.format(number, scale) + " then")
    assert (value.amount, value.currency) == (number * factor, "EUR")


PIECES = [
    "$",
    "€",
    "5",
    "1,000",
    " ",
    "million",
    "dollars",
    "francs",
    "up to",
    "between",
    "and",
    "to",
    "(",
    ")",
    "or",
    "a",
    "pounds",
    "-",
    ".",
    "US",
    "won",
    "½",
    "\n",
    "cents",
    "Rs",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_any_text_gives_ordered_slices_of_itself(text: str) -> None:
    last = 0
    for mention in find(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


HOSTILE = {
    "digits": "1" * 50_000,
    "signs": "$" * 30_000,
    "brackets": "(" * 50_000,
    "bounds": "up to " * 20_000 + "$5",
    "grouped": "1,000," * 10_000 + " dollars",
    "words": "one hundred and " * 8_000 + "dollars",
    "units": "dollars " * 8_000,
    "cues": "Belgian " * 10_000 + "5 francs",
    "sums": "5 francs (6 dollars) or " * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]
    short, long = _seconds(text[: len(text) // 4]), _seconds(text)
    assert long < 12 * short + 2  # a quadratic reading takes minutes, a busy machine not


def _seconds(text: str) -> float:
    doc = type("Plain", (), {"text": text})()  # tokenising such a text is not what is measured
    start = time.process_time()
    MONEY.find(doc, Context())
    return time.process_time() - start
