"""Formats of other packages: one that cannot be used is named in a warning, and those beside it work."""

from __future__ import annotations

import logging
from importlib.metadata import EntryPoint

import pytest

from extractor.io import registry
from extractor.io.base import Reader, Writer

LOADERS = {registry.READERS: registry.installed_readers, registry.WRITERS: registry.installed_writers}


def nothing(*_):
    return iter(())


NOTES = Reader((".note",), nothing)
SHEET = Writer((".sheet",), nothing)


@pytest.fixture
def formats(monkeypatch, caplog):
    """Let one object of this module be all that is registered; returns the formats by name and the warnings."""

    def load(group, value):
        point = EntryPoint("own", f"{__name__}:{value}", group)
        monkeypatch.setattr(registry.metadata, "entry_points", lambda group: [point])
        with caplog.at_level(logging.WARNING, registry.__name__):
            return LOADERS[group].__wrapped__(), caplog.messages

    return load


@pytest.mark.parametrize(
    ("group", "value", "message"),
    [
        (registry.READERS, "SHEET", "is left out: no extractor.io.base.Reader, but Writer"),
        (registry.READERS, "Reader", "is left out: no extractor.io.base.Reader, but the class Reader"),
        (registry.WRITERS, "nothing", "is left out: no extractor.io.base.Writer, but function"),
        (registry.WRITERS, "gone", "cannot be loaded: module 'tests.io.test_registry' has no attribute 'gone'"),
    ],
    ids=["a writer", "the class", "a function", "nothing"],
)
def test_what_is_no_format_is_named_in_a_warning(formats, group, value, message):
    assert formats(group, value) == ({}, [f"{group} 'own' ({__name__}:{value}) {message}"])


@pytest.mark.parametrize(("group", "value"), [(registry.READERS, "NOTES"), (registry.WRITERS, "SHEET")])
def test_a_format_is_found_without_a_warning(formats, group, value):
    assert formats(group, value) == ({"own": globals()[value]}, [])
