"""The real command, stopped by what stops commands: Ctrl-C, a service manager, a full disk, a closed pipe."""

import json
import os
import resource
import signal
import subprocess
import time
from functools import partial

import pytest

from tests.batch import quick

COUNT = 1500


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with articles, and what a run that is not stopped makes of them."""
    folder = tmp_path_factory.mktemp("stopping")
    quick.write_input(folder, COUNT)
    assert finish(start(folder, "-o", "whole.jsonl")).code == 0
    return folder


def start(folder, *arguments, **options):
    return subprocess.Popen(
        [*quick.COMMAND, *arguments],
        cwd=folder,
        env=quick.ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


class finish:  # noqa: N801 - reads as a verb
    """Waits for a run; its exit code, and what it said."""

    def __init__(self, process):
        _, self.said = process.communicate(timeout=100)
        self.code = process.returncode


def wait_for(path):
    deadline = time.monotonic() + 100
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def count(path):
    return len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_stopped_run_keeps_what_is_done_and_goes_on(whole, number):
    output = whole / f"{number.name}.jsonl"
    # A shell's background jobs are told to ignore an interrupt, and their children with them.
    unmasked = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = start(whole, "-o", output.name, start_new_session=True, preexec_fn=unmasked)
    wait_for(whole / f".{output.name}.ledger-wal")
    time.sleep(0.3)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # a terminal sends it to the workers too
    else:
        process.send_signal(number)
    stopped = finish(process)
    assert stopped.code == 130
    assert stopped.said.endswith("interrupted: run the same command again to go on\n")
    assert "Traceback" not in stopped.said
    done = count(output)
    assert done < COUNT
    again = finish(start(whole, "-o", output.name))
    assert again.code == 0
    assert done == 0 or f"({done:,} done before)" in again.said
    assert output.read_bytes() == (whole / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("kilobytes", [16, 200], ids=["at once", "later"])
def test_a_full_disk_is_one_line_and_the_run_goes_on_when_there_is_room(whole, kilobytes):
    output = whole / f"full{kilobytes}.jsonl"
    limit = (kilobytes * 1024, kilobytes * 1024)
    full = finish(
        start(whole, "-o", output.name, "-q", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    )
    assert full.code == 2
    assert full.said.startswith(("error: .full", "error: full"))
    assert "cannot be written" in full.said
    assert full.said.count("\n") == 1
    assert not output.exists()
    assert finish(start(whole, "-o", output.name)).code == 0
    assert output.read_bytes() == (whole / "whole.jsonl").read_bytes()


def test_a_reader_that_goes_away_ends_the_run(whole):
    process = start(whole)
    assert json.loads(process.stdout.readline())["id"] == "0"
    process.stdout.close()
    process.stdout = None
    ended = finish(process)
    assert ended.code not in (0, None)
    assert "Traceback" not in ended.said
