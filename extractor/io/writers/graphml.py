"""GraphML: articles, entities and facts as nodes, who plays which part in what as edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from extractor.io.base import Json, Row, Writer
from extractor.io.writers.shape import fact_fields, is_party

NODE_KEYS = ("type", "label", "code", "date", "amount", "currency", "iso", "status", "polarity", "modality")
EDGE_KEYS = ("slot",)
SPACE = "http://graphml.graphdrawing.org/xmlns"

# XML 1.0 has no place for these, not even as references.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(rows: Iterator[Row], path: Path) -> None:
    """Write the graph as a stream; node ids are unique over articles."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        xml.startElement("graphml", AttributesImpl({"xmlns": SPACE}))
        for key, domain in (*((key, "node") for key in NODE_KEYS), *((key, "edge") for key in EDGE_KEYS)):
            xml.startElement("key", AttributesImpl({"id": key, "for": domain, "attr.name": key, "attr.type": "string"}))
            xml.endElement("key")
        xml.startElement("graph", AttributesImpl({"edgedefault": "directed"}))
        for number, row in enumerate(rows):
            _Graph(xml, f"a{number}", row.record).write()
        xml.endElement("graph")
        xml.endElement("graphml")
        xml.endDocument()


class _Graph:
    """Writes the nodes and edges of one record."""

    def __init__(self, xml: XMLGenerator, base: str, record: Json) -> None:
        self.xml = xml
        self.base = base
        self.record = record

    def write(self) -> None:
        record = self.record
        label = record["title"] or record["source"] or record["id"]
        self._node(self.base, {"type": "article", "label": label, "date": record["date"]})
        for kind, group in (("person", "people"), ("country", "countries"), ("organization", "organizations")):
            for entity in record[group]:
                node = f"{self.base}/{entity['id']}"
                self._node(node, {"type": kind, "label": entity["name"], "code": entity.get("code")})
                self._edge(self.base, node, "mentions")
        for fact in record["facts"]:
            self._fact(fact)

    def _fact(self, fact: Json) -> None:
        node = f"{self.base}/{fact['id']}"
        known = {key: fact.get(key) for key in NODE_KEYS}
        self._node(node, known | {"type": fact["kind"], "label": fact["text"]})
        self._edge(self.base, node, "states")
        for name, value in fact.items():
            parties = [value] if is_party(fact_fields()[name]) and value else value if name == "parties" else []
            for number, party in enumerate(parties):
                target = f"{self.base}/{party['ref']}" if party["ref"] else f"{node}/{name}{number}"
                if not party["ref"]:
                    self._node(target, {"type": "words", "label": party["name"]})
                self._edge(node, target, name)

    def _node(self, node: str, values: Json) -> None:
        self.xml.startElement("node", AttributesImpl({"id": node}))
        self._data(values)
        self.xml.endElement("node")

    def _edge(self, source: str, target: str, slot: str) -> None:
        self.xml.startElement("edge", AttributesImpl({"source": source, "target": target}))
        self._data({"slot": slot})
        self.xml.endElement("edge")

    def _data(self, values: Json) -> None:
        for key, value in values.items():
            if value is not None:
                self.xml.startElement("data", AttributesImpl({"key": key}))
                self.xml.characters(_ILLEGAL.sub("\ufffd", str(value)))
                self.xml.endElement("data")


WRITER = Writer(suffixes=(".graphml",), write=write_graphml)
