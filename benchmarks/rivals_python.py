"""One rival over texts on stdin: what it finds and the time it takes, as a line of JSON. Started by rivals.py.

Runs in the environment of the rival alone, so it imports nothing of ours but for our own turn.
"""

import json
import logging
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import metadata

Find = Callable[[str], Iterable[str]]


def quantulum3() -> Find:
    from quantulum3 import parser

    return lambda text: [quantity.unit.entity.name for quantity in parser.parse(text)]


def recognizers_text_suite() -> Find:
    from recognizers_date_time import recognize_datetime
    from recognizers_number_with_unit import recognize_currency

    def find(text: str) -> list[str]:
        times = [result.type_name.rpartition(".")[2] for result in recognize_datetime(text, "en-us")]
        return [*times, *("currency" for _ in recognize_currency(text, "en-us"))]

    return find


def dateparser() -> Find:
    from dateparser.search import search_dates

    return lambda text: ["date" for _ in search_dates(text, languages=["en"]) or []]


def price_parser() -> Find:
    """Read each sentence: the library reads one price in what it is given."""
    from price_parser import Price

    def find(text: str) -> list[str]:
        prices = map(Price.fromstring, re.split(r"(?<=[.!?])\s+", text))
        return ["price" for price in prices if price.amount is not None and price.currency]

    return find


def newsfacts() -> Find:
    from extractor import Extractor

    extractor = Extractor()

    def find(text: str) -> list[str]:
        found = extractor(text)
        kinds = [fact.kind for fact in found.facts]
        return [*kinds, *("person" for _ in found.people), *("organization" for _ in found.organizations)]

    return find


RIVALS = {rival.__name__.replace("_", "-"): rival for rival in (quantulum3, recognizers_text_suite, dateparser)}
RIVALS |= {"price-parser": price_parser, "newsfacts": newsfacts}


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    name, seconds = sys.argv[1], float(sys.argv[2])
    find = RIVALS[name]()
    find("The mayor paid $5 million on May 3, 2020.")  # what is loaded late is loaded now
    found: Counter[str] = Counter()
    words = failed = 0
    started = time.process_time()
    for line in sys.stdin:
        text = json.loads(line)["text"]
        words += len(text.split())
        try:
            found.update(find(text))
        except Exception:
            failed += 1
        if time.process_time() - started > seconds:
            break
    spent = time.process_time() - started
    result = {"version": metadata.version(name), "words": words, "seconds": spent, "found": found, "failed": failed}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
