import io

import pytest

from extractor.io import Document, Raw, ReadOptions, installed_readers


@pytest.fixture
def read():
    """Read bytes as a format, raw articles converted; returns a list of items."""

    def run(name, data, **options):
        document = Document(io.BufferedReader(io.BytesIO(data)), f"in.{name}", "in")
        items = installed_readers()[name].read(document, ReadOptions(**options))
        return [item.convert(item) if isinstance(item, Raw) else item for item in items]

    return run
