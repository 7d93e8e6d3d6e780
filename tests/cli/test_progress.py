import pytest

from extractor.cli import progress
from extractor.cli.progress import Meter
from extractor.io import Failure


class Clock:
    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def test_rates_count_from_the_first_article(clock):
    with Meter(None, quiet=True) as meter:
        clock.now += 60  # workers start
        meter.done(10)
        clock.now += 2
        meter.done(30)
        meter.failed(Failure("x", "is empty"))
        assert meter.line() == "2 articles, 1.0 articles/s, 20 words/s, 1 error"


def test_plain_lines_say_what_is_left(clock, capsys):
    with Meter(1000, quiet=False) as meter:
        items = meter.watch(iter("abcd"))
        list(items)
        meter.advance(400)
        meter.kept()
        meter.done(5)
        clock.now += 20
        meter.done(5)  # three of the four articles that were read are done: 300 bytes, 200 of them in this run
    assert capsys.readouterr().err == (
        "3 articles, 1 of them done before, 0.1 articles/s, 0 words/s, about 70 s left\n"
    )


def test_what_comes_twice_is_an_article_but_none_done_before(clock):
    with Meter(None, quiet=True) as meter:
        meter.done(10)
        meter.repeated()
        clock.now += 2
        assert meter.line() == "2 articles, 0.5 articles/s, 5 words/s"


@pytest.mark.parametrize(("quiet", "lines"), [(False, 21), (True, 21)], ids=["loud", "quiet"])
def test_errors_are_shown_even_when_quiet_but_not_a_thousand_times(capsys, quiet, lines):
    with Meter(None, quiet=quiet) as meter:
        for number in range(1000):
            meter.failed(Failure(f"{number}.txt", "is empty"))
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == lines
    assert shown[0] == "error: 0.txt: is empty"
    assert shown[-1] == "error: more are not shown here"
