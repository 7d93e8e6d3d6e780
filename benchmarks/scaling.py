"""Words per second over numbers of workers, the bytes they give, and what the machine itself allows.

    python -m benchmarks.scaling INPUT.jsonl [WORKERS ...]

Times are wall-clock times of whole runs, less the time that a run of one article takes. For each number of workers
it shows the rate as a multiple of the first, and the processor time of all processes. The last line is the ceiling: so
many runs of one worker each at the same time, which share nothing.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Taken:
    """What a run took: seconds on the wall, and of the processors."""

    wall: float
    processor: float


def start(source: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", "run", str(source), "-o", str(output), "-q", "-w", str(workers)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def run(source: Path, folder: Path, workers: int, copies: int = 1) -> Taken:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = [start(source, folder / f"{workers}-{copy}-{source.stem}.jsonl", workers) for copy in range(copies)]
    for process in running:
        process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.monotonic() - started, spent)


def main() -> None:
    source = Path(sys.argv[1])
    sizes = [int(argument) for argument in sys.argv[2:]] or [1, 2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with source.open("rb") as lines:
            (folder / "one.jsonl").write_bytes(lines.readline())
        idle = run(folder / "one.jsonl", folder, 1)
        print(f"start-up {idle.wall:.1f} s")
        base = 0.0
        for size in sizes:
            taken = run(source, folder, size)
            seconds = taken.wall - idle.wall
            base = base or seconds
            digest = hashlib.sha256((folder / f"{size}-0-{source.stem}.jsonl").read_bytes()).hexdigest()[:12]
            print(
                f"{size} workers: {seconds:.1f} s, {base / seconds:.2f} times {sizes[0]}, "
                f"{taken.processor:.1f} s of processors, output {digest}",
                flush=True,
            )
        size, apart = max(sizes), folder / "apart"
        apart.mkdir()
        seconds = run(source, apart, 1, size).wall - idle.wall
        print(f"ceiling, {size} runs of one worker side by side: {size * base / seconds:.2f} times")


if __name__ == "__main__":
    main()
