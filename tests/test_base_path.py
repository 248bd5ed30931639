"""A site below a path of its host, used in Chromium: nothing is asked for outside of it."""

import re
import shutil
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from conftest import DESK, explain, small_project
from host import Host, hosted
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
HOME = "https://example.org/explainer/"
OUTSIDE = ("/timeline/", "/feed.xml")
LEFT = "net::ERR_ABORTED"
"""What was still on its way when the reader went on."""


class Pages(Host):
    """Answers as hosts of static pages do: with the site's own page where there is none."""

    def send_error(self, code, message=None, explain=None):
        body = (self.root / "explainer" / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def below(tmp_path_factory, drawings):
    """The address of the invented country's site, served below /explainer/, and its folder."""
    root = tmp_path_factory.mktemp("below")
    project = small_project(root / "project", drawings)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("https://example.org/\n", f"{HOME}\n")
    config.write_text(text, encoding="utf-8")
    with (project / "data" / "renamed.yml").open("a", encoding="utf-8") as file:
        file.write("- id: sent-each-month\n  now: sent-by-month\n")
    run = explain(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    site = root / "host" / "explainer"
    shutil.copytree(project / "build" / "site", site)
    headers = (site / "_headers").read_text(encoding="utf-8")
    (root / "host" / "_headers").write_text(re.sub("^/", "/explainer/", headers, flags=re.M))
    with hosted(root / "host", type("_Pages", (Pages,), {"root": root / "host"})) as address:
        yield f"{address}explainer/", site


@pytest.fixture
def page(chromium, below):
    """A page that remembers every address that it asked for, with the answer's status."""
    context = chromium.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    page = context.new_page()
    page.asked, page.problems = [], []
    page.on("response", lambda answer: page.asked.append((answer.status, answer.url)))
    page.on(
        "requestfailed",
        lambda asked: asked.failure == LEFT or page.asked.append((asked.failure, asked.url)),
    )
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()


def wrong(page, address):
    return {one for one in page.asked if one[0] != 200 or not one[1].startswith(address)}


def test_a_reader_walks_through_the_site_and_never_leaves_its_path(page, below):
    address, _ = below
    page.goto(address)
    page.locator("a.num").first.click()
    expect(page.locator("dialog.card")).to_be_visible()
    page.locator("dialog.card a[href*='facts/']").first.click()
    expect(page.locator(".record").first).to_be_visible()
    page.locator(".search-open").click()
    page.locator("dialog.search-box input").fill("umbrella")
    expect(page.locator(".search-list li a").first).to_be_visible(timeout=10_000)
    page.locator(".search-list li a").first.click()
    page.goto(f"{address}charts/sent-by-month/")
    page.get_by_role("button", name="Explore").first.click()
    expect(page.get_by_role("button", name="Explore").first).to_have_attribute(
        "aria-expanded", "true"
    )
    page.locator("footer a").first.click()
    assert wrong(page, address) == set()
    assert page.problems == []
    assert any("/assets/explore/" in url for _, url in page.asked)
    assert any("/pagefind/" in url for _, url in page.asked)
    lost = page.goto(f"{address}nothing/at/all/")
    assert lost.status == 404
    expect(page.locator("h1")).to_have_text("There is no page here")
    page.locator("main a").first.click()
    expect(page.locator("h1")).not_to_have_text("There is no page here")
    assert wrong(page, address) == {(404, lost.url)}


def test_old_addresses_lead_on_without_a_script_and_are_in_no_list(page, below):
    address, site = below
    for old, new in {
        "the-deal/": "timeline/#event-announcement",
        "facts/half-year-count/": "facts/sent-official/",
        "embed/sent-each-month/": "embed/sent-by-month/",
    }.items():
        page.goto(f"{address}{old}")
        page.wait_for_url(f"{address}{new}")
        text = (site / old / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{HOME}{new}">' in text
        assert '<meta name="robots" content="noindex">' in text
        assert "<script" not in text
    page.goto(f"{address}timeline/#event-first-rumour")
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < DESK[1]
    assert wrong(page, address) == set()
    for name in ("csv", "json", "svg"):
        files = [site / f"data/charts/{one}.{name}" for one in ("sent-each-month", "sent-by-month")]
        assert files[0].read_bytes() == files[1].read_bytes()
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{HOME}timeline/</loc>" in listed
    assert not re.search("the-deal|half-year-count|sent-each-month|/embed/", listed)


def test_every_address_that_the_feed_and_the_list_of_pages_name_is_there(below):
    address, site = below
    named = set()
    for file in ("feed.xml", "sitemap.xml"):
        text = (site / file).read_text(encoding="utf-8")
        named |= set(re.findall(r"https?://example\.org[^<\"]*", text))
    assert len(named) > 50
    for url in sorted(named):
        assert url.startswith(HOME)
        path = urlsplit(url).path.removeprefix("/explainer/")
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            assert answer.status == 200
    for path in OUTSIDE:
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(address.replace("/explainer/", path), timeout=10)
