"""A dot for each day on which something was counted, in a row for each kind of source."""

from generator.charts.axes import time_axis
from generator.charts.inputs import Inputs
from generator.charts.labels import number_points
from generator.charts.letters import width_of, wrap
from generator.charts.rows import Column, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
from generator.charts.theme import DOT, LINE, Size
from generator.model.chart import DotChart


def columns(chart: DotChart, inputs: Inputs) -> list[Column]:
    """Give the rows, each a column of the table."""
    return [
        Column(row.label, points(row.measure, inputs.catalog, chart.start), row.measure)
        for row in chart.rows
    ]


def remarks(chart: DotChart, inputs: Inputs) -> list[str]:
    """Say on how many days there is any number."""
    found = columns(chart, inputs)
    every = {point.last for column in found for point in column.known}
    both = [day for day in every if sum(day in {one.last for one in column.known}
                                        for column in found) > 1]  # fmt: skip
    told = f"There is a number for {len(every)} days"
    return [f"{told}, for {len(both)} of them in more than one row."]


def sketch(chart: DotChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the rows below one another, over one time axis."""
    pen = Pen(size)
    found = columns(chart, inputs)
    left = 10.0 if size.narrow else 24 + max(
        width_of(line, size.text, True)
        for row in chart.rows for line in wrap(row.label, size.text, 150, bold=True)
    )  # fmt: skip
    x = Scale(days(chart.start.first), days(chart.end.last), left, size.width - DOT - 4)
    step = 74.0 if size.narrow else 62.0
    first = 58.0 if size.narrow else 40.0
    for at, (row, column) in enumerate(zip(chart.rows, found, strict=True)):
        level = first + at * step
        pen.rule((left - DOT, level), (size.width, level), "rule", LINE["grid"])
        if size.narrow:
            pen.word((0, level - 34), row.label, row.colour, bold=True)
        else:
            lines = wrap(row.label, size.text, 150, bold=True)
            start = level + 5 - (len(lines) - 1) * size.leading / 2
            pen.lines((0, start), [(line, True) for line in lines], row.colour)
        y = Scale(0, 1, level, level + 1)
        marks = [{"x": days(one.last), "y": 0, "soft": row.open, **one.mark}
                 for one in column.known]  # fmt: skip
        pen.dots(f"row-{at + 1}", marks, (x, y), row.colour, Shows(row.label, "count"))
        spots = [(x(days(one.last)), level, column.printed(one)) for one in column.known]
        number_points(pen, spots, level + 40)
    base = first + len(chart.rows) * step - step + 34
    pen.rule((left - DOT, base), (size.width, base), "ink", LINE["baseline"])
    time_axis(pen, x, base)
    return pen.finish(round(base + 5 + 2.6 * size.leading))
