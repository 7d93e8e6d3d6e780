"""Kill a run twenty times at random moments, resume it, and compare with a run that was never stopped.

python -m benchmarks.resume [KILLS] [ARTICLES]
"""

import sys
import tempfile
from pathlib import Path

from tests.batch.test_kill import kill_and_resume, write_input


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    kills, articles = (given + [20, 2000][len(given) :])[:2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder, articles)
        output = kill_and_resume(folder, kills)
        same = output.read_bytes() == (folder / "whole.jsonl").read_bytes()
    print(f"{kills} kills over {articles} articles: {'the same bytes' if same else 'DIFFERENT'}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
