"""Kill a run twenty times at random moments, resume it, and compare with a run that was never stopped.

python -m benchmarks.resume [KILLS] [ARTICLES]
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from tests.batch.test_kill import kill_and_resume

SENTENCE = "Norway will pay Peru $5 million over two years, Mayor Ana Brel of Oslo said on Monday. "
COMMAND = [sys.executable, "-m", "extractor", "run", "in.jsonl", "-w", "2"]


def write_input(folder: Path, count: int) -> None:
    lines = [json.dumps({"id": str(n), "text": f"Article {n}. " + SENTENCE * (n % 7 + 1)}) for n in range(count)]
    lines[3] = "no json"
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    kills, articles = (given + [20, 2000][len(given) :])[:2]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder, articles)
        output, alive = kill_and_resume(COMMAND, folder, kills)
        same = output.read_bytes() == (folder / "whole.jsonl").read_bytes()
    seconds = time.monotonic() - started
    print(f"{kills} kills, {alive} of them of a run in progress, over {articles} articles, {seconds:.0f} s: ", end="")
    print("the same bytes" if same else "DIFFERENT")
    sys.exit(not same)


if __name__ == "__main__":
    main()
