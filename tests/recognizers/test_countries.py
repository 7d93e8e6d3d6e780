"""Countries: tables of hard cases, the examples of the pattern files, and properties of every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.recognizers.countries import CountriesRecognizer
from extractor.recognizers.countries.model import Ambiguities, Countries, Metonyms, Names, load_files
from extractor.records import Context, Mention
from extractor.rulebook import Example, load_rulebook

RULEBOOK = load_rulebook()
RECOGNIZER = CountriesRecognizer(RULEBOOK)
VOCAB = Vocab()


def find(text: str) -> list[Mention]:
    words = [text] if text else []
    return RECOGNIZER.find(Doc(VOCAB, words=words, spaces=[False] * len(words)), Context())


def described(text: str) -> list[str]:
    return [mention.describe() for mention in find(text)]


def free(text: str) -> list[str]:
    return [f"{m.text} {m.code}" for m in find(text) if m.form != "in_name"]


def examples() -> list[Example]:
    return [example for file in load_files(RULEBOOK) for example in file.example]


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.text[:50])
def test_examples_of_the_pattern_files(example: Example) -> None:
    assert described(example.text) == example.found


@pytest.mark.parametrize("name", ["countries", "countries_names", "countries_ambiguous", "countries_metonyms"])
def test_every_file_has_positive_and_negative_examples(name: str) -> None:
    models = {
        "countries": Countries,
        "countries_names": Names,
        "countries_ambiguous": Ambiguities,
        "countries_metonyms": Metonyms,
    }
    found = [bool(example.found) for example in RULEBOOK.file(f"lexicon/{name}.toml", models[name]).example]
    assert set(found) == {True, False}


NAMES = [
    ("Germany", "DE"),
    ("UZBEKISTAN", "UZ"),
    ("U.S.", "US"),
    ("U. S.", "US"),
    ("U.S.A.", "US"),
    ("UK", "GB"),
    ("U.K.", "GB"),
    ("U.A.E.", "AE"),
    ("USSR", "SU"),
    ("U.S.S.R.", "SU"),
    ("DR Congo", "CD"),
    ("Dem. Rep. of the Congo", "CD"),
    ("Congo-Brazzaville", "CG"),
    ("Republic of Congo", "CG"),
    ("Zaire", "CD"),
    ("Burma", "MM"),
    ("Ceylon", "LK"),
    ("Upper Volta", "BF"),
    ("Kampuchea", "KH"),
    ("Rhodesia", "ZW"),
    ("N. Korea", "KP"),
    ("South Korea", "KR"),
    ("Korea, Democratic People's Republic of", "KP"),
    ("Democratic People’s Republic of Korea", "KP"),
    ("Bolivia (Plurinational State of)", "BO"),
    ("Iran (Islamic Rep. of)", "IR"),
    ("Micronesia (Federated States of)", "FM"),
    ("Venezuela", "VE"),
    ("State of Palestine", "PS"),
    ("Kosovo", "XK"),
    ("Holy See", "VA"),
    ("Scotland", "GB"),
    ("Northern Ireland", "GB"),
    ("Republic of Ireland", "IE"),
    ("Republic of China", "TW"),
    ("People's Republic of China", "CN"),
    ("Hong Kong", "HK"),
    ("West Germany", "DE"),
    ("East Germany", "DD"),
    ("Czechoslovakia", "CS"),
    ("Yugoslavia", "YU"),
    ("Netherlands Antilles", "AN"),
    ("Guinea-Bissau", "GW"),
    ("Equatorial Guinea", "GQ"),
    ("Papua New Guinea", "PG"),
    ("Guinea", "GN"),
    ("Niger", "NE"),
    ("Nigeria", "NG"),
    ("Dominica", "DM"),
    ("Dominican Republic", "DO"),
    ("American Samoa", "AS"),
    ("Samoa", "WS"),
    ("U.K. Virgin Islands", "VG"),
    ("U.S. Virgin Islands", "VI"),
    ("Côte d’Ivoire", "CI"),
    ("Cote d'Ivoire", "CI"),
    ("Türkiye", "TR"),
    ("São Tomé and Príncipe", "ST"),
    ("Trinidad & Tobago", "TT"),
    ("St. Lucia", "LC"),
    ("Saint Kitts and Nevis", "KN"),
    ("Bosnia-Herzegovina", "BA"),
    ("former Yugoslav Republic of Macedonia", "MK"),
    ("United\nKingdom", "GB"),
    ("Soviet\n    Union", "SU"),
    ("Deutschland", "DE"),
    ("中国", "CN"),
]


@pytest.mark.parametrize(("name", "code"), NAMES, ids=[name for name, _ in NAMES])
def test_one_name_alone_is_one_mention(name: str, code: str) -> None:
    [mention] = find(name)
    assert (mention.code, mention.form) == (code, "name")


PEOPLE = [
    ("Estonians", "EE"),
    ("Iraqis", "IQ"),
    ("Frenchwoman", "FR"),
    ("Dutchmen", "NL"),
    ("Scotsman", "GB"),
    ("Spaniards", "ES"),
    ("Nigerien", "NE"),
    ("Nigerian", "NG"),
    ("Malian", "ML"),
    ("Filipinos", "PH"),
    ("Philippine", "PH"),
    ("New Zealanders", "NZ"),
    ("Hong Kongers", "HK"),
    ("Bissau-Guinean", "GW"),
    ("American Samoans", "AS"),
    ("Batswana", "BW"),
    ("Kyrgyz", "KG"),
    ("Soviets", "SU"),
    ("Palestinian", "PS"),
    ("Kosovars", "XK"),
    ("Emirati", "AE"),
    ("South Sudanese", "SS"),
]


@pytest.mark.parametrize(("word", "code"), PEOPLE, ids=[word for word, _ in PEOPLE])
def test_people_words(word: str, code: str) -> None:
    assert described(f"Two {word} farmers came.") == [f"{word} = {code} demonym"]


GOVERNMENTS = [
    ("Beijing warned on Tuesday that the ships must leave.", ["Beijing CN"]),
    ("Talks between Kyiv and Tallinn resumed.", ["Kyiv UA", "Tallinn EE"]),
    ("It was a blow to relations between Rome and Cairo.", ["Rome IT", "Cairo EG"]),
    ("Moscow's policy has not changed.", ["Moscow RU"]),
    ("She criticised Hanoi’s human rights record.", ["Hanoi VN"]),
    ("Pro-Moscow rebels and anti-Beijing protesters marched.", ["Moscow RU", "Beijing CN"]),
    ("The Tehran-backed militia fired first.", ["Tehran IR"]),
    ("Diplomats spoke of a Moscow-Beijing axis.", ["Moscow RU"]),
    ("The Khartoum government and the Pyongyang regime agreed.", ["Khartoum SD", "Pyongyang KP"]),
    ("Ministers accused Damascus of stalling.", ["Damascus SY"]),
    ("He urged Jakarta to sign, and asked Manila to wait.", ["Jakarta ID", "Manila PH"]),
    ("Moscow and Washington have agreed to a date.", ["Moscow RU", "Washington US"]),
    ("Officials said Islamabad would not attend.", ["Islamabad PK"]),
    ("They believe Baghdad has a plan.", ["Baghdad IQ"]),
    ("Lawmakers want new sanctions on Harare.", ["Harare ZW"]),
    ("The bank sent weapons and aid to Kabul.", ["Kabul AF"]),
    ("There was no response from Ankara.", ["Ankara TR"]),
    ("The plan was rejected by Athens.", ["Athens GR"]),
    ("He is an ally of Caracas.", ["Caracas VE"]),
    ("London is determined to leave, and Paris is unhappy.", ["London GB", "Paris FR"]),
    ("TOKYO SAYS YEN TOO STRONG", ["TOKYO JP"]),
    ("The White House declined to comment.", ["White House US"]),
    ("A White House spokesman and Kremlin officials met.", ["White House US", "Kremlin RU"]),
    ("Downing Street and the Élysée denied it.", ["Downing Street GB", "Élysée FR"]),
    ("Critics lashed out at the White House.", ["White House US"]),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS, ids=[text[:40] for text, _ in GOVERNMENTS])
def test_capitals_that_act_are_metonyms(text: str, expected: list[str]) -> None:
    metonyms = [f"{m.text} {m.code}" for m in find(text) if m.form == "metonym"]
    assert metonyms == expected


PLACES = [
    "She arrived in Beijing and left for Moscow the next day.",
    "In Moscow on Monday it snowed.",
    "MOSCOW, May 3 (Reuters) - Snow closed the roads.",
    "PARIS (AP) _ The museum is open.",
    "KYIV — Shops reopened.",
    "Flights between Kyiv and Tallinn were full.",
    "The train between Rome and Paris was late.",
    "Moscow's mayor and London’s police were there.",
    "The London-based firm hired ten people.",
    "Tokyo stocks closed lower.",
    "Tokyo ended at 150 yen and London closed down a point.",
    "A fire broke out in the Cairo district of Maadi.",
    "The capital Mogadishu was quiet.",
    "He studied at the University of Washington in Seattle.",
    "The Washington Post sent two reporters.",
    "Washington state growers sold apples.",
    "George Washington crossed the river.",
    "Moscow State University and Vienna Airport are big.",
    "He was airlifted by Berlin doctors.",
    "Guests walked across the White House lawn.",
    "She returned to the White House at noon.",
    "They met at the White House, near the Kremlin wall.",
    "The president spoke on the south lawn of the White House.",
    "Real Madrid beat Dynamo Kiev.",
    "The male lead was ill.",
]


@pytest.mark.parametrize("text", PLACES, ids=lambda t: t[:40])
def test_capitals_as_places_are_no_mentions(text: str) -> None:
    assert free(text) == []


IN_NAME = [
    ("the Bank of England", "England GB"),
    ("the BANK OF FRANCE", "FRANCE FR"),
    ("the UK House of Lords", "UK GB"),
    ("the Supreme Court of the United States", "United States US"),
    ("the Office of the President of Ukraine", "Ukraine UA"),
    ("the Ministry of Foreign Affairs of Peru", "Peru PE"),
    ("the House of Commons of Canada", "Canada CA"),
    ("the Popular Front for the Liberation of Palestine", "Palestine PS"),
    ("Air France pilots", "France FR"),
    ("the Greek Orthodox Church", "Greek GR"),
    ("the South China Sea", "China CN"),
    ("the China Daily", "China CN"),
    ("the Chilean Navy", "Chilean CL"),
    ("a Turkish Foreign Ministry spokesman", "Turkish TR"),
    ("the Serbian People's Party", "Serbian RS"),
    ("the Royal Canadian Mounted Police", "Canadian CA"),
    ("the U.S. Fire Administration", "U.S. US"),
    ("five million US dollars", "US US"),
    ("ten Georgian lari", "Georgian GE"),
    ("300 Hong Kong dollars", "Hong Kong HK"),
    ("37 billion U.S. gallons", "U.S. US"),
    ("she answered in French.", "French FR"),
    ("he speaks English and Latin", "English GB"),
    ("a Spanish-language channel", "Spanish ES"),
    ("a plate of French fries", "French FR"),
    ("a German shepherd", "German DE"),
    ("the Korean War", "Korean KR"),
    ("Mexico City", "Mexico MX"),
    ("the Confederation of British Industry", "British GB"),
    ("the Congress of South African Trade Unions", "South African ZA"),
    ("the Tour de France", "France FR"),
    ("the U.S. Open", "U.S. US"),
    ("the Austro-Hungarian Empire", "Hungarian HU"),
]


@pytest.mark.parametrize(("text", "expected"), IN_NAME, ids=[text for text, _ in IN_NAME])
def test_words_inside_other_names(text: str, expected: str) -> None:
    assert [f"{m.text} {m.code}" for m in find(text) if m.form == "in_name"] == [expected]
    assert free(text) == []


FREE = [
    ("British Prime Minister Ann Field", ["British GB"]),
    ("U.S. Treasury Secretary Joan Mill", ["U.S. US"]),
    ("the U.S. National Security Adviser", ["U.S. US"]),
    ("the British Olympics Minister", ["British GB"]),
    ("U.S. District Judge Amy Pool", ["U.S. US"]),
    ("the President of Argentina", ["Argentina AR"]),
    ("the Government of Iraq", ["Iraq IQ"]),
    ("the Minister of Foreign Affairs of Peru", ["Peru PE"]),
    ("the UK Government", ["UK GB"]),
    ("Iran's Foreign Ministry", ["Iran IR"]),
    ("an English teacher in French villages", ["English GB", "French FR"]),
    ("Germany marks the day and South Korea won", ["Germany DE", "South Korea KR"]),
    ("Polish Roman Catholic priests", ["Polish PL"]),
    ("the Afghan Taliban", ["Afghan AF"]),
    ("Turkish Cypriots and Bosnian Serbs", ["Turkish TR", "Cypriots CY", "Bosnian BA", "Serbs RS"]),
    ("an African American and a Native American", ["American US", "American US"]),
    ("the American dream", ["American US"]),
    ("eight German Echo winners", ["German DE"]),
    ("US-China ties, U.S.-led talks and US-built trucks", ["US US", "China CN", "U.S. US", "US US"]),
    ("Sino-Russian, Franco-German talks", ["Sino CN", "Russian RU", "Franco FR", "German DE"]),
    ("Anglo-Irish and Afro-Cuban music", ["Irish IE", "Cuban CU"]),
    ("non-US, anti-American, ex-Soviet and pro-Russian", ["US US", "American US", "Soviet SU", "Russian RU"]),
    ("American John Dale beat Swiss Urs Beck", ["American US", "Swiss CH"]),
    ("IRAQ\nU.S. Senate debates it", ["IRAQ IQ"]),
    ("THE AMERICAN PEOPLE WON TODAY", ["AMERICAN US"]),
    ("Wlodek Nowak Poland's speaker", ["Poland PL"]),
]


@pytest.mark.parametrize(("text", "expected"), FREE, ids=[text[:40] for text, _ in FREE])
def test_words_that_are_not_inside_a_name(text: str, expected: list[str]) -> None:
    assert free(text) == expected


NOTHING = [
    "Flooding in New Mexico and New England",
    "Latin American, South American and North American firms",
    "West Indian cricketers and American Indian tribes",
    "The Navajo tribe says Indian reservations need roads.",
    "guinea pigs, roast turkey and fine china",
    "Polish the silver.",
    "US$5 million, NZ$30 and US $7",
    "THEY TOLD US TO GO",
    "JOIN US TODAY",
    "Rep. Dan Israel and Ms. English left.",
    "Mike Jordan scored. Jordan then rested.",
    "Chad Brewster and Georgia Wells sang.",
    "a fire in Lebanon, Pennsylvania, and one in Cuba, Missouri",
    "Voters in Atlanta and across Georgia chose a senator.",
    "the Indo-Pacific strategy of General Franco",
    "write to @USA or see https://example.org/UK",
    "Prince of Wales",
    "the Inter-American Court, an inter-American body",
    "Central African nations met in Libreville town.",
    "Ricardo Lagos spoke. Lagos said he would run.",
    "the carrier U.S.S. Nimitz",
    "a New Jersey firm",
]


@pytest.mark.parametrize("text", NOTHING, ids=lambda t: t[:40])
def test_what_only_looks_like_a_country(text: str) -> None:
    assert free(text) == []


READINGS = [
    ("Georgia's parliament in Tbilisi met.", ["Georgia GE"]),
    ("Congo said rebels held Goma.", ["Congo CD"]),
    ("Congo's oil flows from Pointe-Noire, far from Brazzaville.", ["Congo CG"]),
    ("Fighting near Kinshasa killed ten Congolese.", ["Congolese CD"]),
    ("Dominican voters in Roseau, Dominica", ["Dominican DM", "Dominica DM"]),
    ("Dominican players beat Haiti.", ["Dominican DO", "Haiti HT"]),
    ("King Abdullah of Jordan spoke in Jordan.", ["Jordan JO", "Jordan JO"]),
    ("Indian troops moved near the border with Pakistan.", ["Indian IN", "Pakistan PK"]),
    ("Central African troops left Bangui.", ["Central African CF"]),
    ("US TROOPS LEAVE IRAQ", ["US US", "IRAQ IQ"]),
    ("Jersey, like Guernsey, is one of the Channel Islands.", ["Jersey JE", "Guernsey GG"]),
    ("North Korea spoke. The South said no, and the North's army moved.", ["North Korea KP", "South KR", "North KP"]),
    ("South Korea sells ships to the north and the South China coast.", ["South Korea KR", "China CN"]),
    ("The North fought the South from 1861 to 1865.", []),
]


@pytest.mark.parametrize(("text", "expected"), READINGS, ids=[text[:40] for text, _ in READINGS])
def test_ambiguous_words_are_decided_by_the_article(text: str, expected: list[str]) -> None:
    assert free(text) == expected


def with_entities(words: list[str], *spans: tuple[int, int, str]) -> list[str]:
    doc = Doc(VOCAB, words=words)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in spans]
    return [m.describe() for m in RECOGNIZER.find(doc, Context())]


def test_an_organisation_of_the_pipeline_makes_a_word_part_of_its_name() -> None:
    words = ["the", "American", "Pride", "Irrigation", "crew"]
    assert with_entities(words) == ["American = US demonym"]
    assert with_entities(words, (1, 4, "ORG")) == ["American = US in_name"]


def test_a_government_stays_a_country_whatever_the_pipeline_says() -> None:
    assert with_entities(["the", "British", "Government", "fell"], (1, 3, "ORG")) == ["British = GB demonym"]


def test_a_person_of_the_pipeline_is_no_country() -> None:
    assert with_entities(["Then", "Jordan", "scored"], (1, 2, "PERSON")) == []
    assert with_entities(["Then", "Iraqi", "troops"], (1, 2, "PERSON")) == ["Iraqi = IQ demonym"]


def test_a_parse_finds_the_verb_behind_an_insertion() -> None:
    words = ["Hanoi", ",", "long", "silent", ",", "rejected", "it"]
    deps = ["nsubj", "punct", "advmod", "acl", "punct", "ROOT", "dobj"]
    parsed = Doc(VOCAB, words=words, heads=[5, 0, 3, 0, 0, 5, 5], deps=deps)
    assert [m.describe() for m in RECOGNIZER.find(parsed, Context())] == ["Hanoi = VN metonym"]
    assert RECOGNIZER.find(Doc(VOCAB, words=words), Context()) == []


def test_the_component_writes_spans() -> None:
    doc = RECOGNIZER(Doc(VOCAB, words=["Chile", "and", "Peru"]))
    assert [span.text for span in doc.spans["country"]] == ["Chile", "Peru"]


WORDS = st.sampled_from(
    [
        "U.S.",
        "Georgia",
        "Beijing",
        "North",
        "Korea",
        "and",
        "of",
        "the",
        "in",
        ",",
        ".",
        "\n",
        "\n\n",
        "said",
        "Army",
        "Bank",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_offsets_slice_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for mention in find(text):
        assert mention.start >= last
        assert text[mention.start : mention.end] == mention.text != ""
        assert len(mention.code or "") == 2
        last = mention.end


@pytest.mark.parametrize("unit", ["U.S. ", "United ", "Georgia, ", "of the ", "the North ", "A", " \n", "Beijing and "])
def test_cost_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find(unit * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 50 * max(seconds(2_000), 0.01)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fund lent Latvia $5 million.", ["Latvia LV"]),
        ("It will cost New Zealand $3 billion and the Danes $1 billion.", ["New Zealand NZ", "Danes DK"]),
        ("A Canadian $5 million grant helped.", ["Canadian CA"]),
        ("It paid US $5, NZ $7 and UK$9.", []),
    ],
)
def test_a_country_may_stand_before_a_sum(text: str, found: list[str]) -> None:
    assert free(text) == found
