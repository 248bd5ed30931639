"""The charts of this explainer, drawn from its data."""

import gzip
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.charts import draw_chart
from generator.charts.cache import draw_anew
from generator.charts.kinds import KINDS
from generator.charts.place import collisions
from generator.derive import derive
from generator.load.catalog import load
from generator.project import Project

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parent.parent
CATALOG = load(Project(ROOT)).catalog
DERIVED = derive(CATALOG, date(2026, 11, 23)) if CATALOG else None
NAMES = sorted(CATALOG.charts) if CATALOG else []


@pytest.fixture(scope="module")
def charts():
    return {
        name: draw_chart(chart, CATALOG, DERIVED, draw_anew)
        for name, chart in CATALOG.charts.items()
    }


def drawings(chart):
    return [one for one in (chart.wide, chart.narrow, chart.beside) if one]


def test_there_are_fourteen_charts_and_more_and_each_kind_has_one():
    assert len(NAMES) >= 14
    assert {chart.kind for chart in CATALOG.charts.values()} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_title_claims_is_true(name):
    assert CATALOG.charts[name].checks
    for formula in CATALOG.charts[name].checks:
        assert DERIVED.test(formula), formula


@pytest.mark.parametrize("name", NAMES)
def test_words_are_large_enough_stay_inside_and_do_not_meet(charts, name):
    for sketch in charts[name].sketches.values():
        assert collisions(sketch) == []
        assert all(one.style["size"] >= 12 for one in sketch.layers if one.mark == "words")


def test_ids_are_unique_and_the_weight_is_small(charts):
    ids = [
        found
        for chart in charts.values()
        for svg in drawings(chart)
        for found in re.findall(r'\bid="([^"]+)"', svg)
    ]
    assert len(ids) == len(set(ids))
    for chart in charts.values():
        most = 12 if chart.kind == "daily" else 6
        assert len(gzip.compress((chart.wide + chart.narrow).encode())) < most * 1024


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_is_complete_without_its_drawing(charts, name):
    chart = charts[name]
    assert chart.title
    assert "[[" not in chart.title + chart.description
    assert len(re.findall(r"\d[\d,.]*", chart.description)) >= 4
    assert len(chart.table.rows) >= 2
    assert all(len(row) == len(chart.table.head) for row in chart.table.rows)
    if chart.kind != "daily":
        assert chart.csv.count(b"\n") == len(chart.table.rows) + 1
    assert chart.sources
    assert chart.as_of <= date(2026, 11, 23)


def test_every_drawn_bar_and_dot_is_a_row_of_the_table(charts):
    for name, chart in charts.items():
        if CATALOG.charts[name].kind not in ("columns", "weeks"):
            continue
        known = [
            row for row in chart.table.rows if row[-2 if chart.table.head[-1] == "Note" else -1]
        ]
        root = ET.fromstring(chart.narrow)
        bars = [
            bar
            for group in root.iter(f"{SVG}g")
            if group.get("class") in ("bars", "provisional")
            for bar in group
        ]
        values = [row[1].value for row in known if row[1].value is not None]
        assert len(bars) == len(values), name


def test_the_months_without_a_count_stay_without_a_number(charts):
    chart = charts["returns-by-month"]
    rows = {row[0].printed: row[1] for row in chart.table.rows}
    assert rows["July 2026"].value is None
    assert rows["July 2026"].printed == "Not published"
    for svg in drawings(chart):
        groups = {group.get("class"): group for group in ET.fromstring(svg).iter(f"{SVG}g")}
        assert len(groups["bars"]) == 10
        assert "hatch" in groups["missing"].get("fill")
        assert len(groups["pace"]) == 10


def test_the_reported_total_is_an_open_dot_after_a_dotted_line(charts):
    for svg in drawings(charts["returned-and-admitted"]):
        groups = {group.get("class"): group for group in ET.fromstring(svg).iter(f"{SVG}g")}
        assert groups["line-returned-to-france-said"].get("stroke-linecap") == "round"
        assert groups["line-returned-to-france-dots-open"].get("fill") == "var(--paper)"
        assert any("About 1,500" in (text.text or "") for text in groups["words"])
