"""Many weeks: a thin bar for each, with the days that the story turns on."""

from generator.charts.axes import annotate, band_words, bands, baseline, grid, time_axis
from generator.charts.inputs import Inputs
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Sketch, days
from generator.charts.theme import Size
from generator.model.chart import WeekChart


def columns(chart: WeekChart, inputs: Inputs) -> list[Column]:
    """Give what is drawn, as one column of the table."""
    rows = points(chart.measure, inputs.catalog, chart.start)
    return [Column(chart.label, rows, chart.measure)]


def remarks(chart: WeekChart, inputs: Inputs) -> list[str]:
    """Say in how many weeks nobody was counted, which is a number and not a gap."""
    column = columns(chart, inputs)[0]
    empty = sum(point.value == 0 for point in column.known)
    return [f"In {empty} of {len(column.known)} weeks the number was zero."]


def sketch(chart: WeekChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the weeks."""
    pen = Pen(size)
    column = columns(chart, inputs)[0]
    x, y = _scales(chart, column, size)
    bands(pen, x, y, chart.bands, y.end - 24)
    grid(pen, y, size.width)
    gap = 0.7 if size.narrow else 1.2
    rows = [
        {"x": days(point.first), "x2": days(point.last) + 1 - gap, "y": 0, "y2": point.value}
        for point in column.known
    ]
    pen.add("bars", "block", rows, (x, y), fill=chart.colour)
    annotate(pen, x, y, chart.annotations, inputs)
    baseline(pen, y.begin, size.width)
    _highest(pen, column, x, y)
    band_words(pen, x, (y.end, y.begin - 16), chart.bands, inputs)
    time_axis(pen, x, y.begin)
    return pen.finish(round(y.begin + 5 + 2.6 * size.leading))


def _scales(chart: WeekChart, column: Column, size: Size) -> tuple[Scale, Scale]:
    last = max([column.points[-1].last, *(band.end.last for band in chart.bands)])
    x = Scale(days(column.points[0].first), days(last) + 1, 0, size.width)
    levels = [note.level for note in chart.annotations]
    high = max([point.value or 0 for point in column.known] + levels)
    head = size.leading * 2 + 10
    tall = size.width * (0.78 if size.narrow else 0.36)
    return x, Scale(0, high, head + tall, head)


def _highest(pen: Pen, column: Column, x: Scale, y: Scale) -> None:
    highest: Point = max(column.known, key=lambda point: point.value or 0)
    spot = (x(days(highest.first)) - 2, y(highest.value or 0) - 6)
    pen.word(spot, column.printed(highest), "ink", bold=True)
