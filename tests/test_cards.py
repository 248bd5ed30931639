"""The note behind every number: its card by mouse, keys and touch, its note without a script."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESK, PHONE
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("cards")]

KINDS = ("", "timeline/", "figures/", "promises/", "dublin/", "questions/", "how-it-worked/")
TRACED = 'a.num[href^="#note-"]'
TABLET = (900, 1100)

WALK = """async (traced) => {
    const wrong = [];
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const numbers = [...document.querySelectorAll(traced)];
    const card = document.querySelector("dialog.card");
    const fine = (number, holds, words) => holds || wrong.push(`${number.textContent}: ${words}`);
    const apart = (a, b) => a.right <= b.left || b.right <= a.left
        || a.bottom <= b.top || b.bottom <= a.top;
    let opened = 0;
    for (const number of numbers) {
        const check = (holds, words) => fine(number, holds, words);
        const shown = number.getClientRects().length;
        number.scrollIntoView({ block: "center" });
        const before = scrollY;
        number.click();
        opened += card.open;
        const note = document.getElementById(number.hash.slice(1));
        const sheet = innerWidth < 800;
        check(card.open, "does not open");
        check(number.ariaExpanded === "true", "is not said to be open");
        check(card.textContent.includes(note.querySelector("p").textContent), "shows another note");
        check(card.querySelectorAll("a[href]").length > 2, "has no links");
        check(card.contains(document.activeElement), "does not take the focus");
        check(/^.+, .+, show source$/.test(number.ariaLabel), `is called ${number.ariaLabel}`);
        check(number.role === "button" && number.ariaHasPopup === "dialog", "is no button");
        check(document.querySelectorAll("dialog[open]").length === 1, "is not alone");
        const box = card.getBoundingClientRect();
        check(box.left >= 0 && box.right <= innerWidth + 1, "leaves the window at a side");
        check(box.top >= 0 && box.bottom <= innerHeight + 1, "leaves the window");
        check(!sheet || box.height <= innerHeight * 0.7 + 1, "is too high");
        check(sheet || scrollY === before, "moves the page");
        if (shown) check(apart(number.getBoundingClientRect(), box), "covers its number");
        const closed = new Promise((done) => card.addEventListener("close", done, { once: true }));
        card.querySelector("button").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        if (!card.open) await closed;
        check(!card.open, "does not close");
        check(number.ariaExpanded === "false", "is not said to be closed");
        if (shown) check(document.activeElement === number, "does not give the focus back");
    }
    return [numbers.length, opened, wrong];
}"""


def traced_pages(site):
    found = [
        page.parent.relative_to(site).as_posix() + "/"
        for page in sorted(site.rglob("index.html"))
        if 'href="#note-' in page.read_text(encoding="utf-8")
    ]
    return ["" if path == "./" else path for path in found]


@pytest.fixture
def pages(site):
    found = traced_pages(site)
    assert len(found) > 20
    assert set(KINDS) <= set(found)
    return found


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_every_number_on_every_page_opens_its_card_by_click_and_closes_it(
    open_page, address, pages, size
):
    page = open_page("", size)
    wrong, total = {}, 0
    for path in KINDS if size == TABLET else pages:
        page.goto(address + path)
        numbers, opened, found = page.evaluate(WALK, TRACED)
        assert opened == numbers > 0, (path, found)
        total += numbers
        if found:
            wrong[path] = found[:5]
    assert wrong == {}
    assert page.problems == []
    assert total > 300


def test_a_number_on_every_page_opens_its_card_by_the_enter_key(open_page, address, pages):
    page = open_page("")
    for path in pages:
        page.goto(address + path)
        number = page.locator(f"{TRACED}:visible").first
        number.focus()
        page.keyboard.press("Enter")
        card = page.locator("dialog.card")
        expect(card).to_be_visible()
        expect(page.locator(".card-close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(card).not_to_be_visible()
        expect(number).to_be_focused()


@pytest.mark.parametrize("path", KINDS)
def test_touch_opens_a_sheet_that_escape_the_scrim_and_its_button_close(open_page, path):
    page = open_page(path, PHONE, has_touch=True, is_mobile=True)
    number = page.locator(f"{TRACED}:visible").first
    card = page.locator("dialog.card")
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.touchscreen.tap(200, 8),
        lambda: page.locator(".card-close").tap(),
    ):
        number.tap()
        expect(card).to_be_visible()
        box, line = card.bounding_box(), number.bounding_box()
        assert box["height"] <= 0.7 * 844 + 1
        assert abs(box["y"] + box["height"] - 844) < 2
        assert line["y"] >= 0
        assert line["y"] + line["height"] < box["y"]
        close()
        expect(card).not_to_be_visible()
        expect(number).to_be_focused()


def test_on_a_wide_page_the_card_stands_in_the_margin_on_the_line(open_page):
    page = open_page("how-it-worked/")
    number = page.locator(f"{TRACED}:visible").nth(3)
    number.scroll_into_view_if_needed()
    number.click()
    card, line = page.locator("dialog.card").bounding_box(), number.bounding_box()
    paragraph = number.locator("xpath=ancestor::*[self::p or self::li][1]").bounding_box()
    assert card["x"] > paragraph["x"] + paragraph["width"]
    assert card["y"] <= line["y"] + line["height"] / 2 + 1 <= card["y"] + card["height"] + 1


def test_tab_leaves_the_card_for_its_number_and_a_click_beside_it_closes_it(open_page):
    page = open_page("questions/")
    number = page.locator(f"{TRACED}:visible").first
    number.click()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("dialog.card")).not_to_be_visible()
    expect(number).to_be_focused()
    number.click()
    page.locator("h1").click()
    expect(page.locator("dialog.card")).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_an_open_card(open_page, address, size, scheme):
    page = open_page("", size, scheme)
    found = {}
    for path in KINDS:
        page.goto(address + path)
        page.locator(f"{TRACED}:visible").nth(2).focus()
        page.keyboard.press("Enter")
        expect(page.locator("dialog.card")).to_be_visible()
        results = Axe().run(page, context="dialog.card").response
        assert results["passes"]
        for violation in results["violations"]:
            found[violation["id"]] = f"{path}: {violation['nodes'][0]['html'][:120]}"
    assert found == {}


def test_without_javascript_every_number_leads_to_a_note_that_leads_to_its_record(
    open_page, site, pages
):
    for path in pages:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        notes = dict(re.findall(r'<li id="(note-[^"]+)">(.*?)</li>', html))
        wanted = set(re.findall(r'href="#(note-[^"]+)"', html))
        assert wanted == set(notes), path
        for name, note in notes.items():
            assert f"facts/{name.removeprefix('note-')}/" in note or path.startswith("facts/")
    page = open_page("figures/", java_script_enabled=False)
    number = page.locator(f"{TRACED}:visible").nth(2)
    note = page.locator(number.get_attribute("href"))
    number.click()
    assert page.url.endswith(number.get_attribute("href"))
    expect(note).to_be_in_viewport()
    note.locator("p a").click()
    expect(page.locator(".record")).to_contain_text("Who says so")


def test_in_print_each_number_has_the_number_of_its_note_and_the_notes_stand_at_the_foot(open_page):
    page = open_page("figures/", scheme="dark")
    page.emulate_media(media="print")
    raised = page.evaluate(
        """(traced) => [...document.querySelectorAll(traced)].map((number) => [
            getComputedStyle(number, "::after").content.replaceAll('"', ""),
            [...document.querySelectorAll(".note-list > li")]
                .findIndex((note) => `#${note.id}` === number.hash) + 1 + ""])""",
        TRACED,
    )
    assert raised
    assert [one for one in raised if one[0] != one[1]] == []
    expect(page.locator(".note-list > li").last).to_be_visible()
    columns = "getComputedStyle(document.querySelector('.note-list')).columnCount"
    assert page.evaluate(columns) == "2"
    expect(page.locator(".print-line")).to_contain_text("Dotted")
    expect(page.locator(".print-line")).to_contain_text("/figures/")


def test_the_scripts_and_the_styles_keep_to_their_weight(site):
    def weight(name):
        return len(gzip.compress((site / "assets" / name).read_bytes(), 9))

    assert weight("site.js") <= 4096
    assert weight("site.css") <= 8.5 * 1024
