"""What a reader does, in real Chromium on the real site."""

import pytest
from conftest import PHONE
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_front_page_says_on_one_phone_screen_what_it_was_and_that_it_ended(open_page):
    page = open_page("", PHONE)
    words = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => !e.children.length || e.matches("p"))
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([e, box]) => box.height && box.bottom <= 844).map(([e]) => e)
            .map(e => e.textContent).join(" ")"""
    )
    assert "Ended" in words
    assert "could send people" in words or "could return people" in words
    assert page.locator("h1").bounding_box()["y"] < 300


def test_everything_is_there_without_javascript(open_page):
    page = open_page("timeline/", java_script_enabled=False)
    assert page.locator("li.entry").count() > 70
    assert page.locator(".phase.heavy li.entry").first.is_visible()
    page.locator("details.earlier summary").click()
    assert page.locator("li.entry").first.is_visible()
    page.goto(page.url.replace("timeline/", "figures/"))
    assert page.locator("figure.chart svg:visible").count() >= 4
    assert page.locator("a.num").first.get_attribute("href")


def test_the_menu_opens_on_a_phone_without_javascript(open_page):
    page = open_page("", PHONE, java_script_enabled=False)
    page.locator("header summary").click()
    link = page.locator(".menu-list a", has_text="Timeline")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("/timeline/")


def test_search_finds_a_fact_a_person_a_term_and_the_answer_to_a_question(open_page):
    page = open_page("timeline/")
    page.locator(".search-open").click()
    field = page.locator("dialog.search-box input")
    words = [("Macron", "Macron"), ("inadmissib", "nadmissib"), ("1,087", "1,087")]
    words += [("how many returned", "How many people were returned to France?")]
    words += [("people in each boat", "More people in each boat: 7 in 2018, 62 in 2025")]
    for word, expected in words:
        field.fill(word)
        expect(page.locator(".search-list li").first).to_contain_text(expected, timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search-box")).not_to_be_visible()
    assert page.problems == []


def test_filters_leave_only_their_kind_and_give_all_back(open_page):
    page = open_page("promises/")
    rows = page.locator("#ledger > li")
    everything = rows.count()
    chip = page.locator(".chips button", has_text="Dates")
    chip.click()
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < everything
    assert {row.get_attribute("data-group") for row in shown} == {"dates"}
    assert chip.get_attribute("aria-pressed") == "true"
    page.locator(".chips button").first.click()
    assert all(row.is_visible() for row in rows.all())


def test_a_traced_number_is_a_target_big_enough_and_its_card_leads_to_its_record(open_page):
    page = open_page("", PHONE)
    small = [
        box
        for number in page.locator("a.num:visible").all()
        if (box := number.bounding_box()) and (box["width"] < 24 or box["height"] < 24)
    ]
    assert small == []
    page.locator("a.num:visible").first.click()
    page.locator(".note-links a").first.click()
    assert "/facts/" in page.url
    expect(page.locator(".record")).to_contain_text("Who says so")


def test_chart_text_is_never_under_eleven_pixels_on_a_phone(open_page):
    page = open_page("figures/", (360, 740))
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("figure.chart svg text")]
            .filter(e => e.getClientRects().length)
            .map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"""
    )
    assert sizes
    assert min(sizes) >= 11


def test_print_is_light_and_leaves_navigation_out(open_page):
    page = open_page("figures/", scheme="dark")
    page.emulate_media(media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    expect(page.locator("header nav.words")).not_to_be_visible()
    expect(page.locator("figure.chart .drawing.wide").first).to_be_visible()


def test_shift_and_tab_lead_back_the_way_that_tab_came(open_page):
    page = open_page("questions/")
    name = """() => { const all = [...document.querySelectorAll("*")];
        return all.indexOf(document.activeElement); }"""
    there = []
    for _ in range(25):
        page.keyboard.press("Tab")
        there.append(page.evaluate(name))
    back = [there[-1]]
    for _ in there[1:]:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(name))
    assert len(set(there)) == len(there)
    assert back == there[::-1]
