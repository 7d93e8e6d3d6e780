"""The resident memory of a run over many articles: the worker's and the runner's, as the articles go by.

python -m benchmarks.memory INPUT.jsonl [ARTICLES] [--words N]

Reads the input again and again, each time another stretch of ``N`` words of every article (60 unless told), until
so many articles are done (50,000 unless told). Linux only: memory is read from /proc.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from extractor.batch import Options, Silence, run_to_file
from extractor.io import writer_for
from extractor.records import Article

MARKS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
MAY_GROW = 1.10


def resident(process: int | str) -> float:
    """Return the resident memory of a process in MB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@dataclass
class Meter(Silence):
    """Takes the memory at every mark."""

    articles: int = 0
    words: int = 0
    worker: dict[int, float] = field(default_factory=dict)

    def done(self, words: int) -> None:
        self.articles += 1
        self.words += words
        if self.articles in MARKS:
            self.take()

    def take(self) -> None:
        children = [resident(child.pid) for child in multiprocessing.active_children()]
        self.worker[self.articles] = max(children)
        print(
            f"{self.articles:>8,} articles, {self.words:>11,} words: "
            f"worker {max(children):6.1f} MB, runner {resident('self'):6.1f} MB",
            flush=True,
        )


def stretches(source: Path, size: int) -> Iterator[Article]:
    """Yield articles without end, no two of them the same while the texts last."""
    for turn in count():
        with source.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                words = json.loads(line)["text"].split(" ")
                start = turn * size % max(len(words) - size, 1)
                text = f"Item {turn}-{number}. " + " ".join(words[start : start + size])
                yield Article(text, id=f"{turn}-{number}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("articles", type=int, nargs="?", default=50_000)
    parser.add_argument("--words", type=int, default=60)
    given = parser.parse_args()
    meter = Meter()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "out.jsonl")
        items = islice(stretches(given.input, given.words), given.articles)
        run_to_file(items, output, Path(folder, "errors.jsonl"), writer_for(output.name), Options(), meter)
    print(f"runner after the output was written: {resident('self'):.1f} MB")
    marks = list(meter.worker)
    growth = meter.worker[marks[-1]] / meter.worker[marks[0]]
    print(f"worker after {marks[-1]:,} articles: {growth:.3f} times that after {marks[0]:,}")
    sys.exit(growth > MAY_GROW)


if __name__ == "__main__":
    main()
