"""The charts as built: all that is said of one agrees, and each can be read by anyone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from chart_agreement import disagreements, units_counted
from conftest import BRIEF, DESK, PHONE

SMALL = (360, 740)


def names(site) -> list[str]:
    found = sorted(path.parent.name for path in site.glob("charts/*/index.html"))
    assert len(found) >= 14
    return found


def files(site, name: str) -> tuple[str, str, str]:
    numbers = site / "data" / "charts" / name
    page = (site / "charts" / name / "index.html").read_text(encoding="utf-8")
    table = numbers.with_suffix(".csv").read_text(encoding="utf-8")
    return page, table, numbers.with_suffix(".json").read_text(encoding="utf-8")


def test_marks_table_csv_json_and_description_agree_in_every_chart(site):
    found = {}
    for name in names(site):
        page, table, record = files(site, name)
        if '"columns":[]' in record:
            assert name == "timeline-overview", "only a strip of days has no numbers"
            continue
        found[name] = disagreements(page, table, record) + units_counted(page, record)
    assert {name: said[:3] for name, said in found.items() if said} == {}
    assert len(found) >= 14


@pytest.mark.parametrize(
    ("which", "old", "new"),
    [
        (0, r'(class="bars"[^>]*><path d="M[^v]*v)(\d)', r"\g<1>1\2"),
        (0, r'<data value="78">', '<data value="87">'),
        (0, r"(Highest: <data[^>]*>)264", r"\g<1>462"),
        (0, r"(<desc[^>]*>[^<]*Highest: )264", r"\g<1>462"),
        (1, r"2025-11,2025-11-01,2025-11-30,78", "2025-11,2025-11-01,2025-11-30,77"),
        (2, r'"value":142', '"value":143'),
    ],
    ids=["a bar", "a cell", "the description", "the words of a drawing", "the CSV", "the JSON"],
)
def test_one_number_changed_anywhere_is_found(site, which, old, new):
    parts = list(files(site, "returns-by-month"))
    parts[which], count = re.subn(old, new, parts[which])
    assert count, "nothing was changed"
    assert disagreements(*parts)


def test_one_point_of_the_daily_line_moved_is_found(site):
    page, table, record = files(site, "arrivals-by-day")
    assert disagreements(page, table, record) == []
    bent, count = re.subn(r'( d="m[^"]{900}[^"]*? 1 \d)(\d* )', r"\g<1>1\2", page, count=1)
    assert count, "nothing was moved"
    assert disagreements(bent, table, record)


def test_every_chart_has_its_files_its_links_and_a_bare_page(site):
    for name in names(site):
        page = (site / "charts" / name / "index.html").read_text(encoding="utf-8")
        for kind in ("csv", "json", "svg", "png"):
            assert (site / "data" / "charts" / f"{name}.{kind}").stat().st_size > 100
            assert f"data/charts/{name}.{kind}" in page
        assert f"/embed/{name}/" in page
        bare = (site / "embed" / name / "index.html").read_text(encoding="utf-8")
        assert "<script" not in bare
        assert "<svg" in bare
        assert "<header" not in bare
        svg = (site / "data" / "charts" / f"{name}.svg").read_text(encoding="utf-8")
        assert "var(" not in svg
        assert "As of" in svg.replace("</text>", " ")
        assert (site / "data" / "charts" / f"{name}.png").read_bytes()[:4] == b"\x89PNG"


_TEXTS = """() => {
  const light = ([r, g, b]) => {
      const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
      return .2126 * f(r) + .7152 * f(g) + .0722 * f(b) };
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const paper = light(rgb(getComputedStyle(document.body).backgroundColor));
  const contrast = text => { const ink = light(rgb(text));
      return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05) };
  const pale = [...document.querySelectorAll("figure.chart svg g[class]")].filter(g => {
      const mark = g.querySelector("path, rect, circle, line");
      if (/^(rules|words|bands|.*-fill)$/.test(g.className.baseVal)) return false;
      if (!mark || !mark.getClientRects().length) return false;
      const style = getComputedStyle(mark);
      const hatch = style.fill.match(/#[^"')]+/) && document.querySelector(
          style.fill.match(/#[^"')]+/)[0] + " > :last-child");
      const inks = [style.fill, style.stroke, hatch ? getComputedStyle(hatch).stroke : "none"];
      return !inks.some(c => c.startsWith("rgb") && contrast(c) >= 3) });
  const texts = [...document.querySelectorAll("figure.chart svg text")]
      .filter(e => e.getClientRects().length);
  const boxes = texts.map(e => { const b = e.getBoundingClientRect(), s = b.height * .14;
      return [e.textContent, b.left, b.top + s, b.right, b.bottom - s] });
  const met = [];
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      if (a[1] < b[3] - 1 && b[1] < a[3] - 1 && a[2] < b[4] - 1 && b[2] < a[4] - 1)
          met.push(a[0] + " | " + b[0]) }));
  const faint = texts.filter(e => contrast(getComputedStyle(e).fill) < 4.5);
  return { many: texts.length, met, faint: faint.map(e => e.textContent),
    pale: pale.map(g => g.className.baseVal),
    small: Math.min(...texts.map(
        e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)),
    out: boxes.filter(b => b[1] < 0 || b[3] > innerWidth).map(b => b[0]),
    wide: document.documentElement.scrollWidth > innerWidth } }"""


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_every_chart_can_be_read_at_each_width_and_in_each_scheme(open_page, site, address):
    wrong = []
    page = open_page("", SMALL)
    for name in names(site):
        for size, scheme in ((SMALL, "light"), (DESK, "dark")):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{address}charts/{name}/")
            seen = page.evaluate(_TEXTS)
            if seen["small"] < 11 or not seen["many"] or seen["wide"]:
                wrong.append((name, size, "size", seen["small"], seen["wide"]))
            wrong += [
                (name, size, kind, seen[kind])
                for kind in ("met", "faint", "pale", "out")
                if seen[kind]
            ]
            if scheme == "light":
                violations = Axe().run(page, context="main", options=BRIEF).response["violations"]
                wrong += [(name, one["id"], one["nodes"][0]["html"][:90]) for one in violations]
    assert wrong == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_every_chart_stands_in_print_in_forced_colours_and_without_scripts(
    open_page, site, address
):
    page = open_page("", PHONE, java_script_enabled=True, forced_colors="active")
    wrong = []
    for name in names(site):
        page.goto(f"{address}charts/{name}/")
        seen = page.evaluate(_TEXTS)
        lost = seen["faint"] + seen["pale"]
        page.emulate_media(media="print")
        printed = page.locator("figure.chart .drawing.wide svg").is_visible()
        page.emulate_media(media="screen")
        if lost or not printed:
            wrong.append((name, lost, printed))
    assert wrong == []
    bare = open_page("charts/returns-share/", java_script_enabled=False)
    for name in names(site):
        bare.goto(f"{address}charts/{name}/")
        assert bare.locator("figure.chart svg:visible").count() == 1
        assert bare.locator("figure.chart table").is_visible()
