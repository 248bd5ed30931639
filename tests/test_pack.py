"""The site as one archive, opened from a disk without a server."""

import io
import re
import zipfile
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from generator.pack import on_disk, pack

CASES = {
    '<a href="../timeline/">': '<a href="../timeline/index.html">',
    '<a class="x" href="../timeline/#event">': '<a class="x" href="../timeline/index.html#event">',
    '<a href="../..">': '<a href="../../index.html">',
    '<a href=".">': '<a href="./index.html">',
    '<a href="#n1">': '<a href="#n1">',
    '<a href="https://example.org/a/">': '<a href="https://example.org/a/">',
    '<a href="../data/a.csv">': '<a href="../data/a.csv">',
    '<button data-base="../..">': '<button data-base="../..">',
    '<meta http-equiv="refresh" content="0; url=../new/">':
        '<meta http-equiv="refresh" content="0; url=../new/index.html">',
    '<link rel="preload" href="a.woff2" as="font">': "",
}  # fmt: skip


@pytest.mark.parametrize("written", CASES)
def test_links_to_folders_name_the_file_in_them(written):
    assert on_disk(written) == CASES[written]


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    content = pack(site, "site")
    assert content == pack(site, "site")
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder / "site"


def test_every_link_in_the_archive_leads_to_a_file(unpacked):
    lost = set()
    for page in unpacked.rglob("*.html"):
        for link in re.findall(r'<a\b[^>]*?\shref="([^"#?]+)', page.read_text(encoding="utf-8")):
            inside = ":" not in link and not link.startswith("/")
            if inside and not (page.parent / unquote(link)).resolve().is_file():
                lost.add(f"{page.relative_to(unpacked)}: {link}")
    assert sorted(lost) == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_browser_opens_it_follows_links_and_shows_cards_records_and_charts(chromium, unpacked):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto((unpacked / "index.html").as_uri())
    page.locator("a.num").first.click()
    expect(page.locator("dialog.card")).to_be_visible()
    page.locator("dialog.card a[href*='facts/']").first.click()
    expect(page.locator(".record").first).to_be_visible()
    page.goto((unpacked / "charts" / "index.html").as_uri())
    page.locator("main li a").first.click()
    expect(page.locator("figure.chart svg").first).to_be_visible()
    page.get_by_role("button", name="Explore").first.click()
    expect(page.locator("figure.chart [role=status]").first).to_contain_text("hold the same")
    page.locator("header a", has_text="Timeline").first.click()
    expect(page.locator("li.entry").first).to_be_attached()
    assert page.evaluate("getComputedStyle(document.querySelector('.entry')).display") != "block"
    page.locator(".search-open").click()
    expect(page.locator(".search-count")).to_contain_text("could not be loaded")
    page.close()
