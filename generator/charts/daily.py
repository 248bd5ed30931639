"""Every day of many years as one thin line, and the average of each month as a heavier one."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from generator.charts.axes import baseline, grid, notes_of, year_axis
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.lines import runs
from generator.charts.place import annotate, roomy, skyline
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
from generator.charts.table import Cell, Table
from generator.charts.theme import Size
from generator.format import day, month, number
from generator.model.chart import DailyChart


def columns(chart: DailyChart, inputs: Inputs) -> list[Column]:
    """Give the days, and the average of each month."""
    found = points(chart.measure, inputs.catalog)
    average = chart.measure.model_copy(update={"decimals": 1})
    return [
        Column(chart.label, found, chart.measure),
        Column(chart.average, _months(found), average, every="month"),
    ]


def _months(found: list[Point]) -> list[Point]:
    """Average each month over its days; one with a day that is missing has no average."""
    by_month: dict[date, list[Point]] = defaultdict(list)
    for point in found:
        by_month[point.first.replace(day=1)].append(point)
    averages = []
    for first, rows in by_month.items():
        values = [row.value for row in rows if row.value is not None]
        value = sum(values) / len(values) if len(values) == len(rows) else None
        one = replace(rows[-1], period=f"{first:%Y-%m}", name=month(first), first=first, note="")
        averages.append(replace(one, value=value, status=one.status if value is not None else
                                "missing"))  # fmt: skip
    return averages


def remarks(chart: DailyChart, inputs: Inputs) -> list[str]:
    """Say on how many days nobody was counted, and the highest average."""
    every = columns(chart, inputs)[0].known
    empty = sum(point.value == 0 for point in every)
    return [f"On {empty:,} of {len(every):,} days the number was zero."]


def table(chart: DailyChart, inputs: Inputs) -> Table:
    """Give every day, a month a row, and the month's average."""
    every, months = columns(chart, inputs)
    by_day = {point.first: point for point in every.points}
    rows = []
    for one in months.points:
        cells = [Cell(one.name)]
        for number_of_day in range(1, 32):
            point = by_day.get(one.first + timedelta(days=number_of_day - 1))
            inside = point is not None and point.first.month == one.first.month
            cells.append(Cell(every.printed(point, chart.missing), point.value)
                         if point and inside else Cell(""))  # fmt: skip
        rows.append((*cells, Cell(months.printed(one, chart.missing), one.value)))
    head = ("Month", *(f"{at}" for at in range(1, 32)), months.label)
    return Table(head, tuple(rows))


def sketch(chart: DailyChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the days and, over them, the months."""
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: DailyChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    every, months = columns(chart, inputs)
    first, last = every.known[0].first, every.known[-1].last
    x = Scale(days(first), days(last) + 1, 0, size.width)
    high = max(every.known, key=lambda point: point.value or 0)
    head = size.leading * 2 + 8 + extra
    tall = size.width * (0.8 if size.narrow else 0.38)
    y = Scale(0, high.value or 0, head + tall, head)
    grid(pen, y, size.width)
    rows = [{"x": days(one.first), "y": one.value, **one.mark} for one in every.known]
    pen.add(
        "days",
        "path",
        rows,
        (x, y),
        Shows(every.label, "y"),
        stroke="line",
        strokeWidth=0.6 if size.narrow else 0.8,
    )
    pen.dense()
    _steps(pen, chart, months, x, y)
    baseline(pen, y.begin, size.width)
    _names(pen, chart, high, x, y)
    year_axis(pen, x, y.begin)
    annotate(pen, notes_of(chart.annotations, x, inputs, size.narrow), y.begin)
    return pen.finish(round(y.begin + 5 + 1.6 * size.leading))


def _steps(pen: Pen, chart: DailyChart, months: Column, x: Scale, y: Scale) -> None:
    """Draw each month's average as a level line, joined to the next."""
    shows = Shows(months.label, "y")
    for position, run in enumerate(runs(months.points)):
        rows = [
            {"x": at, "y": one.value, **one.mark}
            for one in run for at in (days(one.first), days(one.last) + 1)
        ]  # fmt: skip
        pen.add(f"months-{position + 1}", "path", rows, (x, y), shows,
                stroke=chart.colour, strokeWidth=1.4 if pen.size.narrow else 2.2)  # fmt: skip


def _names(pen: Pen, chart: DailyChart, high: Point, x: Scale, y: Scale) -> None:
    """Name the highest day; say what the heavier line is where it begins."""
    top = f"{number(high.value or 0)} on {day(high.last)}"
    half = width_of(top, pen.size.text, True) / 2
    middle = min(max(x(days(high.first)), half), pen.size.width - half)
    pen.word((middle, y(high.value or 0) - 6), top, "ink", "middle", bold=True)
    lines = wrap(chart.average, pen.size.text, 100 if pen.size.narrow else 240, bold=True)
    wide = max(width_of(line, pen.size.text, True) for line in lines)
    foot = min(skyline(pen, y.begin)[: int(wide) + 4]) - 8
    start = foot - (len(lines) - 1) * pen.size.leading
    pen.lines((0, start), [(line, True) for line in lines], chart.colour)
    pen.rule((3, foot + 5), (3, y.begin - 6), "ink-2", 1)
