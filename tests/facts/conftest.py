from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.fixture(scope="session")
def extractor():
    """Return the whole program; that the network is in the package is part of what is tested."""
    built = Extractor()
    assert "extractor_encoder" in built.nlp.pipe_names
    return built


@pytest.fixture(scope="session")
def parsing(extractor):
    """Return the pipeline that parses."""
    return extractor.nlp
