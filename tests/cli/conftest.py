import logging

import pytest
from typer.testing import CliRunner

from extractor.batch import Done, Settings, run
from extractor.cli import app
from extractor.engine import Extractor
from extractor.errors import ExtractorError
from extractor.io import Raw
from extractor.pool import Failed
from tests.batch.bench import Bench


@pytest.fixture(scope="session")
def extractor():
    return Extractor()


@pytest.fixture
def bench(extractor, monkeypatch):
    """A pool with one extractor for all tests."""

    def work(article):
        try:
            article = article.convert(article) if isinstance(article, Raw) else article
            return Done(extractor(article).to_json(), len(article.text.split()), {"people": 1}, article.text)
        except ExtractorError as error:
            return Failed(type(error).__name__, str(error))

    pool = Bench(work, extractor.fingerprint)
    monkeypatch.setattr(run, "open_pool", lambda options, keep_text=False: pool)
    return pool


@pytest.fixture
def call(bench, extractor, monkeypatch, tmp_path):
    """Run the command line in a folder of its own; returns exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Settings, "extractor", lambda settings: extractor)

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(app.app, [str(a) for a in arguments], input=stdin)
        if isinstance(result.exception, ExtractorError):
            return 2, result.stdout, f"error: {result.exception}\n"
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    level = logging.getLogger().level
    yield invoke
    logging.getLogger().setLevel(level)  # --quiet raises it
