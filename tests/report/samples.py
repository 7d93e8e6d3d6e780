"""Records written by hand: the pages are tested without a network, on articles as hard as one can write them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def span(text: str, words: str, *, after: int = 0) -> Json:
    start = text.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def party(text: str, words: str, ref: str | None = None, name: str | None = None, **more: str) -> Json:
    place = span(text, words)
    return {"name": name or words, "ref": ref, "start": place["start"], "end": place["end"], **more}


def fact(kind: str, text: str, words: str, **slots: Any) -> Json:
    head = {
        "id": f"{kind}-{words}",
        "kind": kind,
        **span(text, words),
        "sentence": [0, len(text)],
        "rule": f"{kind}.test",
    }
    usual = {"confidence": 0.9, "polarity": "affirmed", "modality": "actual", "reported_by": None}
    return head | usual | DEFAULTS[kind] | slots


DEFAULTS: dict[str, Json] = {
    "role": {"organization": None, "country": None, "status": "current", "since": None, "until": None},
    "money": {
        "amount_max": None,
        "currency": "EUR",
        "currency_candidates": [],
        "bound": "exact",
        "per": None,
        "equivalent_of": None,
        "payer": None,
        "payee": None,
        "purpose": None,
        "action": None,
        "period": None,
    },
    "duration": {"iso_max": None, "bound": "exact", "of": None},
    "date": {"iso_end": None, "bound": "on", "resolved_from": None},
    "agreement": {"parties": [], "stage": "signed", "date": None, "term": None, "count": None},
    "statement": {"direct": True, "cue": "said"},
}


def record(identity: str, **parts: Any) -> Json:
    empty: Json = {"people": [], "countries": [], "organizations": [], "facts": []}
    head: Json = {"id": identity, "source": f"{identity}.txt", "title": None, "date": None, "date_source": "none"}
    return head | {"fingerprint": "test"} | empty | parts


FERRY_TEXT = (
    "RIGA, June 4, 2019 - Latvia and Finland signed a ten-year ferry accord on Tuesday.\n\n"
    "Helsinki will lend Riga Port up to 240 million euros, Transport Minister Andris Kalve said. "
    '"This is not charity. It is trade," Kalve said.\n\nAdvertisment\n\nNobody will pay the €5m fine.\n'
)


def ferry() -> Json:
    text = FERRY_TEXT
    kalve = {"id": "p1", "name": "Andris Kalve", "mentions": [span(text, "Andris Kalve")]}
    kalve["mentions"].append(span(text, "Kalve", after=text.index("trade")))
    finland = {"id": "c2", "code": "FI", "name": "Finland", "mentions": [span(text, "Finland") | {"form": "name"}]}
    finland["mentions"].append(span(text, "Helsinki") | {"form": "metonym"})
    latvia = {"id": "c1", "code": "LV", "name": "Latvia", "mentions": [span(text, "Latvia") | {"form": "name"}]}
    port = {"id": "o1", "name": "Riga Port", "country": None, "mentions": [span(text, "Riga Port")]}
    speaker = party(text, "Andris Kalve", "p1")
    return record(
        "ferry",
        title="Ferry accord signed",
        date="2019-06-04",
        date_source="dateline",
        people=[kalve],
        countries=[latvia, finland],
        organizations=[port],
        facts=[
            fact("date", text, "June 4, 2019", iso="2019-06-04"),
            fact(
                "agreement",
                text,
                "signed a ten-year ferry accord",
                what=party(text, "ferry accord"),
                parties=[party(text, "Latvia", "c1", code="LV"), party(text, "Finland", "c2", code="FI")],
                date="2019-06-04",
                term="P10Y",
            ),
            fact("duration", text, "ten-year", iso="P10Y", of=party(text, "ferry accord")),
            fact(
                "money",
                text,
                "up to 240 million euros",
                amount="240000000",
                bound="at_most",
                modality="planned",
                payer=party(text, "Helsinki", "c2", "Finland", code="FI"),
                payee=party(text, "Riga Port", "o1"),
                action="lend",
                reported_by=speaker,
            ),
            fact("role", text, "Transport Minister Andris Kalve", person=speaker, role="Transport Minister"),
            fact(
                "statement",
                text,
                "This is not charity. It is trade,",
                speaker=party(text, "Andris Kalve", "p1"),
                quote=span(text, "This is not charity. It is trade,"),
            ),
            fact("money", text, "€5m", amount="5000000", polarity="negated", confidence=0.6),
        ],
    )


HOSTILE_TEXT = (
    "</div></article><script>window.pwned=1</script><img src=x onerror='window.pwned=2'>\r\n"
    '<style>body{display:none}</style> ‮Mallory" onmouseover="window.pwned=3‬ & </script> paid $1\0 '
    "{{ 7 * 7 }} ]]> <!-- <a href='javascript:window.pwned=4'>x</a> 😀 \ud800 €2 https://evil.example/x.js"
)


def hostile() -> Json:
    text = HOSTILE_TEXT
    name = 'Mallory" onmouseover="window.pwned=3'
    mallory = {"id": '"><script>window.pwned=5</script>', "name": name, "mentions": [span(text, name)]}
    return record(
        '"><script>window.pwned=6</script>',
        source="javascript:window.pwned=7",
        title="<script>window.pwned=8</script><b>Bold</b>",
        people=[mallory],
        countries=[
            {"id": "c1", "code": "<b>", "name": "</option><script>window.pwned=9</script>", "mentions": []},
        ],
        facts=[
            fact("money", text, "$1", amount="1", currency="USD", payer=party(text, name, mallory["id"])),
            fact("money", text, "€2", amount="2", payer=party(text, name), payee=party(text, "</script>")),
            fact("role", text, "<script>window.pwned=1</script>", person=party(text, name), role="<script>"),
        ],
    )


ARABIC_TEXT = "قال محمد الأمين يوم الثلاثاء إن قطر ستدفع 3 ملايين يورو إلى Unrwa خلال عامين.\n"


def arabic() -> Json:
    text = ARABIC_TEXT
    return record(
        "arabic",
        title="قطر ستدفع ثلاثة ملايين يورو",
        people=[{"id": "p1", "name": "محمد الأمين", "mentions": [span(text, "محمد الأمين")]}],
        countries=[{"id": "c1", "code": "QA", "name": "Qatar", "mentions": [span(text, "قطر") | {"form": "name"}]}],
        facts=[
            fact(
                "money",
                text,
                "3 ملايين يورو",
                amount="3000000",
                payer=party(text, "قطر", "c1", "Qatar", code="QA"),
                payee=party(text, "Unrwa"),
            )
        ],
    )


LONG_NAME = "Permanent Interministerial Coordination Secretariat for Transboundary Hydrographic Basins " * 2
LONG_TEXT = f"{LONG_NAME}paid {'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' * 2} €7 for 7 days.\n"


def long_names() -> Json:
    text = LONG_TEXT
    payee = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
    return record(
        "long",
        title=LONG_NAME,
        facts=[
            fact("money", text, "€7", amount="7", payer=party(text, LONG_NAME.strip()), payee=party(text, payee)),
            fact("duration", text, "7 days", iso="P7D"),
        ],
    )


def quiet() -> Json:
    return record("quiet", title="Nothing happened")


def failed() -> Json:
    return {"id": None, "source": "broken.html", "error": {"type": "InputError", "message": "is <b>not</b> UTF-8"}}


TEXTS = {
    "ferry": FERRY_TEXT,
    hostile()["id"]: HOSTILE_TEXT,
    "arabic": ARABIC_TEXT,
    "long": LONG_TEXT,
    "quiet": "It was a quiet day.\n",
}


def all_records() -> list[Json]:
    return [ferry(), hostile(), arabic(), long_names(), quiet(), failed()]
