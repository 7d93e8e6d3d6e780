"""Run over a folder with a thousand hostile files among good ones; show what it cost and what was named.

python -m benchmarks.hostile [FILES]
"""

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

GOOD = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, a minister said."
BOMB = gzip.compress(bytes(300_000_000), 9)
LONG = b"x " * 50_000_000

Maker = Callable[[Path, random.Random], Path]


def written(suffix: str, data: Callable[[random.Random], bytes]) -> Maker:
    def make(stem: Path, rng: random.Random) -> Path:
        path = stem.with_name(stem.name + suffix)
        path.write_bytes(data(rng))
        return path

    return make


def fifo(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(stem.name + ".txt")
    os.mkfifo(path)
    return path


KINDS: list[Maker] = [
    written(".txt", lambda rng: rng.randbytes(5000)),
    written(".jsonl", lambda rng: rng.randbytes(5000)),
    written(".html", lambda rng: rng.randbytes(5000)),
    written(".parquet", lambda rng: b"PAR1" + rng.randbytes(500)),
    written(".json", lambda rng: b'{"text": ' + b"[" * rng.randrange(100_000)),
    written(".jsonl", lambda rng: b'{"text": "A."\n[]\nnull\n' + b"{" * 10_000),
    written(".html", lambda rng: b"<div>" * 100_000),
    written(".txt.gz", lambda rng: BOMB),
    written(".jsonl.gz", lambda rng: BOMB),
    written(".txt.gz", lambda rng: gzip.compress(GOOD.encode())[:-7]),
    written("\nbreak.txt", lambda rng: b""),
    written(".txt", lambda rng: b"\x00" * 100),
    written(".csv", lambda rng: b'text\n"' + rng.randbytes(100)),
    written(".txt", lambda rng: b""),
    fifo,
]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        for number in range(count):
            rng.choice(KINDS)(folder / f"{number:04}", rng)
        (folder / "line.txt").write_bytes(LONG)
        (folder / "line.jsonl").write_bytes(LONG)
        for number in range(50):
            (folder / f"good{number:02}.txt").write_text(f"{GOOD} Article {number}.")
        output = Path(name, "out.jsonl")
        started = time.monotonic()
        command = [sys.executable, "-m", "extractor", "run", str(folder), "-o", str(output), "-w", "2", "-q"]
        done = subprocess.run([*command, "--time-limit", "20"], capture_output=True, text=True, check=False)
        seconds = time.monotonic() - started
        good = sum("good" in json.loads(line)["id"] for line in output.read_text().splitlines())
        bad = {json.loads(line)["source"] for line in output.with_name("out.errors.jsonl").read_text().splitlines()}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count + 2} hostile files, exit code {done.returncode}, {seconds:.0f} s, largest process {peak:.0f} MB")
    print(f"{good} of 50 good articles extracted, {len(bad)} places named in the errors")
    sys.exit(good != 50)


if __name__ == "__main__":
    main()
