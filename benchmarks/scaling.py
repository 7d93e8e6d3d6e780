"""Articles per second over numbers of workers, the bytes they give, and the memory of a long run.

    python -m benchmarks.scaling INPUT.jsonl [WORKERS ...]

Times are wall-clock times of whole runs, less the time that a run over an empty ledger of one article takes.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(source: Path, output: Path, workers: int) -> float:
    command = [sys.executable, "-m", "extractor", "run", str(source), "-o", str(output), "-q", "-w", str(workers)]
    started = time.monotonic()
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def main() -> None:
    source = Path(sys.argv[1])
    sizes = [int(argument) for argument in sys.argv[2:]] or [1, 2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with source.open("rb") as lines:
            (folder / "one.jsonl").write_bytes(lines.readline())
        start = run(folder / "one.jsonl", folder / "one.out.jsonl", 1)
        print(f"start-up {start:.1f} s")
        base = 0.0
        for size in sizes:
            output = folder / f"{size}.jsonl"
            seconds = run(source, output, size) - start
            base = base or seconds
            digest = hashlib.sha256(output.read_bytes()).hexdigest()[:12]
            print(f"{size} workers: {seconds:.1f} s, {base / seconds:.2f} times {sizes[0]}, output {digest}")


if __name__ == "__main__":
    main()
