"""Explore: the same drawing, walked and zoomed by keyboard, under the policy and without a network.

The real pages carry the policy, so whatever it refuses is an error of the page.
"""

import json
import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import BRIEF, PHONE, ROOT
from playwright.sync_api import expect

from generator.charts.cache import specify
from generator.charts.explore import Explore, explorable, moving, sizes
from generator.charts.inputs import Inputs
from generator.charts.kinds import KINDS
from generator.charts.program import program
from generator.charts.table import table
from generator.check import read
from generator.project import Project

EXPLORE = Explore(specify, b"", "vega.js")
browser = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def derived():
    return read(Project(ROOT), date(2026, 11, 23))[1]


def test_every_value_of_a_table_can_be_walked_to_with_its_printed_words(derived):
    catalog = derived.catalog
    for chart in catalog.charts.values():
        for size in sizes(chart):
            found = json.loads(explorable(chart, size, catalog, derived, EXPLORE))
            walked = {(point[2], point[3]) for one in found["series"] for point in one["points"]}
            columns = KINDS[chart.kind].columns(chart, Inputs(catalog, derived))
            if not columns or hasattr(KINDS[chart.kind], "table"):
                continue
            part = table(columns, chart.missing)
            shown = {one["name"] for one in found["series"]}
            for row in part.rows:
                for name, cell in zip(part.head, row, strict=True):
                    if name in shown and cell.printed:
                        assert (row[0].printed, cell.printed) in walked, (chart.id, row[0].printed)
            for one in found["series"]:
                for x, y, *_ in one["points"]:
                    assert -1 <= x <= found["width"] + 1, (chart.id, one["name"])
                    assert -1 <= y <= found["height"] + 1, (chart.id, one["name"])


def test_what_moves_is_the_specification_of_the_page_until_a_reader_zooms(derived):
    catalog = derived.catalog
    chart = catalog.charts["returns-by-month"]
    sketch = KINDS[chart.kind].sketch(chart, Inputs(catalog, derived), sizes(chart)[0])
    spec = json.loads(specify(sketch))
    moved = moving(json.loads(specify(sketch)), "x", (450.0, 20.0))
    rows = spec["datasets"]
    drawn = sum(len(rows[layer["data"]["name"]]) for layer in spec["layer"])
    assert sum(len(layer["data"]["values"]) for layer in moved["layer"]) == drawn
    still = next(one for one in moved["layer"] if one["name"].endswith("_still"))
    assert [value["text"] for value in still["data"]["values"]] == ["100", "200"]
    bars = next(one for one in moved["layer"] if one["name"].startswith("bars"))
    ends = bars["encoding"]["x"]["scale"]["range"]
    assert ends == [{"expr": "0 * zoom + shift"}, {"expr": f"{sketch.width} * zoom + shift"}]


def test_the_program_is_named_after_its_contents_and_kept(tmp_path):
    name, content = program(tmp_path)
    kept = next(tmp_path.iterdir())
    assert re.fullmatch(r"vega-[0-9a-f]{12}\.js", name)
    assert content.startswith(b"/*! Vega")
    kept.write_bytes(content[:1000])
    assert program(tmp_path) == (name, content), "a file cut short is made anew"
    kept.write_bytes(b"kept\n})();\n")
    assert program(tmp_path)[1] == b"kept\n})();\n"


def explore(page, chart):
    """Press the button with the keyboard; give the figure and what it says."""
    figure = page.locator(f"#chart-{chart}")
    button = figure.get_by_role("button", name="Explore")
    button.focus()
    page.keyboard.press("Enter")
    expect(figure.locator(".explore-stage")).to_be_focused(timeout=20_000)
    return figure, button, figure.locator(".explore-said")


class TestInChromium:
    pytestmark = browser

    def test_every_chart_opens_walks_zooms_and_closes_by_keyboard(self, open_page, site, address):
        page = open_page("charts/")
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        names = sorted(path.name for path in (site / "charts").iterdir() if path.is_dir())
        for name in names:
            page.goto(f"{address}charts/{name}/")
            figure, button, _ = explore(page, name)
            expect(figure.locator(".drawing:visible")).to_have_count(0)
            plate = figure.locator(".explore-plate")
            assert plate.locator("svg").locator("path, line, text").count() > 5, name
            before = plate.inner_html()
            page.keyboard.press("Home")
            page.keyboard.press("+")
            assert plate.inner_html() != before, name
            page.keyboard.press("0")
            assert plate.inner_html() == before, name
            page.keyboard.press("Escape")
            expect(button).to_be_focused()
            expect(figure.locator(".drawing:visible")).to_have_count(1)
        assert len(names) >= 14
        assert page.problems == []
        assert [url for url in asked if not url.startswith(address)] == []

    def test_the_values_are_read_out_with_their_status_and_gaps(self, open_page):
        page = open_page("figures/")
        loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
        assert not [name for name in loaded if "vega" in name or "explore.js" in name]
        figure, _, said = explore(page, "returns-by-month")
        page.keyboard.press("ArrowRight")
        expect(said).to_have_text(re.compile(r"^September 2025\. .+: 17\.$"))
        page.keyboard.press("End")
        expect(said).to_have_text(re.compile("^September 2026.*[Nn]ot published"))
        expect(figure.locator(".explore-tip")).to_be_visible()
        figure, _, said = explore(page, "arrivals-by-week")
        page.keyboard.press("End")
        expect(said).to_contain_text("provisional")
        figure, _, said = explore(page, "returned-and-admitted")
        page.keyboard.press("End")
        first = said.text_content()
        page.keyboard.press("ArrowDown")
        assert said.text_content().partition(":")[0] != first.partition(":")[0]

    def test_on_a_phone_it_opens_by_touch_and_axe_finds_nothing(self, open_page):
        page = open_page("figures/", PHONE, "dark", has_touch=True)
        figure = page.locator("#chart-returns-by-month")
        figure.get_by_role("button", name="Explore").tap()
        expect(figure.locator(".explore-stage")).to_be_focused(timeout=20_000)
        box = figure.locator(".explore-plate").bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(figure.locator(".explore-tip")).to_be_visible()
        looked = Axe().run(page, context="#chart-returns-by-month", options=BRIEF)
        assert looked.response["violations"] == []
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
        figure.get_by_role("button", name="Close").tap()
        expect(figure.locator(".drawing:visible")).to_have_count(1)

    @pytest.mark.parametrize("lost", ["**/explore.js*", "**/vega-*.js", "**/*-wide.json"])
    def test_what_fails_to_load_leaves_the_drawing_and_says_so(self, open_page, lost):
        page = open_page("figures/")
        page.route(lost, lambda route: route.abort())
        figure = page.locator("#chart-returns-by-month")
        button = figure.get_by_role("button", name="Explore")
        button.press("Enter")
        expect(figure.locator("> [role=status]")).to_contain_text("could not be loaded")
        expect(figure.locator(".drawing:visible")).to_have_count(1)
        page.unroute(lost)
        if "explore.js" not in lost:
            button.press("Enter")
            expect(figure.locator(".explore-stage")).to_be_focused(timeout=20_000)
