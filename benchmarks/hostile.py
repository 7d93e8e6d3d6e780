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


def forbidden(stem: Path, rng: random.Random) -> Path:
    path = written(".txt", lambda rng: GOOD.encode())(stem, rng)
    path.chmod(0)
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
    *([forbidden] if os.geteuid() else []),  # nothing is forbidden to root
]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        hostile = [rng.choice(KINDS)(folder / f"{number:04}", rng) for number in range(count)]
        for long in (folder / "line.txt", folder / "line.jsonl"):
            long.write_bytes(LONG)
            hostile.append(long)
        for number in range(50):
            (folder / f"good{number:02}.txt").write_text(f"{GOOD} Article {number}.")
        output = Path(name, "out.jsonl")
        started = time.monotonic()
        command = [sys.executable, "-m", "extractor", "run", str(folder), "-o", str(output), "-w", "2", "-q"]
        done = subprocess.run([*command, "--time-limit", "20"], capture_output=True, text=True, check=False)
        seconds = time.monotonic() - started
        good = sum("good" in json.loads(line)["id"] for line in output.read_text().splitlines())
        errors = output.with_name("out.errors.jsonl").read_text().splitlines()
        places = {json.loads(line)["source"] for line in errors}
        named = places | {place.rpartition(":")[0] for place in places}
        unnamed = [path.name for path in hostile if str(path) not in named]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(hostile)} hostile files, exit code {done.returncode}, {seconds:.0f} s, largest process {peak:.0f} MB")
    print(f"{good} of 50 good articles extracted, {len(places)} places named in the errors")
    print(f"hostile files that no error names: {unnamed or 'none'}")
    sys.exit(good != 50 or bool(unnamed) or peak > 1000)


if __name__ == "__main__":
    main()
