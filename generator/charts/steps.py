"""Steps: the newest number that was public on each day, until another was published."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from generator.charts.axes import baseline, grid, notes_of, time_axis
from generator.charts.inputs import Inputs
from generator.charts.labels import number_points
from generator.charts.place import Box, annotate, roomy
from generator.charts.rows import Column, Point, chosen, matching
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
from generator.charts.theme import DOT, LINE, Size
from generator.format import day
from generator.model.chart import StepChart
from generator.model.table import Row
from generator.model.when import When


def columns(chart: StepChart, inputs: Inputs) -> list[Column]:
    """Give each number that was the newest one when it came out, by the day of publication."""
    table = chosen(inputs.catalog.tables[chart.measure.dataset], chart.measure.where)
    marked = matching(chart.measure, chart.open, inputs.catalog) if chart.open else set()
    found: list[Point] = []
    newest: date | None = None
    known = [row for row in table if row.value is not None]
    for row in sorted(known, key=lambda row: (_known(row), row.last)):
        last = row.last
        if newest is None or last > newest:
            newest = last
            point = _point(row, last, _open(row, chart.open, marked))
            found = [one for one in found if one.last != point.last]
            found.append(point)
    end = chart.end.last
    found = [one for one in found if chart.start.first <= one.last <= end]
    return [Column(chart.label, found, chart.measure)]


def _known(row: Row) -> date:
    """Give the last day on which a row may have come out: only then was it surely public."""
    return When.parse(row.known_from).last


def _open(row: Row, category: Mapping[str, str], marked: set[str]) -> bool:
    same = all(row.categories.get(key) == value for key, value in category.items())
    return bool(category) and same and row.period in marked


def _point(row: Row, last: date, is_open: bool) -> Point:
    known = _known(row)
    note = f"counted to {day(last)}"
    return Point(known.isoformat(), day(known), known, known, row.value, row.status, "", note,
                 open=is_open, qualifier=row.qualifier)  # fmt: skip


def remarks(chart: StepChart, inputs: Inputs) -> list[str]:
    """Say for how long no newer number came out."""
    found = columns(chart, inputs)[0].known
    if len(found) < 2:
        return []
    one, two = max(pairwise(found), key=lambda pair: pair[1].last - pair[0].last)
    length = (two.last - one.last).days
    many = f"A newer number came out on {len(found)} days."
    return [many, f"The longest time without one: {length} days, from {one.name} to {two.name}."]


def sketch(chart: StepChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the steps, with a dot where each number came out."""
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: StepChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    column = columns(chart, inputs)[0]
    found = column.known
    x = Scale(days(chart.start.first), days(chart.end.last), 4, size.width - DOT - 4)
    high = max(point.value or 0 for point in found)
    head = size.leading * 2 + extra
    y = Scale(0, high, head + size.width * (0.86 if size.narrow else 0.4), head)
    grid(pen, y, size.width)
    baseline(pen, y.begin, size.width)
    corners = _corners(found, chart.end.last)
    pen.add("steps", "path", corners, (x, y),
            stroke=chart.colour, strokeWidth=LINE["solid"] - 0.8)  # fmt: skip
    rows = [{"x": days(one.last), "y": one.value, "soft": one.open, **one.mark} for one in found]
    pen.dots("steps-dots", rows, (x, y), chart.colour, Shows(chart.label, "y"))
    spots = [(x(days(one.last)), y(one.value or 0), column.printed(one)) for one in found]
    number_points(pen, spots, y.begin, _uprights(corners, x, y))
    time_axis(pen, x, y.begin)
    annotate(pen, notes_of(chart.annotations, x, inputs, size.narrow), y.begin)
    return pen.finish(round(y.begin + 5 + 2.6 * size.leading))


def _corners(found: list[Point], end: date) -> list[dict[str, float]]:
    """Give the corners of the line: level until the next number, then straight up or down."""
    corners = [{"x": days(found[0].last), "y": 0.0}]
    for point in found:
        at = days(point.last)
        corners += [{"x": at, "y": corners[-1]["y"]}, {"x": at, "y": point.value or 0}]
    last = max(found[-1].last + timedelta(days=1), end)
    return [*corners, {"x": days(last), "y": found[-1].value or 0}]


def _uprights(corners: list[dict[str, float]], x: Scale, y: Scale) -> list[Box]:
    """Give the upright pieces of the line, in pixels; words keep clear of them."""
    return [
        Box(x(one["x"]), min(y(one["y"]), y(two["y"])), x(one["x"]), max(y(one["y"]), y(two["y"])))
        for one, two in pairwise(corners)
        if one["x"] == two["x"]
    ]
