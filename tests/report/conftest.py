from __future__ import annotations

from pathlib import Path

import pytest

from extractor.report import write_report
from tests.report import samples


def no_noise(text):
    return ()


def noise(text):
    start = text.find("Advertisment")
    return [] if start < 0 else [(start, start + len("Advertisment"))]


@pytest.fixture(scope="session")
def page_path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(samples.all_records(), path, texts=samples.TEXTS, noise=noise, title="Our <run>")
    return path


@pytest.fixture(scope="session")
def packed_path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("packed") / "report.html"
    records = [samples.ferry() | {"id": f"f{n}", "title": f"Ferry {n}"} for n in range(490)]
    write_report(
        records, path, texts={record["id"]: samples.FERRY_TEXT for record in records}, noise=noise, packed_above=50
    )
    return path
