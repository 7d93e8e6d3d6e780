"""Make the pictures of the README from the fixture articles: ``python docs/pictures.py``.

Needs the ``browser`` extra and a Chromium; its path is found, or given in the variable CHROMIUM.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console

from extractor import Article, Extractor
from extractor.report import show_article, write_report

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "fixtures" / "articles"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
SHOWN = "ferry-loan"
PATIENCE = 300_000
# The reader's own monospaced font serves: a picture must not fetch one.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Write ``report.png``, ``report-dark.png`` and ``terminal.svg`` beside this file."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))}
    articles = [Article(text, id=name, source=f"{name}.txt") for name, text in texts.items()]
    found = list(Extractor().pipe(articles))
    shown = next(extraction for extraction in found if extraction.id == SHOWN)
    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True)
    show_article(shown, console)
    picture = console.export_svg(title=f"extractor show {SHOWN}.txt")
    (HERE / "terminal.svg").write_text(FONTS.sub("", picture), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write_report([extraction.to_dict() for extraction in found], page, texts=texts)
        photograph(page, list(texts).index(SHOWN))


def photograph(path: Path, number: int) -> None:
    """Take the report with the richest sum of money lit, in light and in dark."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS, timeout=PATIENCE)
        page = browser.new_page(viewport={"width": 1360, "height": 800}, color_scheme="light")
        page.set_default_timeout(PATIENCE)
        page.goto(f"{path.as_uri()}#a{number}")
        page.wait_for_selector(f"#a{number}.current")
        page.evaluate(
            """() => {
                const cards = [...document.querySelectorAll(".doc.current .card.k-money")];
                cards.sort((a, b) => b.querySelectorAll(".slot").length - a.querySelectorAll(".slot").length);
                cards[0].click();
                cards[0].scrollIntoView({ block: "center", behavior: "instant" });
            }"""
        )
        for name, scheme in (("report.png", "light"), ("report-dark.png", "dark")):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=HERE / name)
        browser.close()


if __name__ == "__main__":
    main()
