"""One measure over many periods, the surface below its line filled."""

from generator.charts.axes import baseline, grid, notes_of, year_axis
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of
from generator.charts.lines import runs
from generator.charts.place import annotate, roomy
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
from generator.charts.theme import DOT, LINE, Size
from generator.model.chart import AreaChart


def columns(chart: AreaChart, inputs: Inputs) -> list[Column]:
    """Give what is drawn, as one column of the table, from its first number on."""
    found = points(chart.measure, inputs.catalog, chart.start)
    first = next(at for at, point in enumerate(found) if point.value is not None)
    return [Column(chart.label, found[first:], chart.measure)]


def remarks(chart: AreaChart, inputs: Inputs) -> list[str]:
    """Say how the last value compares with the highest."""
    column = columns(chart, inputs)[0]
    high = max(point.value or 0 for point in column.known)
    share = 100 * (column.known[-1].value or 0) / high if high else 0
    return [f"The last value is {share:.0f}% of the highest."]


def sketch(chart: AreaChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the surface."""
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: AreaChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    column = columns(chart, inputs)[0]
    high = max(column.known, key=lambda point: point.value or 0)
    room = width_of(column.printed(column.known[-1]), size.text, True) + DOT + 7
    x = Scale(_at(column.points[0]), _at(column.points[-1]), 0, size.width - room)
    head = size.leading * 2 + extra
    tall = size.width * (0.8 if size.narrow else 0.38)
    y = Scale(0, high.value or 0, head + tall, head)
    grid(pen, y, size.width)
    for position, run in enumerate(runs(column.points)):
        rows = [{"x": _at(one), "y": one.value, "y2": 0, **one.mark} for one in run]
        name = f"area-{position + 1}"
        pen.add(f"{name}-fill", "area", rows, (x, y), fill="wash")
        shows = Shows(column.label, "y")
        pen.add(name, "path", rows, (x, y), shows, stroke=chart.colour, strokeWidth=LINE["dots"])
    baseline(pen, y.begin, size.width)
    for point in (high, column.known[-1]):
        spot = (x(_at(point)), y(point.value or 0))
        row = {"x": _at(point), "y": point.value, "soft": point.soft, **point.mark}
        pen.dots(f"dot-{point.period.lower()}", [row], (x, y), chart.colour,
                 Shows(column.label, "y"))  # fmt: skip
        if point is column.known[-1]:
            pen.word((spot[0] + DOT + 5, spot[1] + 5), column.printed(point), "ink", bold=True)
        else:
            pen.word((spot[0], spot[1] - 11), column.printed(point), "ink", "middle", bold=True)
    year_axis(pen, x, y.begin)
    annotate(pen, notes_of(chart.annotations, x, inputs, size.narrow), y.begin)
    return pen.finish(round(y.begin + 5 + 1.6 * size.leading))


def _at(point: Point) -> float:
    """Give the place of a point on the time axis: a stock stands at the end of its period."""
    return days(point.last)
