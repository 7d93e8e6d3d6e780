"""Runs that are killed at random moments and resumed end like a run that was never stopped."""

import json
import random
import subprocess
import sys
import time

SENTENCE = "Norway will pay Peru $5 million over two years, Mayor Ana Brel of Oslo said on Monday. "


def command(folder, output):
    return [sys.executable, "-m", "extractor", "run", str(folder / "in.jsonl"), "-o", str(output), "-w", "2", "-q"]


def write_input(folder, count):
    lines = [json.dumps({"id": str(n), "text": f"Article {n}. " + SENTENCE * (n % 7 + 1)}) for n in range(count)]
    lines[3] = "no json"
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")


def kill_and_resume(folder, kills, seed=7):
    """Kill a run so many times, let it end, and return its output."""
    rng = random.Random(seed)
    output = folder / "killed.jsonl"
    started = time.monotonic()
    whole = subprocess.run(command(folder, folder / "whole.jsonl"), check=False)
    seconds = time.monotonic() - started
    assert whole.returncode == 3
    for _ in range(kills):
        process = subprocess.Popen(command(folder, output))
        time.sleep(rng.uniform(0.4, 1.0) * seconds)
        process.kill()
        process.wait()
        if output.exists():
            for line in output.read_text(encoding="utf-8").splitlines():
                json.loads(line)
    assert subprocess.run(command(folder, output), check=False).returncode == 3
    return output


def test_a_killed_run_goes_on_where_it_was(tmp_path):
    write_input(tmp_path, 60)
    output = kill_and_resume(tmp_path, kills=2)
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert (tmp_path / "killed.errors.jsonl").read_bytes() == (tmp_path / "whole.errors.jsonl").read_bytes()
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()][:4] == ["0", "1", "2", "4"]
