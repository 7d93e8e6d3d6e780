"""The command with an extractor that does next to nothing, for tests of what stops a run.

Everything else is the real thing: ``python -m tests.batch.quick run in.jsonl -o out.jsonl -w 2``.
"""

import json
import os
import sys
import time
from pathlib import Path

from extractor.batch import Done, run
from extractor.cli import main

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.batch.quick", "run", "in.jsonl", "-w", "2"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}
SECONDS = 0.002


class Quick:
    """Takes as long for an article as a fast machine would."""

    info = "quick"

    def __init__(self, settings):
        self.settings = settings

    def __call__(self, item):
        article = item[1]
        time.sleep(SECONDS)
        record = {"id": article.id, "source": article.source, "text": article.text * 20}
        return Done(json.dumps(record), len(article.text.split()), {"people": 1})


def write_input(folder, count):
    lines = [json.dumps({"id": str(n), "text": f"Article {n}: " + "word " * (n % 7 + 1)}) for n in range(count)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    from tests.batch.quick import Quick  # by the name under which workers find it

    run.Worker = Quick
    run.COMMIT_SECONDS = 0.05
    main()
