"""Runs that are killed at random moments and resumed end like a run that was never stopped."""

import json
import random
import subprocess
import time

from tests.batch import quick


def kill_and_resume(command, folder, kills, seed=7):
    """Kill a run so many times at random moments, let it end, and return its output and how many kills met it alive."""
    rng = random.Random(seed)
    output = folder / "killed.jsonl"
    started = time.monotonic()
    whole = subprocess.run([*command, "-o", "whole.jsonl", "-q"], cwd=folder, env=quick.ENVIRONMENT, check=False)
    seconds = time.monotonic() - started
    assert whole.returncode == 3
    alive = 0
    for _ in range(kills):
        process = subprocess.Popen([*command, "-o", output.name, "-q"], cwd=folder, env=quick.ENVIRONMENT)
        time.sleep(rng.uniform(0.05, 0.5) * seconds)
        alive += process.poll() is None
        process.kill()
        process.wait()
        if output.exists():
            for line in output.read_text(encoding="utf-8").splitlines():
                json.loads(line)
    last = subprocess.run([*command, "-o", output.name, "-q"], cwd=folder, env=quick.ENVIRONMENT, check=False)
    assert last.returncode == 3
    return output, alive


def test_a_run_that_is_killed_twenty_times_loses_nothing_and_doubles_nothing(tmp_path):
    quick.write_input(tmp_path, 1000)
    lines = (tmp_path / "in.jsonl").read_text().splitlines()
    (tmp_path / "in.jsonl").write_text("\n".join([*lines[:3], "no json", *lines[3:]]))
    output, alive = kill_and_resume(quick.COMMAND, tmp_path, kills=20)
    assert alive >= 5
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert (tmp_path / "killed.errors.jsonl").read_bytes() == (tmp_path / "whole.errors.jsonl").read_bytes()
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == [str(n) for n in range(1000)]
