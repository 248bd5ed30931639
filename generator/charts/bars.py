"""Lying bars: the categories of one period, the longest first."""

from dataclasses import replace

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.rows import Column, NothingToDrawError, Point, chosen
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import Size
from generator.model.chart import BarChart

_REST = "all-others"


def columns(chart: BarChart, inputs: Inputs) -> list[Column]:
    """Give one value a category, the largest first, and each one's share of all."""
    found = _ranked(chart, _categories(chart, inputs))
    known = [point.value or 0 for point in found if point.value is not None]
    total = sum(known)
    shares = [
        replace(point, value=None if point.value is None else 100 * point.value / total)
        for point in found
    ]
    dataset = inputs.catalog.datasets[chart.measure.dataset]
    names = next(one.label for one in dataset.dimensions if one.column == chart.dimension)
    share = chart.measure.model_copy(update={"percent": True, "decimals": 1})
    return [
        Column(chart.label, found, chart.measure, names),
        Column("Share of all", shares, share, names),
    ]


def _categories(chart: BarChart, inputs: Inputs) -> list[Point]:
    """Give a point for every category of the period. Raises NothingToDrawError without any."""
    measure = chart.measure
    dataset = inputs.catalog.datasets[measure.dataset]
    dimension = next(one for one in dataset.dimensions if one.column == chart.dimension)
    names = {category.id: category.label for category in dimension.categories}
    rows = chosen(inputs.catalog.tables[measure.dataset], measure.where)
    found = [
        Point(name, names[name], row.first, row.last, row.value, row.status,
              note=row.note, category=True)
        for row in rows if row.period == chart.period
        for name in [row.categories[chart.dimension]]
    ]  # fmt: skip
    if not any(point.value is not None for point in found):
        raise NothingToDrawError(f"no row of {measure.dataset} is of {chart.period}")
    return found


def _ranked(chart: BarChart, found: list[Point]) -> list[Point]:
    """Order categories by size; the smallest are added up as one, and some stand last."""
    last = [point for point in found if point.period in chart.last]
    own = [point for point in found if point.period not in chart.last]
    own.sort(key=lambda point: -(point.value or 0))
    room = chart.at_most - len(last)
    if len(own) > room:
        kept, rest = own[: room - 1], own[room - 1 :]
        total = sum(point.value or 0 for point in rest)
        note = f"{len(rest)} categories"
        one = replace(rest[0], period=_REST, name=chart.rest, value=total, note=note)
        return [*kept, one, *last]
    return own + last


def remarks(chart: BarChart, inputs: Inputs) -> list[str]:
    """Say what the marked category's share is."""
    share = columns(chart, inputs)[1]
    marked = [point for point in share.points if point.period == chart.marked]
    return [f"“{point.name}” is {share.printed(point)} of all." for point in marked]


def sketch(chart: BarChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the bars, each with its name before it, or above it where the drawing is narrow."""
    pen = Pen(size)
    column = columns(chart, inputs)[0]
    step, bar, left = (44.0, 18.0, 0.0) if size.narrow else (34.0, 22.0, _names(column, size))
    top = size.leading if size.narrow else 2.0
    number_room = max(width_of(column.printed(point), size.text, True) for point in column.known)
    high = max(point.value or 0 for point in column.known)
    x = Scale(0, high, left, size.width - number_room - 8)
    y = Scale(0, len(column.points), top, top + len(column.points) * step)
    for name, marked in (("bars", False), ("bars-marked", True)):
        rows = [
            {"x": 0, "x2": point.value, "y": at, "y2": at + bar / step, **point.mark}
            for at, point in enumerate(column.points)
            if point.value is not None and (point.period == chart.marked) is marked
        ]
        fill = chart.marked_colour if marked else chart.colour
        pen.add(name, "block", rows, (x, y), Shows(chart.label, "width"), fill=fill)
    for at, point in enumerate(column.points):
        _words(pen, chart, column, point, (x, y(at), bar))
    if not size.narrow:
        pen.rule((left, top - 2), (left, y.end - (step - bar) + 2), "ink", 1.5)
    return pen.finish(round(y.end - (step - bar) + 4))


def _names(column: Column, size: Size) -> float:
    widest = max(width_of(point.name, size.text, True) for point in column.points)
    return min(widest + 12, size.width * 0.36)


def _words(
    pen: Pen, chart: BarChart, column: Column, point: Point, at: tuple[Scale, float, float]
) -> None:
    """Write a category's name and its number."""
    x, top, bar = at
    bold = point.period == chart.marked
    foot = top + bar / 2 + 5
    if pen.size.narrow:
        pen.word((0, top - 5), point.name, "ink", bold=bold)
    else:
        lines = wrap(point.name, pen.size.text, x.begin - 10, bold)
        first = foot - (len(lines) - 1) * pen.size.leading / 2
        pen.lines((x.begin - 10, first), [(line, bold) for line in lines], "ink", "end")
    said = column.printed(point, chart.missing)
    end = x(point.value or 0) + 6
    pen.word((end, foot), said, "ink", bold=point.value is not None)
