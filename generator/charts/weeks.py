"""Many weeks: a thin bar for each, with the days that the story turns on."""

from generator.charts.axes import band_words, bands, baseline, grid, notes_of, time_axis
from generator.charts.inputs import Inputs
from generator.charts.place import annotate, roomy
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
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
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: WeekChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    column = columns(chart, inputs)[0]
    x, y = _scales(chart, column, size, extra)
    bands(pen, x, y, chart.bands, y.end - 24)
    grid(pen, y, size.width)
    gap = 0.7 if size.narrow else 1.2
    rows = [
        {"x": days(point.first), "x2": days(point.last) + 1 - gap, "y": 0, "y2": point.value,
         **point.mark}
        for point in column.known
    ]  # fmt: skip
    pen.add("bars", "block", rows, (x, y), Shows(chart.label, "height"), fill=chart.colour)
    baseline(pen, y.begin, size.width)
    _highest(pen, column, x, y)
    band_words(pen, x, (y.end, y.begin - 16), chart.bands, inputs)
    time_axis(pen, x, y.begin)
    annotate(pen, notes_of(chart.annotations, x, inputs, size.narrow), y.begin)
    return pen.finish(round(y.begin + 5 + 2.6 * size.leading))


def _scales(chart: WeekChart, column: Column, size: Size, extra: float) -> tuple[Scale, Scale]:
    last = max([column.points[-1].last, *(band.end.last for band in chart.bands)])
    x = Scale(days(column.points[0].first), days(last) + 1, 0, size.width)
    high = max(point.value or 0 for point in column.known)
    head = size.leading * 2 + 10 + extra
    tall = size.width * (0.78 if size.narrow else 0.36)
    return x, Scale(0, high, head + tall, head)


def _highest(pen: Pen, column: Column, x: Scale, y: Scale) -> None:
    highest: Point = max(column.known, key=lambda point: point.value or 0)
    spot = (x(days(highest.first)) - 2, y(highest.value or 0) - 6)
    pen.word(spot, column.printed(highest), "ink", bold=True)
