"""The note behind every number: its card by mouse, keys and touch, its note without a script."""

import gzip
import re

import pytest
from card_walk import TRACED, walk
from conftest import DESK, PHONE
from page_kinds import kinds
from page_visit import MEASURES, look
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("cards")]

KINDS = ("", "timeline/", "figures/", "promises/", "dublin/", "questions/", "how-it-worked/")
TABLET = (900, 1100)
NOTE = re.compile(r'<li id="(n\d+)">(.*?)</li>')


def traced_pages(site):
    found = [
        page.parent.relative_to(site).as_posix() + "/"
        for page in sorted(site.rglob("index.html"))
        if 'href="#n1"' in page.read_text(encoding="utf-8")
    ]
    return ["" if path == "./" else path for path in found]


@pytest.fixture
def pages(site):
    found = traced_pages(site)
    assert len(found) > 20
    assert set(KINDS) <= set(found)
    return found


WAYS = {
    "mouse": (DESK, {}),
    "keys": (TABLET, {}),
    "touch": (PHONE, {"has_touch": True, "is_mobile": True}),
}
"""Each way to open a card, and the window in which it is tried."""


def in_turn(things, takers, taker, thorough):
    """Give every thing, or those that are one taker's when they take them in turn."""
    return things if thorough else things[list(takers).index(taker) :: len(takers)]


@pytest.mark.parametrize("way", WAYS)
def test_every_number_on_every_page_opens_its_card_and_escape_gives_the_focus_back(
    open_page, address, pages, way, thorough
):
    """The ways take the pages in turn, so that each number is opened once; thoroughly, each way."""
    size, options = WAYS[way]
    page = open_page("", size, **options)
    wrong, total = {}, 0
    for path in in_turn(pages, WAYS, way, thorough):
        page.goto(address + path)
        numbers, opened, found = walk(page, way)
        assert opened == numbers > 0, (path, found)
        total += numbers
        if found:
            wrong[path] = found[:5]
    assert wrong == {}
    assert page.problems == []
    assert total > (700 if thorough else 100)


@pytest.mark.parametrize("path", ["", "timeline/"])
def test_the_scrim_and_its_button_close_a_sheet_that_leaves_its_line_in_sight(open_page, path):
    page = open_page(path, PHONE, has_touch=True, is_mobile=True)
    number = page.locator(f"{TRACED}:visible").first
    card = page.locator("dialog.card")
    for close in (
        lambda: page.touchscreen.tap(200, 8),
        lambda: page.locator(".card-close").tap(),
    ):
        number.tap()
        expect(card).to_be_visible()
        box, line = card.bounding_box(), number.bounding_box()
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


WINDOWS = {"phone-dark": (PHONE, "dark"), "desk-light": (DESK, "light")}


@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_nothing_in_an_open_card_of_any_kind(
    open_page, address, site, pages, window, thorough
):
    """Cards differ in their status and in what they tell; each combination is opened once.

    The windows take them in turn; thoroughly, each window takes all.
    """
    page = open_page("", *WINDOWS[window])
    page.add_init_script(path=MEASURES)
    cards = kinds_of_cards(site, pages)
    assert len(cards) > 20
    mine = in_turn(sorted(cards.values()), WINDOWS, window, thorough)
    found, at = {}, None
    for path, note in mine:
        if path != at:
            at = path
            page.goto(address + path)
        page.locator(f'a.num[href="#{note}"]:visible').first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("dialog.card")).to_be_visible()
        found |= dict.fromkeys(look(page, "dialog.card"), path)
        page.keyboard.press("Escape")
    assert found == {}


def kinds_of_cards(site, pages):
    """Map each status with the names of what a note tells to the first page and note of it."""
    found = {}
    for path in pages:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        body = html.partition('class="notes"')[0]
        for note, told in NOTE.findall(html):
            status = re.search(r"</svg>(.*?)</b>", told)[1]
            kind = (status, "<cite>" in told, *re.findall(r"<i[^>]*>(.*?)</i>", told))
            if kind not in found and re.search(rf'href="#{note}"', outside_details(body)):
                found[kind] = (path, note)
    return found


def outside_details(body):
    """Leave out what a reader must unfold first."""
    return re.sub(r"<details(?! open).*?</details>", "", body, flags=re.DOTALL)


def test_without_javascript_every_number_leads_to_a_note_that_leads_to_its_record(site, pages):
    for path in pages:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        notes = dict(NOTE.findall(html))
        assert set(re.findall(r'href="#(n\d+)"', html)) == set(notes), path
        for note in notes.values():
            record = re.search(r'</b>\. <a href="([^"]+)">', note)[1]
            there = (site / path / record / "index.html").resolve().relative_to(site.resolve())
            assert there.parts[0] == "facts", (path, record)
            assert (site / there).exists(), (path, record)


def test_without_javascript_a_click_shows_the_note(open_page, address, site, pages, thorough):
    """On each kind of page; thoroughly, on each page."""
    page = open_page("", java_script_enabled=False)
    tried = pages if thorough else [path for path in kinds(site) if path in pages]
    assert len(tried) > 10
    for path in tried:
        page.goto(address + path)
        number = page.locator(f"{TRACED}:visible").first
        name = number.get_attribute("href")
        number.click()
        assert page.url == address + path + name
        expect(page.locator(name)).to_be_in_viewport()
    page.locator(f"{name} a").first.click()
    expect(page.locator(".record")).to_contain_text("Who says so")


def test_in_print_each_number_has_the_number_of_its_note_and_the_notes_stand_at_the_foot(open_page):
    page = open_page("figures/", scheme="dark")
    page.emulate_media(media="print")
    raised = page.evaluate(
        """(traced) => [...document.querySelectorAll(traced)].map((number) => [
            getComputedStyle(number, "::after").content.replaceAll('"', "").slice(2),
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


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def without_notes(html: str) -> str:
    """Give a page as it would be with neither its notes nor the links to them."""
    html = re.sub(r'<section class="notes"[^>]*>.*?</section>', "", html, flags=re.DOTALL)
    return re.sub(r'<a class="num[^>]*href="#n\d[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


def test_the_notes_keep_to_their_weight(site, pages):
    weights = {}
    for path in pages:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        bare = without_notes(html)
        assert "note-" not in bare
        assert 'href="#n1"' not in bare
        weights[path] = packed(html) - packed(bare)
    print(sorted(weights.items(), key=lambda one: -one[1])[:4])
    assert {path: added for path, added in weights.items() if added > 6 * 1024} == {}


def test_the_scripts_and_the_styles_keep_to_their_weight(site):
    def weight(name):
        return len(gzip.compress((site / "assets" / name).read_bytes(), 9))

    assert weight("site.js") <= 4096
    assert weight("site.css") <= 8.5 * 1024
