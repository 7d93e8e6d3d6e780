"""JSON-LD: schema.org for what is said, Web Annotation selectors for where it is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor.io.base import Json, Row, Writer

CONTEXT: Json = {"@vocab": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#"}
SPACE = "urn:newsfacts:"


def write_jsonld(rows: Iterator[Row], path: Path) -> None:
    """Write one document with a graph of all articles, entities and facts."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        divider = "\n"
        for row in rows:
            for node in article_nodes(row.record):
                file.write(divider + json.dumps(node, ensure_ascii=False))
                divider = ",\n"
        file.write("\n]}\n")


def article_nodes(record: Json) -> list[Json]:
    """Return the nodes of one record: the article, its entities, its facts with their evidence."""
    base = SPACE + quote(record["id"], safe="")
    entities = [
        *({"@id": f"{base}#{e['id']}", "@type": "Person", "name": e["name"]} for e in record["people"]),
        *(
            {"@id": f"{base}#{e['id']}", "@type": "Country", "name": e["name"], "identifier": e["code"]}
            for e in record["countries"]
        ),
        *({"@id": f"{base}#{e['id']}", "@type": "Organization", "name": e["name"]} for e in record["organizations"]),
    ]
    article = {
        "@id": base,
        "@type": "NewsArticle",
        "headline": record["title"],
        "datePublished": record["date"],
        "url": record["source"] if "://" in (record["source"] or "") else None,
        "mentions": [{"@id": entity["@id"]} for entity in entities],
    }
    facts = [node for fact in record["facts"] for node in (_fact(fact, base), _evidence(fact, base))]
    return [_known(node) for node in (article, *entities, *facts)]


def _known(node: Json) -> Json:
    return {name: value for name, value in node.items() if value not in (None, [])}


def _party(party: Json | None, base: str) -> Json | None:
    if party is None:
        return None
    return {"@id": f"{base}#{party['ref']}"} if party["ref"] else {"@type": "Thing", "name": party["name"]}


def _fact(fact: Json, base: str) -> Json:
    return {"@id": f"{base}#{fact['id']}"} | _known(NODES[fact["kind"]](fact, base))


def _role(fact: Json, base: str) -> Json:
    return {
        "@type": "OrganizationRole",
        "roleName": fact["role"],
        "member": _party(fact["person"], base),
        "memberOf": _party(fact["organization"], base),
        "addressCountry": fact["country"],
        "startDate": fact["since"],
        "endDate": fact["until"],
    }


def _money(fact: Json, base: str) -> Json:
    ranged = fact["amount_max"] is not None
    return {
        "@type": "MonetaryAmount",
        "currency": fact["currency"],
        "value": None if ranged else fact["amount"],
        "minValue": fact["amount"] if ranged else None,
        "maxValue": fact["amount_max"],
        "sponsor": _party(fact["payer"], base),
        "recipient": _party(fact["payee"], base),
        "about": _party(fact["purpose"], base),
    }


def _value(fact: Json, base: str) -> Json:
    ends = ("iso_max", "iso_end")
    return {
        "@type": "PropertyValue",
        "propertyID": fact["kind"],
        "value": fact["iso"],
        "maxValue": next((fact[name] for name in ends if fact.get(name)), None),
        "about": _party(fact.get("of"), base),
    }


def _agreement(fact: Json, base: str) -> Json:
    return {
        "@type": "AgreeAction",
        "object": _party(fact["what"], base),
        "agent": [_party(party, base) for party in fact["parties"]],
        "additionalType": fact["stage"],
        "startTime": fact["date"],
    }


def _statement(fact: Json, base: str) -> Json:
    return {"@type": "Quotation", "text": fact["quote"]["text"], "creator": _party(fact["speaker"], base)}


NODES: dict[str, Callable[[Json, str], Json]] = {
    "role": _role,
    "money": _money,
    "duration": _value,
    "date": _value,
    "agreement": _agreement,
    "statement": _statement,
}


def _evidence(fact: Json, base: str) -> Json:
    selectors: list[Any] = [
        {"@type": "oa:TextPositionSelector", "oa:start": fact["start"], "oa:end": fact["end"]},
        {"@type": "oa:TextQuoteSelector", "oa:exact": fact["text"]},
    ]
    return {
        "@id": f"{base}#evidence-{fact['id']}",
        "@type": "oa:Annotation",
        "oa:hasBody": {"@id": f"{base}#{fact['id']}"},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": base},
            "oa:hasSelector": selectors,
        },
    }


WRITER = Writer(suffixes=(".jsonld",), write=write_jsonld)
