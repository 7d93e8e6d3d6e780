"""The page in a real browser: what a reader clicks, hears and prints."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from tests.report import samples

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PATIENCE = 120_000

LIT_WORDS = """() => {
    const lit = document.querySelectorAll(".lit.fact");
    const range = document.createRange();
    range.setStartBefore(lit[0]);
    range.setEndAfter(lit[lit.length - 1]);
    return range.toString();
}"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE)
        yield browser
        browser.close()


class Watched:
    """A tab with a note of everything that should not happen in it."""

    def __init__(self, browser, path, **options) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self.address = path.as_uri()
        self.page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.goto(self.address)

    def _request(self, request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.troubles.append(f"request: {request.url}")

    def follow(self, place: str):
        """Go to a place of the page and wait until it is shown."""
        self.page.evaluate("place => { location.hash = place; }", place)
        article = place.partition("-")[0]
        self.page.wait_for_selector(f"{article}.current" if place.startswith("#a") and place[2:3].isdigit() else place)
        return self.page


@pytest.fixture(scope="module")
def tab(browser, page_path):
    return Watched(browser, page_path)


@pytest.fixture(autouse=True)
def nothing_untoward(request):
    yield
    for name in ("tab", "packed"):
        if name in request.fixturenames:
            assert request.getfixturevalue(name).troubles == []


def visible(page, selector: str) -> int:
    return page.locator(f"{selector}:visible").count()


def count(page, selector: str, number: int) -> None:
    """Wait until so many elements are there: the page's policy forbids Playwright's own waiting functions."""
    sync_api.expect(page.locator(selector)).to_have_count(number, timeout=PATIENCE)


def shade(element) -> str:
    return element.evaluate("element => getComputedStyle(element).backgroundColor")


def test_the_text_in_the_browser_is_the_article_with_every_quote_in_place(tab):
    page = tab.follow("#a0")
    text = page.evaluate("document.querySelector('#a0 .text').textContent")
    assert text == samples.FERRY_TEXT
    for number, fact in enumerate(samples.ferry()["facts"]):
        page.evaluate("number => document.querySelector(`#a0-f${number}`).click()", number)
        assert page.evaluate(LIT_WORDS) == fact["text"]
        page.keyboard.press("Escape")


def test_a_fact_lights_the_evidence_of_each_slot_in_its_own_shade(tab):
    page = tab.follow("#a0")
    page.click("#a0-f3 h3 a")
    slots = page.locator("#a0 .slot-lit[data-slot]")
    assert slots.all_inner_texts() == ["Helsinki", "Riga Port", "Andris Kalve"]
    shades = [shade(slots.nth(n)) for n in range(3)]
    assert len(set(shades)) == 3
    assert shades[0] == shade(page.locator("#a0-f3 .slot a").first)


def test_words_lead_back_to_their_facts(tab):
    page = tab.follow("#a0")
    page.keyboard.press("Escape")
    page.click("#a0 .text mark.k-duration")
    assert page.locator(".lit-card").get_attribute("id") == "a0-f2"
    page.keyboard.press("Escape")
    assert page.locator(".lit-card, .lit").count() == 0


def test_filters_narrow_facts_and_articles(tab):
    page = tab.follow("#a0")
    page.uncheck("input[value=money]", force=True)
    assert visible(page, "#a0 .card") == 5
    page.click("details.more summary")
    page.click("#filters button[type=reset]")
    count(page, "#a0 .card:not([hidden])", 7)
    for name, choice, cards in (("polarity", "negated", 1), ("reported", "yes", 1), ("country", "FI", 2)):
        page.select_option(f"select[name={name}]", choice)
        assert (visible(page, "#a0 .card"), visible(page, "#list > li")) == (cards, 1), name
        page.select_option(f"select[name={name}]", "")
    page.fill("input[name=person]", "kalve")
    assert visible(page, "#a0 .card") == 3
    page.fill("input[name=person]", "")
    page.evaluate(
        """() => {
            const slider = document.querySelector("[name=confidence]");
            slider.value = 80;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    assert visible(page, "#a0 .card") == 6
    page.click("#filters button[type=reset]")
    page.check("input[name=errors]")
    assert visible(page, "#list > li") == 1
    page.click("#filters button[type=reset]")
    count(page, "#list > li:not([hidden])", 6)


def test_masked_noise_is_shown_on_demand(tab):
    page = tab.follow("#a0")
    noise = page.locator("#a0 mark.noise")
    size = "element => getComputedStyle(element).fontSize"
    assert noise.evaluate(size) == "0px"
    page.evaluate("document.querySelector('details.more').open = true")
    page.check("input[name=noise]")
    assert noise.evaluate(size) != "0px"
    page.uncheck("input[name=noise]")


@pytest.mark.parametrize(
    ("words", "found"),
    [("charity", 1), ("<script>", 1), ("محمد", 1), ("helsinki kalve", 1), ("no such words", 0), ("utf-8", 1)],
)
def test_search_finds_articles(tab, words, found):
    page = tab.follow("#articles")
    page.fill("#search", words)
    count(page, "#list > li:not([hidden])", found)
    page.fill("#search", "")
    count(page, "#list > li:not([hidden])", 6)


def test_a_fact_is_copied_as_json(tab):
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = tab.follow("#a0")
    page.click("#a0-f3 .copy")
    page.wait_for_selector("#a0-f3 .copy:text('Copied')")
    assert json.loads(page.evaluate("navigator.clipboard.readText()")) == samples.ferry()["facts"][3]


@pytest.mark.parametrize("view", ["people", "money", "countries", "timeline"])
def test_views_over_the_run_lead_to_facts(tab, view):
    page = tab.follow(f"#{view}")
    assert visible(page, ".view") == 1
    page.locator(f"#{view} a[href^='#a']:visible").last.evaluate(
        "link => link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    page.wait_for_selector("#articles.shown .doc.current")
    page.evaluate("document.querySelector('#filters').reset()")


def test_tables_sort_by_a_click(tab):
    page = tab.follow("#money")
    total = page.locator("#money th button", has_text="Total")
    total.click()
    rows = page.locator("#money tbody tr td:nth-child(3)")
    assert rows.first.inner_text() == "240 million"
    total.click()
    assert rows.first.inner_text() == "1"


def test_hostile_articles_do_nothing(tab):
    page = tab.follow("#a1")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.querySelectorAll('#a1 img, #a1 .text a[href], #a1 style').length") == 0
    assert page.locator("#a1 .text").inner_text().startswith("</div></article><script>")


@pytest.mark.parametrize("width", [360, 800, 1440])
@pytest.mark.parametrize("place", ["#a2", "#a3", "#a5", "#money", "#people", "#timeline"])
def test_nothing_overflows(tab, place, width):
    page = tab.follow(place)
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1440, "height": 900})
    assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["#a0", "#people", "#money", "#countries", "#timeline"])
def test_axe_finds_no_serious_fault(tab, place, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = tab.follow(place)
    page.emulate_media(color_scheme=scheme)
    if place == "#a0":
        page.evaluate("document.querySelector('#a0-f3').click()")
    faults = axe.Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="light")
    grave = [
        (f["id"], [n["html"][:120] for n in f["nodes"][:3]]) for f in faults if f["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_the_button_turns_light_to_dark(tab):
    page = tab.follow("#a0")
    before = shade(page.locator("body"))
    page.click("#theme")
    after = shade(page.locator("body"))
    page.click("#theme")
    assert (before, shade(page.locator("body"))) == ("rgb(250, 249, 246)", before)
    assert after == "rgb(20, 22, 24)"


def test_print_shows_text_and_facts_without_tools(tab):
    page = tab.follow("#a0")
    page.emulate_media(media="print")
    seen = [visible(page, selector) for selector in ("#a0 .text", "#a0 .card", ".side", ".tools", ".copy")]
    page.emulate_media(media="screen")
    assert seen == [1, 7, 0, 0, 0]


def test_everything_can_be_read_without_javascript(browser, page_path):
    tab = Watched(browser, page_path, java_script_enabled=False)
    page = tab.page
    assert page.locator("article .text").count() == 5
    assert all(
        page.locator(f"#{view}").is_visible() for view in ("a0", "a5", "people", "money", "countries", "timeline")
    )
    assert page.locator("#filters").is_hidden()
    assert tab.troubles == []
    tab.context.close()


@pytest.fixture(scope="module")
def packed(browser, packed_path):
    return Watched(browser, packed_path)


def test_a_packed_run_opens_one_article_at_a_time(packed):
    page = packed.follow("#a477")
    assert page.locator("article").count() == 1
    assert page.evaluate("document.querySelector('#a477 .text').textContent") == samples.FERRY_TEXT
    page.fill("#search", "ferry 477")
    count(page, "#list > li:not([hidden])", 1)
    assert page.inner_text("#status").startswith("1 of 490 articles")
    page.fill("#search", "")
    count(page, "#list > li:not([hidden])", 400)


def test_the_list_of_a_long_run_is_turned_page_by_page(packed):
    page = packed.follow("#a3")
    page.evaluate("document.querySelector('#filters').reset()")
    count(page, "#list > li", 400)
    assert page.inner_text("#turn span") == "1 to 400 of 490"
    assert page.is_disabled("[data-turn='-1']")
    page.click("[data-turn='1']")
    count(page, "#list > li", 90)
    assert page.inner_text("#turn span") == "401 to 490 of 490"
    assert page.is_disabled("[data-turn='1']")
    packed.follow("#a5")
    assert page.locator("#list a[aria-current]").get_attribute("href") == "#a5"


def test_a_packed_run_lists_its_articles_without_javascript(browser, packed_path):
    tab = Watched(browser, packed_path, java_script_enabled=False)
    assert tab.page.locator(".list li:visible").count() == 490
    assert tab.page.locator("#turn").is_hidden()
    assert tab.troubles == []
    tab.context.close()
