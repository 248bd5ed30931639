import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from chart_project import CHARTS, DAYS, MONTHS, WEEKS, YEARS, catalog, derived, drawn

from generator.charts import columns
from generator.charts.axes import grid_values
from generator.charts.cache import cached, draw_anew, key
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.phrases import compact
from generator.charts.rows import NothingToDrawError, points
from generator.charts.sketch import Sketch
from generator.charts.svg import EmptyDrawingError, Labels, tidy
from generator.charts.theme import NARROW, WIDE
from generator.model.chart import Measure

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [str(chart["id"]) for chart in CHARTS]


@pytest.fixture(scope="module")
def charts():
    return {name: drawn(name) for name in NAMES}


def group(svg: str, name: str) -> ET.Element:
    found = [one for one in ET.fromstring(svg).iter(f"{SVG}g") if one.get("class") == name]
    assert found, f"no {name}"
    return found[0]


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]


def heights(svg: str, name: str) -> list[float]:
    """The heights of the blocks of a group, from paths such as M1,2h3v4h-3Z."""
    return [float(re.search(r"v([\d.]+)", bar.get("d")).group(1)) for bar in group(svg, name)]


def drawings(chart):
    return [one for one in (chart.wide, chart.narrow, chart.beside) if one]


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_named_and_scales_and_holds_nothing_that_a_page_refuses(charts, name):
    for svg in drawings(charts[name]):
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("viewBox")
        assert root.get("width") is None
        assert root.find(f"{SVG}title").text == charts[name].title
        assert root.find(f"{SVG}desc").text == charts[name].description
        assert not re.search(r"style=|<script|href|url\(http|NaN|undefined|Infinity", svg)
        inks = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
        assert all(ink == "none" or ink.startswith(("var(--", "url(#chart-")) for ink in inks)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_below_twelve_pixels_and_none_leaves_the_drawing(charts, name):
    for svg in drawings(charts[name]):
        root = ET.fromstring(svg)
        _, _, width, height = map(float, root.get("viewBox").split())
        for parent in root.iter(f"{SVG}g"):
            for text in parent.findall(f"{SVG}text"):
                given = {**parent.attrib, **text.attrib}
                assert float(given["font-size"]) >= 12
                share = {"start": 0, "middle": 0.5, "end": 1}[given.get("text-anchor", "start")]
                long = width_of(text.text, float(given["font-size"]))
                left = float(text.get("x", 0)) - share * long
                assert left >= -6, text.text
                assert left + long <= width + 12, text.text
                assert 0 < float(text.get("y")) <= height, text.text


def test_ids_are_never_shared_by_two_drawings(charts):
    ids = [
        found
        for chart in charts.values()
        for svg in drawings(chart)
        for found in re.findall(r'\bid="([^"]+)"', svg)
    ]
    assert len(ids) == len(set(ids))
    for chart in charts.values():
        for svg in drawings(chart):
            assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'id="([^"]+)"', svg))


def test_columns_are_as_high_as_their_numbers(charts):
    for svg in drawings(charts["monthly"]):
        known = [value for _, value in MONTHS if value is not None]
        found = heights(svg, "bars")
        assert len(found) == len(known)
        unit = found[0] / known[0]
        assert found == pytest.approx([value * unit for value in known], abs=0.2)


def test_a_missing_month_is_hatched_and_said_and_never_a_zero(charts):
    for svg in drawings(charts["monthly"]):
        hatch = group(svg, "missing")
        assert len(hatch) == 1
        assert hatch.get("fill").endswith("-hatch)")
        assert "0" not in words(svg)
        assert " ".join(words(svg)).count("Not counted") == 1 or "Not" in words(svg)


def test_a_pace_is_scaled_to_the_days_of_each_month(charts):
    svg = charts["monthly"].wide
    ends = [float(line.get("y1")) for line in group(svg, "pace").iter() if line.get("y1")]
    assert len(ends) == 3
    assert ends[0] < ends[1], "January has more days than February"
    assert "About 7 a week, as promised" in words(svg)
    assert "passed in 1 of 3 periods: February 2030" in charts["monthly"].description


def test_a_provisional_year_is_hatched_with_an_open_dot_and_says_how_far_it_goes(charts):
    for svg in drawings(charts["yearly"]):
        assert len(group(svg, "bars")) == 2
        assert "hatch" in group(svg, "provisional").get("fill")
        assert len(group(svg, "panel-dots")) == 2
        assert len(group(svg, "panel-dots-open")) == 1
        assert "to 30 Apr" in words(svg)
        assert {"10", "15", "18"} <= set(words(svg))
    assert "Not complete: 90 (2029, to 30 April 2030)" in charts["yearly"].description


def test_dashes_have_a_dot_for_each_known_day_and_open_ones_where_estimated(charts):
    for svg in drawings(charts["running"]):
        hard = [status for _, _, status in DAYS if status == "final"]
        assert len(group(svg, "line-back-dots")) == len(hard)
        assert len(group(svg, "line-back-dots-open")) == len(DAYS) - len(hard)
        assert group(svg, "line-back-1").get("stroke-dasharray")
        assert group(svg, "line-out-1").get("stroke-dasharray") is None
        assert group(svg, "line-out-said").get("stroke-linecap") == "round"
        assert group(svg, "bands").get("fill") == "var(--wash)"


def test_weeks_and_sides_have_a_bar_for_each_number(charts):
    for svg in drawings(charts["weekly"]):
        found = heights(svg, "bars")
        assert len(found) == len(WEEKS)
        assert found[0] == 0
        assert found[-1] == pytest.approx(4 * found[1], abs=0.5)
    for svg in drawings(charts["sides"]):
        lengths = [
            float(re.search(r"h(-?[\d.]+)", bar.get("d")).group(1)) for bar in group(svg, "left")
        ]
        assert len(lengths) == len(YEARS)
        unit = lengths[0] / YEARS[0][1]
        assert lengths == pytest.approx([trips * unit for _, trips, _ in YEARS], abs=0.3)


def test_a_strip_has_its_phases_a_tick_for_each_event_and_a_wall(charts):
    chart = charts["strip"]
    assert "Talk: from October 2029." in chart.description
    assert "Runs: from 10 January 2030, 111 days." in chart.description
    assert ["Opened" in " ".join(words(svg)) for svg in drawings(chart)] == [True, True]
    assert [row[0].printed for row in chart.table.rows][-1] == "1 May 2030"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "strip"])
def test_a_description_tells_first_last_highest_lowest_and_the_change(charts, name):
    said = charts[name].description
    for part in ("with a number, from", "to ", "Highest:", "Lowest:"):
        assert part in said
    assert ("From first to last:" in said) == (name != "weekly")  # weeks of different seasons


def test_the_title_has_its_number_and_the_table_every_row(charts):
    chart = charts["monthly"]
    assert chart.title == "Trips reached 40"
    printed = [[cell.printed for cell in row][:2] for row in chart.table.rows]
    assert printed == [
        ["January 2030", "10"], ["February 2030", "40"], ["March 2030", "Not counted"],
        ["April 2030", "25"],
    ]  # fmt: skip
    assert chart.table.rows[2][1].value is None
    assert chart.csv.decode().splitlines() == [
        "period,first_day,last_day,trips,trips_status",
        "2030-01,2030-01-01,2030-01-31,10,final",
        "2030-02,2030-02-01,2030-02-28,40,final",
        "2030-03,2030-03-01,2030-03-31,,missing",
        "2030-04,2030-04-01,2030-04-30,25,final",
    ]
    assert (chart.as_of.isoformat(), chart.source_line) == (
        "2030-04-30",
        "Source: Harbour, 1 June 2030.",
    )


def test_a_divided_measure_shows_what_it_is_made_of(charts):
    chart = charts["yearly"]
    assert chart.table.head[2:5] == (
        "Trips per boat: number", "Trips per boat: divided by", "Trips per boat",
    )  # fmt: skip
    assert [cell.printed for cell in chart.table.rows[1][2:5]] == ["300", "20", "15"]


def test_a_kept_drawing_is_given_again_and_drawn_only_once(tmp_path: Path):
    seen = []

    def draw(sketch: Sketch) -> str:
        seen.append(sketch)
        return draw_anew(sketch)

    first = drawn("monthly", cached(tmp_path, draw))
    count = len(seen)
    again = drawn("monthly", cached(tmp_path, draw))
    assert count == 3
    assert len(seen) == count
    assert drawings(first) == drawings(again)
    for kept in tmp_path.iterdir():
        kept.write_text("<svg", encoding="utf-8")
    assert drawings(drawn("monthly", cached(tmp_path, draw))) == drawings(first), "mends itself"


def test_another_number_is_another_drawing():
    small = Sketch(10, 10, ())
    assert key(small) == key(Sketch(10, 10, ()))
    assert key(small) != key(Sketch(10, 11, ()))


_WARM = """
import sys; sys.path.insert(0, "tests")
from pathlib import Path
from chart_project import drawn
from generator.charts import cached
drawn("monthly", cached(Path(sys.argv[1])))
print(int("altair" in sys.modules), int("vl_convert" in sys.modules))
"""


def test_a_warm_build_loads_no_drawing_library(tmp_path: Path):
    said = [
        subprocess.run(
            [sys.executable, "-c", _WARM, str(tmp_path)],
            cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True,
        ).stdout.split()
        for _ in range(2)
    ]  # fmt: skip
    assert said == [["1", "1"], ["0", "0"]]


def test_an_empty_svg_is_refused():
    empty = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g/></svg>'
    with pytest.raises(EmptyDrawingError):
        tidy(empty, Labels("a", "b", "c"))


def test_rows_that_do_not_exist_are_not_an_empty_picture():
    with pytest.raises(NothingToDrawError):
        points(Measure(dataset="years", where={"what": "planes"}), catalog())


def test_a_share_is_missing_unless_every_day_below_it_was_counted():
    share = Measure(dataset="trips", per=Measure(dataset="weeks"), percent=True)
    found = points(share, catalog())
    assert [point.value for point in found] == [None] * 4


@pytest.mark.parametrize(
    ("top", "values"),
    [(264, [100, 200]), (45774, [20000, 40000]), (1530, [500, 1000, 1500]), (9.6, [2.5, 5, 7.5]),
     (3, [1, 2, 3]), (0.5, [0.2, 0.4])],
)  # fmt: skip
def test_the_grid_has_two_or_three_round_values(top, values):
    assert grid_values(top) == pytest.approx(values)


def test_words_are_broken_evenly_and_numbers_shortened():
    assert wrap("sixty more in than out", 13, 96) == ["sixty more", "in than out"]
    assert wrap("Incomprehensibilities", 13, 20) == ["Incomprehensibilities"]
    assert [compact(value) for value in (299, 1843, 2000, 45774)] == ["299", "1.8k", "2k", "46k"]


def test_numbers_in_words_are_printed_as_on_a_page():
    found = catalog()
    inputs = Inputs(found, derived(found))
    assert inputs.plain("[[promised|unit]] and [[most|words]] on [[opened]]") == (
        "about 7 a week and 40 trips on 10 January 2030"
    )
    assert inputs.plain("[[promised|word]] [[opened|short]]") == "about seven 10 January"


def test_a_sketch_can_be_read_by_a_machine():
    found = catalog()
    sketch = columns.sketch(found.charts["monthly"], Inputs(found, derived(found)), WIDE)
    assert json.loads(sketch.as_json())["width"] == 820
    assert NARROW.text >= 12.5
