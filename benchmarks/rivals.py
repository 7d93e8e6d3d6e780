"""Words per second of other libraries and of ours on the same texts, on one core, and what each finds in them.

    python -m benchmarks.rivals ARTICLES.jsonl FOLDER [--seconds 20]

``FOLDER`` holds the rivals, each in an environment of its own, made like this; what is not there is left out:

    for name in quantulum3 recognizers-text-suite dateparser price-parser; do
        python3 -m venv FOLDER/$name && FOLDER/$name/bin/pip install $name setuptools
    done
    FOLDER/recognizers-text-suite/bin/pip install "emoji<2"  # a newer one lacks a name that it imports
    mkdir FOLDER/node && cd FOLDER/node && npm init -y && npm install compromise wink-nlp wink-eng-lite-web-model

Times are processor times, without loading. Each rival stops after so many seconds; rates are over what it has read.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PYTHON = ("quantulum3", "recognizers-text-suite", "dateparser", "price-parser")
NODE = ("compromise", "wink-nlp")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def commands(folder: Path, seconds: str) -> dict[str, list[str]]:
    """Return the command of ours and of each rival that is installed."""
    script = str(HERE / "rivals_python.py")
    found = {"newsfacts": [sys.executable, script, "newsfacts", seconds]}
    for name in PYTHON:
        python = folder / name / "bin/python"
        if python.exists():
            found[name] = [str(python), script, name, seconds]
    node = shutil.which("node")
    for name in NODE:
        if node and (folder / "node/node_modules" / name).is_dir():
            found[name] = [node, str(HERE / "rivals_node.cjs"), name, seconds, str(folder / "node")]
    return found


def measure(command: list[str], texts: Path) -> dict[str, Any]:
    with texts.open("rb") as file:
        done = subprocess.run(
            command, stdin=file, capture_output=True, text=True, check=False, env=os.environ | ONE_THREAD
        )
    if done.returncode:
        return {"error": (done.stderr.strip().splitlines() or ["ended without a word"])[-1]}
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def row(name: str, result: dict[str, Any]) -> str:
    words, seconds = result["words"], result["seconds"]
    rates = sorted(((count / words * 1000, kind) for kind, count in result["found"].items()), reverse=True)
    kinds = ", ".join(f"{kind} {rate:.1f}" for rate, kind in rates[:9])
    failed = f"; failed on {result['failed']} texts" if result["failed"] else ""
    return f"| {name} {result['version']} | {words / seconds:,.0f} | {words:,} words | {kinds}{failed} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", default="20")
    given = parser.parse_args()
    print("| library | words/s | read | found in 1,000 words |\n|---|---|---|---|")
    for name, command in commands(given.folder.resolve(), given.seconds).items():
        result = measure(command, given.articles)
        print(f"| {name} | | | {result['error']} |" if "error" in result else row(name, result), flush=True)
    for name in sorted({*PYTHON, *NODE} - set(commands(given.folder.resolve(), given.seconds))):
        print(f"left out, not installed in {given.folder}: {name}")


if __name__ == "__main__":
    main()
