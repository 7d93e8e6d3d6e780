"""The real command, stopped by what stops commands: Ctrl-C, a service manager, a full disk, a closed pipe."""

import json
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

SENTENCE = "Norway will pay Peru $5 million over two years, Mayor Ana Brel of Oslo said on Monday. "
COMMAND = [sys.executable, "-m", "extractor", "run", "in.jsonl", "-w", "2"]
COUNT = 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with articles, and what a run that is not stopped makes of them."""
    folder = tmp_path_factory.mktemp("stopping")
    lines = [json.dumps({"id": str(n), "text": f"Article {n}. " + SENTENCE * (n % 9 + 4)}) for n in range(COUNT)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    subprocess.run([*COMMAND, "-o", "whole.jsonl", "-q"], cwd=folder, check=True)
    return folder


def wait_for(path):
    deadline = time.monotonic() + 120
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def count(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return len([json.loads(line) for line in lines])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_stopped_run_keeps_what_is_done_and_goes_on(whole, number):
    name = f"{number.name}.jsonl"
    process = subprocess.Popen(
        [*COMMAND, "-o", name], cwd=whole, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    wait_for(whole / f".{name}.ledger-wal")
    time.sleep(0.4)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # a terminal sends it to the workers too
    else:
        process.send_signal(number)
    _, shown = process.communicate(timeout=60)
    assert process.returncode == 130
    assert shown.endswith("interrupted: run the same command again to go on\n")
    assert "Traceback" not in shown
    done = count(whole / name)
    assert done < COUNT
    again = subprocess.run([*COMMAND, "-o", name], cwd=whole, check=True, stderr=subprocess.PIPE, text=True)
    if done:
        assert f"({done} done before)" in again.stderr
    assert (whole / name).read_bytes() == (whole / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("kilobytes", [16, 60], ids=["at once", "later"])
def test_a_full_disk_is_one_line_and_what_was_done_stays(whole, kilobytes):
    name = f"full{kilobytes}.jsonl"
    limit = (kilobytes * 1024, kilobytes * 1024)
    first = subprocess.run(
        [*COMMAND, "-o", name, "-q"],
        cwd=whole,
        check=False,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert first.returncode == 2
    assert first.stderr.startswith(("error: .full", "error: full"))
    assert "cannot be written" in first.stderr
    assert first.stderr.count("\n") == 1
    assert not (whole / name).exists()
    subprocess.run([*COMMAND, "-o", name, "-q"], cwd=whole, check=True)
    assert (whole / name).read_bytes() == (whole / "whole.jsonl").read_bytes()


def test_a_reader_that_goes_away_ends_the_run(whole):
    process = subprocess.Popen(COMMAND, cwd=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert json.loads(process.stdout.readline())["id"] == "0"
    process.stdout.close()
    shown = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) != 0
    assert "Traceback" not in shown
